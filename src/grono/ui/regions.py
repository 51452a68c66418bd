"""F6: from one part of the window to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from grono.ui.sidebar import Sidebar


def reachable(widget: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isVisible() and widget.isEnabled()


def stops(part: QWidget) -> list[QWidget]:
    """What Tab reaches in a part, itself first.

    The focus chain itself is not walked: each step ties the Python object of one widget to that of the one
    before, and when that one is deleted the other is said to be deleted, too.
    """
    return [widget for widget in (part, *part.findChildren(QWidget)) if reachable(widget)]


def first_inside(part: QWidget) -> QWidget | None:
    """The first thing of a part at which Tab stops; the part itself before all."""
    return next(iter(stops(part)), None)


def next_region(parts: Sequence[QWidget], step: int) -> None:
    """Put the focus on the part after (1) or before (-1) the one that has it."""
    shown = [part for part in parts if part.isVisible()]
    focused = QApplication.focusWidget()
    inside = [part is focused or (focused is not None and part.isAncestorOf(focused)) for part in shown]
    at = inside.index(True) if True in inside else -1 if step > 0 else 0
    for turn in range(1, len(shown) + 1):
        part = shown[(at + step * turn) % len(shown)]
        target = part.current() if isinstance(part, Sidebar) else first_inside(part)
        if target:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
