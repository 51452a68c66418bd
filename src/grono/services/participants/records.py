"""Records of participants: one a person and project, prefilled from the register, filled by the office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from grono.domain.activity import ParticipantRole, RegistrationState
from grono.domain.ids import Id
from grono.domain.participant import ParticipantRecord
from grono.domain.project import Project
from grono.domain.text import UserError, _
from grono.domain.training import Edition
from grono.services.activities.served import projects_of
from grono.services.activities.taking_part import Participant, participants
from grono.services.editing import title_of
from grono.services.participants import pesel
from grono.services.participants.fields import PARTICIPANT_FIELDS
from grono.services.participants.layout import columns
from grono.services.participants.prefilling import POLAND, prefilled
from grono.store.store import Store

_NOT_YET = (RegistrationState.INVITED, RegistrationState.WAITING, RegistrationState.RESIGNED)
_KEYS = tuple(field.key for field in PARTICIPANT_FIELDS)
YES, NO = "Tak", "Nie"


@dataclass(frozen=True)
class Row:
    """A participant of an edition as the funder's system is to know them.

    record: what the office typed; values: that over what the register knows, by field.
    """

    participant: Participant
    project: Project
    record: ParticipantRecord | None
    values: Mapping[str, Any]

    def told(self, field: str) -> str:
        """What stands under a field of the layout, as text; days as 2026-10-31."""
        if field in _TOLD:
            return _TOLD[field](self)
        value = self.values.get(field)
        return value.isoformat() if isinstance(value, date) else str(value or "")


def project_of(store: Store, edition: str) -> Project:
    """The project that an edition serves first; raises UserError where it serves none or is not there."""
    if store.get(Edition, edition) is None:
        raise UserError(
            _("There is no edition “{id}”.", id=edition),
            todo=_("List them with: grono list FILE editions."),
        )
    found = projects_of(store, Edition.table, edition)
    if not found:
        raise UserError(
            _("The edition “{name}” serves no project.", name=title_of(store, edition)),
            todo=_("Choose its project first; the record of a participant belongs to a project."),
        )
    return found[0]


def rows_of(store: Store, edition: str) -> list[Row]:
    """Everybody who takes part in an edition, by number; those invited, waiting or gone are left out."""
    project = project_of(store, edition)
    people = [
        one
        for one in participants(store, Edition.table, edition)
        if one.registration.role is ParticipantRole.PARTICIPANT and one.registration.state not in _NOT_YET
    ]
    known = prefilled(store, edition, project.id, people)
    records = store.of(ParticipantRecord, [one.person_id for one in people if one.person_id])
    return [_row(one, project, records.get(one.person_id or "", []), known) for one in people]


def record_of(store: Store, person: str, project: str) -> ParticipantRecord | None:
    """What the office typed about a person in a project."""
    where = "person_id = ? AND project_id = ?"
    return next(iter(store.all(ParticipantRecord, where, (person, project))), None)


def filled(
    store: Store, project: str, person: str, values: Mapping[str, object], old: ParticipantRecord | None
) -> ParticipantRecord:
    """The record with some values, not saved; raises UserError for a PESEL in a register that is plain."""
    given: dict[str, Any] = {key: value for key, value in values.items() if key in _KEYS}
    if given.get("pesel") and not store.encrypted:
        raise pesel.refused_in_plain()
    record = old or ParticipantRecord(person_id=Id(person), project_id=Id(project))
    return replace(record, **given)


def fill(store: Store, project: str, person: str, values: Mapping[str, object]) -> ParticipantRecord:
    """Type values of a person's record in a project; one step. Mistakes are told by the check, not here."""
    record = filled(store, project, person, values, record_of(store, person, project))
    with store.step(_("Participant's data: {name}", name=title_of(store, person))):
        return store.save(record)


def headings(store: Store) -> dict[str, str]:
    """What a field is called in the funder's system; empty for columns that the system fills itself."""
    return {column.field: column.heading for column in columns(store) if column.field}


def _row(
    one: Participant,
    project: Project,
    records: list[ParticipantRecord],
    known: Mapping[str, Mapping[str, object]],
) -> Row:
    record = next((row for row in records if row.project_id == project.id), None)
    typed = {key: value for key in _KEYS if (value := getattr(record, key, None))}
    values: dict[str, Any] = {"country": POLAND, **known[one.registration.id], **typed}
    if number := typed.get("pesel"):
        values.setdefault("born_on", pesel.born(number))
    return Row(one, project, record, values)


def _age(row: Row) -> str:
    """Full years on the day of joining the project."""
    birth, joined = row.values.get("born_on"), row.values.get("joined_on")
    if not isinstance(birth, date) or not isinstance(joined, date):
        return ""
    return str(joined.year - birth.year - ((joined.month, joined.day) < (birth.month, birth.day)))


_TOLD: dict[str, Callable[[Row], str]] = {
    "project_number": lambda row: row.project.number,
    "organisation": lambda row: row.participant.organisation,
    "given_name": lambda row: row.participant.given_name,
    "family_name": lambda row: row.participant.family_name,
    "identifier": lambda row: str(row.values.get("pesel") or row.values.get("other_identifier") or ""),
    "no_pesel": lambda row: NO if row.values.get("pesel") else YES,
    "age": _age,
}
