"""Planning sessions: by a rule that keeps clear of public holidays, with clashes told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from tests import make

from grono.domain.event import EventState
from grono.domain.text import UserError
from grono.services import editing
from grono.services.activities import attending
from grono.services.activities.sessions import (
    Series,
    clashes,
    holiday,
    planned,
    save_sessions,
    sessions_of,
)
from grono.store.store import Store


@pytest.mark.parametrize(
    ("day", "name"),
    [
        # Act of 18 January 1951 on days free of work; Christmas Eve since the act of 6 December 2024.
        (date(2026, 11, 11), "Narodowe Święto Niepodległości"),
        (date(2026, 6, 4), "Dzień Bożego Ciała"),
        (date(2025, 12, 24), "Wigilia Bożego Narodzenia"),
        (date(2024, 12, 24), ""),
        (date(2026, 11, 24), ""),
    ],
)
def test_public_holidays_of_poland(day: date, name: str) -> None:
    assert holiday(day) == name


def test_a_weekly_plan_goes_round_christmas_and_new_year(store: Store) -> None:
    edition = make.edition(store, "Excel 1")
    rule = Series(first=date(2026, 12, 18), count=3, starts=time(10), ends=time(16), breaks=30, room="sala 2")
    plan = planned(rule, "edition", edition)
    assert [one.day for one in plan] == [date(2026, 12, 18), date(2027, 1, 8), date(2027, 1, 15)]
    assert {(one.starts, one.ends, one.breaks, one.room) for one in plan} == {
        (time(10), time(16), 30, "sala 2")
    }


def test_a_series_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(UserError):
        planned(Series(first=date(2026, 12, 1), count=0), "edition", "one")


def test_a_taken_room_a_busy_trainer_and_a_holiday_are_told(store: Store) -> None:
    trainer = make.person(store, "Nowak", "Ewa")
    make.event(store, "Rada klastra", make.session("2026-12-01", "12:00-14:00", room="Sala 2"))
    make.event(store, "Warsztat", make.session("2026-12-02", "9:00-12:00", trainer_id=trainer))
    edition = make.edition(store, "Excel 1")
    plan = [
        make.session("2026-12-01", "10:00-16:00", room="sala 2"),
        make.session("2026-12-02", "10:00-16:00", trainer_id=trainer),
        make.session("2026-12-25", "10:00-16:00"),
    ]
    save_sessions(store, "edition", edition, plan)
    told = [str(clash.why) for clash in clashes(store, sessions_of(store, "edition", edition))]
    assert told == [
        "2026-12-01: sala 2 is taken by “Rada klastra”.",
        "2026-12-02: Nowak Ewa is taken by “Warsztat”.",
        "2026-12-25 is a public holiday: Boże Narodzenie (pierwszy dzień).",
    ]
    assert clashes(store, []) == []


def test_a_cancelled_event_takes_no_room(store: Store) -> None:
    event = make.event(store, "Rada klastra", make.session("2026-12-01", room="sala 2"))
    editing.save_record(store, "event", event, {"state": EventState.CANCELLED})
    assert clashes(store, [make.session("2026-12-01", room="sala 2")]) == []


def test_a_session_with_attendance_stays(store: Store) -> None:
    event = make.event(store, "Konferencja", make.session("2026-12-01"), make.session("2026-12-02"))
    (lis,) = make.registered(store, "event", event, make.guest("Lis"))
    first, second = sessions_of(store, "event", event)
    attending.present(store, first, [lis.id])
    with pytest.raises(UserError, match="2026-12-01"):
        save_sessions(store, "event", event, [second])
    save_sessions(store, "event", event, [first])
    assert [one.day for one in sessions_of(store, "event", event)] == [date(2026, 12, 1)]


def test_times_that_cannot_be_are_refused(store: Store) -> None:
    event = make.event(store, "Konferencja", make.session("2026-12-01"))
    (day,) = sessions_of(store, "event", event)
    with pytest.raises(UserError, match="ends before it begins"):
        save_sessions(store, "event", event, [replace(day, ends=time(8))])
