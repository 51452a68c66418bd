"""What is previewed is the PDF itself, and what is printed is its pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtGui import QPageLayout
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from tests.ui import walk

from grono.ui.look import Look
from grono.ui.preview import PdfPreview
from grono.ui.printing import chosen_pages, print_pages

A4 = (595.28, 841.89)


def a_pdf(pages: int, *, wide: bool = False) -> bytes:
    """Blank pages of A4."""
    writer = PdfWriter()
    width, height = reversed(A4) if wide else A4
    for _page in range(pages):
        writer.add_blank_page(width, height)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def preview(look: Look, qtbot: QtBot) -> PdfPreview:
    made = PdfPreview(look)
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    return made


def test_pages_are_counted_and_turned(preview: PdfPreview) -> None:
    preview.show_pdf(a_pdf(3))
    assert preview.pages == 3
    assert preview._place.text() == "strona 1 z 3"
    preview.turn(1)
    assert preview._place.text() == "strona 2 z 3"
    preview.turn(5)
    assert preview._place.text() == "strona 2 z 3"


def test_a_new_version_stays_on_the_page(preview: PdfPreview) -> None:
    preview.show_pdf(a_pdf(4))
    preview.turn(1)
    preview.show_pdf(a_pdf(5))
    assert preview._place.text() == "strona 2 z 5"
    preview.show_pdf(a_pdf(1))
    assert preview._place.text() == "strona 1 z 1"


def test_a_message_stands_where_nothing_can_be_shown(preview: PdfPreview) -> None:
    preview.show_message("Brak stron")
    assert not preview.view.isVisible()
    preview.show_pdf(a_pdf(1))
    assert preview.view.isVisible()


def test_zoom_has_bounds(preview: PdfPreview) -> None:
    preview.show_pdf(a_pdf(1))
    for _turn in range(30):
        preview.scale(1.5)
    assert preview.view.zoomFactor() <= 5
    for _turn in range(60):
        preview.scale(0.7)
    assert preview.view.zoomFactor() >= 0.2


def test_the_preview_is_named_for_a_screen_reader(preview: PdfPreview) -> None:
    assert all(walk.name_of(stop) for stop in walk.focusable(preview))


def printed(tmp_path: Path, document: QPdfDocument, first: int = 0, last: int = 0) -> PdfReader:
    """The paper that a printer into a file gives."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(first, last)
    print_pages(printer, document)
    return PdfReader(tmp_path / "paper.pdf")


def test_every_page_is_printed_in_its_size(preview: PdfPreview, tmp_path: Path) -> None:
    preview.show_pdf(a_pdf(2))
    paper = printed(tmp_path, preview.document)
    assert len(paper.pages) == 2
    assert float(paper.pages[0].mediabox.width) == pytest.approx(A4[0], abs=1)


def test_a_wide_page_turns_the_paper(preview: PdfPreview, tmp_path: Path) -> None:
    preview.show_pdf(a_pdf(1, wide=True))
    box = printed(tmp_path, preview.document).pages[0].mediabox
    assert box.width > box.height


def test_only_the_chosen_pages_are_printed(preview: PdfPreview, tmp_path: Path) -> None:
    preview.show_pdf(a_pdf(5))
    assert len(printed(tmp_path, preview.document, 2, 3).pages) == 2
    printer = QPrinter()
    assert chosen_pages(printer, 5) == (0, 4)
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
