"""Programmes, editions, the journal, certificates, tests and surveys, as ways of a user."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests import make, training
from tests.training import Training
from tests.ui.pages.conftest import User
from tests.ui.pages.training.steps import CTRL, ENTER, SPACE, edition_page, journal, marks

from grono.domain.certificate import Certificate, IssuedNumber
from grono.domain.training import Programme, TestPhase
from grono.services.activities.sessions import sessions_of
from grono.services.training import questions, results, surveys
from grono.store.store import Store
from grono.ui.pages.reports.page import ReportsPage
from grono.ui.pages.training.entering import TestsTab
from grono.ui.pages.training.issue import IssueDialog
from grono.ui.pages.training.programme import ProgrammePage
from grono.ui.pages.training.programmes import TrainingPage
from grono.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_an_empty_register_says_how_to_begin(window: Window, user: User, store: Store) -> None:
    window.go("training")
    assert user.sees("Tu będą programy szkoleń i ich edycje")
    user.click("Dodaj pierwszy program")
    user.type("Sprzedaż w sieci")
    user.click("Zapisz program")
    user.wait_to_see("Sprzedaż w sieci")
    assert isinstance(window.book.page, ProgrammePage)
    assert [one.title for one in store.all(Programme)] == ["Sprzedaż w sieci"]


def test_programmes_and_their_editions_stand_side_by_side(
    held: Training, window: Window, user: User, store: Store
) -> None:
    make.edition(store, "Lean w produkcji")
    window.go("training")
    page = window.book.page
    assert isinstance(page, TrainingPage)
    assert user.sees("2 edycje")
    page.choose(held.programme)
    assert user.sees("1 edycja")
    page.table.setFocus()
    user.press(ENTER)
    assert user.sees("Cyfrowy handlowiec, edycja 2", "planowana", "+34 pkt przyrost wiedzy")


def test_a_search_narrows_the_editions(held: Training, window: Window, user: User, store: Store) -> None:
    make.edition(store, "Lean w produkcji")
    window.go("training")
    user.press(Qt.Key.Key_F, CTRL)
    user.type("lean")
    user.wait_to_see("1 edycja")
    user.press(Qt.Key.Key_Escape)
    user.wait_to_see("2 edycje")


def test_the_figures_tell_how_an_edition_stands(held: Training, window: Window, user: User) -> None:
    window.go("edition", id=held.edition.id)
    assert user.sees("6 uczestników, z 16 miejsc · 2 kobiety", "wymagane 80%", "prowadzi Marta")
    assert user.sees("3 zaświadczenia do wydania, 3 osoby nie spełniają warunków")
    assert user.sees("Warunki: obecność co najmniej 80% i test końcowy co najmniej 60%.")


def test_space_turns_present_and_absent_over_and_undo_takes_it_back(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id)
    table = journal(window).table
    table.setFocus()
    table.setCurrentIndex(table.journal.index(0, 1))
    user.press(SPACE)
    assert marks(store, held, 0)["Bąk"] == 0
    user.press(SPACE)
    assert marks(store, held, 0)["Bąk"] == 270
    user.press(SPACE)
    store.undo()
    assert marks(store, held, 0)["Bąk"] == 270


def test_digits_are_minutes_and_enter_goes_down(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id)
    table = journal(window).table
    table.setFocus()
    table.setCurrentIndex(table.journal.index(0, 2))
    user.type("200")
    user.press(ENTER)
    user.type("45")
    user.press(ENTER)
    user.press(Qt.Key.Key_Minus)
    assert {key: marks(store, held, 1)[key] for key in ("Bąk", "Chm", "Gże")} == {
        "Bąk": 200,
        "Chm": 45,
        "Gże": 0,
    }
    assert table.currentIndex().row() == 3
    user.press(Qt.Key.Key_Delete)
    assert "Łuk" not in marks(store, held, 1)


def test_more_minutes_than_the_session_has_are_refused(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id)
    table = journal(window).table
    table.setFocus()
    table.setCurrentIndex(table.journal.index(0, 2))
    user.type("999")
    user.press(ENTER)
    assert marks(store, held, 1)["Bąk"] == 270
    assert user.sees("270")


def test_row_numbers_of_a_signed_sheet_are_typed(store: Store, window: Window, user: User) -> None:
    held = training.training(store, attended=False)
    window.go("edition", id=held.edition.id)
    user.press(Qt.Key.Key_L, CTRL)
    user.type("1-3, 6")
    user.press(ENTER)
    assert set(marks(store, held, 0)) == {"Bąk", "Chm", "Gże", "Żół"}
    user.type("9")
    user.press(ENTER)
    assert user.sees("wierszu 9")
    assert user.sees("Spójrz na wydrukowaną listę")
    user.click("Zamknij listę")
    assert marks(store, held, 0)["Łuk"] == 0
    user.click("Otwórz listę ponownie")
    assert sessions_of(store, "edition", held.edition.id)[0].closed_on is None


def test_four_clicks_from_today_to_the_print_of_certificates(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("today")
    user.click("Szkolenia")
    page = window.book.page
    assert isinstance(page, TrainingPage)
    column = next(at for at in range(9) if page.table.columnWidth(at))
    place = page.table.visualRect(page.table.records.index(0, column)).center()
    user.bot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    user.settle()
    user.click("Wydaj zaświadczenia (3)")
    assert user.sees("obecność 75%, wymagane co najmniej 80%")
    user.click("Wydaj i drukuj (3)")
    assert user.clicks + 1 == 4
    assert isinstance(window.book.page, ReportsPage)
    numbers = [one.text for one in store.all(IssuedNumber, order="no")]
    assert numbers == [f"{n}/{date.today().year}" for n in (1, 2, 3)]
    assert len(store.all(Certificate)) == 3


def test_nobody_who_is_not_ticked_gets_a_certificate(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id)
    user.click("Wydaj zaświadczenia (3)")
    dialog = window.overlay.dialog
    assert isinstance(dialog, IssueDialog)
    next(iter(dialog.checks.values())).click()
    user.click("Wydaj i drukuj (2)")
    assert len(store.all(Certificate)) == 2


def test_the_conditions_are_changed_at_the_foot(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id)
    user.click("Zmień warunki")
    user.press(Qt.Key.Key_A, CTRL)
    user.type("70")
    user.press(ENTER)
    assert store.all(Programme)[0].threshold == 70
    assert user.sees("obecność co najmniej 70%", "4 zaświadczenia do wydania")


def test_points_are_typed_person_by_person(store: Store, window: Window, user: User) -> None:
    held = training.training(store, attended=False, pass_mark=60)
    window.go("edition", id=held.edition.id, tab="tests")
    tab = edition_page(window).tab
    assert isinstance(tab, TestsTab)
    tab.maximum.setText("20")
    tab.first_focus().setFocus()
    for points in ("12", "9"):
        user.type(points)
        user.press(ENTER)
    reached = results.results(store, held.edition.id)
    assert [reached[id].pre.points for id in held.ids[:2] if reached[id].pre] == [12, 9]  # type: ignore[union-attr]
    user.type("99")
    user.press(ENTER)
    assert reached[held.ids[2]].pre is None
    assert tab.table.rows.words(2, tab.table.rows.columns[1]) == "99"


def test_answers_are_typed_in_one_go(store: Store, window: Window, user: User) -> None:
    held = training.training(store, attended=False)
    window.go("edition", id=held.edition.id, tab="tests")
    tab = edition_page(window).tab
    assert isinstance(tab, TestsTab)
    user.click("odpowiedzi")
    tab.first_focus().setFocus()
    user.type("ba")
    user.press(ENTER)
    user.type("b-")
    user.press(ENTER)
    user.type("xyz")
    user.press(ENTER)
    reached = results.results(store, held.edition.id)
    assert [reached[id].pre for id in held.ids[:3]] == [
        results.Score(2, 2),
        results.Score(1, 2),
        None,
    ]
    assert results.answers_of(store, held.ids[0], TestPhase.PRE)
    assert tab.table.rows.words(2, tab.table.rows.columns[1]) == "xyz"


def test_survey_sheets_are_typed_and_small_groups_say_nothing(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition", id=held.edition.id, tab="tests")
    tab = edition_page(window).tab
    assert isinstance(tab, TestsTab)
    asked = questions.survey_of(store, "edition", held.edition.id)
    marked = [one for one in asked if one.question.kind is not questions_open()]
    line = tab.survey.line
    line.setFocus()
    for _sheet in range(3):
        user.type(" ".join("4" for _one in marked))
        user.press(ENTER)
        if _sheet == 1:
            assert user.sees("mniej niż trzech nie pokazujemy")
    assert len(surveys.sheets(store, "edition", held.edition.id)) == 3
    assert user.sees("3 ankiety", "4,0")
    user.type("7")
    user.press(ENTER)
    assert line.text() == "7"
    user.click("Usuń ostatnią ankietę")
    assert len(surveys.sheets(store, "edition", held.edition.id)) == 2


def questions_open() -> object:
    from grono.domain.questions import QuestionKind

    return QuestionKind.OPEN
