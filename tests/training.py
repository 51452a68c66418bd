"""A small training that is known by heart: one programme, one edition of four sessions, six people."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Any

from tests import make

from grono.domain.activity import CostItem, Registration, ServedProject, Session
from grono.domain.cluster import Coordinator
from grono.domain.ids import Id
from grono.domain.person import Gender
from grono.domain.project import Project
from grono.domain.questions import Question, QuestionKind, Questionnaire, QuestionOption
from grono.domain.text import _
from grono.domain.training import Edition, LearningOutcome, Module, OutcomeKind, Programme, TestPhase
from grono.services import attached
from grono.services.activities import attending
from grono.services.activities.registering import Newcomer, register
from grono.services.activities.sessions import sessions_of
from grono.services.training import questions, results
from grono.services.training.editions import new_edition
from grono.store.store import Store

DAYS = (date(2026, 9, 10), date(2026, 9, 17), date(2026, 10, 1), date(2026, 10, 15))
PEOPLE = (
    ("Bąk-Wojciechowska", "Katarzyna", Gender.FEMININE),
    ("Chmielewski", "Grzegorz", Gender.MASCULINE),
    ("Gżegżółka", "Stanisław", Gender.MASCULINE),
    ("Łukasiewicz", "Jędrzej", None),
    ("Pietrzykowska-Chrząszcz", "Aleksandra", Gender.FEMININE),
)
ATTENDED = ((1, 1, 1, 1), (1, 1, 0, 1), (1, 0, 0, 1), (1, 1, 1, 1), (1, 1, 1, 0.5), (1, 1, 1, 1))
TESTS = ((8, 17), (7, 14), (8, 13), (14, 19), (9, 17), (20, None))


_OF_PROGRAMME = ("pass_mark", "threshold", "breaks_count", "minutes_per_hour", "qualification_code")


@dataclass(frozen=True)
class Training:
    """The ids of what was made."""

    programme: Id
    edition: Edition
    people: tuple[Registration, ...]
    project: Project | None

    @property
    def ids(self) -> list[Id]:
        """The registrations."""
        return [one.id for one in self.people]


def programme(store: Store, **columns: Any) -> Id:
    """A programme of twenty hours with modules, outcomes and a test of two questions."""
    made = Programme(title="Cyfrowy handlowiec", title_en="The digital salesperson", **columns)
    modules = (("Sprzedaż wielokanałowa", 360), ("Reklama cyfrowa", 270), ("Bezpieczeństwo i RODO", 270))
    told = {
        OutcomeKind.KNOWLEDGE: "opisuje kanały sprzedaży i ich koszty",
        OutcomeKind.SKILLS: "prowadzi kampanię reklamową w sieci",
        OutcomeKind.SOCIAL: "współpracuje z zespołem obsługi klienta",
    }
    with store.step(_("Add a programme")):
        store.save(made)
        store.save_many(
            Module(programme_id=made.id, position=at, title=title, minutes=minutes)
            for at, (title, minutes) in enumerate(modules, 1)
        )
        store.save_many(
            LearningOutcome(programme_id=made.id, position=at, kind=kind, text=text)
            for at, (kind, text) in enumerate(told.items(), 1)
        )
    questions.save_questions(store, "programme", made.id, Questionnaire.TEST, [*_test(made.id)])
    return made.id


def _test(programme_id: Id) -> list[questions.Asked]:
    asked: list[questions.Asked] = []
    for text, options, right in (
        ("Co to jest współczynnik konwersji?", ("cena", "udział kupujących", "koszt reklamy"), 2),
        ("Kto odpowiada za dane klientów?", ("administrator", "nikt"), 1),
    ):
        question = Question(
            subject_table="programme",
            subject_id=programme_id,
            questionnaire=Questionnaire.TEST,
            kind=QuestionKind.CHOICE,
            position=len(asked) + 1,
            text=text,
        )
        rows = [
            QuestionOption(question_id=question.id, position=at, text=option, right=at == right)
            for at, option in enumerate(options, 1)
        ]
        asked.append(questions.Asked(question, tuple(rows)))
    return asked


def coordinator(store: Store) -> None:
    """The issuer, unless the register has one."""
    if not store.all(Coordinator):
        with store.step(_("Add the coordinator")):
            store.save(Coordinator(name="Fundacja Próba", nip="9997732364", town="Piastów"))


def sessions(edition_id: str = "", days: tuple[date, ...] = DAYS, **columns: Any) -> list[Session]:
    """Sessions of five hours with half an hour of breaks: 270 minutes of teaching, six hours of 45."""
    given = {"starts": time(9), "ends": time(14), "breaks": 30, **columns}
    return [Session(subject_table="edition", subject_id=Id(edition_id), day=day, **given) for day in days]


def project(store: Store) -> Project:
    """A project with the picture of its signs."""
    made = Project(
        code="SPLOT", title="Splot kompetencji", title_en="Woven skills", number="FEMA.01.03-IP.01-0147/25"
    )
    with store.step(_("Add a project")):
        store.save(made)
    return made


def with_signs(store: Store, made: Project, folder: Path) -> Project:
    """The project with a picture of its signs: a grey bar."""
    path = folder / "pasek.png"
    path.write_bytes(_png(1600, 110))
    [kept] = attached.attach(store, "project", made.id, [path])
    with store.step(_("Signs of a project")):
        return store.save(replace(made, strip_id=kept.id))


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"\xd0" * width for _row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def training(
    store: Store, *, served: Project | None = None, attended: bool = True, **columns: Any
) -> Training:
    """The edition with its people; attended: with attendance and test results, too."""
    own = {name: columns.pop(name) for name in _OF_PROGRAMME if name in columns}
    held = programme(store, **own)
    coordinator(store)
    firm = make.organisation(store, "Automatyka Błonie sp. z o.o.", town="Błonie")
    trainer = make.person(store, "Wiśniewska-Źrebięcka", "Marta", gender=Gender.FEMININE)
    given = {"place": "Teresin", "maximum": 16, "number": 2, "price": 120_000, **columns}
    edition = new_edition(store, held, sessions(trainer_id=Id(trainer), room="sala 2"), **given)
    with store.step(_("What it costs")):
        if served:
            store.save(ServedProject(subject_table="edition", subject_id=edition.id, project_id=served.id))
        for at, (name, planned, actual) in enumerate((("sala", 200_000, 180_000), ("trener", 640_000, None))):
            where = {"subject_table": "edition", "subject_id": edition.id, "position": at}
            store.save(CostItem(name=name, planned=planned, actual=actual, **where))
    people = _people(store, edition, firm)
    if attended:
        attend(store, edition.id, people)
        for phase, column in ((TestPhase.PRE, 0), (TestPhase.POST, 1)):
            reached = [found[column] for found in TESTS]
            points: dict[str, int | None] = dict(zip([one.id for one in people], reached, strict=True))
            results.record(store, edition.id, phase, points, 20)
    return Training(held, edition, tuple(people), served)


def _people(store: Store, edition: Edition, firm: str) -> list[Registration]:
    newcomers = [
        Newcomer(person_id=make.person(store, family, given, gender=gender), organisation_id=firm)
        for family, given, gender in PEOPLE
    ]
    guest = Newcomer(family_name="Żółkiewska", given_name="Anna", organisation="Kwadrans s.c.")
    return register(store, "edition", edition.id, [*newcomers, guest])


def attend(store: Store, edition_id: str, people: list[Registration]) -> None:
    """Enter how long everybody was there."""
    for place, session in enumerate(sessions_of(store, "edition", edition_id)):
        full = attending.full_minutes(store, session)
        minutes: Mapping[str, int] = {
            one.id: int(full * shares[place]) for one, shares in zip(people, ATTENDED, strict=True)
        }
        attending.mark(store, session, minutes)


def register_one(store: Store, edition_id: str) -> Registration:
    """One guest of an edition."""
    [made] = register(store, "edition", edition_id, [Newcomer(family_name="Nowak", given_name="Ewa")])
    return made


def attend_all(store: Store, edition_id: str, registration_id: str) -> None:
    """Let somebody be there from the first minute to the last."""
    for session in sessions_of(store, "edition", edition_id):
        attending.present(store, session, [registration_id])


def many_modules(store: Store, programme_id: Id, count: int) -> None:
    """So many modules more."""
    with store.step(_("Modules")):
        store.save_many(
            Module(programme_id=programme_id, position=10 + at, title=f"Moduł nr {at}", minutes=45)
            for at in range(count)
        )


def choice(edition_id: Id) -> questions.Asked:
    """A question of a survey with two answers."""
    question = Question(
        subject_table="edition",
        subject_id=edition_id,
        questionnaire=Questionnaire.SURVEY,
        kind=QuestionKind.CHOICE,
        position=1,
        text="Skąd o nas wiesz?",
    )
    texts = ("z internetu", "od znajomych")
    options = (
        QuestionOption(question_id=question.id, position=at, text=text) for at, text in enumerate(texts, 1)
    )
    return questions.Asked(question, tuple(options))
