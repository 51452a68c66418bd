"""The table on the screen: a current row, ticks, keys, a menu, columns that remember their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from grono.ui.look import Look
from grono.ui.table import copying, jump
from grono.ui.table.cells import Cell, Source
from grono.ui.table.columns import Columns
from grono.ui.table.delegate import CellDelegate
from grono.ui.table.header import Header
from grono.ui.table.model import Index, TableModel
from grono.ui.widgets import paint


class Table(QTableView):
    """A list of records. The current row is one thing, the ticked rows another."""

    current_changed = Signal(int)  # the row number (_rownum) under the cursor, -1 for none
    opened = Signal(int)  # Enter or a double click
    edit_wanted = Signal(int)  # F2
    delete_wanted = Signal()  # Del
    order_changed = Signal(str, bool)  # column key, descending

    def __init__(
        self,
        look: Look,
        source: Source,
        name: object,
        *,
        cells: dict[str, Cell] | None = None,
        tickable: bool = True,
    ) -> None:
        super().__init__()
        self.look = look
        self.records = TableModel(look, source, tickable=tickable)
        self._cells = cells or {}
        self._two_lines = any(cell.second for cell in self._cells.values())
        self._painter = CellDelegate(look, self.records, self._cells)
        self._jump = jump.Typed()
        self.row_menu: Callable[[], QMenu] | None = None
        self._painted = False
        self._waiting: dict[Callable[[], object], None] = {}
        self.setAccessibleName(look.tr(name))
        self.setModel(self.records)
        self.setItemDelegate(self._painter)
        self.head = Header(look, self.records)
        self.setHorizontalHeader(self.head)
        self.columns = Columns(self, self._cells)
        self._set_up()
        self.head.order_wanted.connect(self._order_by)
        self.records.ticks_changed.connect(self.head.viewport().update)
        look.theme.changed.connect(self._measure)

    def _set_up(self) -> None:
        # A visible vertical header asks Python about every removed row: seconds per key stroke.
        self.verticalHeader().hide()
        self._measure()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _measure(self) -> None:
        height = self.look.px(48 if self._two_lines else 40)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.columns.measure()

    # Rows

    def show_rows(self, ids: Iterable[int], *, keep: int | None = None) -> None:
        """Show these rows, with the cursor on the one it was on, or on the first."""
        wanted = self.current_id if keep is None else keep
        self.scrollToTop()
        self.records.show(ids)
        if not self.go_to(wanted) and self.records.ids:
            self._move(0)
        elif not self.records.ids:
            self._painter.current = -1
            self.current_changed.emit(-1)

    def refresh(self) -> None:
        """The same rows, told anew."""
        self.records.forget()
        self.current_changed.emit(self.current_id)

    @property
    def current_id(self) -> int:
        """The row number under the cursor, -1 for none."""
        place = self.currentIndex().row()
        return self.records.ids[place] if 0 <= place < len(self.records.ids) else -1

    def go_to(self, ident: int) -> bool:
        """Put the cursor on a row, if it is there."""
        try:
            place = self.records.ids.index(ident)
        except ValueError:
            return False
        self._move(place)
        return True

    def acted_on(self) -> list[int]:
        """What an action is about: the ticked rows, or the current one."""
        current = self.current_id
        return self.records.ticked_ids() or ([current] if current >= 0 else [])

    def _move(self, place: int) -> None:
        index = self.records.index(place, min(self.records.first, self.records.columnCount() - 1))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._painter.current = current.row()
        self.viewport().update()
        if current.row() != previous.row() or not previous.isValid():
            self.current_changed.emit(self.current_id)

    def plain_ticks(self) -> None:
        """Ticked rows look like the others: a tick says something of its own."""
        self._painter.tinted = False

    # Order and columns

    def set_order(self, key: str, *, descending: bool = False) -> None:
        """Show by what the rows are ordered; the page orders them."""
        self.head.order = (key, descending)
        self.head.viewport().update()

    def _order_by(self, key: str) -> None:
        was, descending = self.head.order
        self.set_order(key, descending=not descending if key == was else False)
        self.order_changed.emit(*self.head.order)

    def save_state(self) -> dict[str, Any]:
        """Order, widths, hidden and moved columns."""
        return {"order": list(self.head.order), **self.columns.save()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """As it was left."""
        if order := state.get("order"):
            self.set_order(order[0], descending=bool(order[1]))
        self.columns.restore(state)

    def copy(self) -> None:
        """Put the ticked rows, or the current one, on the clipboard as a table."""
        chosen = set(self.acted_on())
        places = [place for place, ident in enumerate(self.records.ids) if ident in chosen]
        shown = self.columns.shown()
        rows = [[self.records.text(place, column) for column in shown] for place in places]
        head = [self.look.tr(column.title) for column in shown]
        if rows:
            QGuiApplication.clipboard().setMimeData(copying.as_table(head, rows))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.records.tick_all(on=True)
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and self._extend(event.key(), place):
            return
        elif not self._act(event.key(), place):
            self._jump_or_pass(event)

    def _extend(self, key: int, place: int) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if not step or not self.records.first or place < 0:
            return False
        target = min(max(place + step, 0), self.records.rowCount() - 1)
        self.records.tick((place, target), on=True)
        self._move(target)
        return True

    def _act(self, key: int, place: int) -> bool:
        if place < 0:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current_id)
        elif key == Qt.Key.Key_F2:
            self.edit_wanted.emit(self.current_id)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_Space and self.records.first and not self._jump.typing:
            self.records.tick((place,))
        elif key == Qt.Key.Key_Escape and self.records.ticked:
            self.records.tick_all(on=False)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(0 if key == Qt.Key.Key_Home else self.records.rowCount() - 1)
        else:
            return False
        return True

    def _jump_or_pass(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and typed and typed.isprintable():
            place = jump.find(self.records, self.head.order, self._jump.add(typed))
            if place is not None:
                self._move(place)
            return
        super().keyPressEvent(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        dots = self._dots(index.row())
        if dots.contains(event.position().toPoint()) and event.button() is Qt.MouseButton.LeftButton:
            self._move(index.row())
            self._open_menu(self.viewport().mapToGlobal(dots.bottomLeft()))
            return
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            if index.column() < self.records.first:
                self.records.tick((index.row(),))
                return
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.records.first:
                self.records.tick((index.row(),))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() >= self.records.first:
            self.opened.emit(self.records.ids[index.row()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, place: int) -> None:
        before, self._painter.hovered = self._painter.hovered, place
        for row in {before, place} - {-1} if before != place else ():
            self.viewport().update(self._strip(row))

    def _strip(self, place: int) -> QRect:
        return QRect(0, self.rowViewportPosition(place), self.viewport().width(), self.rowHeight(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.row_menu or self.current_id < 0:
            return
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.currentIndex().row()
            below = self.rowViewportPosition(place) + self.rowHeight(place)
            at = self.viewport().mapToGlobal(QPoint(self.look.px(48), below))
        self._open_menu(at)

    def _open_menu(self, at: QPoint) -> None:
        if self.row_menu:
            menu = self.row_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _dots(self, place: int) -> QRect:
        """Where the three dots of a row are; nowhere without a menu."""
        if not self.row_menu or place < 0:
            return QRect()
        side = self.look.px(28)
        strip = self._strip(place)
        return QRect(strip.right() - side - self.look.px(4), strip.center().y() - side // 2, side, side)

    # Painting and size

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._painter.focused = True
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._painter.focused = False
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colour = self.look.colour("focus")
        place = self._painter.current
        if place >= 0 and self.hasFocus():
            strip = self._strip(place)
            painter.fillRect(0, strip.top(), self.look.px(3), strip.height() - 1, colour)
        elif self.hasFocus():
            painter.fillRect(0, 0, self.viewport().width(), 2, colour)
        self._paint_dots(painter)
        painter.end()
        if self.records.ids and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._run_waiting)

    def when_painted(self, run: Callable[[], object]) -> None:
        """Do at once what needs no rows on the screen, but let the first ones appear before it."""
        if self._painted or not self.records.ids or not self.window().isVisible():
            run()
        else:
            self._waiting[run] = None

    def _run_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for run in waiting:
            run()

    def _paint_dots(self, painter: QPainter) -> None:
        """On the row under the pointer, and on the current one while the keys are here."""
        keyed = self._painter.current if self.hasFocus() else -1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in {self._painter.hovered, keyed}:
            dots = QRectF(self._dots(place))
            if not dots.isEmpty():
                paint.rounded(painter, dots, self.look.px(6), self._painter.ground(place))
                inset = self.look.px(6)
                sign = dots.adjusted(inset, inset, -inset, -inset)
                self.look.draw_icon(painter, "dots-three-bold", sign)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.stretch()
