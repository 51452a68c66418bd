"""Which columns of a table are shown, how wide and in which order; all of it is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHeaderView, QMenu

from grono.domain.text import _
from grono.services.columns import Column
from grono.ui.table.cells import PLAIN, Cell

if TYPE_CHECKING:
    from grono.ui.table.view import Table

_TICK = 56
_LEAST_STRETCHED = 220


class Columns:
    """The sections of a table's head."""

    def __init__(self, table: Table, cells: dict[str, Cell]) -> None:
        self._table = table
        self._model = table.records
        self._head = table.head
        self._cells = cells
        self._widths: dict[str, int] = {}
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for section in range(self._model.columnCount()):
            column = self._model.column_at(section)
            self._head.setSectionHidden(section, column is not None and not column.shown)
        self._head.sectionResized.connect(self._resized)
        self._busy = False

    def _section(self, key: str) -> int:
        keys = [column.key for column in self._model.columns]
        return keys.index(key) + self._model.first

    def _stretched(self) -> int:
        for column in self._model.columns:
            if self._cells.get(column.key, PLAIN).stretch:
                return self._section(column.key)
        return -1

    def measure(self) -> None:
        """Give every column its width at this text size."""
        px = self._table.look.px
        self._busy = True
        if self._model.first:
            self._head.resizeSection(0, px(_TICK))
            self._head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        for column in self._model.columns:
            width = self._widths.get(column.key, column.width)
            self._head.resizeSection(self._section(column.key), px(width))
        self._busy = False
        self.stretch()

    def stretch(self) -> None:
        """Give the space left to the column that takes it."""
        section = self._stretched()
        if section < 0:
            return
        others = sum(
            self._head.sectionSize(other)
            for other in range(self._model.columnCount())
            if other != section and not self._head.isSectionHidden(other)
        )
        left = self._table.viewport().width() - others
        self._busy = True
        self._head.resizeSection(section, max(left, self._table.look.px(_LEAST_STRETCHED)))
        self._busy = False

    def _resized(self, section: int, _before: int, width: int) -> None:
        column = self._model.column_at(section)
        if self._busy or column is None:
            return
        self._widths[column.key] = round(width * 100 / self._table.look.theme.scale)
        self.stretch()

    def shown(self) -> Sequence[Column]:
        """The visible columns in the order of the screen; what is printed and copied."""
        sections = map(self._head.logicalIndex, range(self._model.columnCount()))
        visible = (s for s in sections if s >= self._model.first and not self._head.isSectionHidden(s))
        return [self._model.columns[s - self._model.first] for s in visible]

    def show(self, key: str, *, on: bool) -> None:
        """Show or hide a column; the last one stays."""
        if on or len(self.shown()) > 1:
            self._head.setSectionHidden(self._section(key), not on)
            self.stretch()

    def menu(self) -> QMenu:
        """A tick for every column, and the order by it."""
        table = self._table
        menu = QMenu(table.look.tr(_("Columns")), table)
        shown = {column.key for column in self.shown()}
        for column in self._model.columns:
            action = menu.addAction(table.look.tr(column.title))
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.toggled.connect(lambda on, key=column.key: self.show(key, on=on))
        menu.addSeparator()
        order = menu.addMenu(table.look.tr(_("Sort by")))
        for column in self._model.columns:
            if column.key in self._model.source.sortable:
                action = order.addAction(table.look.tr(column.title))
                action.triggered.connect(lambda _on=False, key=column.key: table.head.order_wanted.emit(key))
        return menu

    def save(self) -> dict[str, Any]:
        """What the user changed."""
        return {"widths": dict(self._widths), "columns": [column.key for column in self.shown()]}

    def restore(self, state: dict[str, Any]) -> None:
        """As it was left; columns that are gone are passed over."""
        known = {column.key for column in self._model.columns}
        self._widths = {key: int(width) for key, width in state.get("widths", {}).items() if key in known}
        wanted = [key for key in state.get("columns", []) if key in known]
        if wanted:
            for key in known:
                self._head.setSectionHidden(self._section(key), key not in wanted)
            for place, key in enumerate(wanted):
                visual = self._head.visualIndex(self._section(key))
                self._head.moveSection(visual, place + self._model.first)
        self.measure()
