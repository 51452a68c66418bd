"""The report on an event, its numbers, and the schedule of its B2B meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from tests import make
from tests.reports import papers

from grono.domain.activity import CostItem, RegistrationState
from grono.domain.attached import Task
from grono.domain.ids import Id
from grono.domain.meetings import MeetingPlan
from grono.domain.membership import MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.person import Gender
from grono.domain.text import UserError, _
from grono.reports.document import KeyFigures, Sheet
from grono.reports.render.output import rendered
from grono.reports.render.pdf import pdf
from grono.services.activities import attending, b2b, figures, registering, sessions
from grono.services.activities.registering import Newcomer
from grono.services.training import surveys
from grono.services.training.questions import survey_of
from grono.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.register(tmp_path, "Klaster Mały")
    yield made
    made.close()


def conference(store: Store, **columns: object) -> str:
    """Two members' people, one of a firm outside, one guest, and one who resigned; the first three came."""
    member = {"state": MemberState.MEMBER, "joined": "2020-01-01", "size": SizeClass.SMALL}
    firm = make.organisation(
        store, "Członek", **member, kind=OrganisationKind.ENTERPRISE, voivodeship="mazowieckie"
    )
    school = make.organisation(store, "Uczelnia", kind=OrganisationKind.UNIVERSITY, voivodeship="łódzkie")
    ewa = make.person(store, "Nowak", "Ewa", gender=Gender.FEMININE)
    jan = make.person(store, "Kowal", "Jan", gender=Gender.MASCULINE)
    event = make.event(
        store,
        "Konferencja",
        make.session("2026-12-08"),
        make.session("2026-12-09"),
        place="Piastów",
        **columns,
    )
    people = make.registered(
        store,
        "event",
        event,
        Newcomer(person_id=ewa, organisation_id=firm),
        Newcomer(person_id=jan, organisation_id=firm),
        Newcomer(family_name="Profesor", organisation_id=school),
        make.guest("Gość", "Jan", "Spoza"),
        make.guest("Rozmyślony"),
    )
    registering.set_state(store, [people[4]], RegistrationState.RESIGNED)
    first, second = sessions.sessions_of(store, "event", event)
    attending.present(store, first, [one.id for one in people[:3]])
    attending.present(store, first, [people[3].id], here=False)
    attending.present(store, second, [people[0].id])
    return event


def shares(found: tuple[object, ...]) -> dict[str, int]:
    return {papers.say(share.name): share.count for share in found}  # type: ignore[attr-defined]


def text(store: Store, **options: str) -> str:
    return papers.text_of(pdf(papers.document(store, "event-report", **options)))


def test_people_are_counted_by_what_they_are(store: Store) -> None:
    found = figures.figures(store, "event", conference(store))
    assert (found.registered, found.people, found.absent, found.resigned) == (4, 3, 1, 1)
    assert (found.organisations, found.members) == (2, 2)
    assert round(found.share_of_members, 2) == 0.67
    assert shares(found.by_kind) == {"przedsiębiorstwo": 2, "uczelnia": 1}
    assert shares(found.by_sex) == {"kobiety": 1, "mężczyźni": 1, "nie podano": 1}
    assert shares(found.by_region) == {"mazowieckie": 2, "łódzkie": 1}
    assert [n for _session, n in found.by_session] == [3, 1]
    for grouping in (found.by_kind, found.by_size, found.by_sex, found.by_region):
        assert sum(share.count for share in grouping) == found.people


def test_before_the_event_those_with_a_seat_are_counted(store: Store) -> None:
    event = make.event(store, "Plan")
    assert figures.figures(store, "event", event).share_of_members == 0.0
    make.registered(store, "event", event, make.guest("Gość"))
    found = figures.figures(store, "event", event)
    assert (found.counted, found.people, found.absent) == (False, 1, 0)
    assert "Nie wpisano jeszcze obecności" in text(store, event=event)


def test_the_report_has_all_that_a_binder_needs(store: Store) -> None:
    event = conference(
        store,
        aim="Wymiana doświadczeń.",
        target_group="firmy klastra",
        results="Dwie umowy.",
        conclusions="Powtórzyć.",
        in_charge="Anna Dąbrowska",
    )
    costs = CostItem(subject_table="event", subject_id=Id(event), name="Sala", planned=100_000, actual=80_000)
    task = Task(subject_table="event", subject_id=Id(event), title="Wysłać prezentacje", assignee="Ola")
    with store.step(_("More")):
        store.save_many([costs, replace(costs, id=Id("x"), name="Kawa", actual=None), task])
    said = text(store, event=event)
    for wanted in (
        "Sprawozdanie z wydarzenia",
        "1. Cel",
        "Grupa docelowa: firmy klastra.",
        "3. Uczestnicy",
        "z 4 zarejestrowanych",
        "67%",
        "Dwie umowy.",
        "800,00 zł",
        "Wykorzystanie: 40% planu.",
        "Wysłać prezentacje",
        "Listy obecności",
        "Sporządził(a):",
        "Anna Dąbrowska, data i podpis",
    ):
        assert wanted in said, wanted
    assert "Satysfakcja" not in said
    numbers = [line.split(".")[0] for line in said.splitlines() if line[:1].isdigit() and ". " in line[:3]]
    assert numbers[:7] == [str(n) for n in range(1, 8)]
    assert rendered(papers.document(store, "event-report", event=event), "xlsx")


def survey(store: Store, event: str, sheets: int) -> None:
    """So many sheets, all answered with 4, 9 and a word of each; one left the last question out."""
    asked = survey_of(store, "event", event)
    marks = {"scale": 4, "recommendation": 9}
    answers: dict[int, dict[str, surveys.Answer]] = {
        n: {one.question.id: marks.get(one.question.kind, f"Uwaga {n}") for one in asked}
        for n in range(1, sheets + 1)
    }
    surveys.enter_many(store, "event", event, answers)


def test_satisfaction_of_a_small_group_is_not_told(store: Store) -> None:
    event = conference(store)
    survey(store, event, 2)
    assert "Ankiet jest mniej niż 3" in text(store, event=event)
    assert "Uwaga 1" not in text(store, event=event)


def test_satisfaction_has_means_and_words(store: Store) -> None:
    event = conference(store)
    survey(store, event, 4)
    said = text(store, event=event)
    assert "Złożono 4 ankiety." in said
    assert "Uwaga 3" in said
    assert "100" in said
    assert "Uwaga 3" not in text(store, event=event, words="no")


def test_the_boxes_say_the_three_numbers_that_are_read_first(store: Store) -> None:
    [boxes] = [
        block
        for block in papers.document(store, "event-report", event=conference(store)).blocks
        if isinstance(block, KeyFigures)
    ]
    assert [figure.value for figure in boxes.figures][:2] == [3, 2]


def test_without_events_the_report_says_so(store: Store) -> None:
    assert "Nie ma jeszcze żadnego wydarzenia" in text(store)
    assert "Nie ma jeszcze" in papers.text_of(pdf(papers.document(store, "b2b-schedule")))


# B2B meetings


def fair(store: Store, slots: int = 3) -> tuple[str, list[Id]]:
    """An event with a plan of meetings and four people who all want to meet."""
    event = make.event(store, "Giełda", make.session("2026-12-08"), place="Piastów")
    people = make.registered(store, "event", event, *map(make.guest, "ABCD"))
    room = MeetingPlan(event_id=Id(event), day=date(2026, 12, 8), starts=time(10), slots=slots, tables=2)
    with store.step(_("Plan")):
        store.save(room)
    ids = [one.id for one in people]
    b2b.wish(store, event, [(one, other) for one in ids for other in ids])
    return event, ids


def test_meetings_are_planned_kept_and_planned_anew(store: Store) -> None:
    event, ids = fair(store)
    assert b2b.schedule(store, event).unmet_mutual == ()
    assert len(b2b.meetings_of(store, event)) == 6
    b2b.wish(store, event, [(ids[0], ids[1])])
    registering.set_state(
        store, registering.registrations_of(store, "event", event)[:1], RegistrationState.RESIGNED
    )
    b2b.schedule(store, event)
    meetings = b2b.meetings_of(store, event)
    assert len(meetings) == 3
    assert len(b2b.of_person(meetings, ids[1])) == 2
    store.undo()
    assert len(b2b.meetings_of(store, event)) == 6


def test_meetings_that_were_held_are_not_planned_away(store: Store) -> None:
    event, _ids = fair(store)
    b2b.schedule(store, event)
    with store.step(_("Held")):
        store.save(replace(b2b.meetings_of(store, event)[0], held=True))
    with pytest.raises(UserError, match="held already"):
        b2b.schedule(store, event)


def test_an_event_without_a_plan_says_what_is_missing(store: Store) -> None:
    with pytest.raises(UserError, match="no plan of meetings"):
        b2b.planned(store, make.event(store, "Giełda"))


def test_the_schedule_has_times_and_a_card_for_everybody(store: Store) -> None:
    event, _ids = fair(store)
    b2b.schedule(store, event)
    document = papers.document(store, "b2b-schedule", event=event)
    said = papers.text_of(pdf(document))
    for wanted in ("10:00–10:20", "10:25–10:45", "10:50–11:10", "6 spotkań"):
        assert wanted in said
    cards = document.blocks[1]
    assert isinstance(cards, Sheet)
    assert len(cards.blocks) == 4
    assert len(papers.document(store, "b2b-schedule", event=event, cards="no").blocks) == 1


def test_no_meetings_is_said(store: Store) -> None:
    event, _ids = fair(store)
    said = papers.text_of(pdf(papers.document(store, "b2b-schedule", event=event)))
    assert "Nie zaplanowano jeszcze żadnego spotkania." in said
