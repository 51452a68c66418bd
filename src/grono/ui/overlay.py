"""Dialogs inside the window: a card over a scrim that keeps the focus and gives it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from grono.ui.look import Look
from grono.ui.regions import stops
from grono.ui.widgets import paint
from grono.ui.widgets.layout import Margins, column


class Dialog(QFrame):
    """A card to put over the window; `closed` comes once, with the key of the answer, "" for none.

    top: its distance from the window's top; in the middle where none is given. tall: its least height, if
    the window has room; for what scrolls inside.
    """

    closed = Signal(str)

    def __init__(
        self, look: Look, title: object, *, width: int = 480, margins: Margins | None = None
    ) -> None:
        super().__init__()
        self.look = look
        self.default: QPushButton | None = None
        self.top: int | None = None
        self.tall = 0
        self.setProperty("frame", "dialog")
        self.setAccessibleName(look.tr(title))
        self.setFixedWidth(look.px(width))
        self.body: QVBoxLayout = column(gap=look.px(12), margins=look.px(24) if margins is None else margins)
        self.setLayout(self.body)
        self._answered = False

    def answer(self, key: str = "") -> None:
        """Close with an answer."""
        if not self._answered:
            self._answered = True
            self.closed.emit(key)

    def first_focus(self) -> QWidget | None:
        """What gets the focus; the default button unless a dialog knows better."""
        return self.default

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answer()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.default:
            self.default.click()
        else:
            super().keyPressEvent(event)


class Overlay(QWidget):
    """The scrim over a window, with at most one dialog on it."""

    changed = Signal(bool)  # whether a dialog is open

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.look = look
        self._window = window
        self.dialog: Dialog | None = None
        self._came_from: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)

    def ask(self, dialog: Dialog, then: Callable[[str], object] | None = None) -> None:
        """Show a dialog; the one before it, if any, is closed without an answer."""
        if self.dialog:
            self.dialog.answer()
        self._came_from = QApplication.focusWidget()
        self.dialog = dialog
        dialog.setParent(self)
        dialog.closed.connect(lambda key: self._close(dialog, key, then))
        self._lay_out()
        self.show()
        self.raise_()
        dialog.show()
        self._lay_out()
        first = dialog.first_focus() or self._next_inside(dialog, forward=True)
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit(True)

    def _close(self, dialog: Dialog, key: str, then: Callable[[str], object] | None) -> None:
        self.dialog = None
        dialog.hide()
        dialog.deleteLater()
        self.hide()
        self.changed.emit(False)
        if self._came_from and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        if then:
            then(key)

    def _lay_out(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        if not self.dialog:
            return
        margin = self.look.px(16)
        dialog = self.dialog
        dialog.setFixedWidth(min(dialog.width(), self.width() - 2 * margin))
        inside = dialog.body
        wanted = inside.totalHeightForWidth(dialog.width()) if inside.hasHeightForWidth() else 0
        height = min(max(wanted or inside.totalSizeHint().height(), dialog.tall), self.height() - 2 * margin)
        top = dialog.top if dialog.top is not None else (self.height() - height) // 2
        dialog.setGeometry((self.width() - dialog.width()) // 2, max(top, margin), dialog.width(), height)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        painter.fillRect(self.rect(), self.look.colour("scrim"))
        if self.dialog:
            draw_shadow(self.look, painter, QRectF(self.dialog.geometry()), 12)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what lies below is not meant

    def focusNextPrevChild(self, next: bool) -> bool:
        focused = QApplication.focusWidget()
        target = self._next_inside(focused, forward=next) if focused else None
        if target:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            target.setFocus(reason)
        return True

    def _next_inside(self, start: QWidget, *, forward: bool) -> QWidget | None:
        inside = [widget for widget in stops(self.dialog) if widget is not self.dialog] if self.dialog else []
        if not inside:
            return None
        if start not in inside:
            return inside[0 if forward else -1]
        return inside[(inside.index(start) + (1 if forward else -1)) % len(inside)]


def draw_shadow(look: Look, painter: QPainter, box: QRectF, radius: int) -> None:
    """A soft shadow under something that floats; painted in rings, which is cheaper than an effect."""
    colour = look.colour("shadow")
    strength = colour.alphaF()
    for spread in range(24, 0, -2):
        shade = QColor(colour)
        shade.setAlphaF(strength * 0.12 * (1 - spread / 26))
        grown = box.adjusted(-spread, -spread + 8, spread, spread + 8)
        paint.rounded(painter, grown, look.px(radius) + spread, shade)


def below(widget: QWidget) -> QPoint:
    """The corner under a widget, on the screen; where its menu opens."""
    return widget.mapToGlobal(QPoint(0, widget.height()))
