"""The first step: which programme, and what will be taken over from its latest edition."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _, n_
from grono.services.activities.lists import PROGRAMMES
from grono.services.columns import Column, Row
from grono.services.lists import Listing, Query
from grono.ui.page import Desk
from grono.ui.table import Cell, FixedRows, Table
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding

_COLUMNS = (Column("title", _("Programme"), width=400, shown=True),)


class ProgrammeStep(QWidget):
    """A list; Enter or a double click takes the programme and goes on."""

    chosen = Signal(str)
    taken = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        look = desk.look
        px = look.px
        self._source = FixedRows(_COLUMNS)
        cells = {"title": Cell(second=lambda line: line["note"], stretch=True)}
        self.table = Table(look, self._source, _("Programmes"), cells=cells, tickable=False)
        self.table.current_changed.connect(lambda _place: self.chosen.emit(self.current))
        self.table.opened.connect(lambda _place: self.taken.emit())
        hint = _("The conditions, sessions' topics, trainers, costs and survey come from the latest edition.")
        whole = column(
            label(look, _("Which programme?"), "heading"),
            label(look, hint, "secondary", wrap=True),
            gap=px(8),
            margins=(px(24), px(16), px(24), px(16)),
        )
        frame = holding(column(self.table, margins=1), frame="card")
        frame.setMaximumWidth(px(760))
        whole.addWidget(frame, 1)
        self.setLayout(whole)

    def read(self) -> None:
        """The programmes of the register, with the cursor where it was."""
        known = self.current
        listing = Listing(self.desk.store, PROGRAMMES)
        rows = listing.rows(listing.ids(Query()), date.today())
        tr = self.desk.look.tr
        self._source.all = [{"id": one["id"], "title": one["title"], "note": tr(_note(one))} for one in rows]
        self.table.blockSignals(True)
        self.table.show_rows(range(len(rows)))
        self.table.blockSignals(False)
        self.choose(known)

    @property
    def current(self) -> str:
        """The id of the programme under the cursor."""
        place = self.table.current_id
        return str(self._source.all[place]["id"]) if 0 <= place < len(self._source.all) else ""

    def choose(self, id: str) -> None:
        """Put the cursor on a programme."""
        place = next((at for at, line in enumerate(self._source.all) if line["id"] == id), -1)
        if place >= 0:
            self.table.go_to(place)


def _note(one: Row) -> Text:
    count = int(str(one.get("editions") or 0))
    if not count:
        return _("no edition yet")
    return n_("{n} edition so far", "{n} editions so far", count)
