"""Logs of online meetings: Teams of three generations, Zoom, ClickMeeting; who was there and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import make

from grono.domain.activity import Attendance, AttendanceName, AttendanceSource, Registration, Session
from grono.domain.attached import Attachment
from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.exchange.attendance.draft import LogDraft
from grono.exchange.attendance.stays import Stay, duration, together, whole_minutes
from grono.exchange.plan import Plan
from grono.exchange.sheets import Cell
from grono.exchange.workbook import OutSheet, write_workbook
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.store.store import Store

DAY = "2026-11-18"

# Layouts: the attendance report that Microsoft documents for Teams ("1. Summary", "2. Participants",
# "3. In-Meeting Activities"; before July 2022 "Meeting Summary"; before that a line for each joining and
# leaving), with its Polish headings; the participants' report of Zoom, with and without the lines about
# the meeting above it; ClickMeeting's list of those present.

TEAMS_PL = """1. Podsumowanie
Tytuł spotkania\tCRM w praktyce, część 1
Uczestnicy\t4
Godzina rozpoczęcia\t18.11.2026, 08:55:11
Godzina zakończenia\t18.11.2026, 12:10:00
Czas trwania spotkania\t3 godz. 14 min 49 s

2. Uczestnicy
Imię i nazwisko\tPierwsze dołączenie\tOstatnie wyjście\tCzas udziału w spotkaniu\tAdres e-mail\tRola
Anna Kowalska\t18.11.2026, 08:55:11\t18.11.2026, 12:10:00\t2 godz. 44 min\ta@piast.example\tPrezenter

3. Działania w trakcie spotkania
Imię i nazwisko\tGodzina dołączenia\tGodzina opuszczenia\tCzas trwania\tAdres e-mail\tRola
Anna Kowalska\t18.11.2026, 08:55:11\t18.11.2026, 10:00:00\t1 godz. 4 min\tanna@piast.example\tPrezenter
Anna Kowalska\t18.11.2026, 10:30:00\t18.11.2026, 12:10:00\t1 godz. 40 min\tanna@piast.example\tPrezenter
nowak jan\t18.11.2026, 09:00:20\t18.11.2026, 12:01:00\t3 godz. 40 s\t\tUczestnik
Ewcia\t18.11.2026, 09:00:20\t18.11.2026, 09:45:00\t44 min 40 s\t\tUczestnik
"""

TEAMS_EN = """1. Summary
Meeting title\tCRM
Attended participants\t2
Start time\t11/18/26, 8:55:11 AM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Anna Kowalska\t11/18/26, 8:55:11 AM\t11/18/26, 12:10:00 PM\t2h 44m 49s\tanna@piast.example\tx\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Anna Kowalska\t11/18/26, 8:55:11 AM\t11/18/26, 10:00:00 AM\t1h 4m 49s\tanna@piast.example\tAttendee
Anna Kowalska\t11/18/26, 10:30:00 AM\t11/18/26, 12:10:00 PM\t1h 40m\tanna@piast.example\tAttendee
Jan Nowak (Guest)\t11/18/26, 9:00:20 AM\t11/18/26, 12:01:00 PM\t3h 40s\t\tAttendee
"""

TEAMS_2021 = """Meeting Summary
Total Number of Participants\t2
Meeting Title\tCRM
Meeting Start Time\t18/11/2026, 08:55:11

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Anna Kowalska\t18/11/2026, 08:55:11\t18/11/2026, 10:00:00\t1h 4m\tanna@piast.example\tOrganizer\tx
Anna Kowalska\t18/11/2026, 10:30:00\t18/11/2026, 12:10:00\t1h 40m\tanna@piast.example\tOrganizer\tx
Nowak Jan\t18/11/2026, 09:00:20\t18/11/2026, 12:01:00\t3h 40s\t\tAttendee\tx
"""

TEAMS_2020 = """Full Name\tUser Action\tTimestamp
Anna Kowalska\tJoined before\t18.11.2026, 08:55:11
Anna Kowalska\tLeft\t18.11.2026, 10:00:00
Jan Nowak\tJoined\t18.11.2026, 09:00:20
Anna Kowalska\tJoined\t18.11.2026, 10:30:00
"""

ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
973 0329 0176,"CRM, cz. 1",11/18/2026 08:55:00 AM,11/18/2026 12:10:00 PM,biuro@x.example,195,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Ania (Anna Kowalska),,11/18/2026 08:40:00 AM,11/18/2026 08:55:00 AM,15,Yes,Yes
Ania (Anna Kowalska),,11/18/2026 08:55:11 AM,11/18/2026 10:00:00 AM,65,Yes,No
Ania (Anna Kowalska),,11/18/2026 10:30:00 AM,11/18/2026 12:10:00 PM,100,Yes,No
iPhone Jana,jan.nowak@piast.example,11/18/2026 09:00:20 AM,11/18/2026 12:01:00 PM,181,Yes,No
"""

ZOOM_SHORT = """Name (Original Name),User Email,Total Duration (Minutes),Guest
Anna Kowalska,,150,Yes
Jan Nowak,,999,Yes
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A register with an online session from nine to twelve, and three people enrolled."""
    store = make.register(tmp_path)
    session = make.session(DAY, "9:00-12:00", breaks=15, online=True)
    edition = make.edition(store, "CRM", session)
    anna = make.person(store, "Kowalska", "Anna")
    jan = make.person(store, "Nowak", "Jan", emails=("jan.nowak@piast.example",))
    make.registered(
        store,
        "edition",
        edition,
        Newcomer(person_id=anna),
        Newcomer(person_id=jan),
        make.guest("Wiśniewska", "Ewa"),
    )
    yield store
    store.close()


def session(store: Store) -> Session:
    return store.all(Session)[0]


def draft(store: Store, folder: Path, text: str, name: str = "log.csv") -> LogDraft:
    path = folder / name
    path.write_bytes(text.encode("utf-16" if "\t" in text else "utf-8-sig"))
    return LogDraft(store, session(store).id, path)


def by_name(store: Store, minutes: dict[Id, int]) -> dict[str, int]:
    """The minutes of the three by a word of theirs."""
    words = {1: "Anna", 2: "Jan", 3: "Ewa"}
    numbers = {one.id: one.number for one in store.all(Registration)}
    return {words[numbers[id]]: value for id, value in minutes.items()}


def registration(store: Store, number: int) -> Id:
    return next(one.id for one in store.all(Registration) if one.number == number)


def outcomes(plan: Plan) -> dict[str, str]:
    return {row.title: str(row.outcome) for row in plan.rows}


@pytest.mark.parametrize(
    ("log", "anna"), [(TEAMS_PL, 150), (TEAMS_EN, 150), (TEAMS_2021, 150), (TEAMS_2020, 150), (ZOOM, 150)]
)
def test_several_joins_count_together_within_the_session(
    store: Store, tmp_path: Path, log: str, anna: int
) -> None:
    """9:00-10:00 and 10:30-12:00, whatever came before nine and after twelve; never more than scheduled."""
    found = by_name(store, draft(store, tmp_path, log).minutes())
    assert found["Anna"] == anna
    assert found["Jan"] == 165


def test_a_log_of_durations_alone_is_bounded_by_the_session(store: Store, tmp_path: Path) -> None:
    assert by_name(store, draft(store, tmp_path, ZOOM_SHORT).minutes()) == {"Anna": 150, "Jan": 165}


def test_a_workbook_of_clickmeeting_is_read_too(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "obecni.xlsx"
    headers = ["Nazwa uczestnika", "Adres e-mail", "Wejście", "Wyjście", "Czas obecności"]
    rows: list[list[Cell]] = [
        ["Anna Kowalska", None, "2026-11-18 09:10:00", "2026-11-18 10:10:00", "01:00:00"],
        [
            "Jan Nowak",
            None,
            datetime.fromisoformat("2026-11-18T09:00"),
            datetime.fromisoformat("2026-11-18T09:30"),
            "00:30:00",
        ],
    ]
    write_workbook(path, OutSheet("Uczestnicy", [headers], rows))
    found = LogDraft(store, session(store).id, path)
    assert by_name(store, found.minutes()) == {"Anna": 60, "Jan": 30}


def test_the_first_and_last_moment_with_a_duration_never_count_more_than_it(
    store: Store, tmp_path: Path
) -> None:
    only_people = TEAMS_PL.split("\n3. ")[0]
    assert by_name(store, draft(store, tmp_path, only_people).minutes()) == {"Anna": 164}


def test_unknown_names_are_named_and_settled_by_hand_and_remembered(store: Store, tmp_path: Path) -> None:
    log = draft(store, tmp_path, TEAMS_PL)
    assert log.unmatched(log.plan()) == ["Ewcia"]
    log.match("Ewcia", registration(store, 3))
    log.carry_out(log.plan())
    assert [one.shown_name for one in store.all(AttendanceName)] == ["Ewcia"]
    again = draft(store, tmp_path, TEAMS_PL)
    assert outcomes(again.plan()) == {
        "Anna Kowalska": "unchanged",
        "nowak jan": "unchanged",
        "Ewcia": "unchanged",
    }


def test_a_name_of_a_person_is_remembered_at_the_next_edition(store: Store, tmp_path: Path) -> None:
    log = draft(store, tmp_path, TEAMS_2020.replace("Jan Nowak", "JN"))
    log.match("JN", registration(store, 2))
    log.carry_out(log.plan())
    jan = store.get(Registration, registration(store, 2))
    assert jan
    other = make.edition(store, "CRM 2", make.session(DAY, "9:00-12:00"))
    make.registered(store, "edition", other, Newcomer(person_id=jan.person_id))
    path = tmp_path / "next.csv"
    path.write_bytes(TEAMS_2020.replace("Jan Nowak", "JN").encode("utf-16"))
    assert len(LogDraft(store, sessions_of(store, "edition", other)[0].id, path).minutes()) == 1


def test_a_name_that_is_nearly_the_same_is_offered_and_not_taken(store: Store, tmp_path: Path) -> None:
    log = draft(store, tmp_path, TEAMS_PL.replace("Ewcia", "Ewa Wisniewsk"))
    (row,) = [row for row in log.plan().rows if row.title == "Ewa Wisniewsk"]
    assert [one.title for one in row.candidates] == ["Wiśniewska Ewa"]
    assert str(row.outcome) == "refused"


def test_a_name_can_be_left_out(store: Store, tmp_path: Path) -> None:
    log = draft(store, tmp_path, TEAMS_PL)
    log.match("Ewcia", None)
    assert outcomes(log.plan())["Ewcia"] == "skipped"
    assert log.unmatched(log.plan()) == []


def test_a_log_is_one_step_and_is_filed_with_its_session(store: Store, tmp_path: Path) -> None:
    log = draft(store, tmp_path, TEAMS_PL, "spotkanie.csv")
    before = len(store.steps())
    log.carry_out(log.plan())
    assert len(store.steps()) == before + 1
    assert {(one.minutes, one.source) for one in store.all(Attendance)} == {
        (150, AttendanceSource.LOG),
        (165, AttendanceSource.LOG),
    }
    (filed,) = store.all(Attachment)
    assert (filed.subject_table, filed.subject_id, filed.file_name) == (
        "session",
        session(store).id,
        "spotkanie.csv",
    )
    log.carry_out(log.plan())
    assert len(store.all(Attachment)) == 1
    store.undo()
    assert store.all(Attendance) == []


def test_what_was_entered_before_is_changed_by_the_log(store: Store, tmp_path: Path) -> None:
    with store.step(_("Entered before")):
        store.save(
            Attendance(session_id=session(store).id, registration_id=registration(store, 1), minutes=30)
        )
    (row,) = [row for row in draft(store, tmp_path, TEAMS_PL).plan().rows if row.title == "Anna Kowalska"]
    assert (str(row.outcome), row.changes) == ("changed", {"minutes": (30, 150)})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEAMS_PL.replace("18.11.2026", "19.11.2026"), "is the log of"),
        ("Nazwa;NIP\nFirma;1\n", "no list of a meeting's participants"),
    ],
)
def test_what_cannot_be_the_log_is_refused(store: Store, tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        draft(store, tmp_path, text)


def test_only_names_and_registrations_that_are_there_can_be_matched(store: Store, tmp_path: Path) -> None:
    log = draft(store, tmp_path, TEAMS_PL)
    with pytest.raises(UserError, match="nobody who is registered here"):
        log.match("Ewcia", "x")
    with pytest.raises(UserError, match="There is no"):
        log.match("Nikt", registration(store, 3))
    with pytest.raises(UserError, match="There is no session"):
        LogDraft(store, "x", tmp_path / "log.csv")


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("1h 2m 3s", 3723),
        ("1 godz. 2 min", 3720),
        ("45 min 5 s", 2705),
        ("01:02:03", 3723),
        ("62", 3720),
        (62, 3720),
        ("3 godz.", 10800),
        ("x", None),
        (True, None),
        (-5, None),
    ],
)
def test_durations_are_understood(cell: Cell, seconds: int | None) -> None:
    assert duration(cell) == (None if seconds is None else timedelta(seconds=seconds))


_NINE = datetime.fromisoformat("2026-11-18T09:00")
_MINUTE = st.integers(-60, 300).map(lambda n: _NINE + timedelta(minutes=n))


@given(st.lists(st.tuples(_MINUTE, _MINUTE), max_size=8))
def test_the_union_is_what_counting_minute_by_minute_gives(pairs: list[tuple[datetime, datetime]]) -> None:
    stays = [Stay(min(pair), max(pair)) for pair in pairs]
    end = _NINE + timedelta(minutes=180)
    moments = (_NINE + timedelta(minutes=n) for n in range(180))
    counted = sum(any(stay.begin <= moment < stay.end for stay in stays) for moment in moments)
    assert whole_minutes(together(stays, _NINE, end)) == counted
