"""People, sessions, costs, documents and curricula of training, as ways of a user."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests import make, training
from tests.training import Training
from tests.ui import walk
from tests.ui.pages.conftest import User
from tests.ui.pages.training.steps import CTRL, ENTER, SPACE, edition_page, journal, marks, table_of

from grono.domain.activity import Attendance, RegistrationState
from grono.domain.training import Edition, Module, Programme
from grono.services.activities.costs import costs_of
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import registrations_of
from grono.services.attached import hanging
from grono.services.training import certificate_register, certificates, questions
from grono.services.training.editions import editions_of
from grono.store.store import Store
from grono.ui.look import Look
from grono.ui.pages.reports.page import ReportsPage
from grono.ui.pages.training.documents import DocumentsTab
from grono.ui.pages.training.meeting_log import MatchDialog
from grono.ui.pages.training.people import PeopleTab
from grono.ui.pages.training.programmes import TrainingPage
from grono.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_people_are_enrolled_from_the_register_and_by_name(
    held: Training, window: Window, user: User, store: Store
) -> None:
    make.person(store, "Święcicka", "Małgorzata")
    window.go("edition", id=held.edition.id, tab="people")
    tab = edition_page(window).tab
    assert isinstance(tab, PeopleTab)
    user.click("Zapisz osoby")
    user.type("swiecicka")
    user.press(ENTER)
    assert user.sees("Święcicka Małgorzata")
    guest = next(
        one
        for one in window.overlay.findChildren(QLineEdit)
        if one.accessibleName() == "Osoba spoza rejestru"
    )
    guest.setFocus()
    user.type("Nowak Ewa, Kwadrans s.c.")
    user.press(ENTER)
    user.click("Zapisz 2 osoby")
    assert len(registrations_of(store, "edition", held.edition.id)) == 8
    assert user.sees("8 osób")


def test_the_state_of_the_ticked_people_is_changed(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id, tab="people")
    tab = edition_page(window).tab
    assert isinstance(tab, PeopleTab)
    tab.table.records.tick((0, 1), on=True)
    tab.set_state(RegistrationState.RESIGNED)
    states = [one.state for one in registrations_of(store, "edition", held.edition.id)]
    assert states.count(RegistrationState.RESIGNED) == 2
    tab.table.records.tick_all(on=False)
    tab.remove()
    assert len(registrations_of(store, "edition", held.edition.id)) == 5


def test_one_more_session_is_typed_below_the_others(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id, tab="sessions")
    user.settle()
    table = table_of(window)
    table.setFocus()
    table.setCurrentIndex(table.rows.index(4, 0))
    user.type("22.10.2026")
    user.press(ENTER)
    days = [one.day for one in sessions_of(store, "edition", held.edition.id)]
    assert days[-1] == date(2026, 10, 22)
    assert user.sees("Sesje 5")


def test_a_session_with_attendance_is_not_deleted(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id, tab="sessions")
    user.settle()
    table = table_of(window)
    table.setFocus()
    user.press(Qt.Key.Key_Delete)
    assert len(sessions_of(store, "edition", held.edition.id)) == 4
    assert store.all(Attendance)


def test_costs_are_typed_and_added_up(held: Training, window: Window, user: User, store: Store) -> None:
    window.go("edition", id=held.edition.id, tab="costs")
    assert user.sees("Plan: 8")
    table = table_of(window)
    table.setFocus()
    table.setCurrentIndex(table.rows.index(2, 0))
    user.type("catering")
    user.press(ENTER)
    user.type("600")
    user.press(ENTER)
    assert [one.planned for one in costs_of(store, "edition", held.edition.id)] == [200_000, 640_000, 60_000]


def test_a_certificate_is_printed_again_as_a_duplicate_or_made_void(
    held: Training, window: Window, user: User, store: Store
) -> None:
    [made, *_more] = certificates.issue(store, held.edition.id, held.ids).certificates
    window.go("edition", id=held.edition.id, tab="documents")
    tab = edition_page(window).tab
    assert isinstance(tab, DocumentsTab)
    assert user.sees(f"1/{date.today().year}", "ważne", "Sprawozdanie z edycji")
    tab.void(made)
    user.type("pomyłka w nazwisku")
    user.click("Unieważnij", window.overlay)
    assert certificate_register.register(store)[0].void
    assert user.sees("unieważnione")
    tab.duplicate(_more[0])
    user.click("Wydaj duplikat", window.overlay)
    assert certificate_register.register(store)[1].duplicates


def test_modules_of_a_programme_are_typed(window: Window, user: User, store: Store) -> None:
    id = training.programme(store)
    window.go("programme", id=id, tab="modules")
    user.settle()
    table = table_of(window)
    table.setFocus()
    table.setCurrentIndex(table.rows.index(3, 0))
    user.type("Analiza danych")
    user.press(ENTER)
    user.type("90")
    user.press(ENTER)
    found = store.all(Module, order="position")
    assert [(one.title, one.minutes) for one in found][-1] == ("Analiza danych", 90)
    table.setCurrentIndex(table.rows.index(3, 0))
    user.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.title for one in store.all(Module, order="position")][2] == "Analiza danych"
    user.press(Qt.Key.Key_Delete)
    assert len(store.all(Module)) == 3


def test_outcomes_and_questions_are_typed(window: Window, user: User, store: Store) -> None:
    id = training.programme(store)
    window.go("programme", id=id, tab="questions")
    user.settle()
    table = table_of(window)
    table.setFocus()
    table.setCurrentIndex(table.rows.index(2, 0))
    for words in ("Co to jest RODO?", "rozporządzenie", "ustawa"):
        user.type(words)
        user.press(ENTER)
    asked = questions.test_of(store, id)
    assert [len(one.options) for one in asked] == [3, 2, 2]
    window.go("programme", id=id, tab="outcomes")
    user.settle()
    table = table_of(window)
    table.setFocus()
    table.setCurrentIndex(table.rows.index(3, 0))
    user.type("porównuje kanały")
    user.press(ENTER)
    assert user.sees("Efekty uczenia się 4")


def test_a_certificate_that_somebody_shows_is_checked(
    held: Training, window: Window, user: User, store: Store
) -> None:
    [made, *_more] = certificates.issue(store, held.edition.id, held.ids).certificates
    number = certificates.number_of(store, made)
    code = certificate_register.check_code(made, number)
    window.go("training")
    window.do("verify_certificate")
    user.type(f"{number.text} {code}")
    user.press(ENTER)
    user.wait_to_see("jest prawdziwe")
    window.do("verify_certificate")
    user.type(f"{number.text} 0000-0000")
    user.press(ENTER)
    user.wait_to_see("nie ma takiego zaświadczenia")


@pytest.mark.parametrize("tab", ["overview", "journal", "people", "sessions", "tests", "costs", "documents"])
def test_every_tab_is_reached_by_tab_and_says_its_names(
    tab: str, held: Training, window: Window, user: User
) -> None:
    window.go("edition", id=held.edition.id, tab=tab)
    user.settle()
    assert walk.problems(window, window.book) == []


def test_an_edition_in_the_trash_is_left(held: Training, window: Window, user: User, store: Store) -> None:
    window.go("training")
    page = window.book.page
    assert isinstance(page, TrainingPage)
    page.table.setFocus()
    user.press(Qt.Key.Key_Delete)
    assert [one for one in editions_of(store, held.programme) if not one.deleted_at] == []
    window.show_record("edition", held.edition.id)
    user.settle()
    assert isinstance(window.book.page, TrainingPage)
    assert store.get(Edition, held.edition.id)


LOG = """Imię i nazwisko;Godzina dołączenia;Godzina opuszczenia
Bąk-Wojciechowska Katarzyna;10.09.2026 9:00;10.09.2026 14:00
Kasia z biura;10.09.2026 9:00;10.09.2026 11:00
"""


def test_a_meetings_log_is_matched_by_hand_once(
    store: Store, window: Window, user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = training.training(store, attended=False)
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    monkeypatch.setattr("grono.ui.file_dialogs.FileDialogs.to_open", lambda *_given: path)
    window.go("edition", id=held.edition.id, tab="sessions")
    user.click("Wczytaj log spotkania…")
    dialog = window.overlay.dialog
    assert isinstance(dialog, MatchDialog)
    assert list(dialog.choices) == ["Kasia z biura"]
    dialog.choices["Kasia z biura"].set_value(held.ids[1])
    user.click("Wpisz obecność")
    found = marks(store, held, 0)
    assert set(found) == {"Bąk", "Chm"}
    assert found["Bąk"] > found["Chm"] > 0


def test_what_bears_no_code_is_a_file_of_the_edition(
    held: Training, window: Window, user: User, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "umowa.txt"
    path.write_text("umowa", encoding="utf-8")
    window.go("edition", id=held.edition.id, tab="documents")
    tab = edition_page(window).tab
    assert isinstance(tab, DocumentsTab)
    tab.keep([path])
    assert [one.file_name for one in hanging(store, held.edition.id).files] == ["umowa.txt"]
    assert user.sees("Dokumenty 1", "umowa.txt")


def test_papers_open_with_the_edition_chosen(held: Training, window: Window, user: User) -> None:
    window.go("edition", id=held.edition.id, tab="documents")
    user.click("Dziennik zajęć")
    assert isinstance(window.book.page, ReportsPage)
    assert window.book.page.report.name == "class-register"


def test_the_form_of_an_edition_and_of_a_programme(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id)
    window.do("edit_record")
    user.settle()
    user.press(Qt.Key.Key_A, CTRL)
    user.type("Cyfrowy handlowiec, edycja druga")
    user.click("Zapisz edycję")
    assert store.all(Edition)[0].title == "Cyfrowy handlowiec, edycja druga"
    window.go("programme", id=held.programme)
    window.do("edit_record")
    user.settle()
    user.press(Qt.Key.Key_A, CTRL)
    user.type("Handel cyfrowy")
    user.click("Zapisz program")
    assert store.all(Programme)[0].title == "Handel cyfrowy"


def test_large_text_has_one_column_and_a_list_of_tabs(
    held: Training, window: Window, user: User, look: Look
) -> None:
    look.theme.choose(look.theme.choice, 200)
    for tab in ("journal", "tests", "documents"):
        window.go("edition", id=held.edition.id, tab=tab)
        user.settle()
    head = edition_page(window).head
    assert head.choice is not None
    assert head.choice.currentText() == "Dokumenty"
    head.choice.set_value("costs")
    head.choice.chosen.emit("costs")
    assert edition_page(window).head.tabs.current == "costs"
    window.go("training")
    user.settle()
    page = window.book.page
    assert isinstance(page, TrainingPage)
    page.choose(held.programme)
    assert page.choice.value == held.programme


def test_nothing_is_written_where_one_may_only_read(
    held: Training, look: Look, store: Store, qtbot: QtBot, window: Window, user: User
) -> None:
    window.show_register(store, read_only=True)
    for tab in ("journal", "people", "sessions", "tests", "costs", "documents"):
        window.go("edition", id=held.edition.id, tab=tab)
        user.settle()
        assert not any("Wydaj zaświadczenia" in one for one in user.screen())
    window.go("programme", id=held.programme, tab="modules")
    table = table_of(window)
    assert table.rows.rowCount() == 3
    window.go("edition", id=held.edition.id)
    before = marks(store, held, 0)
    journal(window).table.setFocus()
    user.press(SPACE)
    assert marks(store, held, 0) == before
