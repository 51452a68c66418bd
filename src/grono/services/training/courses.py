"""An edition with all that papers and conditions ask about: programme, sessions, projects, trainers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from grono.domain.activity import Session
from grono.domain.ids import Id
from grono.domain.person import Person
from grono.domain.project import Project
from grono.domain.text import UserError, _
from grono.domain.training import Edition, LearningOutcome, Module, OutcomeKind, Programme
from grono.services.activities.served import projects_of
from grono.services.activities.sessions import sessions_of
from grono.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Course:
    """An edition and what belongs to it. trainers: "Imię Nazwisko" by id, in order of teaching."""

    edition: Edition
    programme: Programme
    modules: tuple[Module, ...]
    outcomes: tuple[LearningOutcome, ...]
    sessions: tuple[Session, ...]
    projects: tuple[Project, ...]
    trainers: Mapping[str, str]

    @property
    def first(self) -> date | None:
        """The day of the first session; None while none is planned."""
        return self.sessions[0].day if self.sessions else None

    @property
    def last(self) -> date | None:
        """The day of the last session."""
        return self.sessions[-1].day if self.sessions else None

    @property
    def scheduled(self) -> int:
        """Minutes of teaching of all sessions; breaks count where the programme says so."""
        return sum(map(self.minutes, self.sessions))

    @property
    def hours(self) -> Decimal:
        """Hours of the whole edition, each of as many minutes as the programme says."""
        return self.in_hours(self.scheduled)

    def minutes(self, session: Session) -> int:
        """Minutes of teaching of one session."""
        return session.scheduled(with_breaks=self.programme.breaks_count)

    def in_hours(self, minutes: int) -> Decimal:
        """Minutes as training hours of the programme."""
        return in_hours(minutes, self.programme.minutes_per_hour)

    def topic(self, session: Session) -> str:
        """What a session is about: its own topic, or its module's title."""
        return session.topic or self._titles.get(session.module_id or "", "")

    def trainer(self, session: Session) -> str:
        """Who teaches a session; empty when nobody is named."""
        return self.trainers.get(session.trainer_id or "", "")

    def outcomes_of(self, kind: OutcomeKind) -> tuple[LearningOutcome, ...]:
        """The learning outcomes of one kind, in their order."""
        return tuple(one for one in self.outcomes if one.kind is kind)

    @property
    def _titles(self) -> Mapping[str, str]:
        return {module.id: module.title for module in self.modules}


def course(store: Store, edition_id: str) -> Course:
    """The edition of an id with its surroundings. Raises UserError when it is not there."""
    edition = store.get(Edition, edition_id)
    programme = store.get(Programme, edition.programme_id) if edition else None
    if edition is None or programme is None:
        raise UserError(
            _("There is no edition “{id}”.", id=edition_id),
            todo=_("List them with: grono list FILE editions."),
        )
    sessions = sessions_of(store, Edition.table, edition_id)
    return Course(
        edition=edition,
        programme=programme,
        modules=tuple(modules_of(store, programme.id)),
        outcomes=tuple(store.all(LearningOutcome, "programme_id = ?", (programme.id,), "position, id")),
        sessions=tuple(sessions),
        projects=tuple(projects_of(store, Edition.table, edition_id)),
        trainers=_trainers(store, [one.trainer_id for one in sessions if one.trainer_id]),
    )


def modules_of(store: Store, programme_id: str) -> list[Module]:
    """The modules of a programme in their order."""
    return store.all(Module, "programme_id = ?", (programme_id,), "position, id")


def hours(store: Store, programme: Programme) -> Decimal:
    """Hours of a programme's modules, each of as many minutes as it says."""
    minutes = sum(module.minutes for module in modules_of(store, programme.id))
    return in_hours(minutes, programme.minutes_per_hour)


def in_hours(minutes: int, minutes_per_hour: int) -> Decimal:
    """Minutes as hours of 45 or 60 minutes, to the hundredth and without idle zeros."""
    found = (Decimal(minutes) / minutes_per_hour).quantize(Decimal("0.01"))
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found.normalize()


def _trainers(store: Store, ids: list[Id]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id in dict.fromkeys(ids):
        person = store.get(Person, id)
        if person:
            found[id] = " ".join(filter(None, (person.academic_title, person.given_name, person.family_name)))
    return found
