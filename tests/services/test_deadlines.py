"""What has a date: what takes place, what is due by itself, how it is settled; fixed days in one autumn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from tests import make

from grono.domain import training
from grono.domain.activity import Attendance, Registration, RegistrationState, ServedProject, Session
from grono.domain.attached import Task
from grono.domain.certificate import Certificate, IssuedNumber, Series
from grono.domain.deadline import DeadlineKind, DeadlineRule
from grono.domain.event import Event, EventState
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.text import UserError, _
from grono.domain.training import Edition, EditionState, Programme, TestResult
from grono.services.coming import coming
from grono.services.deadlines import SOURCES, Deadline, deadlines, end_of_week, group_of, tick, waiting
from grono.services.deadlines.days import note_of
from grono.services.deadlines.model import Group
from grono.store.store import Store

TODAY = date(2026, 11, 24)  # a Tuesday


def save(store: Store, *rows: Any) -> None:
    with store.step(_("Test")):
        for row in rows:
            store.save(row)


def event(store: Store, *days: date, **values: Any) -> Event:
    """An event with a day or several, nobody registered."""
    made = Event(**{"title": "Śniadanie biznesowe", "place": "Piastów", **values})
    save(store, made, *(session(made, day) for day in days))
    return made


def session(of: Event | Edition, day: date, **values: Any) -> Session:
    times = {"starts": time(9), "ends": time(13), **values}
    return Session(subject_table=of.table, subject_id=of.id, day=day, **times)


def edition(store: Store, *days: date, pass_mark: int | None = None, **values: Any) -> Edition:
    """An edition of four hours a day, of a programme that asks for 80 % of them."""
    programme = Programme(title="Cyfrowy handlowiec", pass_mark=pass_mark)
    filled = {"title": "Cyfrowy handlowiec, edycja 3", **values}
    made = Edition(programme_id=programme.id, number=3, **filled)
    save(store, programme, made, *(session(made, day) for day in days))
    return made


def enrol(store: Store, of: Event | Edition, count: int = 1) -> list[Registration]:
    made = [
        Registration(subject_table=of.table, subject_id=of.id, number=n, guest_family_name=f"Gość {n}")
        for n in range(1, count + 1)
    ]
    save(store, *made)
    return made


def attend(store: Store, of: Event | Edition, who: Registration, minutes: int = 240) -> None:
    """Somebody was at every session for some minutes."""
    for one in store.all(Session, "subject_id = ?", (of.id,)):
        save(store, Attendance(session_id=one.id, registration_id=who.id, minutes=minutes))


def certificate(store: Store, who: Registration) -> Certificate:
    number = IssuedNumber(
        subject_table="registration",
        subject_id=who.id,
        series=Series.CERTIFICATE,
        year=2026,
        no=1,
        given_on=TODAY,
    )
    made = Certificate(
        registration_id=who.id, number_id=number.id, issued_on=TODAY, person_name="Gość 1", minutes=240
    )
    save(store, number, made)
    return made


def open_ones(store: Store, today: date = TODAY) -> dict[str, Deadline]:
    """What is open, by kind."""
    return {str(one.kind): one for one in deadlines(store, None, None, today)}


def test_a_quiet_register_has_no_deadlines(store: Store) -> None:
    assert deadlines(store, None, None, TODAY) == []
    assert waiting(store, TODAY) == 0


def test_an_event_takes_place_and_its_registration_closes(store: Store) -> None:
    made = event(
        store, date(2026, 11, 26), date(2026, 11, 27), registration_until=date(2026, 11, 25), in_charge="Ewa"
    )
    found = deadlines(store, None, None, TODAY)
    assert [(one.kind, one.day) for one in found] == [
        (DeadlineKind.REGISTRATION, date(2026, 11, 25)),
        (DeadlineKind.EVENT, date(2026, 11, 26)),
        (DeadlineKind.EVENT, date(2026, 11, 27)),
    ]
    assert {one.person for one in found} == {"Ewa"}
    assert {(one.subject_table, one.subject_id) for one in found} == {("event", made.id)}
    assert str(found[2].note) == "day 2 of 2 · Piastów"
    assert found[1].starts == time(9)


def test_what_took_place_is_over_and_never_late(store: Store) -> None:
    event(store, date(2026, 11, 20), registration_until=date(2026, 11, 19))
    assert deadlines(store, None, None, TODAY) == []
    held = deadlines(store, date(2026, 11, 1), date(2026, 11, 30), TODAY)
    assert [(one.kind, one.done, one.late(TODAY)) for one in held] == [
        (DeadlineKind.REGISTRATION, True, False),
        (DeadlineKind.EVENT, True, False),
    ]


@pytest.mark.parametrize("state", [EventState.CANCELLED])
def test_what_is_cancelled_is_not_asked_for(store: Store, state: EventState) -> None:
    made = event(store, date(2026, 11, 20), state=state, registration_until=date(2026, 11, 30))
    enrol(store, made)
    assert deadlines(store, date(2026, 11, 1), None, TODAY) == []


def test_what_lies_in_the_trash_is_not_asked_for(store: Store) -> None:
    made = event(store, date(2026, 11, 26), registration_until=date(2026, 11, 25))
    with store.step(_("Test")):
        store.delete(made)
    assert deadlines(store, None, None, TODAY) == []


def test_attendance_is_to_be_entered_and_the_sheet_to_be_closed(store: Store) -> None:
    made = event(store, date(2026, 11, 19))
    (who,) = enrol(store, made)
    sheet = open_ones(store)["sheet"]
    assert (sheet.day, str(sheet.title)) == (date(2026, 11, 22), "Enter the attendance of 2026-11-19")
    assert sheet.late(TODAY)
    assert group_of(sheet, TODAY) is Group.LATE
    attend(store, made, who)
    assert str(open_ones(store)["sheet"].title) == "Close the sign-in sheet of 2026-11-19"
    tick(store, open_ones(store)["sheet"], TODAY)
    assert open_ones(store) == {}
    (closed,) = deadlines(store, date(2026, 11, 22), date(2026, 11, 22), TODAY)
    assert closed.done
    assert store.all(Session)[0].closed_on == TODAY
    tick(store, closed, TODAY)
    assert "sheet" in open_ones(store)


def test_a_day_that_is_not_over_has_no_sheet_yet(store: Store) -> None:
    enrol(store, event(store, TODAY))
    assert list(open_ones(store)) == ["event"]


def test_where_nobody_is_registered_no_attendance_is_asked_for(store: Store) -> None:
    event(store, date(2026, 11, 19))
    assert open_ones(store) == {}


def test_a_settled_event_has_nothing_left_to_do(store: Store) -> None:
    enrol(store, event(store, date(2026, 11, 19), state=EventState.SETTLED))
    assert open_ones(store) == {}
    (sheet,) = deadlines(store, date(2026, 11, 20), date(2026, 11, 22), TODAY)
    assert (sheet.done, sheet.ticked) == (True, False)


def test_the_report_is_due_seven_days_after_the_end(store: Store) -> None:
    """Training services database (PARP): the outcome is to be set within 7 days of the end."""
    edition(store, date(2026, 11, 17), date(2026, 11, 25))
    report = open_ones(store)["report"]
    assert report.day == date(2026, 12, 2)
    assert group_of(report, TODAY) is Group.LATER
    assert report.ticked


def test_a_report_is_ticked_and_the_tick_is_undone(store: Store) -> None:
    edition(store, date(2026, 11, 10))
    report = open_ones(store)["report"]
    assert report.late(TODAY)
    tick(store, report, TODAY)
    assert open_ones(store) == {}
    (done,) = (one for one in deadlines(store, report.day, report.day, TODAY))
    assert done.done
    store.undo()
    assert open_ones(store)["report"].day == report.day
    tick(store, done, TODAY)
    assert open_ones(store)["report"].day == report.day


def test_before_the_rule_was_in_force_no_report_is_due(store: Store) -> None:
    edition(store, date(2023, 8, 1))
    assert open_ones(store) == {}


def test_the_office_may_change_a_rule(store: Store) -> None:
    edition(store, date(2026, 11, 25))
    (rule,) = store.all(DeadlineRule, "kind = 'report'")
    assert "PARP" in rule.source
    save(store, replace(rule, days=14))
    assert open_ones(store)["report"].day == date(2026, 12, 9)
    assert "days" in replace(rule, days=-1).problems()
    assert rule.problems() == {}


def test_a_sheet_is_asked_for_where_its_own_day_lies_in_the_period(store: Store) -> None:
    """Held on the 19th, due on the 22nd."""
    enrol(store, event(store, date(2026, 11, 19)))
    kinds = [str(one.kind) for one in deadlines(store, date(2026, 11, 19), date(2026, 11, 21), TODAY)]
    assert kinds == ["event"]
    kinds = [str(one.kind) for one in deadlines(store, date(2026, 11, 20), date(2026, 11, 22), TODAY)]
    assert kinds == ["sheet"]


def test_missing_test_results_are_counted(store: Store) -> None:
    made = edition(store, date(2026, 11, 20), pass_mark=60)
    came, came_too, stayed_away = enrol(store, made, 3)
    attend(store, made, came)
    attend(store, made, came_too)
    attend(store, made, stayed_away, 0)
    tests = open_ones(store)["tests"]
    assert (str(tests.title), tests.day) == ("2 test results are missing", date(2026, 11, 25))
    for who in (came, came_too):
        save(store, TestResult(registration_id=who.id, phase=training.TestPhase.POST, points=3, maximum=10))
    assert "tests" not in open_ones(store)


def test_certificates_are_due_for_those_who_reached_the_threshold(store: Store) -> None:
    made = edition(store, date(2026, 11, 19), date(2026, 11, 20))
    always, mostly, rarely = enrol(store, made, 3)
    attend(store, made, always, 240)
    attend(store, made, mostly, 192)  # 80 % of 240 minutes
    attend(store, made, rarely, 191)
    due = open_ones(store)["certificates"]
    assert (str(due.title), due.day) == ("2 certificates are not issued", date(2026, 12, 4))
    issued = certificate(store, always)
    assert str(open_ones(store)["certificates"].title) == "1 certificate is not issued"
    certificate(store, mostly)
    assert "certificates" not in open_ones(store)
    save(store, replace(issued, voided_on=TODAY, void_reason="błąd w nazwisku"))
    assert str(open_ones(store)["certificates"].title) == "1 certificate is not issued"


def test_who_failed_the_test_gets_no_certificate(store: Store) -> None:
    made = edition(store, date(2026, 11, 20), pass_mark=60)
    (who,) = enrol(store, made)
    attend(store, made, who)
    save(store, TestResult(registration_id=who.id, phase=training.TestPhase.POST, points=5, maximum=10))
    assert "certificates" not in open_ones(store)


def test_a_settled_edition_has_nothing_left_to_do(store: Store) -> None:
    made = edition(store, date(2026, 11, 10), state=EditionState.SETTLED)
    (who,) = enrol(store, made)
    attend(store, made, who)
    assert open_ones(store) == {}
    assert all(one.done for one in deadlines(store, date(2026, 11, 1), date(2026, 12, 31), TODAY))


def test_recruitment_closes_and_projects_end(store: Store) -> None:
    edition(store, recruitment_until=date(2026, 11, 24))
    save(store, Project(code="Splot", title="Splot kompetencji", ends_on=date(2027, 6, 30)))
    found = open_ones(store)
    assert [(one.kind, one.subject) for one in found.values()] == [
        (DeadlineKind.RECRUITMENT, "Cyfrowy handlowiec, edycja 3"),
        (DeadlineKind.PROJECT, "Splot"),
    ]
    assert found["project"].projects == (found["project"].subject_id,)
    assert open_ones(store, date(2027, 7, 1)) == {}


def test_a_task_is_ticked_and_names_its_record(store: Store) -> None:
    netika = make.organisation(store, "Netika")
    save(
        store,
        Task(subject_table="organisation", subject_id=netika, title="Zadzwonić", due_on=date(2026, 11, 23)),
        Task(subject_table="organisation", subject_id=netika, title="Bez terminu"),
    )
    (task,) = deadlines(store, None, None, TODAY)
    assert (task.title, task.subject, task.late(TODAY)) == ("Zadzwonić", "Netika", True)
    tick(store, task, TODAY)
    assert deadlines(store, None, None, TODAY) == []
    (done,) = deadlines(store, date(2026, 11, 1), date(2026, 11, 30), TODAY)
    assert done.done
    tick(store, done, TODAY)
    assert waiting(store, TODAY) == 1


def test_what_is_settled_elsewhere_is_not_ticked(store: Store) -> None:
    event(store, date(2026, 11, 26))
    with pytest.raises(UserError):
        tick(store, open_ones(store)["event"], TODAY)


def test_deadlines_know_the_projects_of_their_record(store: Store) -> None:
    made = event(store, date(2026, 11, 26))
    project = Project(code="Splot", title="Splot kompetencji")
    save(
        store,
        project,
        ServedProject(subject_table="event", subject_id=made.id, project_id=project.id, position=0),
    )
    assert open_ones(store)["event"].projects == (project.id,)


def test_the_badge_counts_what_waits_until_sunday(store: Store) -> None:
    assert end_of_week(TODAY) == date(2026, 11, 29)
    assert end_of_week(date(2026, 11, 29)) == date(2026, 11, 29)
    owner = make.organisation(store, "Netika")
    for day in (date(2026, 9, 1), TODAY, date(2026, 11, 29), date(2026, 11, 30)):
        save(store, Task(subject_table="organisation", subject_id=owner, title="Zadanie", due_on=day))
    event(store, date(2026, 11, 26))
    assert waiting(store, TODAY) == 3
    assert [str(group_of(one, TODAY)) for one in deadlines(store, None, None, TODAY)] == [
        "late",
        "week",
        "week",
        "week",
        "later",
    ]


def test_what_comes_next_tells_its_seats(store: Store) -> None:
    breakfast = event(store, date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 3), capacity=40)
    course = edition(store, date(2026, 11, 26), maximum=16)
    enrol(store, breakfast, 2)
    resigned = replace(enrol(store, course, 3)[0], state=RegistrationState.RESIGNED)
    save(store, resigned)
    found = coming(store, TODAY, 2)
    assert [(one.title, one.day, one.taken, one.seats) for one in found] == [
        ("Śniadanie biznesowe", date(2026, 11, 24), 2, 40),
        ("Cyfrowy handlowiec, edycja 3", date(2026, 11, 26), 2, 16),
    ]
    assert str(found[0].note) == "day 2 of 3 · Piastów"
    assert note_of({"place": "Dom Kultury, sala 2", "room": "sala 2", "count": 1}) == "Dom Kultury, sala 2"
    assert note_of({"place": "Dom Kultury", "room": "sala 2", "count": 1}) == "Dom Kultury, sala 2"
    assert isinstance(found[0].id, str)
    assert Id(found[1].id) == course.id


def test_a_period_is_read_through_indexes(store: Store) -> None:
    """However many sessions and attendances there are, their tables are never read from end to end."""
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    try:
        deadlines(store, date(2026, 11, 1), date(2026, 12, 31), TODAY)
    finally:
        store.connection.set_trace_callback(None)
    assert len(asked) > len(SOURCES)
    plans = [row[3] for sql in asked for row in store.query(f"EXPLAIN QUERY PLAN {sql}")]
    large = {"session", "registration", "attendance", "test_result", "certificate", "task", *"sratc"}
    assert [plan for plan in plans if plan.startswith("SCAN") and plan.split()[1] in large] == []
