"""Paper: the pages of a PDF, drawn at 300 dpi onto a printer that the user chooses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from grono.domain.text import UserError, _

Progress = Callable[[int, int], object]
"""Told which page is being printed, of how many."""

DPI = 300
_POINTS = 72


def ask(parent: QWidget | None, document: QPdfDocument, title: str) -> QPrinter | None:
    """Let the user choose a printer, copies and pages; None for nothing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFromTo(1, document.pageCount())
    fit_paper(printer, document, 0)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, document: QPdfDocument, progress: Progress = lambda _n, _of: None) -> int:
    """Print the chosen pages, each on paper of its own size and direction; returns how many.

    progress hears of every page and may raise to stop.
    """
    printer.setResolution(DPI)
    printer.setFullPage(True)
    first, last = chosen_pages(printer, document.pageCount())
    fit_paper(printer, document, first)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            _("The printer does not answer."),
            todo=_("Check that it is switched on, or save the PDF and print it later."),
        )
    try:
        for number in range(first, last + 1):
            progress(number - first, last + 1 - first)
            if number > first:
                fit_paper(printer, document, number)
                printer.newPage()
            _draw(painter, printer, document, number)
    finally:
        painter.end()
    return last + 1 - first


def chosen_pages(printer: QPrinter, count: int) -> tuple[int, int]:
    """First and last page to print, counted from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return max(first, 1) - 1, min(last, count) - 1


def fit_paper(printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """Turn the paper as the page lies."""
    size = document.pagePointSize(number)
    wide = size.width() > size.height()
    short, long = sorted((size.width(), size.height()))
    printer.setPageSize(QPageSize(QSize(round(short), round(long))))
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    size = document.pagePointSize(number)
    pixels = QSize(round(size.width() * DPI / _POINTS), round(size.height() * DPI / _POINTS))
    drawn = document.render(number, pixels)
    page = QImage(pixels, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)  # QtPdf leaves paper transparent
    over = QPainter(page)
    over.drawImage(0, 0, drawn)
    over.end()
    painter.drawImage(QRect(0, 0, printer.width(), printer.height()), page)
