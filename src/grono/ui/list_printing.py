"""A list as it is on the screen, on paper: its pages are made beside the window, then a printer is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from grono.domain.text import _, n_
from grono.services.columns import Column
from grono.services.lists import Listing, Query
from grono.ui import printing, rendering
from grono.ui.exporting import list_paper

if TYPE_CHECKING:
    from grono.ui.page import Desk


def print_list(
    desk: Desk, listing: Listing, query: Query, columns: tuple[Column, ...], ids: Sequence[str] | None = None
) -> None:
    """Print a list, or only some of its records."""
    wanted = list(ids) if ids is not None else listing.ids(query)
    build = list_paper(listing, query, columns, wanted, desk.look.locale)
    register = desk.store.path
    title = desk.look.tr(listing.records.title)
    desk.tasks.run(
        _("Preparing the pages…"),
        lambda progress: rendering.made(register, build, "pdf", progress),
        lambda content: ask_and_print(desk, content, title),
    )


def ask_and_print(desk: Desk, content: bytes, title: str) -> None:
    """Print the pages of a PDF on a printer that the person chooses."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer = printing.ask(QApplication.activeWindow(), document, title)
    if printer is not None:
        pages = printing.print_pages(printer, document)
        name = printer.printerName() or printer.outputFileName()
        desk.toast(n_("{n} page sent to {printer}", "{n} pages sent to {printer}", pages, printer=name))
    document.close()
