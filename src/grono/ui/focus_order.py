"""The order in which Tab goes through parts that were not made in reading order."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget


def in_order(*parts: QWidget) -> None:
    """Let Tab go from each part to the next."""
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)
