"""The day of an event: whoever comes in is marked with as few keys as can be."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests import make
from tests.ui.pages.conftest import User

from grono.domain.activity import Attendance, Registration, RegistrationState
from grono.domain.ids import Id
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import participants
from grono.store.store import Store
from grono.ui.pages.events.attendance import Attendance as Door
from grono.ui.pages.events.page import EventPage
from grono.ui.records.page import RecordPage
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def event(store: Store, ids: dict[str, Id]) -> Id:
    """An event of today, for which two people and a guest are registered."""
    today = date.today().isoformat()
    made = make.event(store, "Śniadanie biznesowe", make.session(today, "9:00-12:00"), capacity=4)
    make.registered(
        store,
        "event",
        made,
        Newcomer(person_id=ids["Święcicka"], organisation_id=ids["Netika"]),
        Newcomer(person_id=ids["Krzyżanowski"], organisation_id=ids["Netika"]),
        make.guest("Nowicka", "Barbara", "Gmina Teresin"),
    )
    return made


def page_of(window: Window) -> EventPage:
    return cast("EventPage", window.book.page)


def door_of(window: Window) -> Door:
    view = page_of(window)._views["attendance"]
    assert isinstance(view, Door)
    return view


def states(store: Store, event: Id) -> dict[str, RegistrationState]:
    return {one.family_name: one.registration.state for one in participants(store, "event", event)}


def test_marking_somebody_present_takes_four_keys(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    user.keys = 0
    user.type("świ")
    user.press(Qt.Key.Key_Return)
    assert user.keys == 4
    assert states(store, event)["Święcicka"] is RegistrationState.PRESENT
    entry = store.all(Attendance)[0]
    assert entry.minutes == 180
    assert entry.arrived is not None
    assert QApplication.focusWidget() is door_of(window).finder
    user.type("now")
    user.press(Qt.Key.Key_Return)
    assert user.keys == 8
    assert states(store, event)["Nowicka"] is RegistrationState.PRESENT


def test_somebody_unknown_is_added_by_control_enter(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    user.type("żurawlew ihor")
    user.press(Qt.Key.Key_Return, CTRL)
    assert user.sees("Kto przyszedł?")
    user.press(Qt.Key.Key_Return, CTRL)
    came = participants(store, "event", event)[-1]
    assert (came.name, came.registration.walk_in) == ("Żurawlew Ihor", True)
    assert came.registration.state is RegistrationState.PRESENT
    assert user.sees("Dopisano, obecność zaznaczona: Ihor Żurawlew")


def test_a_person_of_the_register_walks_in(event: Id, window: Window, user: User, store: Store) -> None:
    window.show_record("event", event)
    user.settle()
    user.type("wols")
    user.press(Qt.Key.Key_Return)
    assert states(store, event)["Wolska"] is RegistrationState.PRESENT


def test_rows_of_the_printed_sheet_are_marked_by_their_numbers(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    user.type("1-2")
    user.press(Qt.Key.Key_Return)
    assert [one.registration.state for one in participants(store, "event", event)] == [
        RegistrationState.PRESENT,
        RegistrationState.PRESENT,
        RegistrationState.REGISTERED,
    ]


def test_the_list_is_ticked_by_space_and_narrowed(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    door = door_of(window)
    user.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is door.table
    user.press(Qt.Key.Key_Space)
    assert states(store, event)["Krzyżanowski"] is RegistrationState.PRESENT
    door.who.choose("absent")
    assert [one.family_name for one in door.rows.people.values()] == ["Święcicka", "Nowicka"]
    door.who.choose("present")
    user.press(Qt.Key.Key_Space)
    assert states(store, event)["Krzyżanowski"] is RegistrationState.REGISTERED
    user.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is door.finder
    door.table.setFocus()
    user.press(Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is door.finder


def test_control_right_goes_to_the_next_day(event: Id, window: Window, user: User, store: Store) -> None:
    from grono.services.activities.sessions import save_sessions

    days = sessions_of(store, "event", event)
    save_sessions(store, "event", event, [*days, make.session("2030-01-07", "10:00-12:00")])
    window.show_record("event", event)
    user.settle()
    door = door_of(window)
    user.press(Qt.Key.Key_Right, CTRL)
    assert door.session is not None
    assert door.session.day == date(2030, 1, 7)
    user.type("kr")
    user.press(Qt.Key.Key_Return)
    assert [one.arrived for one in store.all(Attendance)] == [None]
    door.table.setFocus()
    user.press(Qt.Key.Key_Right, CTRL)
    assert door.session.day == date.today()


def test_ending_asks_once_about_those_who_are_not_marked(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    user.type("świ")
    user.press(Qt.Key.Key_Return)
    user.click("Zakończ wydarzenie")
    assert user.sees("2 osoby nie mają zaznaczonej obecności")
    user.press(Qt.Key.Key_Return)
    assert states(store, event)["Nowicka"] is RegistrationState.ABSENT
    assert user.sees("odbyło się")
    user.click("Otwórz ponownie")
    assert sessions_of(store, "event", event)[0].closed_on is None


def test_the_side_counts_and_shows_who_did_not_agree(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    user.type("1, 3")
    user.press(Qt.Key.Key_Return)
    assert user.sees("67% zapisanych", "2 osoby bez zgody na wizerunek", "Gmina Teresin")
    user.click("Pokaż osoby bez zgody na wizerunek")
    assert len(door_of(window).rows.people) == 2
    user.click("Pokaż znowu wszystkich")
    assert len(door_of(window).rows.people) == 3


def test_an_event_of_another_day_opens_on_its_overview(
    window: Window, user: User, store: Store, ids: dict[str, Id]
) -> None:
    other = make.event(store, "Giełda", make.session("2030-01-07", "10:00-12:00"))
    window.show_record("event", other)
    assert user.sees("Dni wydarzenia", "poniedziałek, 7 stycznia 2030: 10:00–12:00")
    user.bot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_a_guest_becomes_a_person_and_people_move_up(
    event: Id, window: Window, user: User, store: Store, ids: dict[str, Id]
) -> None:
    make.registered(store, "event", event, make.guest("Czwarty"), make.guest("Piąta"))
    window.go("event", id=event, tab="people")
    user.settle()
    view = page_of(window)._views["people"]
    assert user.sees("Zajęte miejsca: 4 z 4; na liście rezerwowej: 1.")
    view.table.go_to(3)  # type: ignore[union-attr]
    menu = view._menu()  # type: ignore[union-attr]
    _pick(menu, "Dodaj do osób w rejestrze")
    assert [hit.title for hit in store.search("Nowicka")][:1] == ["Nowicka Barbara"]
    _pick(view._menu(), "Stan", "rezygnacja")  # type: ignore[union-attr]
    assert user.sees("Z listy rezerwowej: Piąta")
    assert states(store, event)["Piąta"] is RegistrationState.REGISTERED


def _pick(menu: Any, *words: str) -> None:
    chosen = None
    for word in words:
        chosen = next((one for one in menu.actions() if word in one.text()), None)
        assert chosen is not None, [one.text() for one in menu.actions()]
        menu = chosen.menu() or menu
    assert chosen is not None
    chosen.trigger()


def test_beyond_the_seats_the_office_is_asked_once(
    event: Id, window: Window, user: User, store: Store, ids: dict[str, Id]
) -> None:
    make.registered(store, "event", event, make.guest("Czwarty"))
    window.go("event", id=event, tab="people")
    user.settle()
    page_of(window).find_person()
    user.type("wols")
    user.press(Qt.Key.Key_Return)
    user.click("Zapisz ponad limit")
    last = store.all(Registration, "subject_id = ?", (event,), "number")[-1]
    assert (last.state, last.overbooked) == (RegistrationState.REGISTERED, True)
    assert user.sees("w tym ponad limit: 1")


def test_a_view_of_people_is_invited(event: Id, window: Window, user: User, store: Store) -> None:
    window.go("event", id=event, tab="people")
    user.settle()
    page_of(window)._views["people"].invite_view("all")  # type: ignore[union-attr]
    assert states(store, event)["Wolska"] is RegistrationState.INVITED
    assert user.sees("Zaproszono 1 osobę")


def test_ticked_people_go_to_an_event(event: Id, window: Window, user: User, store: Store) -> None:
    window.go("people")
    user.settle()
    cast("RecordPage", window.book.page).table.setFocus()
    user.press(Qt.Key.Key_Space)
    user.click("Do wydarzenia…")
    user.press(Qt.Key.Key_Return, CTRL)
    assert len(states(store, event)) == 3  # Krzyżanowski stands there already
    assert user.sees("Wszystkie osoby są już na liście.")
    cast("RecordPage", window.book.page).table.setFocus()
    user.press(Qt.Key.Key_A, CTRL)
    user.click("Do wydarzenia…")
    user.press(Qt.Key.Key_Return, CTRL)
    assert states(store, event)["Wolska"] is RegistrationState.INVITED


def test_the_card_of_a_person_tells_what_they_took_part_in(
    event: Id, window: Window, user: User, ids: dict[str, Id]
) -> None:
    window.go("people", id=ids["Święcicka"], card=True)
    user.settle()
    user.click("Udział")
    assert user.sees("Śniadanie biznesowe")
    window.go("members", id=ids["Netika"], card=True)
    user.settle()
    user.click("Udział")
    assert user.sees("2 osoby na liście, obecnych: 0")
