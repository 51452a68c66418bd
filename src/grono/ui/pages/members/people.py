"""The people of an organisation: who does what there, and the ways to reach them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.text import _
from grono.services import contact_person
from grono.services.contact_person import PersonInRole
from grono.services.records import PERSON
from grono.store.store import Store
from grono.ui.records.kinds import Told
from grono.ui.records.people_lines import contact_line
from grono.ui.records.sections import Sections, block
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label

if TYPE_CHECKING:
    from grono.ui.records.card import Card


def _people(store: Store, id: str) -> list[PersonInRole]:
    """Each person once, with the role that comes first."""
    found = contact_person.people_of(store, [id], date.today()).get(id, [])
    return list({one.person.id: one for one in reversed(found)}.values())[::-1]


def count(store: Store, told: Told) -> int:
    """How many people have a role there."""
    return len(_people(store, told.id))


def person_lines(card: Card, told: Told) -> list[QWidget]:
    """A line for each of its people."""
    return [_line(card, one) for one in _people(card.desk.store, told.id)]


def _line(card: Card, one: PersonInRole) -> QWidget:
    values = PERSON.read(one.held, date.today(), ("phones", "emails"))
    tr = card.look.tr
    note = " · ".join(filter(None, (one.role.function, tr(one.role.kind))))
    return contact_line(
        card.desk,
        ("person", one.person.id),
        contact_person.full_name(one.person),
        note,
        email=_first(values.get("emails")),
        phone=_first(values.get("phones")),
    )


def _first(value: object) -> str:
    return str(value[0]) if isinstance(value, tuple) and value else ""


def build(card: Card, told: Told) -> QWidget:
    """The tab of people."""
    look = card.look
    lines = person_lines(card, told)
    if not lines:
        lines = [label(look, _("Nobody is recorded yet. Add the person to contact."), "secondary", wrap=True)]
    add = LinkButton(
        look, _("Add a person"), lambda: card.desk.go("person_form", organisation=told.id), icon="plus"
    )
    made = block(look, _("People"), *lines, action=None if card.desk.read_only else add)
    return Sections(look, (made,), page=card.page)
