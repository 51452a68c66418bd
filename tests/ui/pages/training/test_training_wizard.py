"""A new edition in eight clicks and one date; clashes with their remedies; drafts that wait."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests import make, training
from tests.training import Training
from tests.ui import walk
from tests.ui.pages.conftest import User

from grono.domain.activity import CostItem
from grono.domain.training import Edition
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import registrations_of
from grono.services.training.editions import editions_of
from grono.store.store import Store
from grono.ui.drafts import drafts_of
from grono.ui.pages.training.edition import EditionPage
from grono.ui.pages.training.wizard import CONDITIONS, DONE, PEOPLE, PROGRAMME, SESSIONS, EditionWizard
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def wizard(window: Window) -> EditionWizard:
    page = window.book.page
    assert isinstance(page, EditionWizard)
    return page


def test_a_new_edition_takes_at_most_eight_clicks_and_one_date(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("today")
    user.click("Szkolenia")
    user.click("Nowa edycja")
    user.click("Dalej: sesje")
    user.type("14.01.2027")
    user.click("Dalej: uczestnicy")
    user.click("Dalej: warunki")
    user.click("Utwórz edycję")
    user.click("Otwórz edycję")
    assert user.clicks <= 8
    assert user.keys == len("14.01.2027")
    assert isinstance(window.book.page, EditionPage)
    [_first, made] = editions_of(store, held.programme)
    assert (made.title, made.maximum, made.place) == ("Cyfrowy handlowiec, edycja 3", 16, "Teresin")
    sessions = sessions_of(store, "edition", made.id)
    assert [one.day for one in sessions] == [date(2027, 1, day) for day in (14, 21, 28)] + [date(2027, 2, 4)]
    assert {(one.room, one.breaks) for one in sessions} == {("sala 2", 30)}
    assert [one.planned for one in store.all(CostItem, "subject_id = ?", (made.id,), "position")] == [
        200_000,
        640_000,
    ]


def test_one_undo_takes_the_whole_edition_back(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition_wizard", programme=held.programme)
    user.type("14.01.2027")
    for _step in range(3):
        user.press(Qt.Key.Key_Return, CTRL)
    assert wizard(window).wizard.step == DONE
    assert len(editions_of(store, held.programme)) == 2
    store.undo()
    assert [one.id for one in store.all(Edition)] == [held.edition.id]


def test_public_holidays_are_skipped_and_the_sum_of_hours_is_compared(
    held: Training, window: Window, user: User
) -> None:
    window.go("edition_wizard", programme=held.programme)
    user.type("4.11.2027")
    page = wizard(window)
    days = [one.day for one in page.sessions.sessions]
    assert date(2027, 11, 11) not in days  # National Independence Day
    assert user.sees("Razem 24 godz.; program ma 20 godz.")


def test_a_room_that_is_taken_is_said_with_remedies(
    held: Training, window: Window, user: User, store: Store
) -> None:
    make.event(store, "Rada klastra", make.session("2027-01-21", "10:00-12:00", room="sala 2"))
    window.go("edition_wizard", programme=held.programme)
    user.type("14.01.2027")
    assert user.sees("Rada klastra")
    user.click("Przenieś na 22.01.2027")
    assert [one.day.day for one in wizard(window).sessions.sessions] == [14, 22, 28, 4]
    assert not any("Rada klastra" in one for one in user.screen())


def test_another_room_is_typed_for_one_session(
    held: Training, window: Window, user: User, store: Store
) -> None:
    make.event(store, "Rada klastra", make.session("2027-01-21", "10:00-12:00", room="sala 2"))
    window.go("edition_wizard", programme=held.programme)
    user.type("14.01.2027")
    user.click("Zmień salę")
    user.press(Qt.Key.Key_A, CTRL)
    user.type("aula")
    user.press(Qt.Key.Key_Return)
    assert [one.room for one in wizard(window).sessions.sessions] == ["sala 2", "aula", "sala 2", "sala 2"]


def test_one_session_more_and_one_less_are_typed_in_the_list(
    held: Training, window: Window, user: User
) -> None:
    window.go("edition_wizard", programme=held.programme)
    user.type("14.01.2027")
    page = wizard(window)
    table = page.sessions.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(4, 0))
    user.type("11.02.2027")
    user.press(Qt.Key.Key_Return)
    assert len(page.sessions.sessions) == 5
    table.setCurrentIndex(table.rows.index(0, 0))
    user.press(Qt.Key.Key_Delete)
    assert [one.day.day for one in page.sessions.sessions] == [21, 28, 4, 11]


def test_people_are_chosen_from_a_firm_that_delegates_them(
    held: Training, window: Window, user: User, store: Store
) -> None:
    firm = make.organisation(store, "Netika Rozwiązania IT")
    make.person(store, "Święcicka", "Małgorzata", organisation=firm)
    make.person(store, "Krzyżanowski", "Zbigniew", organisation=firm)
    window.go("edition_wizard", programme=held.programme)
    user.type("14.01.2027")
    user.press(Qt.Key.Key_Return, CTRL)
    page = wizard(window)
    assert page.wizard.step == PEOPLE
    page.picked.add_record(f"firm:{firm}")
    assert user.sees("Wybrano 2 osoby")
    user.press(Qt.Key.Key_Return, CTRL)
    assert page.wizard.step == CONDITIONS
    user.press(Qt.Key.Key_Return, CTRL)
    made = editions_of(store, held.programme)[-1]
    assert [one.delegated for one in registrations_of(store, "edition", made.id)] == [True, True]
    user.click("Jeszcze jedna edycja")
    assert page.wizard.step == SESSIONS
    assert not page.sessions.sessions
    assert page.picked.newcomers() == []


def test_the_first_edition_of_a_programme_begins_with_a_rule(
    window: Window, user: User, store: Store
) -> None:
    id = training.programme(store)
    window.go("edition_wizard", programme=id)
    page = wizard(window)
    page.sessions.count.setText("3")
    page.sessions.hours.setText("9-14")
    user.type("14.01.2027")
    assert len(page.sessions.sessions) == 3
    page.sessions.hours.setText("14-9")
    page.sessions.plan()
    assert not page.sessions.ready
    page.sessions.hours.setText("9.00 - 13:30")
    page.sessions.every.set_value("1")
    page.sessions.plan()
    assert [one.day.day for one in page.sessions.sessions] == [14, 15, 16]


def test_a_draft_waits_until_the_edition_is_made(
    held: Training, window: Window, user: User, store: Store
) -> None:
    window.go("edition_wizard", programme=held.programme)
    user.type("14.01.2027")
    window.go("training")
    assert drafts_of(store).load("edition", None)
    window.go("edition_wizard", programme=held.programme)
    page = wizard(window)
    assert page.wizard.step == SESSIONS
    assert len(page.sessions.sessions) == 4
    for _step in range(3):
        user.press(Qt.Key.Key_Return, CTRL)
    assert drafts_of(store).load("edition", None) is None


def test_every_other_day_is_kept_as_the_latest_edition_had_it(
    held: Training, window: Window, user: User, store: Store
) -> None:
    days = training.sessions(held.edition.id, (date(2026, 3, 2), date(2026, 3, 5)))
    other = make.edition(store, "Lean", *days)
    programme = store.get(Edition, other)
    assert programme
    window.go("edition_wizard", programme=programme.programme_id)
    user.type("11.01.2027")
    assert [one.day.day for one in wizard(window).sessions.sessions] == [11, 14]
    assert wizard(window).sessions.every.currentText() == "co 3 dni"


@pytest.mark.parametrize("step", [PROGRAMME, SESSIONS, PEOPLE, CONDITIONS])
def test_every_step_is_reached_by_tab(step: int, held: Training, window: Window, user: User) -> None:
    window.go("edition_wizard", programme=held.programme)
    user.type("14.01.2027")
    wizard(window).wizard.go(step)
    user.settle()
    assert walk.problems(window, window.book) == []


def test_a_form_of_a_new_edition_is_the_wizard(held: Training, window: Window, user: User) -> None:
    window.go("edition_form")
    user.settle()
    assert isinstance(window.book.page, EditionWizard)
