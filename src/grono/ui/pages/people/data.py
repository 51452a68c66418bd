"""The first tab of a person's card: contacts, roles, what they were told and agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.consent import ConsentState, Purpose
from grono.domain.dates import PartialDate, covers
from grono.domain.person import Role
from grono.domain.text import _, p_
from grono.services import attached, editing
from grono.ui.records.kinds import Told
from grono.ui.records.people_lines import contact_line
from grono.ui.records.sections import Sections, block, copyable, open_mail, pairs, words
from grono.ui.records.states import CONSENT_COLOURS
from grono.ui.widgets.badge import Badge
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row

if TYPE_CHECKING:
    from grono.ui.records.card import Card

Pair = tuple[object, object]


def build(card: Card, told: Told) -> QWidget:
    """All of it, contacts first."""
    return Sections(card.look, _blocks(card, told), page=card.page)


def _blocks(card: Card, told: Told) -> Iterator[QWidget]:
    look = card.look
    yield block(look, _("Contact"), pairs(look, list(_contact(card, told))))
    yield block(look, _("Roles"), *_roles(card, told))
    yield block(look, _("Consents"), pairs(look, list(_consents(card, told))))
    yield block(look, _("Information given"), *_informed(card, told))
    tags = told.row.get("tags")
    if isinstance(tags, tuple):
        yield block(look, _("Tags"), words(look, ", ".join(tags)))
    notes = attached.hanging(card.desk.store, told.id).notes
    if notes:
        more = LinkButton(look, _("All notes"), lambda: card.tabs.choose("notes"))
        yield block(look, p_("tab", "Note"), words(look, notes[0].text), action=more)


def _contact(card: Card, told: Told) -> Iterator[Pair]:
    desk, look = card.desk, card.look
    for name, key, copy, open_it in (
        (_("Telephone"), "phones", _("Copy the telephone"), None),
        (_("E-mail"), "emails", _("Copy the e-mail"), open_mail),
    ):
        values = told.row.get(key)
        if isinstance(values, tuple):
            lines = [
                copyable(desk, one, copy, run=partial(open_it, one) if open_it else None) for one in values
            ]
            yield name, holding(column(*lines, gap=0))
        else:
            link = LinkButton(look, _("missing — complete"), partial(card.edit, key), strong=False)
            link.setAccessibleName(look.tr(_("{field}: missing — complete", field=name)))
            link.setEnabled(not desk.read_only)
            yield name, holding(row(link, None))


def _roles(card: Card, told: Told) -> Iterator[QWidget]:
    look = card.look
    roles = card.desk.store.of(Role, [told.id]).get(told.id, [])
    today = date.today()
    roles.sort(key=lambda role: (not covers(role.valid_from, role.valid_to, today), role.valid_from or ""))
    for role in roles:
        yield _role(card, role, now=covers(role.valid_from, role.valid_to, today))
    if not roles:
        yield label(look, _("No role in an organisation is recorded."), "secondary", wrap=True)


def _role(card: Card, role: Role, *, now: bool) -> QWidget:
    look, desk = card.look, card.desk
    title = editing.title_of(desk.store, role.organisation_id) or "—"
    told = [role.function, look.tr(role.kind), role.department]
    for text, day in (
        (_("from {day}", day=role.valid_from), role.valid_from),
        (_("until {day}", day=role.valid_to), role.valid_to),
    ):
        if day:
            told.append(look.tr(text))
    ends: tuple[QWidget, ...] = ()
    if now and not desk.read_only:
        name = _("End the role in {name}", name=title)
        ends = (IconButton(look, "sign-out", name, partial(_end, card, role)),)
    record = ("organisation", role.organisation_id)
    return contact_line(desk, record, title, " · ".join(filter(None, told)), more=ends)


def _end(card: Card, role: Role) -> None:
    editing.end_role(card.desk.store, role, PartialDate(date.today()))
    card.desk.toast(_("The role ends today."), undo=True)


def _consents(card: Card, told: Told) -> Iterator[Pair]:
    look = card.look
    for purpose in Purpose:
        answer = ConsentState(str(told.row.get(f"consent_{purpose}") or ConsentState.NOT_ASKED))
        when = look.tr(told.row.get(f"consent_{purpose}_on"))
        badge = Badge(look, answer, CONSENT_COLOURS[answer])
        yield purpose, holding(row(badge, label(look, when, "caption"), None, margins=(0, look.px(2))))


def _informed(card: Card, told: Told) -> Iterator[QWidget]:
    look, values = card.look, told.row
    if not values.get("clause_given_on"):
        yield label(look, _("Nothing is recorded about information given."), "secondary", wrap=True)
        return
    yield pairs(
        look,
        [
            (_("Clause"), words(look, values.get("clause"))),
            (_("Version"), words(look, values.get("clause_version"))),
            (_("Given on"), words(look, values.get("clause_given_on"))),
        ],
    )
