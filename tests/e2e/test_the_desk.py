"""The program's main job, end to end, as somebody does it who has never seen it before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.task_pages.conftest import CTRL, MESSY, Person

from grono.app import Program
from grono.store import backup, lock
from grono.store.opening import open_register
from grono.ui.pages.import_list.page import ImportListPage
from grono.ui.settings import Settings


@pytest.fixture
def person(start: Callable[[Path | None], Program], tmp_path: Path, qtbot: QtBot) -> Person:
    """Somebody in front of the start screen."""
    Settings().set("folders/registers", str(tmp_path))
    return Person(start(None), qtbot)


def test_from_the_office_s_list_to_the_directory_and_the_funder_s_workbook(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    make_a_register(person)
    import_the_messy_workbook(person)
    register = person.window.store.path
    members = count(person)
    assert members > 100
    find(person, "lodz", "Łódzkie Studio Interfejsów sp. z o.o.")
    edit_a_firm_and_undo(person)
    print_to_files(person, tmp_path, choose_file)
    close(person)
    assert lock.holder(register) is None
    newest = backup.latest(register)
    assert newest is not None
    assert newest.manifest.alive["organisation"] == members
    with open_register(register, "tomorrow") as store:
        assert store.next_undo is not None


def make_a_register(person: Person) -> None:
    """A new register that begins with a list from Excel."""
    person.window.do("import_excel_first")
    person.type("Mazowiecki Klaster ICT")
    person.click("Utwórz rejestr")
    person.wait_to_see("Upuść plik tutaj")


def import_the_messy_workbook(person: Person) -> None:
    """The office's list is dropped, two refused rows are mended where they stand, the rest is imported."""
    page = person.page
    assert isinstance(page, ImportListPage)
    person.drop(MESSY, on=page)
    person.wait()
    person.click("Do kolumn")
    person.click("Sprawdź dane")
    person.wait()
    for row, column, text in ((87, "Data przystąpienia", "30.06.2020"), (91, "NIP", "9991983444")):
        cell = page.check.refused.cells[row, column]
        cell.setFocus()
        cell.selectAll()
        person.type(text)
        person.press(Qt.Key.Key_Tab)
        person.wait()
        assert (row, column) not in page.check.refused.cells
    person.click("Importuj")
    person.wait_to_see("Zaimportowano")


def count(person: Person) -> int:
    """How many organisations there are."""
    return person.window.store.query("SELECT count(*) FROM organisation WHERE deleted_at IS NULL")[0][0]


def find(person: Person, typed: str, wanted: str) -> None:
    """Ctrl+K and some letters."""
    person.press(Qt.Key.Key_K, CTRL)
    person.type(typed)
    person.wait_to_see(wanted)
    person.press(Qt.Key.Key_Escape)


def edit_a_firm_and_undo(person: Person) -> None:
    """Another name, saved, and taken back."""
    hit = person.window.store.search("Netika")[0]
    person.window.edit_record("organisation", hit.id)
    person.wait_to_see("Nazwa")
    person.type(" Test")
    person.press(Qt.Key.Key_S, CTRL)
    person.bot.waitUntil(lambda: _title(person, hit.id) != hit.title)
    person.window.do("undo")
    assert _title(person, hit.id) == hit.title
    assert person.sees("Cofnięto")


def print_to_files(person: Person, folder: Path, choose_file: Callable[[Path], None]) -> None:
    """The directory as PDF, the funder's list as a workbook."""
    directory, funder = folder / "katalog.pdf", folder / "wykaz.xlsx"
    person.window.go("today")
    person.click("Katalog członków")
    person.wait()
    choose_file(directory)
    person.click("Zapisz PDF")
    person.wait_to_see("Zapisano: katalog.pdf")
    person.click("Wykaz członków")
    person.wait()
    choose_file(funder)
    person.click("Excel")
    person.wait_to_see("Zapisano: wykaz.xlsx")
    paper = "".join(page.extract_text() for page in PdfReader(directory).pages)
    assert "Mazowiecki Klaster ICT" in paper
    assert "Netika Rozwiązania IT" in paper
    assert len(list(load_workbook(funder).worksheets[0].iter_rows())) > 100


def close(person: Person) -> None:
    """Close the window and wait until it is gone."""
    person.window.close()
    person.bot.waitUntil(lambda: not person.window.isVisible(), timeout=20_000)
    person.program.session.let_go()


def _title(person: Person, id: str) -> str:
    return person.window.store.query("SELECT title FROM _rownum WHERE id = ?", (id,))[0][0]
