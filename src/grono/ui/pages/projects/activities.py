"""The events and editions that a project is served by, as a tab of its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.text import _
from grono.services.activities.strips import Serving, served_by
from grono.store.store import Store
from grono.ui.records.kinds import Told
from grono.ui.records.sections import Sections, block
from grono.ui.widgets.labels import label
from grono.ui.widgets.parts import RowButton, lines

if TYPE_CHECKING:
    from grono.ui.records.card import Card


def count(store: Store, told: Told) -> int:
    """How many serve it."""
    return len(served_by(store, told.id))


def build(card: Card, told: Told) -> QWidget:
    """The latest first; each opens its own page."""
    look = card.look
    found = served_by(card.desk.store, told.id)
    shown: QWidget
    if found:
        shown = lines(*(_line(card, one, first=place == 0) for place, one in enumerate(found)))
    else:
        words = _("No event and no edition of training serves this project yet.")
        shown = label(look, words, "secondary", wrap=True)
    return Sections(look, (block(look, _("Activities"), shown),), page=card.page)


def _line(card: Card, one: Serving, *, first: bool) -> RowButton:
    opens = partial(card.desk.show_record, one.table, one.id)
    icon = "ticket" if one.table == "event" else "graduation-cap"
    return RowButton(
        card.look, one.title, opens, icon=icon, note=one.first_day or _("no day yet"), first=first
    )
