"""The focus stays where it was when a part of a page is built anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def stops(part: QWidget) -> list[QWidget]:
    """What Tab reaches inside a part, in its order."""
    found: list[QWidget] = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part and len(found) < 10_000:
        if (
            part.isAncestorOf(widget)
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(part)
        ):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def keeping_focus(part: QWidget, build: Callable[[], object]) -> None:
    """Build a part anew; the focus, if it was inside, goes to what stands in its place now."""
    focused = QApplication.focusWidget()
    inside = focused is not None and part.isAncestorOf(focused)
    place = stops(part).index(focused) if inside and focused in stops(part) else 0
    build()
    if inside:
        left = stops(part)
        (left[min(place, len(left) - 1)] if left else part).setFocus(Qt.FocusReason.OtherFocusReason)
