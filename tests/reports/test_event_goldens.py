"""What is printed for one event and one edition, word by word; read by a person when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from tests import make
from tests.reports import papers
from tests.reports.test_goldens import compare
from tests.reports.test_sheets import picture

from grono.domain.activity import CostItem, ParticipantRole
from grono.domain.attached import Task
from grono.domain.cluster import Coordinator
from grono.domain.event import AgendaItem
from grono.domain.ids import Id
from grono.domain.meetings import MeetingPlan
from grono.domain.membership import MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.person import Gender
from grono.domain.text import _
from grono.reports.render.pdf import pdf
from grono.services.activities import attending, b2b, registering, served, sessions
from grono.services.activities.registering import Newcomer
from grono.store.store import Store

PAPERS = [
    ("sign-in-sheet", "pl", {"event": "Targi kooperacyjne", "blank": "2"}),
    ("sign-in-sheet", "both", {"edition": "Kurs ofert, edycja 1", "blank": "2"}),
    ("badges", "pl", {"event": "Targi kooperacyjne"}),
    ("agenda", "en", {"event": "Targi kooperacyjne"}),
    ("participants", "pl", {"event": "Targi kooperacyjne"}),
    ("event-report", "pl", {"event": "Targi kooperacyjne"}),
    ("event-report", "both", {"event": "Targi kooperacyjne"}),
    ("b2b-schedule", "pl", {"event": "Targi kooperacyjne"}),
    ("attendance-confirmation", "pl", {"event": "Targi kooperacyjne"}),
    ("receipt-list", "pl", {"event": "Targi kooperacyjne", "items": "Teczka"}),
    ("enrolment-form", "pl", {"edition": "Kurs ofert, edycja 1"}),
    ("participant-declaration", "pl", {"edition": "Kurs ofert, edycja 1", "rows": "1"}),
    ("consent-slips", "both", {"event": "Targi kooperacyjne", "rows": "1"}),
    ("information-clauses", "pl", {"event": "Targi kooperacyjne", "signature": "yes"}),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A fair with meetings, held, and a course that begins; both serve one project."""
    store = make.register(tmp_path_factory.mktemp("office"), "Klaster Mały")
    with store.step(_("Fill in the coordinator")):
        store.save(
            Coordinator(name="Fundacja Próba", nip="9997732364", town="Piastów", email="b@proba.example")
        )
    project = make.project(
        store,
        "Splot kompetencji",
        picture(),
        title_en="A tangle of skills",
        number="FEMA.01.03",
        authority="Zarząd Województwa Próbnego",
    )
    people = _people(store)
    _fair(store, project, people)
    _course(store, project, people)
    yield store
    store.close()


def _people(store: Store) -> list[Newcomer]:
    member = {"state": MemberState.MEMBER, "joined": "2020-01-01", "size": SizeClass.MICRO}
    firm = make.organisation(
        store, "Żubr Gry sp. z o.o.", **member, kind=OrganisationKind.ENTERPRISE, voivodeship="łódzkie"
    )
    ewa = make.person(store, "Źrebięcka", "Ewa", gender=Gender.FEMININE, emails=("ewa@zubr.example",))
    jan = make.person(store, "Ćwik", "Jan", gender=Gender.MASCULINE, phones=("22 555 01 10",))
    guest = replace(make.guest("Gość", "Ola", "Spoza Klastra s.c."), needs="bez glutenu")
    return [
        Newcomer(person_id=ewa, organisation_id=firm),
        Newcomer(person_id=jan, organisation_id=firm, role=ParticipantRole.SPEAKER),
        guest,
    ]


def _fair(store: Store, project: str, people: list[Newcomer]) -> None:
    days = (
        make.session("2026-11-19", "9:00-15:00", breaks=45, room="sala 12"),
        make.session("2026-11-20", "9:00-12:00"),
    )
    fair = make.event(
        store,
        "Targi kooperacyjne",
        *days,
        title_en="Cooperation fair",
        place="Piastów",
        in_charge="Anna Dąbrowska",
        aim="Nawiązanie współpracy.",
        results="Dwie umowy.",
        conclusions="Powtórzyć za rok.",
    )
    served.serve(store, "event", fair, [project])
    ids = [one.id for one in make.registered(store, "event", fair, *people)]
    first, _second = sessions.sessions_of(store, "event", fair)
    attending.present(store, first, ids[:2])
    attending.close(store, first, date(2026, 11, 21))
    opening = AgendaItem(event_id=Id(fair), day=date(2026, 11, 19), starts=time(9), topic="Otwarcie")
    room = MeetingPlan(event_id=Id(fair), day=date(2026, 11, 19), starts=time(13), slots=3, tables=1)
    hall = CostItem(subject_table="event", subject_id=Id(fair), name="Sala", planned=100_000, actual=90_050)
    task = Task(
        subject_table="event", subject_id=Id(fair), title="Rozesłać materiały", due_on=date(2026, 12, 1)
    )
    with store.step(_("More")):
        store.save_many([opening, room, hall, task])
    b2b.wish(store, fair, [(one, other) for one in ids for other in ids])
    b2b.schedule(store, fair)


def _course(store: Store, project: str, people: list[Newcomer]) -> None:
    trainer = make.person(store, "Dąbrowska", "Anna")
    day = make.session("2026-12-01", "9:00-15:30", breaks=60, trainer_id=trainer, topic="Jak pisać oferty")
    course = make.edition(store, "Kurs ofert, edycja 1", day, place="Teresin", bur_number="2026/12/01/1")
    served.serve(store, "edition", course, [project])
    registering.register(store, "edition", course, people)


@pytest.mark.parametrize(("name", "language", "options"), PAPERS, ids=str)
def test_the_words_are_those_that_were_read(
    name: str, language: str, options: dict[str, str], office: Store
) -> None:
    pages = papers.pages_of(pdf(papers.document(office, name, language, **options)))
    shown = [page.replace("\N{NO-BREAK SPACE}", "\N{OPEN BOX}").rstrip() for page in pages]
    compare(f"{name}-{language}.txt", "\n\f\n".join(shown) + "\n")
