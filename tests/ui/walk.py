"""Walks every widget that takes the focus: reachable by Tab, named for a screen reader, its ring visible."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QScrollArea, QWidget

_STOPS = 600
_LEAST_RING = 60  # pixels that change by at least 3 : 1, as WCAG 2.2 (2.4.13) asks of a focus mark


def type_text(widget: QWidget, text: str) -> None:
    """Type letters, Polish ones included, which QTest.keyClicks cannot."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab should reach."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def _reached(widget: QWidget, stops: list[QWidget]) -> bool:
    """Tab stops at it, or at another of several that exclude each other."""
    if widget in stops:
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group and group.exclusive():
        return any(button in stops for button in group.buttons())
    parent = widget.parentWidget()
    siblings = parent.findChildren(type(widget)) if parent and widget.autoExclusive() else []
    return any(one in stops for one in siblings)


def tab_stops(window: QWidget) -> list[QWidget]:
    """What Tab reaches, in its order, from where the focus is until it comes round."""
    stops: list[QWidget] = []
    for _turn in range(_STOPS):
        focused = QApplication.focusWidget()
        if focused is None or focused in stops:
            return stops
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return stops


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def problems(window: QWidget, root: QWidget) -> list[str]:
    """Everything that is wrong with what takes the focus below a root; empty when all is well."""
    wanted = focusable(root)
    if not wanted:
        return ["nothing takes the focus"]
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    stops = tab_stops(window)
    return [
        *(f"Tab does not reach {_told(widget)}" for widget in wanted if not _reached(widget, stops)),
        *(f"no name: {_told(widget)}" for widget in wanted if not name_of(widget)),
        *(f"no ring: {_told(widget)}" for widget in wanted if not ring_shows(window, widget)),
        *(f"smaller than 24 px: {_told(widget)}" for widget in wanted if min(_size(widget)) < 24),
    ]


def ring_shows(window: QWidget, widget: QWidget) -> bool:
    """Whether enough pixels in or around a widget change, by enough, when Tab comes to it."""
    _into_view(widget)
    widget.clearFocus()
    QApplication.processEvents()
    before = _picture(window, widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    after = _picture(window, widget)
    changes = Counter(zip(_pixels(before), _pixels(after), strict=True))
    return sum(n for (a, b), n in changes.items() if contrast(QColor(a), QColor(b)) >= 3) >= _LEAST_RING


def _into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _picture(window: QWidget, widget: QWidget) -> QImage:
    corner = widget.mapTo(window, QPoint(0, 0))
    box = QRect(corner, widget.size()).adjusted(-4, -4, 4, 4).intersected(window.rect())
    return window.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _pixels(image: QImage) -> memoryview:
    return memoryview(image.constBits()).cast("B").cast("I")


def _size(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QAbstractScrollArea):
        return 24, 24
    return widget.width(), widget.height()


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}”"
