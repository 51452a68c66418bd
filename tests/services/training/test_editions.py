"""New editions from the latest one, how an edition stands, and how enrolments ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests import training

from grono.domain.activity import CostItem, Outcome, ServedProject
from grono.domain.project import Project
from grono.domain.text import UserError, _
from grono.domain.training import Delivery, Edition, Programme
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import registrations_of
from grono.services.training import courses, editions, outcomes, questions
from grono.services.training.courses import course
from grono.store.store import Store

SPRING = (date(2027, 3, 4), date(2027, 3, 11), date(2027, 3, 18), date(2027, 4, 1), date(2027, 4, 8))


def test_the_first_edition_takes_the_modules_as_they_are_taught(store: Store) -> None:
    programme = training.programme(store)
    edition = editions.new_edition(store, programme, training.sessions())
    held = course(store, edition.id)
    assert (edition.number, edition.title) == (1, "Cyfrowy handlowiec, edycja 1")
    # 360, 270 and 270 minutes of modules under sessions of 270 minutes
    assert [held.topic(one) for one in held.sessions] == [
        "Sprzedaż wielokanałowa",
        "Sprzedaż wielokanałowa",
        "Reklama cyfrowa",
        "Bezpieczeństwo i RODO",
    ]


def test_a_new_edition_copies_the_latest_in_one_step(store: Store) -> None:
    served = training.project(store)
    made = training.training(store, served=served, delivery=Delivery.MIXED)
    questions.make_own(store, "edition", made.edition.id)
    steps = len(store.steps())
    edition = editions.new_edition(store, made.programme, training.sessions(days=SPRING))
    assert len(store.steps()) == steps + 1
    assert (edition.number, edition.place, edition.price) == (3, "Teresin", 120_000)
    assert edition.delivery is Delivery.MIXED
    held = course(store, edition.id)
    assert [one.id for one in held.projects] == [served.id]
    assert [(one.room, held.trainer(one)) for one in held.sessions[:4]] == [
        ("sala 2", "Marta Wiśniewska-Źrebięcka")
    ] * 4
    assert held.trainer(held.sessions[4]) == ""
    costs = store.all(CostItem, "subject_id = ?", (edition.id,))
    assert [(one.name, one.planned, one.actual) for one in costs] == [
        ("sala", 200_000, None),
        ("trener", 640_000, None),
    ]
    own = questions.survey_of(store, "edition", edition.id)
    assert [one.question.text for one in own] == [
        one.question.text for one in questions.standard_survey(store)
    ]
    store.undo()
    assert store.get(Edition, edition.id) is None


def test_a_project_that_has_ended_is_not_served_again(store: Store) -> None:
    made = training.training(store, served=training.project(store))
    with store.step(_("End the project")):
        store.save(replace(training_project(store, made), ends_on=date(2026, 12, 31)))
    edition = editions.new_edition(store, made.programme, training.sessions(days=SPRING))
    assert not store.all(ServedProject, "subject_id = ?", (edition.id,))


def training_project(store: Store, made: training.Training) -> Project:
    """The project as it is kept."""
    return course(store, made.edition.id).projects[0]


def test_what_sessions_say_themselves_goes_before_what_is_copied(store: Store) -> None:
    made = training.training(store)
    own = training.sessions(days=SPRING, room="aula", topic="Powtórka")
    arranged = editions.arranged(store, made.programme, own)
    assert {(one.room, one.topic) for one in arranged} == {("aula", "Powtórka")}
    assert arranged[0].trainer_id is not None


def test_nothing_is_written_where_a_session_is_wrong(store: Store) -> None:
    programme = training.programme(store)
    wrong = [replace(one, ends=one.starts) for one in training.sessions()]
    with pytest.raises(UserError, match="ends before it begins"):
        editions.new_edition(store, programme, wrong)
    assert not store.all(Edition)
    with pytest.raises(UserError, match="no programme"):
        editions.draft(store, "nobody")
    with pytest.raises(UserError, match="no edition"):
        course(store, "nobody")


@pytest.mark.parametrize(("minutes", "of", "hours"), [(1620, 45, "36"), (270, 60, "4.5"), (100, 45, "2.22")])
def test_hours_have_45_or_60_minutes(minutes: int, of: int, hours: str) -> None:
    assert courses.in_hours(minutes, of) == Decimal(hours)


def test_hours_of_a_programme_and_of_an_edition(store: Store) -> None:
    made = training.training(store, attended=False)
    programme = store.get(Programme, made.programme)
    assert programme is not None
    assert courses.hours(store, programme) == 20
    assert course(store, made.edition.id).hours == 24
    with store.step(_("Breaks count")):
        store.save(replace(programme, breaks_count=True))
    assert course(store, made.edition.id).scheduled == 4 * 300


def test_progress_says_how_an_edition_stands(store: Store) -> None:
    made = training.training(store)
    known = editions.progress(store, made.edition.id)
    assert (known.people, known.women, known.waiting, known.seats) == (6, 2, 0, 16)
    # 4 + 3 + 2 + 4 + 3.5 + 4 of 24 sessions
    assert known.attendance == pytest.approx(20.5 / 24)
    assert known.ready == tuple(made.ids[at] for at in (0, 3, 4, 5))
    assert {id: [str(one) for one in why] for id, why in known.refused.items()} == {
        made.ids[1]: ["attended 75%, at least 80% is required"],
        made.ids[2]: ["attended 50%, at least 80% is required"],
    }


def test_an_edition_without_sessions_has_no_attendance(store: Store) -> None:
    edition = editions.new_edition(store, training.programme(store), [])
    assert editions.progress(store, edition.id).attendance is None
    assert outcomes.report_due(store, course(store, edition.id)) is None


def test_outcomes_follow_from_attendance_until_a_person_sets_them(store: Store) -> None:
    made = training.training(store)
    held = course(store, made.edition.id)
    assert outcomes.counts(outcomes.outcomes(store, held)) == {
        Outcome.COMPLETED: 4,
        Outcome.NOT_COMPLETED: 2,
        Outcome.NOT_ATTENDED: 0,
    }
    outcomes.set_outcome(store, [made.people[0]], Outcome.NOT_ATTENDED)
    assert outcomes.outcomes(store, held)[made.ids[0]] is Outcome.NOT_ATTENDED
    refused = editions.progress(store, made.edition.id).refused[made.ids[0]]
    assert [str(one) for one in refused] == ["marked as: not_attended"]
    outcomes.set_outcome(store, registrations_of(store, "edition", made.edition.id)[:1], None)
    assert outcomes.outcomes(store, held)[made.ids[0]] is Outcome.COMPLETED


def test_whoever_was_never_there_did_not_take_part(store: Store) -> None:
    made = training.training(store, attended=False)
    found = outcomes.outcomes(store, course(store, made.edition.id))
    assert set(found.values()) == {Outcome.NOT_ATTENDED}


def test_outcomes_are_due_seven_days_after_the_end_until_reported(store: Store) -> None:
    """Regulation on services of BUR, Dz.U. 2023 poz. 1686: within 7 days."""
    made = training.training(store, attended=False)
    held = course(store, made.edition.id)
    assert outcomes.report_due(store, held) == date(2026, 10, 22)
    with store.step(_("Reported")):
        store.save(replace(held.edition, reported_on=date(2026, 10, 20)))
    assert outcomes.report_due(store, course(store, made.edition.id)) is None


def test_the_first_edition_without_modules_has_no_topics(store: Store) -> None:
    with store.step(_("Add a programme")):
        bare = store.save(Programme(title="Bez modułów"))
    edition = editions.new_edition(store, bare.id, training.sessions())
    assert [one.module_id for one in sessions_of(store, "edition", edition.id)] == [None] * 4
