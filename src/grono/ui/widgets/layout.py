"""Rows, columns and scrolling areas in one line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None
Margins = int | tuple[int, int] | tuple[int, int, int, int]
"""One for all sides; sides and top; or left, top, right, bottom."""


def _fill(box: QBoxLayout, items: Sequence[Item], gap: int, margins: Margins) -> None:
    if isinstance(margins, int):
        box.setContentsMargins(margins, margins, margins, margins)
    elif len(margins) == 2:
        box.setContentsMargins(margins[0], margins[1], margins[0], margins[1])
    else:
        box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)


def row(*items: Item, gap: int = 8, margins: Margins = 0) -> QHBoxLayout:
    """Widgets side by side; None is a stretch, a number a space. Give lengths through look.px."""
    box = QHBoxLayout()
    _fill(box, items, gap, margins)
    return box


def column(*items: Item, gap: int = 8, margins: Margins = 0) -> QVBoxLayout:
    """Widgets under each other; None is a stretch, a number a space. Give lengths through look.px."""
    box = QVBoxLayout()
    _fill(box, items, gap, margins)
    return box


def holding(layout: QLayout, *, frame: str = "", name: str = "") -> QFrame:
    """A frame around a layout; frame is a look of the style sheet: card, sunken, surface, header, pane …"""
    made = QFrame()
    made.setLayout(layout)
    if frame:
        made.setProperty("frame", frame)
    if name:
        made.setAccessibleName(name)
    return made


def scrolling(content: QWidget, *, name: str = "") -> QScrollArea:
    """An area that scrolls up and down only."""
    area = QScrollArea()
    content.setObjectName("body")
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    return area


def rule(*, upright: bool = False) -> QFrame:
    """A hairline between parts."""
    made = QFrame()
    made.setProperty("frame", "upright" if upright else "rule")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and free it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
            inner.deleteLater()
