"""One part of the settings: what stands at the right when its line at the left is chosen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.text import Text
from grono.ui.look import Look
from grono.ui.page import Desk
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.layout import column, holding, scrolling


class Section(QWidget):
    """Cards under each other. Changes act at once."""

    key: ClassVar[str]
    title: ClassVar[Text]
    icon: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        px = self.look.px
        self.cards = column(gap=px(16), margins=(px(24), px(16)))
        inside = holding(self.cards)
        inside.setMaximumWidth(px(960))
        self.setLayout(column(scrolling(inside, name=self.look.tr(self.title)), gap=0))

    def refresh(self) -> None:
        """Read again what is shown."""

    def can_restore(self) -> bool:
        """Whether there are defaults to go back to."""
        return False

    def restore(self) -> None:
        """Go back to the defaults."""

    def focus(self, part: str) -> None:
        """Put the focus on a part, by its key."""


class SectionLine(PaintedButton):
    """The line of a section at the left."""

    def __init__(self, look: Look, text: Text, icon: str) -> None:
        self._symbol = icon
        super().__init__(look, text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(34))

    def draw(self, painter: QPainter) -> None:
        look, on, box = self.look, self.isChecked(), self.box()
        if on or self.underMouse():
            paint.rounded(painter, box, look.px(6), look.colour("selected" if on else "hover"))
        side = look.px(18)
        square = QRectF(look.px(12), box.center().y() - side / 2, side, side)
        look.draw_icon(
            painter, self._symbol + ("-fill" if on else ""), square, "accent-text" if on else "text-2"
        )
        words = box.adjusted(look.px(40), 0, -look.px(8), 0)
        ink = look.colour("accent-text" if on else "text")
        paint.text(painter, words, self.words, look.font("strong" if on else "body"), ink)
