"""The focus stays where it was when a part of a page is built anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from grono.ui.regions import stops


def keeping_focus(part: QWidget, build: Callable[[], object]) -> None:
    """Build a part anew; the focus, if it was inside, goes to what stands in its place now."""
    focused = QApplication.focusWidget()
    inside = focused is not None and part.isAncestorOf(focused)
    place = stops(part).index(focused) if inside and focused in stops(part) else 0
    build()
    if inside:
        left = stops(part)
        (left[min(place, len(left) - 1)] if left else part).setFocus(Qt.FocusReason.OtherFocusReason)
