"""Lines and tiles of cards that the everyday pages add to the common ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.badge import badge_width, draw_badge
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.parts import RowButton


class BadgedRow(RowButton):
    """A line of a card with a badge before its caret."""

    def __init__(
        self,
        look: Look,
        text: object,
        run: Callable[[], object],
        badge: tuple[object, str] | None = None,
        *,
        icon: str = "",
        note: object = None,
        first: bool = False,
    ) -> None:
        self._badge = (look.tr(badge[0]), badge[1]) if badge else ("", "")
        super().__init__(look, text, run, icon=icon, note=note, first=first)
        self.setAccessibleName(", ".join(filter(None, (self.accessibleName(), self._badge[0]))))

    def _draw_words(self, painter: QPainter, inner: QRectF) -> None:
        words, state = self._badge
        if words:
            width = badge_width(self.look, words)
            corner = QPointF(inner.right() - width, inner.center().y() - self.look.px(10))
            draw_badge(self.look, painter, corner, words, state)
            inner.setRight(corner.x() - self.look.px(12))
        super()._draw_words(painter, inner)


class ActionTile(PaintedButton):
    """A way to begin: icon, words, a caret, on a card of its own."""

    def __init__(self, look: Look, text: object, run: Callable[[], object], icon: str) -> None:
        self._symbol = icon
        super().__init__(look, text, run)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ring_radius(self) -> float:
        return self.look.px(8)

    def content_size(self) -> QSize:
        look = self.look
        return QSize(paint.width_of(self.words, look.font("strong")) + look.px(92), look.px(48))

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        fill = look.colour("hover" if self.underMouse() else "surface")
        paint.rounded(painter, box, look.px(8), fill, look.colour("border"))
        side, caret = look.px(20), look.px(14)
        middle = box.center().y()
        look.draw_icon(
            painter, self._symbol, QRectF(look.px(14), middle - side / 2, side, side), "accent-text"
        )
        right = box.right() - look.px(12) - caret
        look.draw_icon(painter, "caret-right", QRectF(right, middle - caret / 2, caret, caret), "text-3")
        words = QRectF(look.px(46), 0, right - look.px(52), box.height())
        paint.text(painter, words, self.words, look.font("strong"), look.colour("text"))


class Tiles(QWidget):
    """Widgets of one size in as many columns as there is room for."""

    def __init__(
        self, look: Look, items: Sequence[QWidget], *, least: int = 180, most: int = 5, gap: int = 12
    ) -> None:
        super().__init__()
        self._items = list(items)
        self._least = look.px(least)
        self._most = most
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.px(gap))
        self._fill(min(most, len(self._items)) or 1)

    def _fill(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, item in enumerate(self._items):
            self._grid.addWidget(item, *divmod(place, columns))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._grid.spacing()
        needed = max((item.sizeHint().width() for item in self._items), default=1)
        wide = max(self._least, needed)
        fit = max(1, (self.width() + gap) // (wide + gap))
        count = len(self._items)
        columns = min(fit, self._most, count) or 1
        rows = -(-count // columns)
        self._fill(-(-count // rows))


class Wrapping(QWidget):
    """Widgets of their own widths in a row, or under each other where there is no room for that."""

    def __init__(self, look: Look, items: Sequence[QWidget], *, gap: int = 20) -> None:
        super().__init__()
        self._items = list(items)
        self._gap = look.px(gap)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._gap)
        for item in self._items:
            self._box.addWidget(item)
        self._box.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        widest = max((item.minimumSizeHint().width() for item in self._items), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap
        down = wanted > self.width()
        self._box.setSpacing(self._gap // 2 if down else self._gap)
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
