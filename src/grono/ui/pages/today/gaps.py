"""What is missing in the register; each line opens the list of where."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame

from grono.domain.text import _
from grono.services import today
from grono.services.lists import ORGANISATIONS, PEOPLE
from grono.ui.page import Desk
from grono.ui.pages.today.calm import calm
from grono.ui.widgets.labels import label
from grono.ui.widgets.parts import RowButton, card, lines
from grono.wording import Kind as Wording

_PLACES = {ORGANISATIONS.key: "members", PEOPLE.key: "people"}


def gaps_card(desk: Desk) -> QFrame:
    """Counts of what is missing about members and people."""
    look, store = desk.look, desk.store
    title = _("To complete")
    gaps = today.gaps(store, date.today())
    if not gaps:
        return calm(look, _("No data is missing."), title)
    shown = [_gap(desk, gap, first=place == 0) for place, gap in enumerate(gaps)]
    share = look.tr(today.completeness(store, date.today(), gaps), Wording.PERCENT)
    note = label(look, _("Completeness of data: {share}", share=share), "caption")
    return card(look, lines(*shown), title=title, action=note)


def _gap(desk: Desk, gap: today.Gap, *, first: bool) -> RowButton:
    of_people = gap.list_key == PEOPLE.key
    words = _("People: {gap}", gap=gap.words) if of_people else gap.words
    place = _PLACES[gap.list_key]
    filters = [[key, list(values)] for key, values in gap.filters]
    return RowButton(
        desk.look,
        words,
        lambda: desk.go(place, filters=filters),
        icon="user" if of_people else "buildings",
        value=gap.count,
        first=first,
    )
