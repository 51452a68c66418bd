"""The named steps of a wizard: done, current, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.widgets import paint


class Stepper(QWidget):
    """Where one is in a wizard."""

    def __init__(self, look: Look, steps: Sequence[object]) -> None:
        super().__init__()
        self.look = look
        self._steps = [look.tr(step) for step in steps]
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.go(0)

    def go(self, step: int) -> None:
        """Make a step the current one."""
        self._current = step
        words = _("Step {i} of {n}: {name}", i=step + 1, n=len(self._steps), name=self._steps[step])
        self.setAccessibleName(self.look.tr(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        gaps = self._gap(narrow=False) * (len(self._steps) - 1)
        return QSize(
            sum(self._width(i, narrow=False) for i in range(len(self._steps))) + gaps, self.look.px(32)
        )

    def minimumSizeHint(self) -> QSize:
        gaps = self._gap(narrow=True) * (len(self._steps) - 1)
        return QSize(
            sum(self._width(i, narrow=True) for i in range(len(self._steps))) + gaps, self.look.px(32)
        )

    def _gap(self, *, narrow: bool) -> int:
        return self.look.px(16 if narrow else 48)

    def _width(self, step: int, *, narrow: bool) -> int:
        """Where there is no room for all, only the current step shows its name."""
        if narrow and step != self._current:
            return self.look.px(22)
        return paint.width_of(self._steps[step], self.look.font("strong")) + self.look.px(32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = paint.painter_on(self)
        narrow = self.width() < self.sizeHint().width()
        gap, inset = self._gap(narrow=narrow), look.px(4 if narrow else 8)
        left = self.width() - self.minimumSizeHint().width() if narrow else 0
        middle = self.height() / 2
        for step in range(len(self._steps)):
            if step:
                line = QRectF(left + inset, middle, gap - 2 * inset, 1)
                painter.fillRect(line, look.colour("border"))
                left += gap
            self._draw_step(painter, step, left, middle)
            if not narrow or step == self._current:
                self._draw_name(painter, step, left)
            left += self._width(step, narrow=narrow)
        painter.end()

    def _draw_step(self, painter: QPainter, step: int, left: int, middle: float) -> None:
        look = self.look
        side = look.px(22)
        circle = QRectF(left, middle - side / 2, side, side)
        centre = Qt.AlignmentFlag.AlignHCenter
        number, strong = str(step + 1), look.font("caption-strong")
        if step < self._current:
            paint.rounded(painter, circle, side / 2, look.colour("ok.tint"))
            inset = look.px(5)
            look.draw_icon(painter, "check-bold", circle.adjusted(inset, inset, -inset, -inset), "ok.text")
        elif step == self._current:
            paint.rounded(painter, circle, side / 2, look.colour("accent"))
            paint.text(painter, circle, number, strong, look.colour("on-accent"), centre)
        else:
            paint.rounded(painter, circle, side / 2, edge=look.colour("control"), width=1.2)
            paint.text(painter, circle, number, strong, look.colour("text-2"), centre)

    def _draw_name(self, painter: QPainter, step: int, left: int) -> None:
        look, on = self.look, step == self._current
        ink = look.colour("accent-text" if on else "text-2")
        box = QRectF(left + look.px(31), 0, self._width(step, narrow=False), self.height())
        paint.text(painter, box, self._steps[step], look.font("strong" if on else "body"), ink)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)
