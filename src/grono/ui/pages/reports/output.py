"""From the preview to a file or to paper; what is long runs beside the window."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from grono.domain.text import UserError, _, n_
from grono.reports.report import Report
from grono.ui import exporting, printing, rendering
from grono.ui.page import Desk
from grono.ui.pages.reports.options import OptionsPanel
from grono.ui.pages.reports.paper import Paper
from grono.ui.tasks import Progress


class Output:
    """Saves and prints the report that is shown."""

    def __init__(self, desk: Desk, paper: Paper) -> None:
        self._desk = desk
        self._paper = paper

    def save(self, report: Report, options: OptionsPanel, format: str) -> bool:
        """Ask where to, and write; False when the person thought better of it."""
        request = options.request()
        name = exporting.file_name(self._desk.look.tr(report.title), format)
        target = exporting.ask_where(self._desk, name)
        if target is None:
            return False
        register = self._desk.store.path

        def work(progress: Progress) -> object:
            return rendering.saved(register, lambda store: report.document(store, request), target, progress)

        exporting.write(self._desk, _("Writing {file}", file=target.name), work, target)
        return True

    def print_it(self, report: Report) -> bool:
        """Ask for a printer, and print the pages that are seen."""
        shown = self._paper.shown
        if shown is None:
            raise UserError(_("There are no pages to print yet."), todo=_("Wait for the preview."))
        title = self._desk.look.tr(report.title)
        printer = printing.ask(self._paper.window(), self._paper.preview.document, title)
        if printer is None:
            return False
        content = shown.content

        def work(progress: Progress) -> int:
            return _printed(content, printer, progress)

        def done(pages: int) -> None:
            words = n_(
                "{n} page sent to {printer}", "{n} pages sent to {printer}", pages, printer=_name(printer)
            )
            self._desk.toast(words)

        self._desk.tasks.run(_("Printing: {title}", title=report.title), work, done)
        return True


def _printed(content: bytes, printer: QPrinter, progress: Progress) -> int:
    """Draw the pages onto the printer, in the task's thread, from a document of its own."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = printing.print_pages(printer, document, lambda done, total: progress("", done, total))
    document.close()
    return pages


def _name(printer: QPrinter) -> str:
    return printer.printerName() or printer.outputFileName()
