"""Choosing: tick boxes, round ones, segments, tabs with counts, chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.layout import row


def draw_tick(look: Look, painter: QPainter, box: QRectF, *, on: bool, partly: bool = False) -> None:
    """Paint a tick box of 16 px."""
    if not on and not partly:
        paint.rounded(painter, box, look.px(4), look.colour("surface"), look.colour("control"), 1.2)
        return
    paint.rounded(painter, box, look.px(4), look.colour("accent"))
    inner = box.adjusted(*(look.px(d) for d in (2, 2)), *(-look.px(d) for d in (2, 2)))
    sign = "check-bold" if on else "minus-bold"
    look.draw_icon(painter, sign, inner, "on-accent")


class Check(PaintedButton):
    """A tick box with words."""

    def __init__(self, look: Look, text: object, changed: Callable[[bool], object] | None = None) -> None:
        super().__init__(look, text)
        self.setCheckable(True)
        if changed:
            self.toggled.connect(changed)

    def content_size(self) -> QSize:
        look = self.look
        width = look.px(18 + 8 + 6) + paint.width_of(self.words, look.font("body"))
        return QSize(width, look.px(26))

    def draw(self, painter: QPainter) -> None:
        look = self.look
        side = look.px(17)
        box = self.box()
        self.draw_mark(painter, QRectF(look.px(3), box.center().y() - side / 2, side, side))
        ink = look.colour("text" if self.isEnabled() else "text-off")
        paint.text(painter, box.adjusted(look.px(28), 0, 0, 0), self.words, look.font("body"), ink)

    def draw_mark(self, painter: QPainter, square: QRectF) -> None:
        """Paint the box."""
        draw_tick(self.look, painter, square, on=self.isChecked())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.look.px(120), self.content_size().width()), self.content_size().height())


class Radio(Check):
    """One of several; give them a common QButtonGroup or parent."""

    def __init__(self, look: Look, text: object, changed: Callable[[bool], object] | None = None) -> None:
        super().__init__(look, text, changed)
        self.setAutoExclusive(True)

    def draw_mark(self, painter: QPainter, square: QRectF) -> None:
        draw_dot(self.look, painter, square, on=self.isChecked())


def draw_dot(look: Look, painter: QPainter, box: QRectF, *, on: bool) -> None:
    """Paint a round choice."""
    edge = look.colour("accent" if on else "control")
    paint.rounded(painter, box, box.width() / 2, look.colour("accent" if on else "surface"), edge, 1.2)
    if on:
        painter.setBrush(look.colour("on-accent"))
        painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5)


class _Segment(PaintedButton):
    def content_size(self) -> QSize:
        look = self.look
        return QSize(paint.width_of(self.words, look.font("strong")) + look.px(22), look.px(26))

    def draw(self, painter: QPainter) -> None:
        look = self.look
        font, ink = look.font("body"), look.colour("text-2")
        if self.isChecked():
            paint.rounded(painter, self.box(), look.px(5), look.colour("surface"), look.colour("border"))
            font, ink = look.font("strong"), look.colour("text")
        paint.text(painter, self.box(), self.words, font, ink, Qt.AlignmentFlag.AlignHCenter)


class Choice(QFrame):
    """What segments and tabs share: one of a few, moved by the arrow keys."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: object) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(look.tr(name))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, PaintedButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def take(self, key: str, button: PaintedButton) -> None:
        """Add a choice."""
        button.setCheckable(True)
        self._group.addButton(button)
        self._buttons[key] = button
        button.toggled.connect(lambda on, key=key: self.chosen.emit(key) if on else None)
        if len(self._buttons) == 1:
            self.choose(key, quietly=True)

    def choose(self, key: str, *, quietly: bool = False) -> None:
        """Choose by key; quietly means without the signal."""
        if key not in self._buttons:
            return
        was = self.blockSignals(quietly)
        self._buttons[key].setChecked(True)
        self.blockSignals(was)

    @property
    def current(self) -> str:
        """The key of what is chosen."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def button(self, key: str) -> PaintedButton:
        """One of the buttons."""
        return self._buttons[key]


class Segmented(Choice):
    """Two to four views that exclude each other."""

    def __init__(self, look: Look, name: object, options: Sequence[tuple[str, object]]) -> None:
        super().__init__(look, name)
        self.setProperty("frame", "segmented")
        line = row(gap=0, margins=look.px(3))
        self.setLayout(line)
        for key, words in options:
            button = _Segment(look, words)
            self.take(key, button)
            line.addWidget(button)


class _Tab(PaintedButton):
    def __init__(self, look: Look, text: object, count: int | None) -> None:
        self.count = "" if count is None else look.tr(count)
        super().__init__(look, text)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        self.count = "" if count is None else self.look.tr(count)
        self.setAccessibleName(f"{self.words} {self.count}".strip())
        self.updateGeometry()
        self.update()

    def content_size(self) -> QSize:
        look = self.look
        strong = look.font("strong")
        extra = paint.width_of(self.count, strong) + look.px(7) if self.count else 0
        return QSize(paint.width_of(self.words, strong) + extra, look.px(36))

    def draw(self, painter: QPainter) -> None:
        look = self.look
        on = self.isChecked()
        font = look.font("strong" if on else "body")
        ink = look.colour("accent-text" if on else "text" if self.underMouse() else "text-2")
        box = self.box()
        paint.text(painter, box, self.words, font, ink)
        if self.count:
            left = paint.width_of(self.words, font) + look.px(6)
            colour = ink if on else look.colour("text-3")
            paint.text(painter, box.adjusted(left, 0, 0, 0), self.count, font, colour)
        if on:
            bar = QRectF(0, box.height() - look.px(2), box.width(), look.px(2))
            painter.fillRect(bar, look.colour("focus"))

    def box(self) -> QRectF:
        return QRectF(self.rect())


class Tabs(Choice):
    """Parts of one thing, or saved views; a count after the words."""

    def __init__(self, look: Look, name: object, *, gap: int = 20) -> None:
        super().__init__(look, name)
        self._line = row(gap=look.px(gap))
        self.setLayout(self._line)

    def add(self, key: str, words: object, count: int | None = None) -> PaintedButton:
        """Add a tab at the end."""
        button = _Tab(self.look, words, count)
        self.take(key, button)
        self._line.addWidget(button)
        return button

    def set_count(self, key: str, count: int | None) -> None:
        """Change the count of a tab."""
        button = self._buttons.get(key)
        if isinstance(button, _Tab):
            button.set_count(count)

    def remove_all(self) -> None:
        """Take all tabs away."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons.clear()


class Chip(PaintedButton):
    """A filter: quiet with a caret, blue with a cross when it filters, or with a plus to add one."""

    removed = Signal()

    def __init__(
        self, look: Look, text: object, run: Callable[[], object] | None = None, *, sign: str = "caret-down"
    ) -> None:
        self._sign = sign
        self.active = False
        super().__init__(look, text, run)

    def set_active(self, *, active: bool) -> None:
        """Blue with a cross, or quiet."""
        self.active = active
        self.updateGeometry()
        self.update()

    def ring_radius(self) -> float:
        return self.height() / 2

    def content_size(self) -> QSize:
        look = self.look
        font = look.font("strong" if self.active else "body")
        return QSize(paint.width_of(self.words, font) + look.px(14 + 6 + 12 + 12), look.px(28))

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        fill = "selected" if self.active else "hover" if self.underMouse() else "surface"
        edge = "focus" if self.active else "border"
        paint.rounded(painter, box, box.height() / 2, look.colour(fill), look.colour(edge))
        font = look.font("strong" if self.active else "body")
        ink = "accent-text" if self.active else "text-2"
        side = look.px(12)
        if self._sign == "plus" and not self.active:
            square = QRectF(look.px(12), box.center().y() - side / 2, side, side)
            inner = box.adjusted(look.px(30), 0, -look.px(10), 0)
        else:
            square = QRectF(box.right() - look.px(12) - side, box.center().y() - side / 2, side, side)
            inner = box.adjusted(look.px(14), 0, -look.px(28), 0)
        look.draw_icon(painter, "x" if self.active else self._sign, square, ink)
        paint.text(painter, inner, self.words, font, look.colour(ink))

    def on_cross(self, x: float) -> bool:
        """Whether a point lies on the cross of an active chip."""
        return self.active and x > self.width() - self.look.px(28)


def group(*buttons: PaintedButton, parent: QWidget) -> QButtonGroup:
    """Make round choices exclude each other."""
    made = QButtonGroup(parent)
    for button in buttons:
        made.addButton(button)
    return made
