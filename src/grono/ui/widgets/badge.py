"""Badges of state and category, avatars of initials."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.ui.look import Look
from grono.ui.widgets import paint

_TINTS = ("info", "warn", "violet", "teal", "neutral", "ok")


class Badge(QWidget):
    """A word in the colours of a state; a dot or an icon before it says that it is a state."""

    def __init__(
        self, look: Look, text: object, state: str = "neutral", *, dot: bool = True, icon: str = ""
    ) -> None:
        super().__init__()
        self.look = look
        self._dot = dot and not icon
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text, state)

    def set_words(self, text: object, state: str) -> None:
        """Change the word and its state."""
        self.words = self.look.tr(text)
        self.state = state
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.look, self.words, mark=self._dot or bool(self._icon)), self.look.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_badge(self.look, painter, QPointF(0, 0), self.words, self.state, dot=self._dot, icon=self._icon)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)


def badge_width(look: Look, words: str, *, mark: bool = True) -> int:
    """How wide a badge is."""
    return paint.width_of(words, look.font("caption-strong")) + look.px(28 if mark else 16)


def draw_badge(
    look: Look,
    painter: QPainter,
    corner: QPointF,
    words: str,
    state: str,
    *,
    dot: bool = True,
    icon: str = "",
) -> None:
    """Paint a badge of 20 px height at a corner."""
    text, tint, mark = look.theme.state(state)
    height = look.px(20)
    width = badge_width(look, words, mark=dot or bool(icon))
    box = QRectF(corner.x(), corner.y(), width, height)
    paint.rounded(painter, box, height / 2, tint)
    left = look.px(8)
    if icon:
        square = QRectF(box.left() + look.px(6), box.top() + look.px(4), look.px(12), look.px(12))
        look.draw_icon(painter, icon, square, f"{state}.text")
        left = look.px(21)
    elif dot:
        painter.setBrush(mark)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(box.left() + look.px(11), box.center().y()), look.px(3), look.px(3))
        left = look.px(20)
    paint.text(painter, box.adjusted(left, 0, 0, 0), words, look.font("caption-strong"), text)


class Count(QWidget):
    """A number that calls for attention, in the sidebar and on tiles."""

    def __init__(self, look: Look, number: int = 0, state: str = "warn") -> None:
        super().__init__()
        self.look = look
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_number(number)

    def set_number(self, number: int) -> None:
        """Change the number; nothing is shown for zero."""
        self.words = self.look.tr(number)
        if self.parentWidget():
            self.setVisible(number > 0)
        self.setAccessibleName(self.words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.look, self.words, mark=False), self.look.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_badge(self.look, painter, QPointF(0, 0), self.words, self._state, dot=False)
        painter.end()


def initials(name: str) -> str:
    """Two letters for a name: "Netika Rozwiązania IT" is NR."""
    words = [word for word in name.replace("-", " ").replace("„", "").split() if word[0].isalnum()]
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    return words[0][:2].upper() if words else "?"


def tint_of(name: str) -> str:
    """A name keeps its tint everywhere."""
    return _TINTS[crc32(name.encode()) % len(_TINTS)]


def draw_avatar(look: Look, painter: QPainter, box: QRectF, name: str) -> None:
    """Paint the initials of a name on its tint."""
    text, tint, _ = look.theme.state(tint_of(name))
    paint.rounded(painter, box, look.px(4 if box.height() < look.px(28) else 6), tint)
    font = look.font("strong")
    font = type(font)(font)
    font.setPixelSize(max(round(box.height() * 0.39), look.px(9)))
    paint.text(painter, box, initials(name), font, text, Qt.AlignmentFlag.AlignHCenter)


class Avatar(QWidget):
    """The initials of a company or a person on a tint of its own."""

    def __init__(self, look: Look, name: str, size: int = 32) -> None:
        super().__init__()
        self.look = look
        self._name = name
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show another name."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_avatar(self.look, painter, QRectF(self.rect()), self._name)
        painter.end()
