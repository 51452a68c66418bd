"""A table model over row numbers: the rows themselves are fetched a page at a time."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from grono.domain.text import _
from grono.services.columns import Column, Row
from grono.ui.look import Look
from grono.ui.table.cells import Source

_PAGE = 64
_PAGES_KEPT = 64

# Roles come as plain integers, and comparing them as such halves the time of a repaint.
_DISPLAY = 0
_TOOLTIP = 3
_ALIGNMENT = 7
_CHECK = 10
_ACCESSIBLE = 11
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """Numbers in an array, pages of rows in a cache, ticks beside them; column 0 is the tick where wanted."""

    ticks_changed = Signal()

    def __init__(self, look: Look, source: Source, *, tickable: bool = True) -> None:
        super().__init__()
        self.look = look
        self.source = source
        self.columns: Sequence[Column] = tuple(source.columns)
        self.first = 1 if tickable else 0
        self.ids: array[int] = array("q")
        self.ticked: set[int] = set()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def show(self, ids: Iterable[int]) -> None:
        """Show these rows; ticks of rows that are gone are forgotten."""
        self.beginResetModel()
        self.ids = ids if isinstance(ids, array) else array("q", ids)
        self._pages.clear()
        if self.ticked:
            self.ticked &= set(self.ids)
        self.endResetModel()
        self.ticks_changed.emit()

    def forget(self) -> None:
        """Fetch the rows anew: the same rows, but what they say has changed."""
        self._pages.clear()
        if not self.ids:
            return
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> Row:
        """The row at a place; its page is fetched when it is not there."""
        page, place = divmod(number, _PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self.source.rows(self.ids[page * _PAGE : (page + 1) * _PAGE])
            self._pages[page] = rows
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return rows[place]

    def text(self, number: int, column: Column) -> str:
        """What stands in a cell."""
        return self.look.tr(column.value(self.row(number)), column.kind)

    def column_at(self, section: int) -> Column | None:
        """The column of a section; None is the tick."""
        return self.columns[section - self.first] if section >= self.first else None

    def is_ticked(self, number: int) -> bool:
        """Whether the row at a place is ticked."""
        return self.ids[number] in self.ticked

    def tick(self, numbers: Iterable[int], *, on: bool | None = None) -> None:
        """Tick rows, untick them, or (None) turn each over."""
        for number in numbers:
            ident = self.ids[number]
            wanted = ident not in self.ticked if on is None else on
            (self.ticked.add if wanted else self.ticked.discard)(ident)
        self._ticks_repainted()

    def tick_all(self, *, on: bool) -> None:
        """Tick everything that is shown, or nothing."""
        self.ticked = set(self.ids) if on else set()
        self._ticks_repainted()

    def ticked_ids(self) -> list[int]:
        """The ticked rows, in the order of the list."""
        return [ident for ident in self.ids if ident in self.ticked] if self.ticked else []

    def _ticks_repainted(self) -> None:
        if self.ids:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [_CHECK])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.ticks_changed.emit()

    # What Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns) + self.first

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role not in (_DISPLAY, _TOOLTIP, _ALIGNMENT, _CHECK, _ACCESSIBLE):
            return None
        column = self.column_at(index.column())
        if column is None:
            return self._tick_data(index.row(), role)
        if role == _ALIGNMENT:
            return _RIGHT if column.numeric else _LEFT
        if role == _CHECK:
            return None
        text = self.text(index.row(), column)
        if role == _ACCESSIBLE:
            nothing = self.look.tr(_("none"))
            return f"{self.look.tr(column.title)}: {text or nothing}"
        return text

    def _tick_data(self, number: int, role: int) -> object:
        on = self.is_ticked(number)
        if role == _CHECK:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _ACCESSIBLE:
            return self.look.tr(_("ticked") if on else _("not ticked"))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical or role not in (_DISPLAY, _ALIGNMENT, _ACCESSIBLE):
            return None
        column = self.column_at(section)
        if column is None:
            return self.look.tr(_("Tick all")) if role == _ACCESSIBLE else None
        if role == _ALIGNMENT:
            return _RIGHT if column.numeric else _LEFT
        return self.look.tr(column.title)

    def flags(self, index: Index) -> Qt.ItemFlag:
        shared = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shared | Qt.ItemFlag.ItemIsUserCheckable if index.column() < self.first else shared
