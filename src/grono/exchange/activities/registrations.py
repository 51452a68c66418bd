"""Registrations out of web forms: people of the register found, the others guests, one seat rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from grono.domain.activity import Registration, RegistrationState
from grono.domain.consent import ConsentState
from grono.domain.entity import Entity
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.text import Text, _, n_
from grono.exchange.activities.whoever import Guests, Registered
from grono.exchange.importers import Importer, hint
from grono.exchange.plan import Plan, Progress
from grono.exchange.planners import Message
from grono.exchange.rows import Decision, Issue, OnMatch, Outcome, PlannedRow, ReadRow
from grono.exchange.values import moments
from grono.exchange.values.choices import choice
from grono.exchange.values.parsing import PERSON_COMPOSITES, Target
from grono.services.activities.registering import Newcomer, capacity, taken_in
from grono.services.activities.taking_part import registrations_of
from grono.services.editing import title_of
from grono.services.fields import PERSON_FIELDS, Field, FieldKind
from grono.store.store import Store

_OFFICE = "Europe/Warsaw"
_PERSON = _("Registration")
_OF_PERSON = ("family_name", "given_name", "phones", "emails")

REGISTRATIONS = Importer(
    "registrations",
    _("Registrations"),
    "registration",
    (
        *(one for one in PERSON_FIELDS if one.key in _OF_PERSON),
        Field("organisation", _("Organisation"), _PERSON),
        Field("needs", _("Needs and diet"), _PERSON, FieldKind.LONG_TEXT, many=True),
    ),
    (
        *PERSON_COMPOSITES,
        hint("organisation_nip", _("NIP of the organisation")),
        Target(
            "registered_at",
            _("Registered at"),
            lambda cell, context: {"registered_at": moments.moment(cell, context)},
            ("registered_at",),
        ),
        Target(
            "consent",
            _("Consent to the processing of data"),
            lambda cell, _context: {"consent": choice(cell, ConsentState)},
            (),
        ),
    ),
    like=("people",),
)


@dataclass
class RegistrationPlanner:
    """Decides what becomes of the rows of a form; table and id: the event or the edition."""

    store: Store
    table: str
    id: str
    _zone: str = field(init=False)

    def __post_init__(self) -> None:
        capacity(self.store, self.table, self.id)
        event = self.store.get(Event, self.id) if self.table == Event.table else None
        self._zone = event.zone if event else _OFFICE

    def plan(
        self,
        rows: Sequence[ReadRow],
        on_match: OnMatch,  # noqa: ARG002 - somebody who is registered stays as they are
        decisions: Mapping[int, Decision],
        progress: Progress | None,
    ) -> Plan:
        """Rows in their order: who comes first gets the seat."""
        desk = _Desk(self.store, self.table, self.id, self._zone)
        planned: list[PlannedRow] = []
        for done, row in enumerate(rows, start=1):
            planned.append(desk.row(row, decisions.get(row.number)))
            if progress:
                progress(done, len(rows))
        return Plan(tuple(planned), tuple(desk.entities.values()))

    def message(self, source: str) -> Message:
        """The name of the step."""
        name = title_of(self.store, self.id)
        return lambda n: n_(
            "Import {n} registration for {name} from {file}",
            "Import {n} registrations for {name} from {file}",
            n,
            name=name,
            file=source,
        )


class _Desk:
    """Takes in the people of a list one after the other, beside those who are registered."""

    def __init__(self, store: Store, table: str, id: str, zone: str) -> None:
        self._table, self._id, self._zone = table, id, ZoneInfo(zone)
        self._seats = capacity(store, table, id)
        self._held = registrations_of(store, table, id)
        self._guests = Guests(store)
        self._registered = Registered(store, table, id)
        self.entities: dict[Id, Entity] = {}

    def row(self, row: ReadRow, decision: Decision | None) -> PlannedRow:
        """The fate of one row."""
        values = dict(row.values)
        if decision and decision.outcome is Outcome.SKIPPED:
            return self._fate(row, Outcome.SKIPPED)
        if issues := _refusals(row, values):
            return self._fate(row, Outcome.REFUSED, issues=(*row.issues, *issues))
        if any(issue.refuses for issue in row.issues):
            return self._fate(row, Outcome.REFUSED, issues=row.issues)
        found = self._guests.find(values, decision.record if decision else None)
        newcomer = self._newcomer(values, found.person, found.organisation)
        known = self._registered.find(newcomer)
        if known is not None and known.state not in _COMING_IN:
            return self._fate(row, Outcome.UNCHANGED, known.id, row.issues)
        one = taken_in(self._table, self._id, self._seats, self._held, newcomer, known=known)
        if one is None:
            return self._fate(row, Outcome.UNCHANGED, known.id if known else None, row.issues)
        return self._taken(row, one, known, (*row.issues, *found.notes), found.candidates)

    def _taken(
        self,
        row: ReadRow,
        one: Registration,
        known: Registration | None,
        issues: tuple[Issue, ...],
        candidates: tuple[Any, ...],
    ) -> PlannedRow:
        self._held = [*(other for other in self._held if other.id != one.id), one]
        self._registered.add(one, row.values)
        self.entities[one.id] = one
        if one.state is RegistrationState.WAITING:
            issues = (*issues, Issue("", "", _("No seat is free: waiting."), refuses=False))
        outcome = Outcome.CREATED if known is None else Outcome.CHANGED
        return self._fate(row, outcome, one.id, issues, candidates)

    def _newcomer(self, values: Mapping[str, Any], person: str | None, organisation: str | None) -> Newcomer:
        at = values.get("registered_at")
        return Newcomer(
            person_id=person,
            family_name=str(values.get("family_name", "")),
            given_name=str(values.get("given_name", "")),
            email=_first(values.get("emails")),
            phone=_first(values.get("phones")),
            organisation_id=organisation,
            organisation=str(values.get("organisation") or ""),
            needs="\n".join(values.get("needs", ())),
            registered_at=at.replace(tzinfo=self._zone).astimezone(UTC) if isinstance(at, datetime) else None,
        )

    def _fate(
        self,
        row: ReadRow,
        outcome: Outcome,
        id: Id | None = None,
        issues: tuple[Issue, ...] = (),
        candidates: tuple[Any, ...] = (),
    ) -> PlannedRow:
        title = " ".join(str(row.values[key]) for key in ("family_name", "given_name") if row.values.get(key))
        return PlannedRow(row.number, outcome, id, title, issues, candidates, hidden=row.hidden)


_COMING_IN = (RegistrationState.INVITED, RegistrationState.RESIGNED)


def _refusals(row: ReadRow, values: Mapping[str, Any]) -> tuple[Issue, ...]:
    """Why somebody is not registered at all, whatever their cells say."""
    if values.get("consent") is ConsentState.REFUSED:
        said: Text = _("This person did not agree to the processing of their data, and is not registered.")
        return (Issue("consent", "", said),)
    if not values.get("family_name") and not any(issue.refuses for issue in row.issues):
        return (Issue("family_name", "", _("The family name is missing. Type it; the rest can wait.")),)
    return ()


def _first(values: object) -> str:
    return str(values[0]) if isinstance(values, tuple) and values else ""
