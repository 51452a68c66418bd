"""People: roles, consents as words, notes, tasks and files, history with a way back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.ui import walk
from tests.ui.pages.conftest import User, wait_for_card

from grono.domain.ids import Id
from grono.domain.person import Role
from grono.services import attached, editing
from grono.store.store import Store
from grono.ui.pages.people import PeoplePage
from grono.ui.records import files
from grono.ui.widgets.button import LinkButton
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def page_of(window: Window) -> PeoplePage:
    page = window.book.page
    assert isinstance(page, PeoplePage)
    wait_for_card(page)
    return page


def test_a_person_is_told_with_role_and_consents(ids: dict[str, Id], window: Window, user: User) -> None:
    window.show_record("person", ids["Święcicka"])
    assert user.sees("3 osoby", "koordynatorka ds. klastra · Netika Rozwiązania IT sp. z o.o.")
    user.wait_to_see("Małgorzata Święcicka", "bez klauzuli informacyjnej", "nie zapytano")
    user.click("Netika Rozwiązania IT sp. z o.o.")
    user.wait_to_see("Teresin · członek od 14 maja 2019")


def test_consents_stand_in_the_list_as_words(ids: dict[str, Id], window: Window) -> None:
    window.go("people")
    table = page_of(window).table
    table.columns.show("consent_newsletter", on=True)
    column = next(column for column in table.columns.shown() if column.key == "consent_newsletter")
    assert [table.records.text(place, column) for place in range(3)] == ["nie zapytano"] * 3


def test_a_role_ends_and_is_kept(ids: dict[str, Id], window: Window, user: User, store: Store) -> None:
    window.show_record("person", ids["Święcicka"])
    user.settle()
    user.click("Zakończ rolę w Netika Rozwiązania IT sp. z o.o.")
    (role,) = store.of(Role, [ids["Święcicka"]])[ids["Święcicka"]]
    assert role.valid_to == date.today().isoformat()
    user.click("Cofnij")
    assert store.of(Role, [ids["Święcicka"]])[ids["Święcicka"]][0].valid_to is None


def test_notes_are_written_changed_and_deleted(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.show_record("person", ids["Wolska"])
    user.settle()
    page_of(window).pane.tabs.choose("notes")
    user.settle()
    user.click("Dodaj notatkę")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    user.type("Woli e-mail.")
    user.press(Qt.Key.Key_Return, CTRL)
    (note,) = attached.hanging(store, ids["Wolska"]).notes
    assert (note.text, note.written_on) == ("Woli e-mail.", date.today())
    assert user.sees("Woli e-mail.", "dziś")
    user.click("Edycja notatki")
    user.type("Zawsze ")
    user.click("Zapisz notatkę")
    assert attached.hanging(store, ids["Wolska"]).notes[0].text == "Zawsze Woli e-mail."
    user.click("Usuń notatkę")
    assert attached.hanging(store, ids["Wolska"]).notes == ()
    user.click("Cofnij")
    assert user.sees("Zawsze Woli e-mail.")


def test_an_empty_note_is_not_kept(ids: dict[str, Id], window: Window, user: User, store: Store) -> None:
    window.show_record("person", ids["Wolska"])
    page_of(window).pane.tabs.choose("notes")
    user.settle()
    user.click("Dodaj notatkę")
    user.click("Zapisz notatkę")
    assert user.sees("Zapisz notatkę")
    user.press(Qt.Key.Key_Escape)
    assert attached.hanging(store, ids["Wolska"]).notes == ()


def test_tasks_have_a_day_and_are_ticked(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.show_record("person", ids["Wolska"])
    page_of(window).pane.tabs.choose("notes")
    user.settle()
    user.click("Dodaj zadanie")
    user.type("Zadzwonić")
    user.press(Qt.Key.Key_Tab)
    user.type("12.2099")
    user.click("Zapisz zadanie")
    assert user.sees("„12.2099” nie wskazuje dnia. Wpisz całą datę.")
    user.press(Qt.Key.Key_A, CTRL)
    user.type("4.12.2099")
    user.click("Zapisz zadanie")
    (task,) = attached.hanging(store, ids["Wolska"]).tasks
    assert (task.title, task.due_on) == ("Zadzwonić", date(2099, 12, 4))
    user.click("Oznacz jako zrobione: Zadzwonić")
    assert attached.hanging(store, ids["Wolska"]).open_tasks == 0
    user.click("Otwórz ponownie: Zadzwonić")
    assert attached.hanging(store, ids["Wolska"]).open_tasks == 1
    user.click("Zadzwonić, do 4 grudnia 2099")
    user.click("Usuń")
    assert attached.hanging(store, ids["Wolska"]).tasks == ()


def test_files_are_attached_by_dropping_and_deleted(
    ids: dict[str, Id], window: Window, user: User, store: Store, tmp_path: Path
) -> None:
    paper = tmp_path / "Zgoda.pdf"
    paper.write_bytes(b"%PDF-1.7")
    window.show_record("person", ids["Wolska"])
    page = page_of(window)
    page.pane.tabs.choose("files")
    told = page.pane.told
    assert told is not None
    files.keep(window, told, [paper, tmp_path])
    assert user.sees("Dołączono 1 plik", "Zgoda.pdf")
    files._delete(window, attached.hanging(store, ids["Wolska"]).files[0])
    assert user.sees("Nie ma tu plików")


def test_an_older_change_is_taken_back_from_the_history(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    editing.save_person(store, ids["Wolska"], {"academic_title": "dr"})
    editing.save_person(store, ids["Wolska"], {"given_name": "Ewelina"})
    window.show_record("person", ids["Wolska"])
    page_of(window).pane.tabs.choose("history")
    assert user.sees("imię: Ewa → Ewelina")
    assert user.sees("tytuł naukowy: dr")
    newest_first = [
        button
        for button in window.findChildren(LinkButton)
        if button.isVisible() and button.accessibleName().startswith("Wycofaj: ")
    ]
    newest_first[1].click()
    user.bot.waitUntil(lambda: "Ewelina Wolska" in user.screen())


def test_everything_is_reached_by_keyboard(ids: dict[str, Id], window: Window) -> None:
    window.show_record("person", ids["Święcicka"])
    page = page_of(window)
    assert walk.problems(window, page) == []
    for part in ("notes", "files", "history"):
        page.pane.tabs.choose(part)
        assert walk.problems(window, page.pane) == []
