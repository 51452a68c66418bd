"""The import as a person does it: drop, look, mend, write, take back, give back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests import make
from tests.ui.task_pages.conftest import CTRL, MESSY, Person

from grono.domain.membership import MemberState
from grono.exchange.rows import OnMatch, Outcome
from grono.services import rows
from grono.services.columns import Row
from grono.store import backup
from grono.ui.pages.import_list.page import CHECK, COLUMNS, DONE, FILE, SHEET, ImportListPage

HEADERS = ("Nazwa firmy", "NIP", "Miejscowość", "E-mail", "Uwagi p. Basi")
LINES = (
    ("Netika Rozwiązania IT sp. z o.o.", "9999067907", "Teresin", "nowy@netika.example", "zadzwonić"),
    ("PiastSoft sp. z o.o.", "9997877890", "Piastów", "biuro@piastsoft.example", ""),
    ("Nowa Firma sp. z o.o.", "9999458074", "Radom", "biuro@nowa.example", ""),
    ("Pomyłka sp. z o.o.", "999-198-344", "Płock", "biuro@pomylka.example", ""),
    ("Bez adresu sp. z o.o.", "", "Płock", "biuro", ""),
)


def workbook(
    path: Path, lines: tuple[tuple[str, ...], ...] = LINES, headers: tuple[str, ...] = HEADERS
) -> Path:
    """A list as an office has it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(headers)
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path


@pytest.fixture
def page(person: Person) -> ImportListPage:
    """The wizard."""
    person.window.go("import_list")
    page = person.page
    assert isinstance(page, ImportListPage)
    return page


def named(person: Person, name: str) -> Row:
    """The organisation of a name."""
    store = person.window.store
    hit = next(hit for hit in store.search(name, ("organisation",)))
    return rows.organisation_rows(store, [hit.id], date.today())[0]


def test_the_messy_list_is_read_checked_mended_written_and_taken_back(
    person: Person, page: ImportListPage
) -> None:
    person.drop(MESSY, on=page)
    person.wait()
    assert page.wizard.step == SHEET  # it has notes and a hidden sheet beside the list
    assert person.sees("Członkowie", "Notatki", "Lista 2025", "ukryty", "114 wierszy")
    person.press(Qt.Key.Key_Return, CTRL)
    assert page.wizard.step == COLUMNS
    assert person.sees("Dopasowano 19 z 22 kolumn.", "pewne", "pominięte", "Tak będzie wyglądać wiersz 7")
    person.press(Qt.Key.Key_Return, CTRL)
    person.wait()
    assert page.wizard.step == CHECK
    plan = page.plan
    assert plan is not None
    refused = plan.counts[Outcome.REFUSED]
    cells = page.check.refused.cells
    assert (87, "Data przystąpienia") in cells

    mend(person, page, 87, "Data przystąpienia", "30.06.2020")
    person.bot.waitUntil(page.check.refused.cells[90, "E-mail"].hasFocus)  # the next one to mend
    mend(person, page, 91, "NIP", "9991983444")

    assert page.plan is not None
    assert page.plan.counts[Outcome.REFUSED] == refused - 2
    taken = page.plan.counts[Outcome.CREATED] + page.plan.counts[Outcome.CHANGED]
    person.click(f"Importuj {taken}, pomiń {refused - 2}")
    person.wait_to_see(f"Zaimportowano {taken} wpis")
    assert page.wizard.step == DONE
    assert backup.latest(person.window.store.path) is not None
    assert person.sees("Kopia zapasowa: dziś")
    assert named(person, "Radomskie Centrum")["joined"] == "2020-06-30"

    person.click("Cofnij import")
    assert person.sees("Import cofnięto")
    assert person.window.store.search("Radomskie Centrum") == []


def mend(person: Person, page: ImportListPage, row: int, header: str, text: str) -> None:
    """Type a wrong cell anew and go on to the next."""
    cell = page.check.refused.cells[row, header]
    cell.setFocus()
    cell.selectAll()
    person.type(text)
    person.press(Qt.Key.Key_Tab)
    person.wait()


def test_a_known_layout_is_one_drag_and_at_most_two_clicks(
    person: Person, page: ImportListPage, tmp_path: Path
) -> None:
    """The eighth way of the design: the file dropped on a list, checked, imported."""
    imported(person, page, workbook(tmp_path / "lista.xlsx"))
    again = workbook(tmp_path / "lista-2.xlsx", (("Druga Firma sp. z o.o.", "9992914178", "Radom", "", ""),))
    person.window.go("members")
    person.clicks = 0
    person.drop(again, on=person.page)
    person.wait_to_see("Importuj 1")
    person.click("Importuj 1")
    person.wait_to_see("Zaimportowano 1 wpis")
    assert person.clicks <= 2
    assert person.window.store.search("Druga Firma") != []


def imported(person: Person, page: ImportListPage, path: Path) -> None:
    """Import a list from the first step to the last."""
    page.read(path)
    person.wait()
    assert page.wizard.step == COLUMNS
    person.click("Sprawdź dane")
    person.wait()
    person.click("Importuj")
    person.wait()
    assert page.wizard.step == DONE


def test_tiles_filter_what_is_shown_and_say_what_changes(
    person: Person, page: ImportListPage, tmp_path: Path
) -> None:
    page.read(workbook(tmp_path / "lista.xlsx"))
    person.wait()
    person.click("Sprawdź dane")
    person.wait()
    assert person.sees("NIP ma 9 cyfr zamiast 10")
    assert person.sees("Zmienione pola istniejących wpisów")
    page.check.tiles[Outcome.CHANGED].click()
    table = page.check.table.table
    assert table is not None
    line = table.records.row(0)
    assert line["name"] == "Netika Rozwiązania IT sp. z o.o."
    assert (line["before"], line["after"]) == (
        "biuro@netika.example",
        "nowy@netika.example, biuro@netika.example",
    )


def test_the_rule_decides_about_records_that_are_there(
    person: Person, page: ImportListPage, tmp_path: Path
) -> None:
    page.read(workbook(tmp_path / "lista.xlsx"))
    person.wait()
    page.columns.rule.set_value(str(OnMatch.SKIP))
    page.columns.rule.chosen.emit(str(OnMatch.SKIP))
    person.click("Sprawdź dane")
    person.wait()
    plan = page.plan
    assert plan is not None
    assert (plan.counts[Outcome.CHANGED], plan.counts[Outcome.SKIPPED]) == (0, 2)
    page.check.rule_chosen.emit(str(OnMatch.FILL))
    person.wait()
    assert page.plan is not None
    assert page.plan.counts[Outcome.SKIPPED] == 0


def test_a_column_is_mapped_by_hand_and_the_record_follows(
    person: Person, page: ImportListPage, tmp_path: Path
) -> None:
    page.read(workbook(tmp_path / "lista.xlsx"))
    person.wait()
    field = page.columns.targets["E"]
    field.setFocus()
    field.selectAll()
    person.type("uwagi")
    person.press(Qt.Key.Key_Return)
    assert field.value == "notes"
    assert person.sees("ręcznie")
    assert person.sees("zadzwonić")
    person.click("Następny wiersz")
    assert person.sees("Tak będzie wyglądać wiersz 3", "PiastSoft sp. z o.o.")


def test_a_row_is_left_out_and_taken_after_all(person: Person, page: ImportListPage, tmp_path: Path) -> None:
    page.read(workbook(tmp_path / "lista.xlsx"))
    person.wait()
    person.click("Sprawdź dane")
    person.wait()
    person.click("Pomiń wiersz 5")
    person.wait()
    assert page.plan is not None
    assert page.plan.counts[Outcome.SKIPPED] == 1
    page.check.tiles[Outcome.SKIPPED].click()
    table = page.check.table.table
    assert table is not None
    table.setFocus()
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    person.wait()
    assert page.plan.counts[Outcome.SKIPPED] == 0


def test_who_is_meant_is_chosen_where_a_name_could_be_several(
    person: Person, page: ImportListPage, tmp_path: Path
) -> None:
    store = person.window.store
    twins = [make.organisation(store, "Bliźniak sp. z o.o.", town=town) for town in ("Radom", "Płock")]
    path = workbook(tmp_path / "a.xlsx", (("Bliźniak sp. z o.o.", "", "", "biuro@blizniak.example", ""),))
    page.read(path)
    person.wait()
    person.click("Sprawdź dane")
    person.wait()
    choice = page.check.refused.choices[2]
    choice.set_value(twins[1])
    assert choice.value == twins[1]
    choice.chosen.emit(twins[1])
    person.wait()
    person.click("Importuj 1")
    person.wait_to_see("Zaimportowano 1 wpis")
    assert rows.organisation_rows(store, [twins[1]], date.today())[0]["emails"] == ("biuro@blizniak.example",)


def test_refused_rows_are_taken_home_mended_and_imported(
    person: Person, page: ImportListPage, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    home = tmp_path / "do-poprawy.xlsx"
    choose_file(home)
    imported(person, page, workbook(tmp_path / "lista.xlsx"))
    person.click("Zapisz 2 wiersze do poprawy")
    person.wait_to_see("Zapisano: do-poprawy.xlsx")
    book = load_workbook(home)
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet["A"]] == [
        "Nazwa firmy",
        "Pomyłka sp. z o.o.",
        "Bez adresu sp. z o.o.",
    ]
    sheet["B2"], sheet["D3"] = "9991983444", "biuro@bez.example"
    book.save(home)
    person.click("Importuj inny plik")
    page.read(home)
    person.wait()
    if page.wizard.step == COLUMNS:
        person.click("Sprawdź dane")
        person.wait()
    person.click("Importuj 2")
    person.wait_to_see("Zaimportowano 2 wpisy")


def test_the_list_is_given_back_in_its_layout(
    person: Person, page: ImportListPage, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    imported(person, page, workbook(tmp_path / "lista.xlsx"))
    choose_file(tmp_path / "z-powrotem.xlsx")
    person.click("Oddaj w moim układzie…")
    person.wait_to_see("Zapisano: z-powrotem.xlsx")
    sheet = load_workbook(tmp_path / "z-powrotem.xlsx").worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == HEADERS
    assert "Nowa Firma sp. z o.o." in [cell.value for cell in sheet["A"]]


def test_a_header_that_was_not_found_is_shown_by_hand(
    person: Person, page: ImportListPage, tmp_path: Path
) -> None:
    lines = (("x", "y", "", "", ""), HEADERS, *LINES)
    page.read(workbook(tmp_path / "lista.xlsx", lines, ("Spis", "", "", "", "")))
    person.wait()
    page.wizard.go(SHEET)
    table = page.sheet.table
    assert table is not None
    table.go_to(2)
    table.setFocus()
    person.press(Qt.Key.Key_Return)
    assert page.draft is not None
    assert page.draft.table.header_row == 3


def test_a_file_that_is_no_list_is_refused_in_one_sentence(
    person: Person, page: ImportListPage, tmp_path: Path
) -> None:
    stranger = tmp_path / "zdjęcie.jpg"
    stranger.write_bytes(b"\xff\xd8\xff\xe0" + b"\x00" * 2000)
    person.drop(stranger, on=page)
    person.wait()
    assert page.wizard.step == FILE
    assert person.sees("zdjęcie.jpg", "Upuść plik tutaj")


def test_stopping_while_writing_leaves_nothing(
    person: Person, page: ImportListPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = Event(), Event()
    real = backup.make

    def slow(*args: object, **named: object) -> Path:
        reached.set()
        go_on.wait(20)
        return real(*args, **named)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(backup, "make", slow)
    page.read(workbook(tmp_path / "lista.xlsx"))
    person.wait()
    person.click("Sprawdź dane")
    person.wait()
    person.click("Importuj")
    person.bot.waitUntil(reached.is_set)
    assert person.sees("Trwa import")
    QTest.keyClick(person.window, Qt.Key.Key_Escape)
    assert person.sees("Trwa import")
    person.click("Przerwij")
    go_on.set()
    person.wait()
    assert page.wizard.step == CHECK
    assert person.window.store.search("Nowa Firma") == []
    assert not person.sees("Trwa import")


def test_people_are_imported_too(person: Person, page: ImportListPage, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "osoby.xlsx",
        (("Żak", "Łucja", "lucja@zak.example"),),
        ("Nazwisko", "Imię", "E-mail"),
    )
    page.file.kind.choose("people")
    imported(person, page, path)
    assert [hit.title for hit in person.window.store.search("łucja", ("person",))] == ["Żak Łucja"]
    person.click("Pokaż listę")
    assert person.sees("Osoby")


def test_members_come_with_their_state(person: Person, page: ImportListPage, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "stan.xlsx", (("Alfa sp. z o.o.", "zawieszony"),), ("Nazwa", "Status członkostwa")
    )
    imported(person, page, path)
    assert named(person, "Alfa")["state"] is MemberState.SUSPENDED
