"""What may be recorded about events and training, and what is told when it may not."""

from __future__ import annotations

from datetime import date, time

import pytest

from grono.domain.activity import Attendance, CostItem, Registration, Session, times
from grono.domain.certificate import IssuedNumber, Series
from grono.domain.entity import Entity
from grono.domain.event import AgendaItem, Event
from grono.domain.ids import Id
from grono.domain.meetings import MeetingPlan
from grono.domain.project import Clause, Project
from grono.domain.questions import Question, QuestionKind, Questionnaire
from grono.domain.training import (
    Edition,
    LearningOutcome,
    Module,
    OutcomeKind,
    Programme,
    TestPhase,
    TestResult,
)

ONE = Id("one")
DAY = date(2026, 11, 24)


def session(starts: str, ends: str, breaks: int = 0) -> Session:
    """A session of an edition on the day."""
    begin, end = time.fromisoformat(starts), time.fromisoformat(ends)
    return Session(subject_table="edition", subject_id=ONE, day=DAY, starts=begin, ends=end, breaks=breaks)


def guest(**columns: str) -> Registration:
    """A guest at an event."""
    return Registration(subject_table="event", subject_id=ONE, number=1, **columns)  # pyright: ignore[reportArgumentType]


WRONG: list[tuple[Entity, str]] = [
    (session("15:00", "09:00"), "ends"),
    (session("09:00", "10:00", breaks=60), "breaks"),
    (session("09:00", "10:00", breaks=-1), "breaks"),
    (guest(guest_family_name=" "), "guest_family_name"),
    (guest(guest_family_name="Gość", guest_email="gość"), "guest_email"),
    (Attendance(session_id=ONE, registration_id=ONE, minutes=-1), "minutes"),
    (CostItem(subject_table="event", subject_id=ONE, name=""), "name"),
    (Event(title=" "), "title"),
    (Event(title="Śniadanie", capacity=0), "capacity"),
    (Event(title="Śniadanie", zone="Europe/Radom"), "zone"),
    (AgendaItem(event_id=ONE, day=DAY, starts=time(9), topic=""), "topic"),
    (AgendaItem(event_id=ONE, day=DAY, starts=time(9), ends=time(9), topic="Powitanie"), "ends"),
    (Programme(title=""), "title"),
    (Programme(title="Excel", minutes_per_hour=50), "minutes_per_hour"),
    (Programme(title="Excel", threshold=101), "threshold"),
    (Programme(title="Excel", pass_mark=-1), "pass_mark"),
    (Module(programme_id=ONE, position=0, title=""), "title"),
    (LearningOutcome(programme_id=ONE, position=0, kind=OutcomeKind.SKILLS, text=""), "text"),
    (Edition(programme_id=ONE, number=1, title=""), "title"),
    (Edition(programme_id=ONE, number=1, title="Excel 1", maximum=0), "maximum"),
    (Edition(programme_id=ONE, number=1, title="Excel 1", minimum=8, maximum=7), "minimum"),
    (Edition(programme_id=ONE, number=1, title="Excel 1", price=-1), "price"),
    (TestResult(registration_id=ONE, phase=TestPhase.PRE, points=11, maximum=10), "points"),
    (TestResult(registration_id=ONE, phase=TestPhase.PRE, points=0, maximum=0), "points"),
    (
        Question(
            subject_table="programme",
            subject_id=ONE,
            questionnaire=Questionnaire.TEST,
            kind=QuestionKind.CHOICE,
            position=0,
            text="",
        ),
        "text",
    ),
    (Project(code="P", title=""), "title"),
    (Project(code="P", title="Splot", starts_on=DAY, ends_on=date(2026, 1, 1)), "ends_on"),
    (Clause(key="gdpr", version="1", title="RODO", text=""), "text"),
    (MeetingPlan(event_id=ONE, day=DAY, starts=time(9), slots=0), "slots"),
]

RIGHT: list[Entity] = [
    session("09:00", "15:00", breaks=45),
    guest(guest_family_name="Gość"),
    Attendance(session_id=ONE, registration_id=ONE, minutes=0),
    CostItem(subject_table="event", subject_id=ONE, name="Sala"),
    Event(title="Śniadanie"),
    AgendaItem(event_id=ONE, day=DAY, starts=time(9), topic="Powitanie"),
    Programme(title="Excel"),
    Module(programme_id=ONE, position=0, title="Tabele"),
    LearningOutcome(programme_id=ONE, position=0, kind=OutcomeKind.SKILLS, text="Tworzy tabelę"),
    Edition(programme_id=ONE, number=1, title="Excel 1", minimum=8, maximum=16, price=0),
    TestResult(registration_id=ONE, phase=TestPhase.POST, points=10, maximum=10),
    Project(code="P", title="Splot", starts_on=DAY, ends_on=DAY),
    Clause(key="gdpr", version="1", title="RODO", text="Administratorem danych jest…"),
    MeetingPlan(event_id=ONE, day=DAY, starts=time(9)),
]


@pytest.mark.parametrize(("entity", "field"), WRONG)
def test_what_cannot_be_is_refused_at_its_field(entity: Entity, field: str) -> None:
    assert list(entity.problems()) == [field]


@pytest.mark.parametrize("entity", RIGHT, ids=lambda entity: type(entity).__name__)
def test_what_can_be_passes(entity: Entity) -> None:
    assert entity.problems() == {}


def test_breaks_count_or_not() -> None:
    day = session("09:00", "15:00", breaks=45)
    assert day.scheduled() == 315
    assert day.scheduled(with_breaks=True) == 360
    assert str(times(day)) == "9:00–15:00"


def test_sessions_that_meet_at_noon_do_not_overlap() -> None:
    assert not session("09:00", "12:00").overlaps(session("12:00", "15:00"))
    assert session("09:00", "12:01").overlaps(session("12:00", "15:00"))


def test_a_number_is_printed_with_its_year() -> None:
    number = IssuedNumber(
        subject_table="registration",
        subject_id=ONE,
        series=Series.CERTIFICATE,
        year=2026,
        no=17,
        given_on=DAY,
    )
    assert number.text == "17/2026"
