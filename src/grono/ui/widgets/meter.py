"""A bar that shows how much of something is reached."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.ui.look import Look
from grono.ui.widgets import paint


class Meter(QWidget):
    """A meter: a bar of 6 px; the value stands beside it in words."""

    def __init__(self, look: Look, share: float, name: object, state: str = "") -> None:
        super().__init__()
        self.look = look
        self._share = min(max(share, 0.0), 1.0)
        self._state = state
        self.setAccessibleName(look.tr(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(6))

    def set_share(self, share: float, state: str | None = None) -> None:
        """Change how full it is, and how good that is."""
        self._share = min(max(share, 0.0), 1.0)
        self._state = self._state if state is None else state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        box = QRectF(self.rect())
        half = box.height() / 2
        paint.rounded(painter, box, half, self.look.colour("selected-quiet"))
        if self._share:
            full = QRectF(QPointF(0, 0), QPointF(max(box.width() * self._share, box.height()), box.height()))
            colour = f"{self._state}.mark" if self._state else "accent"
            paint.rounded(painter, full, half, self.look.colour(colour))
        painter.end()
