"""The ways of the design that end on paper, counted; and every stop of the keyboard on every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from tests.ui import walk
from tests.ui.task_pages.conftest import CTRL, MESSY, Person

from grono.domain.activity import Session
from grono.domain.event import Event
from grono.domain.text import _
from grono.exchange.rows import Outcome
from grono.services import editing
from grono.store import backup
from grono.ui import printing
from grono.ui.pages.import_list.page import ImportListPage
from grono.ui.pages.reports.page import ReportsPage
from grono.ui.pages.settings.page import SECTIONS
from grono.ui.pages.shortcuts import ShortcutsPage


def test_the_directory_is_printed_by_two_clicks(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    monkeypatch.setattr(printing, "ask", lambda *_args: printer)
    person.window.go("today")
    person.click("Katalog członków")
    person.wait()
    person.click("Drukuj")
    person.wait_to_see("Wysłano")
    assert person.clicks == 2


def test_a_sign_in_sheet_is_printed_by_two_clicks(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    monkeypatch.setattr(printing, "ask", lambda *_args: printer)
    breakfast = Event(title="Śniadanie biznesowe", place="Piastów")
    later = Event(title="Konferencja")
    with person.window.store.step(_("Test")):
        for event, days in ((breakfast, 2), (later, 9)):
            day = date.today() + timedelta(days=days)
            meeting = Session(
                subject_table="event", subject_id=event.id, day=day, starts=time(9), ends=time(12)
            )
            person.window.store.save(event)
            person.window.store.save(meeting)
    person.window.go("today")
    person.settle()
    sheet = next(name for name in person.screen() if name.startswith("Lista obecności: Konferencja"))
    person.click(sheet)
    person.wait()
    person.click("Drukuj")
    person.wait_to_see("Wysłano")
    assert person.clicks == 2
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 1
    page = person.page
    assert isinstance(page, ReportsPage)
    assert page.report.name == "sign-in-sheet"
    assert page.side.options.given["session"].startswith(f"Konferencja · {meeting.day:%d.%m.%Y}")
    assert page.save_state()["given"]["sign-in-sheet"].get("session") is None


def test_the_calendar_goes_into_another_program(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    """The file is read back by the library that other programs' files are read with."""
    from icalendar import Calendar

    target = tmp_path / "terminy.ics"
    choose_file(target)
    person.window.go("deadlines")
    person.click("Zapisz kalendarz")
    person.wait_to_see("Zapisano: terminy.ics")
    entries = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert [str(entry["summary"]) for entry in entries] == [
        "Uzupełnić REGON: Netika Rozwiązania IT sp. z o.o."
    ]


def test_the_list_for_a_funder_is_two_clicks_and_the_name_of_the_file(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    choose_file(tmp_path / "lista.pdf")
    person.window.go("today")
    person.click("Lista dla instytucji")
    person.wait()
    person.click("Zapisz PDF")
    person.wait_to_see("Zapisano: lista.pdf")
    assert person.clicks == 2


def test_the_first_import_needs_no_mouse(person: Person, choose_file: Callable[[Path], None]) -> None:
    choose_file(MESSY)
    person.press(Qt.Key.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)
    person.press(Qt.Key.Key_Return)
    person.wait()
    for _step in ("Do kolumn", "Sprawdź dane", "Importuj"):
        person.press(Qt.Key.Key_Return, CTRL)
        person.wait()
    assert person.sees("Zaimportowano")
    assert (person.clicks, person.keys) == (0, 5)


def test_every_stop_of_the_settings(person: Person) -> None:
    for kind in SECTIONS:
        person.window.go("settings", section=kind.key)
        assert _problems(person) == [], kind.key


def test_every_stop_of_the_reports(person: Person) -> None:
    person.window.go("reports", name="member-directory")
    person.wait()
    assert _problems(person) == []


@pytest.mark.parametrize("place", ["backups", "trash", "history", "help"])
def test_every_stop_of_a_page(person: Person, place: str) -> None:
    store = person.window.store
    backup.make(store.path, backup.Reason.CLOSE)
    one = store.query("SELECT id FROM organisation LIMIT 1")[0][0]
    editing.delete(store, "organisation", [one])
    person.window.go(place)
    assert _problems(person) == []


def test_every_stop_of_the_import(person: Person) -> None:
    person.window.go("import_list")
    page = person.page
    assert isinstance(page, ImportListPage)
    assert _problems(person) == []
    page.read(MESSY)
    person.wait()
    assert _problems(person) == []
    person.press(Qt.Key.Key_Return, CTRL)
    assert _problems(person) == []
    person.press(Qt.Key.Key_Return, CTRL)
    person.wait()
    assert _problems(person) == []
    page.check.tiles[Outcome.CREATED].click()
    assert _problems(person) == []
    person.press(Qt.Key.Key_Return, CTRL)
    person.wait()
    assert _problems(person) == []


def _problems(person: Person, root: QWidget | None = None) -> list[str]:
    person.settle()
    return walk.problems(person.window, root or person.page)


def test_f1_and_the_page_show_the_keys_and_take_them_to_paper(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    from pypdf import PdfReader

    target = tmp_path / "skroty.pdf"
    choose_file(target)
    person.window.go("help")
    page = person.page
    assert isinstance(page, ShortcutsPage)
    assert person.sees("Na początek", "Importuj listę…", "Historia rejestru")
    person.click("Zapisz jako PDF")
    person.wait_to_see("Zapisano: skroty.pdf")
    assert "Ctrl + K" in "".join(paper.extract_text() for paper in PdfReader(target).pages)
    page.search.setText("cofnij")
    page.search.searched.emit("cofnij")
    assert not person.sees("Historia rejestru")
    person.click("Cofnij zmianę")
    assert person.sees("Cofnięto")
