"""Words and buttons that stand on the dark ground of a toast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.labels import Line


class TipLine(Line):
    """The words of a toast."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "body", "on-tip")


class TipButton(PaintedButton):
    """The action of a toast, or its cross."""

    def __init__(
        self, look: Look, text: object, run: Callable[[], object], *, icon: str = "", name: object = None
    ) -> None:
        self._symbol = icon
        super().__init__(look, text, run)
        if name is not None:
            self.name_it(name)

    def content_size(self) -> QSize:
        look = self.look
        if self._symbol:
            return QSize(look.px(28), look.px(28))
        return QSize(paint.width_of(self.words, look.font("strong")) + look.px(16), look.px(28))

    def draw(self, painter: QPainter) -> None:
        look = self.look
        if self._symbol:
            side = look.px(14)
            square = QRectF(0, 0, side, side)
            square.moveCenter(self.box().center())
            look.draw_icon(painter, self._symbol, square, "on-tip")
            return
        box = self.box().adjusted(look.px(8), 0, 0, 0)
        paint.text(painter, box, self.words, look.font("strong"), look.colour("tip-link"))

    def ring_colour(self) -> str:
        return "on-tip"
