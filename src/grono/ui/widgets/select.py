"""Drop-down lists that paint themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy

from grono.ui.look import Look
from grono.ui.widgets import paint

Options = Sequence[tuple[str, object]]


class Select(QComboBox):
    """A list to choose one from; for lists of at most a dozen."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: object, options: Options = (), *, quiet: bool = False) -> None:
        super().__init__()
        self.look = look
        self._quiet = quiet
        self.setAccessibleName(look.tr(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        popup = QListView()
        popup.setProperty("popup", True)
        popup.setAccessibleName(look.tr(name))
        self.setView(popup)
        self.set_options(options)
        self.activated.connect(lambda _row: self.chosen.emit(self.value))

    def set_options(self, options: Options) -> None:
        """Replace the list."""
        self.clear()
        self._keys = [key for key, _words in options]
        self._words = [self.look.tr(words) for _key, words in options]
        self.addItems(self._words)

    @property
    def value(self) -> str:
        """The key of what is chosen."""
        place = self.currentIndex()
        return self._keys[place] if place >= 0 else ""

    def set_value(self, key: str) -> None:
        """Choose by key, without a signal; nothing when there is no such key."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else -1)

    def set_state(self, state: str) -> None:
        """Mark as wrong ("bad") or not ("")."""
        self.setProperty("state", state)
        self.update()

    def sizeHint(self) -> QSize:
        font = self.look.font("body")
        longest = max((paint.width_of(words, font) for words in self._words), default=0)
        return QSize(longest + self.look.px(44), self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(96), self.look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = paint.painter_on(self)
        box = QRectF(self.rect())
        bad = self.property("state") == "bad"
        edge = "focus" if self.hasFocus() else "bad.mark" if bad else "border" if self._quiet else "control"
        width = 4 if self.hasFocus() and bad else 2 if self.hasFocus() or bad else 1
        fill = look.colour("surface" if self.isEnabled() else "sunken")
        paint.rounded(painter, box, look.px(6), fill, look.colour(edge), width)
        ink = look.colour("text" if self.isEnabled() else "text-off")
        words = self.currentText() or self.placeholderText()
        if not self.value:
            ink = look.colour("text-3")
        paint.text(painter, box.adjusted(look.px(11), 0, -look.px(30), 0), words, look.font("body"), ink)
        side = look.px(12)
        square = QRectF(box.right() - look.px(10) - side, box.center().y() - side / 2, side, side)
        look.draw_icon(painter, "caret-down", square)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; the value does not change by accident

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
