"""The calendar that other programs read, and events out of theirs (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests import make

from grono.domain.activity import Attendance, Session
from grono.domain.event import Event, EventState
from grono.domain.text import UserError, _
from grono.exchange.calendars import draft as drafts
from grono.exchange.calendars import reading, zones
from grono.exchange.calendars.draft import CalendarDraft
from grono.exchange.calendars.writing import calendar
from grono.exchange.rows import OnMatch
from grono.exchange.sheets.refusals import Refusal
from grono.services.activities.sessions import sessions_of
from grono.store.store import Store

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Biuro//PL\r\n"
TAIL = "END:VCALENDAR\r\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make.register(tmp_path)
    yield store
    store.close()


def entry(uid: str, *lines: str, title: str = "Śniadanie klastra") -> str:
    body = "\r\n".join((f"UID:{uid}", f"SUMMARY:{title}", "DTSTAMP:20260101T000000Z", *lines))
    return f"BEGIN:VEVENT\r\n{body}\r\nEND:VEVENT\r\n"


def hours(begin: str = "20261118T090000", end: str = "20261118T120000") -> tuple[str, str]:
    return f"DTSTART;TZID=Europe/Warsaw:{begin}", f"DTEND;TZID=Europe/Warsaw:{end}"


def read(store: Store, folder: Path, *entries: str) -> CalendarDraft:
    path = folder / "kalendarz.ics"
    path.write_text(HEAD + "".join(entries) + TAIL, "utf-8", newline="")
    return CalendarDraft(store, path)


def outcomes(draft: CalendarDraft) -> list[str]:
    return [str(row.outcome) for row in draft.plan().rows]


def bring(store: Store, folder: Path, *entries: str) -> CalendarDraft:
    draft = read(store, folder, *entries)
    draft.carry_out(draft.plan())
    return draft


def times(store: Store) -> list[tuple[str, str, str]]:
    return [
        (one.day.isoformat(), f"{one.starts:%H:%M}", f"{one.ends:%H:%M}")
        for one in store.all(Session, order="day, starts")
    ]


def test_days_of_events_and_sessions_go_out_with_their_zone(store: Store) -> None:
    make.event(
        store, "Śniadanie", make.session("2026-07-20", "9:00-11:30"), place="Łódź", aim="Poznanie, się; x"
    )
    make.edition(store, "CRM", make.session("2026-11-18", topic="Leady", room="s. 1"), place="Teresin")
    written = calendar(store, "pl", date(2026, 1, 1))
    found: Any = Calendar.from_ical(written.data)
    entries = [one for one in found.walk("VEVENT") if isinstance(one["DTSTART"].dt, datetime)]
    assert [str(one["SUMMARY"]) for one in entries] == ["Śniadanie", "CRM: Leady"]
    assert [one["DTSTART"].dt.isoformat() for one in entries] == [
        "2026-07-20T09:00:00+02:00",
        "2026-11-18T09:00:00+01:00",
    ]
    assert [str(one.get("LOCATION")) for one in entries] == ["Łódź", "Teresin, s. 1"]
    assert str(entries[0]["DESCRIPTION"]) == "Poznanie, się; x"
    assert {str(one["TZID"]) for one in found.walk("VTIMEZONE")} == {"Europe/Warsaw"}
    assert written.entries == len(found.walk("VEVENT"))


def test_no_line_is_longer_than_75_bytes_and_every_line_ends_with_crlf(store: Store) -> None:
    make.event(store, "Żółta łódź " * 30, make.session("2026-07-20"))
    data = calendar(store, "pl").data
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_names_stay_and_the_sequence_grows_with_every_change(store: Store) -> None:
    event = make.event(store, "Śniadanie", make.session("2026-07-20"))

    def told() -> tuple[str, int]:
        found: Any = Calendar.from_ical(calendar(store, "pl", date(2026, 1, 1)).data)
        (first, *_others) = found.walk("VEVENT")
        return str(first["UID"]), int(first["SEQUENCE"])

    uid, before = told()
    assert re.fullmatch(r"[0-9a-f-]{36}@grono", uid)
    with store.step(_("Move")):
        found = store.get(Event, event)
        assert found
        store.save(replace(found, place="Łódź"))
    assert told() == (uid, before + 1)


def test_what_is_due_stands_in_the_calendar_as_a_whole_day(store: Store) -> None:
    make.edition(store, "CRM", make.session("2026-03-02"))
    found: Any = Calendar.from_ical(calendar(store, "pl", date(2026, 3, 3)).data)
    due = [one for one in found.walk("VEVENT") if not isinstance(one["DTSTART"].dt, datetime)]
    assert due
    assert all("CRM" in one["SUMMARY"] for one in due)
    assert {str(one["TRANSP"]) for one in due} == {"TRANSPARENT"}


def test_a_cancelled_event_is_told_as_cancelled(store: Store) -> None:
    make.event(store, "Śniadanie", make.session("2026-07-20"), state=EventState.CANCELLED)
    assert b"STATUS:CANCELLED" in calendar(store, "pl").data


@pytest.mark.parametrize("zone", ["Europe/Warsaw", "Europe/London", "America/New_York", "Asia/Tokyo"])
def test_a_zone_is_told_so_that_its_clock_comes_out_right(zone: str) -> None:
    """icalendar reads the rules that were written and gives the same offsets as the zone itself."""
    from zoneinfo import ZoneInfo

    told = zones.told(zone).to_tz(lookup_tzid=False)
    for month in range(1, 13):
        moment = datetime.fromisoformat(f"2026-{month:02}-15T12:00")
        assert moment.replace(tzinfo=told).utcoffset() == moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_our_own_calendar_comes_back_unchanged_or_moved(store: Store, tmp_path: Path) -> None:
    make.event(store, "Śniadanie", make.session("2026-07-20", "9:00-11:30"))
    make.edition(store, "CRM", make.session("2026-03-02"))
    path = tmp_path / "k.ics"
    path.write_bytes(calendar(store, "pl", date(2026, 3, 3)).data)
    found = outcomes(CalendarDraft(store, path))
    assert (found.count("unchanged"), set(found)) == (2, {"unchanged", "skipped"})
    path.write_bytes(path.read_bytes().replace(b"20260720T090000", b"20260720T100000"))
    moved = CalendarDraft(store, path)
    assert outcomes(moved).count("changed") == 1
    moved.carry_out(moved.plan())
    assert ("2026-07-20", "10:00", "11:30") in times(store)


def test_an_event_comes_in_once_and_is_changed_by_its_uid(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, entry("a@x", *hours(), "LOCATION:Łódź", "DESCRIPTION:Poznać się"))
    (event,) = store.all(Event)
    assert (event.title, event.place, event.aim, event.zone) == (
        "Śniadanie klastra", "Łódź", "Poznać się", "Europe/Warsaw",
    )  # fmt: skip
    assert times(store) == [("2026-11-18", "09:00", "12:00")]
    assert outcomes(read(store, tmp_path, entry("a@x", *hours(), "LOCATION:Łódź"))) == ["unchanged"]
    moved = hours("20261119T100000", "20261119T120000")
    changed = bring(store, tmp_path, entry("a@x", *moved, "STATUS:CANCELLED", title="Obiad"))
    assert changed.beside(changed.plan()) == {}
    assert times(store) == [("2026-11-19", "10:00", "12:00")]
    assert [(one.title, one.place, one.state) for one in store.all(Event)] == [
        ("Obiad", "Łódź", EventState.CANCELLED)
    ]
    store.undo()
    assert times(store) == [("2026-11-18", "09:00", "12:00")]


@pytest.mark.parametrize(("rule", "title"), [(OnMatch.SKIP, "Obiad"), (OnMatch.FILL, "Obiad")])
def test_what_is_there_can_be_left_or_only_filled(
    store: Store, tmp_path: Path, rule: OnMatch, title: str
) -> None:
    bring(store, tmp_path, entry("a@x", *hours(), title="Obiad"))
    draft = read(store, tmp_path, entry("a@x", *hours(), "LOCATION:Łódź", title="Kolacja"))
    draft.on_match = rule
    draft.carry_out(draft.plan())
    assert [(one.title, one.place) for one in store.all(Event)] == [
        (title, "Łódź" if rule is OnMatch.FILL else "")
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART:20261118T080000Z", "DTEND:20261118T110000Z"), [("2026-11-18", "09:00", "12:00")]),
        (("DTSTART:20261118T080000", "DURATION:PT90M"), [("2026-11-18", "08:00", "09:30")]),
        (("DTSTART:20261118T080000",), [("2026-11-18", "08:00", "09:00")]),
        (("DTSTART;VALUE=DATE:20261118",), [("2026-11-18", "00:00", "23:59")]),
        (
            ("DTSTART;VALUE=DATE:20261118", "DTEND;VALUE=DATE:20261120"),
            [("2026-11-18", "00:00", "23:59"), ("2026-11-19", "00:00", "23:59")],
        ),
        (
            ("DTSTART:20261118T200000", "DTEND:20261119T010000"),
            [("2026-11-18", "20:00", "23:59"), ("2026-11-19", "00:00", "01:00")],
        ),
        (
            (*hours(), "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Warsaw:20261125T090000"),
            [("2026-11-18", "09:00", "12:00"), ("2026-12-02", "09:00", "12:00")],
        ),
        (
            (*hours(), "RRULE:FREQ=DAILY;UNTIL=20261119T225959Z"),
            [("2026-11-18", "09:00", "12:00"), ("2026-11-19", "09:00", "12:00")],
        ),
    ],
)
def test_times_are_understood_in_every_dress(
    store: Store, tmp_path: Path, lines: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    bring(store, tmp_path, entry("a@x", *lines))
    assert times(store) == expected
    event: Any = next(reading.frames(tmp_path / "kalendarz.ics"))["event"]
    assert [begin[:10] for begin, _end in event["times"]] == [day for day, _begins, _ends in expected]


def test_an_event_abroad_keeps_its_zone(store: Store, tmp_path: Path) -> None:
    draft = bring(store, tmp_path, entry("a@x", "DTSTART;TZID=Europe/London:20261118T090000"))
    assert [one.target for one in draft.assignments] == ["uid", "title", "times", "place"]
    assert (store.all(Event)[0].zone, times(store)[0][1]) == ("Europe/London", "09:00")


def test_a_meeting_for_ever_is_cut_and_said_so(store: Store, tmp_path: Path) -> None:
    for rule in ("DAILY", "SECONDLY"):
        draft = read(store, tmp_path, entry(f"{rule}@x", *hours(), f"RRULE:FREQ={rule}"))
        event: Any = next(reading.frames(tmp_path / "kalendarz.ics"))["event"]
        assert event["cut"]
        (row,) = draft.plan().rows
        assert "without end" in str(row.issues[0].message)
        draft.carry_out(draft.plan())
    assert len(store.all(Session)) == reading.MOST_TIMES + 1


def test_days_that_fall_away_go_unless_somebody_was_there(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, entry("a@x", *hours(), "RRULE:FREQ=DAILY;COUNT=4"))
    event = store.all(Event)[0].id
    days = sessions_of(store, "event", event)
    (one,) = make.registered(store, "event", event, make.guest("Żak"))
    with store.step(_("There")):
        store.save(Attendance(session_id=days[3].id, registration_id=one.id, minutes=1))
    bring(store, tmp_path, entry("a@x", *hours(), "RRULE:FREQ=DAILY;COUNT=2"))
    assert [day.day.day for day in sessions_of(store, "event", event)] == [18, 19, 21]


def test_a_deleted_event_stays_deleted(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, entry("a@x", *hours()))
    with store.step(_("Delete")):
        store.delete(store.all(Event)[0])
    assert outcomes(read(store, tmp_path, entry("a@x", *hours()))) == ["skipped"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (entry("", *hours()), "has no UID"),
        (entry("a@x", *hours(), title=""), "has no title"),
        (entry("a@x"), "times of the event are not understood"),
        (entry("a@x", "DTSTART:20261345T990000"), "times of the event are not understood"),
        (entry("a@x", *hours(), "RRULE:FREQ=WEEKLY;UNTIL=x"), ""),
    ],
)
def test_an_event_that_makes_no_sense_is_refused_by_itself(
    store: Store, tmp_path: Path, text: str, said: str
) -> None:
    draft = read(store, tmp_path, text, entry("b@x", *hours()))
    assert outcomes(draft)[-1] == "created"
    assert len(list(reading.frames(tmp_path / "kalendarz.ics"))) == 3
    if said:
        assert said in str(draft.plan().rows[0].issues[0].message)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Nazwa;NIP\n", "is no calendar"),
        (b"%PDF-1.4", "is no calendar"),
        (b"", "damaged or cannot be read"),
        (HEAD.encode() + TAIL.encode(), "holds no event"),
        (HEAD.encode() + b"BEGIN:VEVENT\r\n", "holds no event"),
        (HEAD.encode() + entry("a", *hours()).encode() * 5_001 + TAIL.encode(), "more than any calendar"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused(store: Store, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(data)
    with pytest.raises(UserError, match=said):
        CalendarDraft(store, path)
    if said == "holds no event":
        assert list(reading.frames(path)) == [{"end": True}]
        return
    with pytest.raises(Refusal):
        list(reading.frames(path))


def test_a_rule_that_never_gives_a_day_ends_by_the_clock(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "_SECONDS", 1.5)
    never = [entry(f"{n}@x", *hours(), "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") for n in range(50)]
    with pytest.raises(UserError, match="more than any calendar"):
        read(store, tmp_path, *never)


def test_a_calendar_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        CalendarDraft(store, tmp_path / "nikt.ics")


def test_frames_are_the_same_without_a_child(tmp_path: Path) -> None:
    path = tmp_path / "k.ics"
    path.write_text(HEAD + entry("a@x", *hours()) + TAIL, "utf-8", newline="")
    first, last = reading.frames(path)
    event: Any = first["event"]
    assert (event["uid"], event["times"], last) == (
        "a@x",
        [["2026-11-18T09:00:00", "2026-11-18T12:00:00"]],
        {"end": True},
    )
