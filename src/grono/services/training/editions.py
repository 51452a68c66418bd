"""New editions made from the latest one, and how an edition stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from grono.domain.activity import CostItem, RegistrationState, ServedProject, Session
from grono.domain.ids import Id, new_id
from grono.domain.person import Gender
from grono.domain.project import Project
from grono.domain.questions import Questionnaire
from grono.domain.text import Text, UserError, _
from grono.domain.training import Edition, Module, Programme
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import registrations_of
from grono.services.training import questions
from grono.services.training.conditions import Standing, standings_of
from grono.services.training.courses import course, modules_of
from grono.services.training.results import Comparison, compare
from grono.store.store import Store
from grono.wording import as_text

_CONDITIONS = (
    "delivery",
    "place",
    "platform",
    "link",
    "price",
    "minimum",
    "maximum",
    "certificate",
    "bur_title",
    "in_charge",
)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How an edition stands. people: with a seat; seats: None for no limit; attendance: of all scheduled
    minutes of these people, None before sessions are planned; ready, issued: registrations; refused: the
    reasons by registration, of people with a seat and without a certificate."""

    people: int
    women: int
    waiting: int
    seats: int | None
    attendance: float | None
    tests: Comparison
    ready: tuple[Id, ...]
    issued: tuple[Id, ...]
    refused: dict[Id, tuple[Text, ...]]
    standings: dict[Id, Standing]


def editions_of(store: Store, programme_id: str) -> list[Edition]:
    """The editions of a programme, the first one first."""
    return store.all(Edition, "programme_id = ?", (programme_id,), "number, id")


def draft(store: Store, programme_id: str, **columns: Any) -> Edition:
    """The next edition of a programme as it would be made, not saved: the conditions of the latest one.

    columns go before what is copied. Raises UserError when the programme is not there.
    """
    programme = store.get(Programme, programme_id)
    if programme is None or programme.deleted_at:
        raise UserError(_("There is no programme “{id}”.", id=programme_id))
    before = editions_of(store, programme_id)
    copied: dict[str, Any] = {name: getattr(before[-1], name) for name in _CONDITIONS} if before else {}
    number = int(columns.get("number") or (before[-1].number + 1 if before else 1))
    title = as_text(_("{programme}, edition {number}", programme=programme.title, number=str(number)), "pl")
    given: dict[str, Any] = {"title": title, **copied, **columns, "number": number}
    return Edition(programme_id=Id(programme_id), **given)


def new_edition(store: Store, programme_id: str, sessions: Sequence[Session], **columns: Any) -> Edition:
    """The next edition of a programme with its sessions, made from the latest one; one step.

    Copied are the conditions, the order of modules with topics, trainers and rooms (where the new sessions
    say nothing of their own), the projects that still run, the cost plan, and its own survey. The first
    edition takes the modules one after another. Raises UserError for what cannot be recorded.
    """
    edition = draft(store, programme_id, **columns)
    latest = (editions_of(store, programme_id) or [None])[-1]
    planned = _taught(store, programme_id, latest, edition, sessions)
    for row in (edition, *planned):
        for problem in row.problems().values():
            raise UserError(problem)
    with store.step(_("New edition: {title}", title=edition.title)):
        store.save(edition)
        store.save_many(planned)
        if latest:
            store.save_many(_projects(store, latest, edition, planned))
            store.save_many(_costs(store, latest, edition))
            _survey(store, latest, edition)
    return edition


def arranged(store: Store, programme_id: str, sessions: Sequence[Session]) -> list[Session]:
    """The sessions of the next edition with module, topic, trainer and room of the latest one; not saved."""
    latest = (editions_of(store, programme_id) or [None])[-1]
    return _filled(store, programme_id, latest, sessions)


def progress(store: Store, edition_id: str) -> Progress:
    """How an edition stands. Raises UserError when it is not there."""
    held = course(store, edition_id)
    known = standings_of(store, held)
    seated = {id: one for id, one in known.items() if one.participant.registration.seated}
    scheduled = sum(one.attended.scheduled for one in seated.values())
    minutes = sum(one.attended.minutes for one in seated.values())
    everybody = registrations_of(store, Edition.table, edition_id)
    return Progress(
        people=len(seated),
        women=sum(1 for one in seated.values() if one.participant.gender is Gender.FEMININE),
        waiting=sum(1 for one in everybody if one.state is RegistrationState.WAITING),
        seats=held.edition.maximum,
        attendance=minutes / scheduled if scheduled else None,
        tests=compare(one.result for one in seated.values()),
        ready=tuple(id for id, one in known.items() if one.ready),
        issued=tuple(id for id, one in known.items() if one.certificate),
        refused={id: one.refusals for id, one in seated.items() if one.refusals and not one.certificate},
        standings=known,
    )


def _taught(
    store: Store, programme_id: str, latest: Edition | None, edition: Edition, sessions: Sequence[Session]
) -> list[Session]:
    filled = _filled(store, programme_id, latest, sessions)
    return [
        replace(one, id=new_id(), subject_table=Edition.table, subject_id=edition.id, closed_on=None)
        for one in filled
    ]


def _filled(
    store: Store, programme_id: str, latest: Edition | None, sessions: Sequence[Session]
) -> list[Session]:
    ordered = sorted(sessions, key=lambda one: (one.day, one.starts))
    if latest is None:
        modules = _along(modules_of(store, programme_id), ordered)
        return [
            replace(one, module_id=one.module_id or module)
            for one, module in zip(ordered, modules, strict=True)
        ]
    before = sessions_of(store, Edition.table, latest.id)
    filled = [_like(one, old) for one, old in zip(ordered, before, strict=False)]
    return [*filled, *ordered[len(filled) :]]


def _like(one: Session, old: Session) -> Session:
    """A session with what it does not say itself taken from one of the edition before."""
    own = one.topic or one.module_id
    return replace(
        one,
        topic=one.topic if own else old.topic,
        module_id=one.module_id if own else old.module_id,
        trainer_id=one.trainer_id or old.trainer_id,
        room=one.room or old.room,
        online=one.online or old.online,
    )


def _along(modules: Sequence[Module], sessions: Sequence[Session]) -> Iterable[Id | None]:
    """For every session the module that is taught when it begins, by the minutes of both."""
    taught = 0
    for session in sessions:
        ends = 0
        found = None
        for module in modules:
            found = module.id
            ends += module.minutes
            if taught < ends:
                break
        yield found
        taught += session.scheduled()


def _projects(
    store: Store, latest: Edition, edition: Edition, sessions: Sequence[Session]
) -> list[ServedProject]:
    """The projects of the edition before that have not ended when this one begins."""
    first = sessions[0].day if sessions else date.today()
    kept: list[ServedProject] = []
    for link in store.all(ServedProject, "subject_id = ?", (latest.id,), "position, id"):
        project = store.get(Project, link.project_id)
        if project and not project.deleted_at and (project.ends_on is None or project.ends_on >= first):
            kept.append(replace(link, id=new_id(), subject_id=edition.id, position=len(kept)))
    return kept


def _costs(store: Store, latest: Edition, edition: Edition) -> list[CostItem]:
    """The cost plan of the edition before; what was really spent stays there."""
    items = store.all(CostItem, "subject_id = ?", (latest.id,), "position, id")
    return [replace(item, id=new_id(), subject_id=edition.id, actual=None) for item in items]


def _survey(store: Store, latest: Edition, edition: Edition) -> None:
    if questions.has_own_survey(store, Edition.table, latest.id):
        own = questions.copied(questions.survey_of(store, Edition.table, latest.id))
        questions.save_questions(store, Edition.table, edition.id, Questionnaire.SURVEY, own)
