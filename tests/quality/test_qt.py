"""Facts about this Qt that the program stands on."""

from __future__ import annotations

import sys

from PySide6 import QtPdf, QtPdfWidgets
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_a_method_that_returns_nothing_keeps_the_reference_count_of_none(qtbot: QtBot) -> None:
    """PySide6 6.12 below Python 3.12 drops one each time, and ends in a fatal error."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        label.setText("a")
    assert abs(sys.getrefcount(None) - before) < 100


def test_a_page_can_be_previewed() -> None:
    """QtPdf comes from Addons below Python 3.12 and from its own wheel above."""
    assert QtPdf.QPdfDocument is not None
    assert QtPdfWidgets.QPdfView is not None
