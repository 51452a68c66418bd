"""Who was there: by the rows of the printed sheet, by minutes, walk-ins, and the closed list."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import make

from grono.domain.activity import AttendanceSource, RegistrationState, Session
from grono.domain.ids import Id
from grono.domain.text import UserError
from grono.services.activities import attending
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import history_of, participants, registrations_of
from grono.store.store import Store

STATE = RegistrationState


@pytest.fixture
def event(store: Store) -> Id:
    """Two days, three people."""
    days = make.session("2026-12-01", "9:00-12:00", breaks=15), make.session("2026-12-02", "9:00-12:00")
    event = make.event(store, "Konferencja", *days)
    make.registered(store, "event", event, *(make.guest(name) for name in ("Lis", "Wilk", "Sowa")))
    return event


def day(store: Store, event: str, place: int = 0) -> Session:
    """A day of the event."""
    return sessions_of(store, "event", event)[place]


def minutes(store: Store, event: str) -> list[list[int]]:
    """The minutes of everybody, in the order of the sheet and of the days."""
    days = sessions_of(store, "event", event)
    return [[one.minutes.get(day.id, -1) for day in days] for one in participants(store, "event", event)]


def test_rows_of_the_printed_sheet_are_typed_in_one_go(store: Store, event: Id) -> None:
    came = attending.present_rows(store, day(store, event), "1-2")
    assert [one.guest_family_name for one in came] == ["Lis", "Wilk"]
    assert minutes(store, event) == [[165, -1], [165, -1], [-1, -1]]
    found = registrations_of(store, "event", event)
    assert [one.state for one in found] == [STATE.PRESENT, STATE.PRESENT, STATE.REGISTERED]


def test_a_row_without_a_person_is_named_and_nobody_is_marked(store: Store, event: Id) -> None:
    with pytest.raises(UserError, match="row 4, 7"):
        attending.present_rows(store, day(store, event), "1 4, 7")
    assert minutes(store, event) == [[-1, -1]] * 3


@given(st.lists(st.integers(1, 60), min_size=1, unique=True))
def test_rows_are_read_back_as_typed(numbers: list[int]) -> None:
    assert attending.rows(", ".join(map(str, numbers))) == numbers


@pytest.mark.parametrize("typed", ["x", "1-", "5-3", "1-99999", "-", "1000000000000"])
def test_what_is_no_row_is_told(typed: str) -> None:
    with pytest.raises(UserError):
        attending.rows(typed)


def test_closing_the_list_makes_the_others_absent(store: Store, event: Id) -> None:
    attending.present_rows(store, day(store, event), "2")
    attending.close(store, day(store, event), date(2026, 12, 1))
    assert day(store, event).closed_on == date(2026, 12, 1)
    assert minutes(store, event) == [[0, -1], [165, -1], [0, -1]]
    assert [one.state for one in registrations_of(store, "event", event)] == [
        STATE.ABSENT,
        STATE.PRESENT,
        STATE.ABSENT,
    ]
    attending.reopen(store, day(store, event))
    assert day(store, event).closed_on is None


def test_one_day_of_two_is_enough_to_have_been_there(store: Store, event: Id) -> None:
    lis = registrations_of(store, "event", event)[0]
    attending.present(store, day(store, event), [lis.id], here=False)
    attending.present(store, day(store, event, 1), [lis.id])
    assert registrations_of(store, "event", event)[0].state is STATE.PRESENT
    attending.mark(store, day(store, event, 1), {lis.id: None})
    assert registrations_of(store, "event", event)[0].state is STATE.ABSENT
    attending.mark(store, day(store, event), {lis.id: None})
    assert registrations_of(store, "event", event)[0].state is STATE.REGISTERED


def test_nobody_is_there_longer_than_the_day(store: Store, event: Id) -> None:
    lis = registrations_of(store, "event", event)[0]
    with pytest.raises(UserError, match="165"):
        attending.mark(store, day(store, event), {lis.id: 166})


def test_a_walk_in_is_registered_and_present_in_one_step(store: Store, event: Id) -> None:
    came = attending.walk_in(store, day(store, event), make.guest("Kos", "Jan"))
    assert (came.number, came.walk_in) == (4, True)
    assert minutes(store, event)[3] == [165, -1]
    store.undo()
    assert len(registrations_of(store, "event", event)) == 3


def test_a_person_on_the_list_who_walks_in_keeps_the_row(store: Store, event: Id) -> None:
    from grono.services.activities.registering import Newcomer

    anna = Newcomer(person_id=make.person(store, "Żółć", "Anna"))
    (known,) = make.registered(store, "event", event, anna)
    came = attending.walk_in(store, day(store, event), anna)
    assert (came.id, came.walk_in) == (known.id, False)
    (took,) = history_of(store, str(anna.person_id))
    assert (took.title, took.first, took.last) == ("Konferencja", date(2026, 12, 1), date(2026, 12, 2))
    assert took.minutes == 165


def test_when_somebody_came_is_kept(store: Store, event: Id) -> None:
    lis = registrations_of(store, "event", event)[0]
    attending.arrived(store, day(store, event), lis.id, time(8, 52))
    assert attending.minutes_in(store, day(store, event))[lis.id].arrived == time(8, 52)
    assert attending.now().second == 0


@pytest.mark.parametrize(("breaks_count", "scheduled"), [(True, 360), (False, 330)])
def test_the_programme_says_whether_breaks_count(store: Store, breaks_count: bool, scheduled: int) -> None:
    edition = make.edition(
        store,
        "Excel 1",
        make.session("2026-12-01", "9:00-12:00", breaks=15),
        make.session("2026-12-08", "9:00-12:00", breaks=15),
        programme={"breaks_count": breaks_count},
    )
    (lis,) = make.registered(store, "edition", edition, make.guest("Lis"))
    first = sessions_of(store, "edition", edition)[0]
    attending.mark(store, first, {lis.id: 90}, AttendanceSource.LOG)
    attended = attending.attended(store, "edition", edition)[lis.id]
    assert (attended.minutes, attended.scheduled) == (90, scheduled)
    assert attended.share == pytest.approx(90 / scheduled)
    until = attending.attended(store, "edition", edition, date(2026, 12, 1))[lis.id]
    assert until.scheduled == scheduled / 2
    assert lis.state is STATE.REGISTERED


def test_nothing_held_is_nothing_attended() -> None:
    assert attending.Attended(0, 0).share == 0.0
