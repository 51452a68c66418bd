"""The sample's two years of events and training: enough of everything, consistent, generated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import sample_activities
import sample_people
from grono.domain.activity import Attendance, Registration, RegistrationState, ServedProject, Session
from grono.domain.certificate import Certificate, CertificateDuplicate, CertificateRule, IssuedNumber
from grono.domain.event import Event, EventKind, EventState
from grono.domain.meetings import MeetingPlan, MeetingWish
from grono.domain.person import Person
from grono.domain.project import Clause, Project
from grono.domain.questions import Question, QuestionKind
from grono.domain.training import CertificateVariant, Edition, EditionState, Programme
from grono.paths import resources_dir
from grono.services.activities.sessions import holiday
from grono.services.activities.taking_part import registrations_of
from grono.services.training.conditions import standings
from grono.services.training.required import FIELDS
from grono.services.training.results import results
from grono.store.store import Store

SAMPLE = resources_dir() / "sample"
TODAY = date(2026, 11, 24)


def test_two_years_of_activities(sample: Store) -> None:
    """Issue: about 120 events, 12 programmes, 30 editions, 900 persons, 9,000 attendances in two years."""
    counts = {entity: len(sample.all(entity)) for entity in (Event, Programme, Edition, Person, Attendance)}
    assert counts[Programme] == 12
    assert counts[Edition] == 30
    assert counts[Person] == 900
    assert 115 <= counts[Event] <= 125
    assert 8_500 <= counts[Attendance] <= 9_500
    days = [row.day for row in sample.all(Session)]
    assert (min(days).year, min(days).month) == (2025, 1)
    assert (max(days).year, max(days).month) == (2027, 2)
    assert {row.kind for row in sample.all(Event)} == set(EventKind) - {EventKind.OTHER}
    assert {row.state for row in sample.all(Event)} == set(EventState)
    assert {row.state for row in sample.all(Edition)} == set(EditionState)


def test_nobody_works_on_a_public_holiday_or_is_there_before_the_day(sample: Store) -> None:
    sessions = {row.id: row for row in sample.all(Session)}
    assert [row.day for row in sessions.values() if holiday(row.day) or row.day.weekday() > 4] == []
    registered = {row.id: row for row in sample.all(Registration)}
    for row in sample.all(Attendance):
        session, registration = sessions[row.session_id], registered[row.registration_id]
        assert session.day < TODAY
        assert 0 <= row.minutes <= session.scheduled()
        assert session.subject_id == registration.subject_id


def test_a_workshop_is_full_knowingly_overbooked_and_people_wait(sample: Store) -> None:
    waiting = [row for row in sample.all(Registration) if row.state is RegistrationState.WAITING]
    assert len(waiting) == 5
    [event] = {row.subject_id for row in waiting}
    rows = registrations_of(sample, Event.table, event)
    held = sample.get(Event, event)
    assert held is not None
    assert held.capacity is not None
    assert sum(row.seated for row in rows) == held.capacity + 1
    assert sum(row.overbooked for row in rows) == 1


def test_certificates_were_earned_and_their_numbers_run(sample: Store) -> None:
    certificates = sample.all(Certificate)
    numbers = {row.id: row for row in sample.all(IssuedNumber)}
    by_year: dict[int, list[int]] = {}
    for row in certificates:
        by_year.setdefault(numbers[row.number_id].year, []).append(numbers[row.number_id].no)
        assert row.minutes * 100 >= row.scheduled * 80
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in by_year.values())
    assert sum(row.voided_on is not None for row in certificates) == 1
    assert [row.reason for row in sample.all(CertificateDuplicate)] == ["oryginał zaginął"]
    for edition in sample.all(Edition, "state = 'settled'"):
        for one in standings(sample, edition.id).values():
            if one.certificate:
                assert one.refusals == (), (edition.title, one.participant.name)
                assert one.attended.minutes == one.certificate.minutes


def test_one_ended_edition_waits_for_results_of_its_test(sample: Store) -> None:
    [edition] = sample.all(Edition, "state = 'ended'")
    lacking = [one for one in results(sample, edition.id).values() if one.pre and not one.post]
    assert len(lacking) == 4


def test_projects_are_examples_and_say_so(sample: Store) -> None:
    for project in sample.all(Project):
        assert "projekt przykładowy" in project.title
        assert project.number.startswith("WZÓR")
    assert {row.subject_table for row in sample.all(ServedProject)} == {"event", "edition"}


def test_the_exchange_has_a_room_and_wishes(sample: Store) -> None:
    assert len(sample.all(MeetingPlan)) == 2
    assert len(sample.all(MeetingWish)) > 100


def test_the_activities_are_made_by_their_generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of the texts: python build/sample_activities.py."""
    monkeypatch.setattr(sample_activities, "FOLDER", tmp_path)
    monkeypatch.setattr(sample_people, "_PHONES", iter(range(500, 1000)))
    sample_activities.write(sample_activities.make())
    for path in (SAMPLE / "activities").glob("*.csv"):
        same = path.read_bytes() == (tmp_path / path.name).read_bytes()
        assert same, path.name


def test_the_clauses_name_everything_that_article_13_asks_for(sample: Store) -> None:
    """GDPR, Article 13: controller, purpose and basis, recipients, storage, rights, complaint, obligation."""
    clauses = {row.key: row for row in sample.all(Clause)}
    assert set(clauses) == {
        "information_coordinator",
        "information_authority",
        "declaration",
        "image_consent",
        "statements",
        "receipt",
        "trainer_statement",
    }
    for key in ("information_coordinator", "information_authority"):
        for word in (
            "dministrator",
            "art. 6 ust. 1",
            "otrzymują",
            "przechow",
            "sprostowania",
            "Prezesa Urzędu",
            "Podanie",
        ):
            assert word in clauses[key].text, (key, word)
        assert len(clauses[key].text.split("\n")) == len(clauses[key].text_en.split("\n"))
    assert all("office checks it" in row.source for row in clauses.values())


def test_the_standard_survey_and_the_certificate_rules_are_known_to_the_program(sample: Store) -> None:
    survey = sample.all(Question, "subject_table = 'register'", order="position")
    assert [row.kind for row in survey] == [
        *[QuestionKind.SCALE] * 5,
        QuestionKind.RECOMMENDATION,
        QuestionKind.OPEN,
    ]
    rules = sample.all(CertificateRule)
    assert {row.variant for row in rules} == set(CertificateVariant)
    assert {row.field for row in rules} <= set(FIELDS)
    assert all(row.source for row in rules)
