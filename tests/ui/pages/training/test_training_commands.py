"""Commands, menus and the palette: what is reached without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from tests import make
from tests.training import Training
from tests.ui.pages.conftest import User
from tests.ui.pages.training.steps import CTRL, ENTER, edition_page, journal

from grono.domain.activity import Outcome, Registration
from grono.services.activities import registering
from grono.store.store import Store
from grono.ui.pages.programme_form import ProgrammeFormPage
from grono.ui.pages.reports.page import ReportsPage
from grono.ui.pages.training.edition import TABS, EditionPage
from grono.ui.pages.training.people import PeopleTab
from grono.ui.pages.training.programme import ProgrammePage
from grono.ui.pages.training.programmes import TrainingPage
from grono.ui.pages.training.wizard import EditionWizard
from grono.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_an_edition_is_found_by_the_palette(held: Training, window: Window, user: User) -> None:
    window.go("today")
    user.press(Qt.Key.Key_K, CTRL)
    user.type("cyfrowy handlowiec, edycja")
    user.settle()
    user.bot.wait(300)
    user.press(ENTER)
    assert isinstance(window.book.page, EditionPage)


def test_every_tab_has_a_command(held: Training, window: Window, user: User) -> None:
    window.go("edition", id=held.edition.id)
    for key, _title, _tab in TABS:
        window.do(f"tab_{key}")
        assert edition_page(window).head.tabs.current == key


def test_the_sheet_of_the_next_session_is_one_key_away(held: Training, window: Window, user: User) -> None:
    window.go("edition", id=held.edition.id)
    window.do("print_sheet")
    page = window.book.page
    assert isinstance(page, ReportsPage)
    assert page.report.name == "sign-in-sheet"


def test_menus_of_the_lists_say_what_can_be_done(held: Training, window: Window, user: User) -> None:
    window.go("training")
    page = window.book.page
    assert isinstance(page, TrainingPage)
    page.choose(held.programme)
    assert page.programmes.row_menu
    assert page.table.row_menu
    assert words(page.programmes.row_menu()) == ["Otwórz program", "Nowa edycja", "Edytuj program"]
    assert words(page.table.row_menu())[:2] == ["Otwórz edycję", "Edytuj edycję"]
    page.edit_programme()
    assert isinstance(window.book.page, ProgrammeFormPage)
    window.go("training")
    page.open_programme()
    assert isinstance(window.book.page, ProgrammePage)
    window.do("new_record")
    assert isinstance(window.book.page, EditionWizard)


def test_a_programme_goes_to_the_trash(held: Training, window: Window, user: User, store: Store) -> None:
    make.edition(store, "Lean w produkcji")
    window.go("training")
    page = window.book.page
    assert isinstance(page, TrainingPage)
    page.choose(held.programme)
    page.programmes.setFocus()
    window.do("trash_records")
    assert user.sees("Cyfrowy handlowiec: w koszu")


def test_the_menu_of_a_participant_sets_the_outcome(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id, tab="people")
    tab = edition_page(window).tab
    assert isinstance(tab, PeopleTab)
    assert tab.table.row_menu
    assert words(tab.table.row_menu())[1:3] == ["Zmień stan", "Wynik"]
    tab.set_outcome(Outcome.NOT_COMPLETED)
    known = store.get(Registration, held.ids[0])
    assert known
    assert known.outcome is Outcome.NOT_COMPLETED
    tab.open_person()
    user.settle()
    assert not isinstance(window.book.page, EditionPage)


def test_whoever_waits_is_counted(held: Training, window: Window, user: User, store: Store) -> None:
    full = [make.guest(f"Gość{n}") for n in range(12)]
    registering.register(store, "edition", held.edition.id, full)
    window.go("edition", id=held.edition.id)
    assert user.sees("z 16 miejsc · 2 kobiety · 2 czekają")
    window.go("edition", id=held.edition.id, tab="people")
    assert user.sees("16 osób · 0 wolnych miejsc · 2 czekają")


def test_the_journal_says_every_cell_to_a_screen_reader(held: Training, window: Window, user: User) -> None:
    window.go("edition", id=held.edition.id)
    table = journal(window).table
    model = table.journal

    def said(row: int, column: int) -> str:
        return str(model.data(model.index(row, column), 11))

    assert said(0, 1) == "Bąk-Wojciechowska Katarzyna, 10.09.2026, 9:00–14:00, Sprzedaż wielokanałowa: obecny"
    assert said(2, 2).endswith("nieobecny")
    assert said(4, 4).endswith("135 minut")
    assert "obecność 50%" in said(2, model.columnCount() - 1)
    table.setFocus()
    table.setCurrentIndex(model.index(0, 0))
    user.press(ENTER)
    assert not isinstance(window.book.page, EditionPage)
