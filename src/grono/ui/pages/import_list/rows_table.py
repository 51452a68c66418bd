"""Rows of one outcome as a table: what is in them or what they change, and what can be decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from grono.domain.text import _
from grono.exchange.draft import Draft
from grono.exchange.rows import Decision, Outcome, PlannedRow
from grono.services.columns import Column, Row
from grono.ui.look import Look
from grono.ui.pages.import_list.record import title_of, told
from grono.ui.table import Cell, Table
from grono.ui.widgets.layout import clear, column, holding, row

_NUMBER = Column("number", _("Row"), width=86, shown=True)
_NAME = Column("name", _("Name"), width=300, shown=True)
_CHANGES = (
    _NUMBER,
    _NAME,
    Column("field", _("Field"), width=190, shown=True),
    Column("before", _("Now in the register"), width=220, shown=True),
    Column("after", _("After the import"), width=260, shown=True),
)
_SAID = Column("said", _("Worth knowing"), width=420, shown=True)
_KEYS = {"members": ("nip", "town", "size"), "people": ("organisation", "function", "emails")}


@dataclass(frozen=True)
class _Shown:
    row: PlannedRow
    key: str = ""


class _Source:
    """Rows told only when they are looked at."""

    sortable: Collection[str] = ()

    def __init__(
        self, look: Look, draft: Draft, columns: tuple[Column, ...], shown: Sequence[_Shown]
    ) -> None:
        self.columns = columns
        self._look = look
        self._draft = draft
        self.shown = shown
        self._read = {read.number: read for read in draft.rows()}

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        """The rows at these places."""
        return [self._told(self.shown[number]) for number in numbers]

    def _told(self, shown: _Shown) -> Row:
        look, draft, planned = self._look, self._draft, shown.row
        line: dict[str, object] = {
            "number": str(planned.number),
            "name": planned.title,
            "hidden": planned.hidden,
        }
        if shown.key:
            before, after = planned.changes[shown.key]
            line |= {
                "field": title_of(draft, shown.key),
                "before": told(look, draft, shown.key, before),
                "after": told(look, draft, shown.key, after),
            }
            return line
        read = self._read[planned.number]
        keys = (column.key for column in self.columns[2:] if column.key in read.values)
        line |= {key: told(look, draft, key, read.values[key]) for key in keys}
        line["said"] = " ".join(look.tr(issue.message) for issue in planned.issues)
        return line


class RowsTable(QWidget):
    """A framed table; Enter or the menu of a row decides about it."""

    decided = Signal(int, object)  # the row, a Decision or None

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._box = column(gap=0)
        self.setLayout(self._box)
        self.table: Table | None = None
        self._source: _Source | None = None
        self._outcome = Outcome.CREATED

    def show_rows(self, draft: Draft, rows: Sequence[PlannedRow], outcome: Outcome) -> None:
        """Show rows of one outcome."""
        self._outcome = outcome
        if outcome is Outcome.CHANGED:
            columns = _CHANGES
            shown = [_Shown(one, key) for one in rows for key in (one.changes or {"": None})]
        else:
            said = (_SAID,) if any(one.issues for one in rows) else ()
            columns = (_NUMBER, _NAME, *self._fields(draft), *said)
            shown = [_Shown(one) for one in rows]
        kept = self.table.current_id if self.table else -1
        self._source = _Source(self.look, draft, columns, shown)
        cells = {
            "number": Cell(icon=lambda line: ("eye-slash", "warn.mark") if line["hidden"] else None),
            "name": Cell(strong=True, stretch=outcome is not Outcome.CHANGED),
            "after": Cell(stretch=True, ink="ok.text"),
        }
        clear(self._box)
        table = Table(self.look, self._source, _("Rows"), cells=cells, tickable=False)
        table.show_rows(range(len(shown)), keep=min(kept, len(shown) - 1))
        table.row_menu = self._menu
        table.opened.connect(lambda _place: self._open_menu())
        self.table = table
        self._box.addWidget(holding(row(table, margins=1), frame="card"))

    def _fields(self, draft: Draft) -> tuple[Column, ...]:
        used = {one.target for one in draft.assignments}
        keys = [key for key in _KEYS[draft.importer.key] if key in draft.importer.field]
        wanted = [key for key in keys if key in used or key == "town"]
        return tuple(Column(key, draft.importer.field[key].title, width=150, shown=True) for key in wanted)

    def _current(self) -> PlannedRow | None:
        if self.table is None or self._source is None or self.table.current_id < 0:
            return None
        return self._source.shown[self.table.current_id].row

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        current = self._current()
        if current is None:
            return menu
        ways: list[tuple[object, Decision | None]] = []
        if self._outcome is Outcome.SKIPPED:
            ways.append((_("Import this row after all"), None))
        else:
            ways.append((_("Leave this row out"), Decision(Outcome.SKIPPED)))
        if self._outcome in (Outcome.CHANGED, Outcome.UNCHANGED):
            ways.append((_("Add it as a new record"), Decision(Outcome.CREATED)))
        for words, decision in ways:
            menu.addAction(
                self.look.tr(words), lambda decision=decision: self.decided.emit(current.number, decision)
            )
        return menu

    def _open_menu(self) -> None:
        table = self.table
        if table is None:
            return
        menu = self._menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft()))
