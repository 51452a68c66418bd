"""Reports: the paper follows every choice, is saved and printed, and says who is not in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from tests.ui.task_pages.conftest import CTRL, Person

from grono.services.lists import MEMBERS, Listing, Query
from grono.ui import exporting, printing
from grono.ui.pages.reports.page import ReportsPage


@pytest.fixture
def reports(person: Person) -> ReportsPage:
    """The page with the pages of the directory on it."""
    person.window.go("reports", name="member-directory")
    page = person.page
    assert isinstance(page, ReportsPage)
    person.wait()
    return page


def text_of(path: Path) -> str:
    """Everything that a PDF says."""
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_paper_is_on_the_screen_and_the_button_counts_its_pages(
    person: Person, reports: ReportsPage
) -> None:
    assert reports.paper.preview.pages > 3
    assert person.sees(f"Drukuj {reports.paper.preview.pages} ", "strona 1 z", "Katalog członków")


def test_every_choice_changes_the_paper(person: Person, reports: ReportsPage) -> None:
    before = reports.paper.preview.pages
    person.click("Indeksy")
    person.bot.waitUntil(lambda: reports.paper.preview.pages < before, timeout=20_000)
    reports.side.options.day.set_raw("31.12.2018")
    reports.side.options.day.edited.emit()
    person.bot.waitUntil(lambda: _as_of(reports) == date(2018, 12, 31), timeout=20_000)


def _as_of(reports: ReportsPage) -> date | None:
    shown = reports.paper.shown
    return shown.request.as_of if shown else None


def test_who_is_not_in_it_and_why_is_said_before_it_is_printed(person: Person, reports: ReportsPage) -> None:
    person.wait_to_see("1 członka nie ma na wydruku")
    person.click("Kto i dlaczego")
    assert person.sees("Akademia Nauk Stosowanych nad Utratą", "odmowa")
    person.click("Akademia Nauk Stosowanych nad Utratą")
    assert person.sees("Pruszków")


def test_an_unnamed_coordinator_is_told_beside_the_paper(person: Person, reports: ReportsPage) -> None:
    assert person.sees("Brakuje danych", "Nie podano koordynatora")
    person.click("Uzupełnij")
    assert person.sees("Klaster i logo", "Koordynator")


def test_the_pdf_goes_where_one_wants_it(
    person: Person, reports: ReportsPage, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    target = tmp_path / "katalog.pdf"
    choose_file(target)
    person.press(Qt.Key.Key_S, CTRL)
    person.wait_to_see("Zapisano: katalog.pdf", "Otwórz folder")
    assert "Netika Rozwiązania IT" in text_of(target)


def test_the_list_for_a_funder_is_typed_cells_in_a_workbook(
    person: Person, reports: ReportsPage, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    target = tmp_path / "lista.xlsx"
    choose_file(target)
    person.click("Wykaz członków")
    person.wait()
    person.click("Excel")
    person.wait_to_see("Zapisano: lista.xlsx")
    cells = [cell for row in load_workbook(target).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "999-906-79-07" in cells or "9999067907" in cells


def test_options_and_language_are_remembered_for_each_report(person: Person, reports: ReportsPage) -> None:
    person.click("English")
    person.wait()
    person.click("Struktura klastra")
    person.wait()
    assert reports.side.options.chosen_language == "pl"
    person.click("Katalog członków")
    assert reports.side.options.chosen_language == "en"
    person.program.preferences.choose_language("en")
    person.bot.waitUntil(lambda: isinstance(person.page, ReportsPage))
    page = person.page
    assert isinstance(page, ReportsPage)
    assert page.side.options.chosen_language == "en"
    person.wait()


def test_a_trade_that_nobody_has_is_said_instead_of_a_paper(person: Person, reports: ReportsPage) -> None:
    reports.side.options.set_text("trade", "Rolnictwo")
    person.wait_to_see("Rolnictwo”.")
    assert reports.paper.shown is None


def test_a_report_is_found_by_typing(person: Person, reports: ReportsPage) -> None:
    reports.gallery.search.setText("strukt")
    reports.gallery.search.searched.emit("strukt")
    assert [name for name, _tile in reports.gallery.tiles] == ["cluster-structure"]
    reports.gallery.search.empty()
    assert len(reports.gallery.tiles) >= 4


def test_printing_draws_every_page(
    person: Person, reports: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(1, 2)
    monkeypatch.setattr(printing, "ask", lambda *_args: printer)
    person.click("Drukuj")
    person.wait_to_see("Wysłano 2 strony")
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 2
    assert reports.save_state()["recent"] == ["member-directory"]


def test_nothing_is_remembered_when_one_thinks_better_of_printing(
    person: Person, reports: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask", lambda *_args: None)
    person.click("Drukuj")
    assert reports.save_state()["recent"] == []


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("Skoroszyt Excela", "lista.xlsx"),
        ("PDF do druku", "lista.pdf"),
        ("Tabela CSV", "lista.csv"),
        ("Skoroszyt do ponownego importu", "wszystko.xlsx"),
    ],
)
def test_a_list_goes_out_as_it_is_on_the_screen(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None], way: str, name: str
) -> None:
    listing = Listing(person.window.store, MEMBERS)
    columns = tuple(column for column in MEMBERS.columns if column.key in ("name", "nip"))
    query = Query(search="piast", filters=(("town", ("Piastów",)),))
    choose_file(tmp_path / name)
    exporting.export_list(person.window, listing, query, columns)
    assert person.sees("Eksport listy", "2 kolumny, jak na ekranie")
    person.click(way)
    person.click("Wybierz miejsce…")
    person.wait_to_see(f"Zapisano: {name}")
    assert (tmp_path / name).stat().st_size > 100
