"""A table to type rows into: keys as in a spreadsheet, painted like the other tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.table.rows import Line, RowsModel, Typed
from grono.ui.widgets import paint
from grono.ui.widgets.select import Select

Index = QModelIndex | QPersistentModelIndex
_LEAST = 160


class _Head(QHeaderView):
    def __init__(self, look: Look, model: RowsModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._rows = model
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(34))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look, box = self._look, QRectF(rect)
        column = self._rows.columns[logicalIndex]
        painter.save()
        painter.fillRect(box, look.colour("sunken"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.colour("border"))
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        inner = box.adjusted(look.px(8), 0, -look.px(10), 0)
        words = look.tr(column.field.title)
        paint.text(painter, inner, words, look.font("caption-strong"), look.colour("text-2"), align)
        painter.restore()


class _Cells(QStyledItemDelegate):
    def __init__(self, view: RowsEditor) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.look.px(80), self._view.look.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, look = self._view, self._view.look
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        column = view.rows.columns[index.column()]
        current = view.currentIndex()
        here = view.hasFocus() and current.row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, look.colour("selected-quiet" if here else "surface"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.colour("line"))
        words = view.rows.words(index.row(), column)
        wrong = (index.row(), column.key) in view.rows.wrong
        ink = "bad.text" if wrong else "text" if words else "text-3"
        if not words and index.row() >= len(view.rows.lines):
            words = look.tr(_("New row")) if index.column() == view.first_open else ""
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        inner = box.adjusted(look.px(8), 0, -look.px(10), 0)
        paint.text(painter, inner, words, look.font("body"), look.colour(ink), align)
        if wrong or (here and current.column() == index.column()):
            colour = look.colour("bad.mark" if wrong else "focus")
            paint.ring(painter, box.adjusted(1, 1, -1, -2), look.px(4), colour)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        look, column = self._view.look, self._view.rows.columns[index.column()]
        choices = column.choices()
        if choices:
            made: QWidget = Select(look, column.field.title, choices)
            made.setParent(parent)
            return made
        line = QLineEdit(parent)
        line.setAccessibleName(look.tr(column.field.title))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        words = self._view.rows.words(index.row(), self._view.rows.columns[index.column()])
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(words))
        elif isinstance(editor, QLineEdit):
            editor.setText(words)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.value if isinstance(editor, Select) else ""
        model.setData(index, editor.text() if isinstance(editor, QLineEdit) else value)


class RowsEditor(QTableView):
    """Typing begins anywhere; Enter goes on, Del removes the row, Alt+Up and Alt+Down move it."""

    def __init__(
        self,
        look: Look,
        columns: Sequence[Typed],
        name: object,
        *,
        movable: bool = True,
        growing: bool = True,
    ) -> None:
        super().__init__()
        self.look = look
        self.rows = RowsModel(look, columns, growing=growing)
        self.edited = self.rows.edited
        self._movable = movable and growing
        self.first_open = next((at for at, one in enumerate(columns) if not one.fixed), 0)
        self.setAccessibleName(look.tr(name))
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(_Head(look, self.rows))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self._menu().popup(self.mapToGlobal(at)))
        look.theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.look.px(38))
        self.verticalHeader().setMinimumSectionSize(self.look.px(38))
        self._stretch()

    def _stretch(self) -> None:
        look, columns = self.look, self.rows.columns
        taken = sum(look.px(one.width) for one in columns)
        free = [at for at, one in enumerate(columns) if not one.width]
        share = max((self.viewport().width() - taken) // max(len(free), 1), look.px(_LEAST))
        for at, one in enumerate(columns):
            self.setColumnWidth(at, look.px(one.width) if one.width else share)

    def show_rows(self, lines: Sequence[Mapping[str, object]], *, read_only: bool = False) -> None:
        """Show lines with the cursor where it was; nothing changes while somebody types."""
        if self.state() is QAbstractItemView.State.EditingState:
            return
        at = self.currentIndex()
        self.rows.open = not read_only
        self.rows.show(lines)
        place = self.rows.index(
            max(0, min(at.row(), self.rows.rowCount() - 1)), max(at.column(), self.first_open)
        )
        if place.isValid():
            self.setCurrentIndex(place)
        self.updateGeometry()

    @property
    def lines(self) -> list[Line]:
        """What stands in the table."""
        return [dict(line) for line in self.rows.lines]

    def sizeHint(self) -> QSize:
        height = self.look.px(38) * self.rows.rowCount() + self.look.px(38)
        return QSize(self.look.px(480), height)

    def _menu(self) -> QMenu:
        tr, place = self.look.tr, self.currentIndex().row()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self.look.icon("trash"), tr(_("Remove the row")), lambda: self.rows.remove(place)
        ).setEnabled(self._can_remove(place))
        if self._movable:
            menu.addAction(self.look.icon("caret-up"), tr(_("Move up")), lambda: self._move_by(-1))
            menu.addAction(self.look.icon("caret-down"), tr(_("Move down")), lambda: self._move_by(1))
        return menu

    def _can_remove(self, place: int) -> bool:
        return self.rows.open and self.rows.growing and place < len(self.rows.lines)

    def _move_by(self, by: int) -> None:
        at = self.currentIndex()
        if self._movable and self.rows.open and self.rows.swap(at.row(), by):
            self.setCurrentIndex(self.rows.index(at.row() + by, at.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._move_by(step)
        elif event.key() == Qt.Key.Key_Delete and self._can_remove(at.row()):
            self.rows.remove(at.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            editing = self.state() is QAbstractItemView.State.EditingState  # its editor closes by the key
            if not editing and self.rows.flags(at) & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        """The next cell that can be typed into; the one below where rows are given."""
        at = self.currentIndex()
        if not self.rows.growing:
            self.setCurrentIndex(self.rows.index(min(at.row() + 1, self.rows.rowCount() - 1), at.column()))
            return
        for column in range(at.column() + 1, len(self.rows.columns)):
            if not self.rows.columns[column].fixed:
                self.setCurrentIndex(self.rows.index(at.row(), column))
                return
        if at.row() + 1 < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at.row() + 1, self.first_open))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, self.first_open))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
