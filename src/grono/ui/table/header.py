"""The head of a table: titles, the arrow of the order, the tick for all."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from grono.ui.look import Look
from grono.ui.table.model import TableModel
from grono.ui.widgets import paint
from grono.ui.widgets.choices import draw_tick


class Header(QHeaderView):
    """Painted like the rest; a press on a title asks for the order, on the box ticks all."""

    order_wanted = Signal(str)

    def __init__(self, look: Look, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.look = look
        self._model = model
        self.order: tuple[str, bool] = ("", False)
        self._pressed = -1
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setFirstSectionMovable(False)
        self.setMinimumSectionSize(look.px(48))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.look.px(34))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look = self.look
        box = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, look.colour("sunken"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.colour("border"))
        column = self._model.column_at(logicalIndex)
        if column is None:
            side = look.px(17)
            square = QRectF(box.left() + look.px(24), box.center().y() - side / 2, side, side)
            ticked, shown = len(self._model.ticked), len(self._model.ids)
            draw_tick(look, painter, square, on=bool(shown) and ticked == shown, partly=bool(ticked))
        else:
            self._paint_title(painter, box, column.key, right=column.numeric)
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRectF, key: str, *, right: bool) -> None:
        look = self.look
        column = next(column for column in self._model.columns if column.key == key)
        title = look.tr(column.title)
        font = look.font("caption-strong")
        inner = box.adjusted(look.px(8), 0, -look.px(12), 0)
        sorted_by, descending = self.order
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if key != sorted_by:
            paint.text(painter, inner, title, font, look.colour("text-2"), align)
            return
        width = paint.width_of(title, font)
        side = look.px(14)
        left = inner.right() - side if right else min(inner.left() + width + look.px(4), inner.right() - side)
        arrow = QRectF(left, box.center().y() - side / 2, side, side)
        look.draw_icon(painter, "arrow-down" if descending else "arrow-up", arrow, "accent-text")
        words = inner.adjusted(0, 0, -side - look.px(4), 0)
        paint.text(painter, words, title, font, look.colour("text"), align)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at_edge = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        self._pressed = -1 if at_edge else self.logicalIndexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if section < 0 or section != self._pressed or event.button() is not Qt.MouseButton.LeftButton:
            return
        column = self._model.column_at(section)
        if column is None:
            self._model.tick_all(on=len(self._model.ticked) < len(self._model.ids))
        elif column.key in self._model.source.sortable:
            self.order_wanted.emit(column.key)
