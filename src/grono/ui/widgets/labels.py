"""Words on the screen: labels by role, one line that elides, key caps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.wording import tied


def label(look: Look, text: object, role: str = "", *, wrap: bool = False, state: str = "") -> QLabel:
    """Plain text in one of the roles of the style sheet; markup in data stays as it is written."""
    made = Wrapped(look.locale) if wrap else QLabel()
    made.setText(look.tr(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIndent(0)
    if role:
        made.setProperty("role", role)
    if state:
        made.setProperty("state", state)
    return made


class Wrapped(QLabel):
    """A text of several lines, none of which ends with a word of one letter in Polish."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._locale = locale
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(tied(text, self._locale))


class Line(QWidget):
    """One line of text that gives way: elided at its end, whole in its tooltip."""

    def __init__(self, look: Look, text: object, role: str = "body", colour: str = "text") -> None:
        super().__init__()
        self.look = look
        self._role = role
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(text)

    def set_words(self, text: object) -> None:
        """Change the text."""
        self.words = self.look.tr(text)
        self.setAccessibleName(self.words)
        self.setToolTip(self.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self.look.font(self._role)
        return QSize(paint.width_of(self.words, font), round(font.pixelSize() * 1.4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(48), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.look.font(self._role)
        paint.text(painter, QRectF(self.rect()), self.words, font, self.look.colour(self._colour))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)


class KeyCap(QWidget):
    """A key as it stands on the keyboard."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self.look = look
        self.key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self.look, self.key), self.look.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_key(self.look, painter, QRectF(self.rect()), self.key)
        painter.end()


def key_width(look: Look, key: str) -> int:
    """How wide a key cap is."""
    return max(paint.width_of(key, look.font("small-strong")) + look.px(10), look.px(20))


def draw_key(look: Look, painter: QPainter, box: QRectF, key: str) -> None:
    """Paint a key cap."""
    paint.rounded(painter, box, look.px(4), look.colour("sunken"), look.colour("border"))
    colour = look.colour("text-2")
    paint.text(painter, box, key, look.font("small-strong"), colour, Qt.AlignmentFlag.AlignHCenter)


_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}


def key_names(shortcut: str) -> list[str]:
    """The keys of a shortcut as the caps show them: "Alt+Left" is Alt and ←."""
    if not shortcut:
        return []
    portable = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText)
    parts = portable.split(", ")[0].replace("++", "+Plus").split("+")
    return ["+" if part == "Plus" else _SIGNS.get(part, part) for part in parts]


def keys(look: Look, shortcut: str) -> QWidget:
    """The caps of a shortcut in a row."""
    made = QWidget()
    made.setAccessibleName(shortcut)
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look.px(4))
    for key in key_names(shortcut):
        line.addWidget(KeyCap(look, key))
    return made
