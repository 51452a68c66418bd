"""The ways to begin: large cards with an icon, words and a line about what will happen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.badge import badge_width, draw_badge
from grono.ui.widgets.base import PaintedButton


class WayCard(PaintedButton):
    """One way to begin; the badge marks the usual one."""

    def __init__(
        self,
        look: Look,
        text: object,
        note: object,
        icon: str,
        run: Callable[[], object],
        *,
        badge: object = None,
    ) -> None:
        self._note = look.tr(note)
        self._symbol = icon
        self._badge = look.tr(badge)
        super().__init__(look, text, run)
        self.setAccessibleName(". ".join(filter(None, (self.words, self._badge, self._note))))
        self.setToolTip(self._note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ring_radius(self) -> float:
        return self.look.px(8)

    def content_size(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(68))

    def draw(self, painter: QPainter) -> None:
        look, box, px = self.look, self.box(), self.look.px
        fill = look.colour("hover" if self.underMouse() else "surface")
        paint.rounded(painter, box, px(8), fill, look.colour("border"))
        side, caret = px(26), px(14)
        middle = box.center().y()
        look.draw_icon(painter, self._symbol, QRectF(px(20), middle - side / 2, side, side), "accent-text")
        right = box.right() - px(20) - caret
        look.draw_icon(painter, "caret-right", QRectF(right, middle - caret / 2, caret, caret), "text-3")
        left, room = px(62), right - px(74)
        upper = QRectF(left, middle - px(23), room, px(22))
        badge = badge_width(look, self._badge, mark=False) + px(8) if self._badge else 0
        paint.text(
            painter, upper.adjusted(0, 0, -badge, 0), self.words, look.font("heading"), look.colour("text")
        )
        if badge:
            at = min(
                left + paint.width_of(self.words, look.font("heading")) + px(8), left + room - badge + px(8)
            )
            draw_badge(look, painter, QPointF(at, upper.top() + px(1)), self._badge, "info", dot=False)
        lower = QRectF(left, middle + px(2), room, px(20))
        paint.text(painter, lower, self._note, look.font("body"), look.colour("text-2"))
