"""Participants' data for the funder's system out of a list, matched to the people of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grono.domain.ids import Id
from grono.domain.participant import ParticipantRecord
from grono.domain.text import _, n_
from grono.exchange.activities.whoever import People, candidates_of
from grono.exchange.importers import Importer, hint
from grono.exchange.plan import Plan, Progress
from grono.exchange.planners import Message
from grono.exchange.rows import Candidate, Decision, Issue, OnMatch, Outcome, PlannedRow, ReadRow
from grono.exchange.values.parsing import PERSON_COMPOSITES, Target
from grono.exchange.values.words import plain
from grono.services.activities.taking_part import Participant
from grono.services.editing import title_of
from grono.services.fields import PERSON_FIELDS
from grono.services.participants import pesel
from grono.services.participants.fields import PARTICIPANT_FIELDS
from grono.services.participants.records import filled, project_of, record_of, rows_of
from grono.services.parts.base import is_empty
from grono.store.store import Store

_KEYS = frozenset(field.key for field in PARTICIPANT_FIELDS)

PARTICIPANTS = Importer(
    "participants",
    _("Participants' data for the funder's system"),
    "participant_record",
    (*(one for one in PERSON_FIELDS if one.key in ("family_name", "given_name")), *PARTICIPANT_FIELDS),
    (
        *PERSON_COMPOSITES,
        hint("registration_id", _("Record id of the registration")),
        Target("pesel", _("PESEL"), lambda cell, _context: {"pesel": _digits(plain(cell))}, ("pesel",)),
    ),
)


def _digits(text: str) -> str:
    """A PESEL without spaces; a spreadsheet took its first zeros for nothing."""
    bare = "".join(text.split())
    return bare.zfill(11) if bare.isdecimal() and len(bare) in (9, 10) else bare


@dataclass(frozen=True)
class ParticipantPlanner:
    """Decides what becomes of the rows of a list of participants of an edition."""

    store: Store
    edition: str

    def plan(
        self,
        rows: Sequence[ReadRow],
        on_match: OnMatch,
        decisions: Mapping[int, Decision],
        progress: Progress | None,
    ) -> Plan:
        """Every row beside the record that its person has; a PESEL in a plain register refuses the list."""
        if not self.store.encrypted and any(row.values.get("pesel") for row in rows):
            raise pesel.refused_in_plain()
        desk = _Desk(self.store, self.edition, on_match)
        planned: list[PlannedRow] = []
        for done, row in enumerate(rows, start=1):
            planned.append(desk.row(row, decisions.get(row.number)))
            if progress:
                progress(done, len(rows))
        return Plan(tuple(planned), tuple(desk.records.values()))

    def message(self, source: str) -> Message:
        """The name of the step."""
        name = title_of(self.store, self.edition)
        return lambda n: n_(
            "Import the data of {n} participant of {name} from {file}",
            "Import the data of {n} participants of {name} from {file}",
            n,
            name=name,
            file=source,
        )


class _Desk:
    """Fills the records of an edition's people one row after the other."""

    def __init__(self, store: Store, edition: str, on_match: OnMatch) -> None:
        self._store, self._on_match = store, on_match
        self._project = project_of(store, edition).id
        self._rows = rows_of(store, edition)
        self._people = People(row.participant for row in self._rows)
        self.records: dict[Id, ParticipantRecord] = {}

    def row(self, row: ReadRow, decision: Decision | None) -> PlannedRow:
        """The fate of one row."""
        if decision and decision.outcome is Outcome.SKIPPED:
            return _fate(row, Outcome.SKIPPED)
        if any(issue.refuses for issue in row.issues):
            return _fate(row, Outcome.REFUSED, issues=_hidden(row.issues))
        meant = self._meant(row.values, decision)
        if len(meant) != 1:
            issue = Issue("", "", SEVERAL if meant else NOBODY)
            return _fate(row, Outcome.REFUSED, issues=(*row.issues, issue), candidates=candidates_of(meant))
        if meant[0].person_id is None:
            return _fate(row, Outcome.REFUSED, issues=(*row.issues, Issue("", "", _GUEST)))
        return self._person(row, Id(meant[0].person_id), meant[0].registration.id)

    def _person(self, row: ReadRow, person: Id, registration: Id) -> PlannedRow:
        old = self.records.get(person) or record_of(self._store, person, self._project)
        if old is not None and self._on_match is OnMatch.SKIP:
            return _fate(row, Outcome.SKIPPED, registration)
        values = {key: value for key, value in row.values.items() if key in _KEYS}
        if old is not None and self._on_match is OnMatch.FILL:
            values = {key: value for key, value in values.items() if is_empty(getattr(old, key))}
        made = filled(self._store, self._project, person, _days(values), old)
        if made == old:
            return _fate(row, Outcome.UNCHANGED, registration, row.issues)
        self.records[person] = made
        changes = {} if old is None else {key: (getattr(old, key), getattr(made, key)) for key in values}
        changes = {key: told for key, told in changes.items() if told[0] != told[1] and key != "pesel"}
        outcome = Outcome.CREATED if old is None else Outcome.CHANGED
        return replace(_fate(row, outcome, registration, row.issues), changes=changes)

    def _meant(self, values: Mapping[str, Any], decision: Decision | None) -> list[Participant]:
        """Whom a row means: by the PESEL, else as any list of people says it."""
        chosen = decision.record if decision else None
        number = None if chosen else values.get("pesel")
        known = [one.participant for one in self._rows if number and one.values.get("pesel") == number]
        return known or self._people.find(values, chosen)


def _days(values: Mapping[str, object]) -> dict[str, object]:
    """Days of a list, which may name only a month, as the record keeps them."""
    return {key: getattr(value, "first_day", value) for key, value in values.items()}


def _hidden(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """Issues that show no PESEL."""
    return tuple(
        replace(one, value=pesel.masked(one.value)) if one.value.isdecimal() else one for one in issues
    )


def _fate(
    row: ReadRow,
    outcome: Outcome,
    id: Id | None = None,
    issues: Sequence[Issue] = (),
    candidates: tuple[Candidate, ...] = (),
) -> PlannedRow:
    title = " ".join(str(row.values[key]) for key in ("family_name", "given_name") if row.values.get(key))
    return PlannedRow(row.number, outcome, id, title, tuple(issues), candidates, hidden=row.hidden)


NOBODY = _("Nobody of this name takes part in the edition. Correct the name, or register the person first.")
SEVERAL = _("This may be one of several people. Add a column with their e-mail.")
_GUEST = _("This is a guest without a record. Add the guest to the register, then import the data.")
