"""The one delegate: text, number, two lines with an avatar, badge, tick, and a dash for nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from grono.services.columns import Column, Row
from grono.ui import fonts
from grono.ui.look import Look
from grono.ui.table.cells import PLAIN, Cell
from grono.ui.table.model import TableModel
from grono.ui.widgets.badge import badge_width, draw_avatar, draw_badge, initials, tint_of
from grono.ui.widgets.choices import draw_tick

_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = Qt.AlignmentFlag.AlignLeft | _LINE
_RIGHT = Qt.AlignmentFlag.AlignRight | _LINE


class _Pens:
    """Fonts and colours of the moment, looked up once and not for every cell."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.body = fonts.with_even_figures(look.font("body"))
        self.strong = look.font("strong")
        self.caption = look.font("caption")
        names = (
            "text",
            "text-2",
            "text-3",
            "ok.text",
            "line",
            "focus",
            "surface",
            "hover",
            "selected",
            "selected-quiet",
        )
        self.colour = {name: look.colour(name) for name in names}
        self.px = {n: look.px(n) for n in (0.5, 8, 10, 12, 16, 17, 19, 20, 24, 34)}
        self._stamps: dict[tuple[str, str, float], QPixmap] = {}

    @lru_cache(maxsize=2048)  # noqa: B019 - thrown away with the theme it belongs to
    def elided(self, words: str, width: int, role: str) -> str:
        font: QFont = getattr(self, role)
        return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)

    def badge(self, words: str, state: str, ratio: float) -> QPixmap:
        """A badge, drawn once."""
        key = (words, state, ratio)
        if key not in self._stamps:
            size = QSize(badge_width(self.look, words), self.px[20])
            self._stamps[key] = self._stamp(
                size, ratio, lambda p: draw_badge(self.look, p, QPointF(), words, state)
            )
        return self._stamps[key]

    def avatar(self, name: str, ratio: float) -> QPixmap:
        """The initials of a name on its tint, drawn once for all names that share them."""
        key = (initials(name), tint_of(name), ratio)
        if key not in self._stamps:
            size = QSize(self.px[24], self.px[24])
            box = QRectF(QPointF(), size)
            self._stamps[key] = self._stamp(size, ratio, lambda p: draw_avatar(self.look, p, box, name))
        return self._stamps[key]

    def _stamp(self, size: QSize, ratio: float, draw: Callable[[QPainter], object]) -> QPixmap:
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return made


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of every table."""

    def __init__(self, look: Look, model: TableModel, cells: dict[str, Cell]) -> None:
        super().__init__()
        self.look = look
        self._model = model
        self._cells = cells
        self._pens: _Pens | None = None
        self.hovered = -1
        self.current = -1
        self.focused = False
        self.tinted = True  # whether ticked rows stand on another ground
        look.theme.changed.connect(self._new_theme)

    def _new_theme(self) -> None:
        self._pens = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.look.px(80), self.look.px(40))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        pens = self._pens = self._pens or _Pens(self.look)
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        number = index.row()
        painter.save()
        painter.fillRect(box, self._ground(number, pens))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), pens.colour["line"])
        column = self._model.column_at(index.column())
        if column is None:
            self._paint_tick(painter, box, number)
        else:
            self._paint_cell(painter, box, number, column)
        painter.restore()

    def ground(self, number: int) -> QColor:
        """What a row stands on."""
        return self._ground(number, self._pens or _Pens(self.look))

    def _ground(self, number: int, pens: _Pens) -> QColor:
        if number == self.current:
            return pens.colour["selected" if self.focused else "selected-quiet"]
        if self.tinted and self._model.is_ticked(number):
            return pens.colour["selected-quiet"]
        return pens.colour["hover" if number == self.hovered else "surface"]

    def _paint_tick(self, painter: QPainter, box: QRectF, number: int) -> None:
        side = self.look.px(17)
        square = QRectF(self.look.px(24), box.center().y() - side / 2, side, side)
        square.translate(box.left(), 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tick(self.look, painter, square, on=self._model.is_ticked(number))

    def _paint_cell(self, painter: QPainter, box: QRectF, number: int, column: Column) -> None:
        pens = self._pens or _Pens(self.look)
        row = self._model.row(number)
        words = self.look.tr(column.value(row), column.kind)
        inner = box.adjusted(pens.px[8], 0, -pens.px[12], 0)
        cell = self._cells.get(column.key, PLAIN)
        state = cell.badge(row) if cell.badge and words else ""
        if not words:
            self._write(painter, inner, "—", "text-3", "body", right=column.numeric)
        elif state:
            top = inner.center().y() - pens.px[10]
            stamp = pens.badge(words, state, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(inner.left(), top), stamp)
        elif cell is PLAIN:
            self._write(painter, inner, words, "text", "body", right=column.numeric)
        else:
            self._paint_title(painter, inner, words, cell, row, pens)

    def _paint_title(
        self, painter: QPainter, inner: QRectF, words: str, cell: Cell, row: Row, pens: _Pens
    ) -> None:
        px = pens.px
        if cell.avatar:
            stamp = pens.avatar(words, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(inner.left(), inner.center().y() - px[12]), stamp)
            inner.setLeft(inner.left() + px[34])
        sign = cell.icon(row) if cell.icon else None
        if sign:
            square = QRectF(inner.left(), inner.center().y() - px[8], px[16], px[16])
            self.look.draw_icon(painter, sign[0], square, sign[1])
            inner.setLeft(inner.left() + px[24])
        role = "strong" if cell.strong or cell.second else "body"
        second = self.look.tr(cell.second(row)) if cell.second else ""
        if not second:
            self._write(painter, inner, words, cell.ink, role)
            return
        middle = inner.center().y()
        upper = QRectF(inner.left(), middle - px[19], inner.width(), px[20])
        lower = QRectF(inner.left(), middle + px[0.5], inner.width(), px[17])
        self._write(painter, upper, words, "text", role)
        self._write(painter, lower, second, "text-3", "caption")

    def _write(
        self, painter: QPainter, box: QRectF, words: str, colour: str, role: str, *, right: bool = False
    ) -> None:
        pens = self._pens or _Pens(self.look)
        painter.setFont(getattr(pens, role))
        painter.setPen(pens.colour[colour])
        shown = pens.elided(words, int(box.width()) + 1, role)
        painter.drawText(box, _RIGHT if right else _LEFT, shown)
