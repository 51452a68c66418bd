"""The button that paints itself: the mother of everything that can be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from grono.ui.look import Look
from grono.ui.widgets import paint

_KEEP_RING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class PaintedButton(QPushButton):
    """Sized by its own words, ringed when the keyboard brought the focus, pressed by Space and Enter."""

    def __init__(self, look: Look, text: object = "", run: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.look = look
        self.words = ""
        self._ring = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        self.toggled.connect(self._stop_here)
        if run:
            self.clicked.connect(lambda: run())

    def _stop_here(self, on: bool) -> None:
        """Tab stops at the chosen one of several only; the arrow keys reach the others."""
        group = self.group()
        if not on or not (self.autoExclusive() or (group and group.exclusive())):
            return
        parent = self.parentWidget()
        known = group.buttons() if group else parent.findChildren(PaintedButton) if parent else []
        for one in known:
            if one.isCheckable() and (group or one.autoExclusive()):
                one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is self else Qt.FocusPolicy.ClickFocus)

    def set_words(self, text: object) -> None:
        """Change what stands on the button."""
        self.words = self.look.tr(text)
        self.setText(self.words.replace("&", "&&"))
        self.updateGeometry()

    def name_it(self, name: object) -> None:
        """Name and tooltip of a button that shows no words."""
        self.setAccessibleName(self.look.tr(name))
        self.setToolTip(self.look.tr(name))

    def box(self) -> QRectF:
        """The area to paint."""
        return QRectF(self.rect())

    @property
    def ringed(self) -> bool:
        """Whether to show the focus ring."""
        return self._ring and self.hasFocus()

    def draw(self, painter: QPainter) -> None:
        """Paint the widget; the ring comes by itself."""
        raise NotImplementedError

    def ring_box(self) -> QRectF:
        """Where the ring goes; within the edge of what has such an edge anyway."""
        return self.box()

    def ring_radius(self) -> float:
        """How round the ring is."""
        return self.look.px(6)

    def ring_colour(self) -> str:
        """The colour of the ring; another one where the ground is dark."""
        return "focus"

    def content_size(self) -> QSize:
        """The size that the words need."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return self.content_size()

    def minimumSizeHint(self) -> QSize:
        return self.content_size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        self.draw(painter)
        if self.ringed:
            paint.ring(painter, self.ring_box(), self.ring_radius(), self.look.colour(self.ring_colour()))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _KEEP_RING:
            self._ring = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)
