"""What an import will do to every row; the same plan is shown, counted and written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from grono.domain.dates import PartialDate
from grono.domain.entities import ENTITIES
from grono.domain.entity import Entity
from grono.domain.folding import fold
from grono.domain.ids import Id
from grono.domain.text import Text, _
from grono.exchange.rows import Decision, Issue, OnMatch, Outcome, PlannedRow, ReadRow
from grono.exchange.sides import Side
from grono.services.parts.base import Edit, Held, Values, is_empty
from grono.store.store import Store

Progress = Callable[[int, int], None]
"""Called with how many rows are done, of how many; raises to stop."""

_RANK = {entity: rank for rank, entity in enumerate(ENTITIES)}
_EVERY = 250


@dataclass(frozen=True)
class Plan:
    """The fate of every row that was read, and the rows to write.

    then: what a service does beside them, within the same step.
    """

    rows: tuple[PlannedRow, ...]
    entities: tuple[Entity, ...] = field(repr=False)
    then: Callable[[], object] | None = field(default=None, repr=False)

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return (
            bool(self.entities)
            or self.then is not None
            or any(row.outcome in (Outcome.CREATED, Outcome.CHANGED) for row in self.rows)
        )

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many rows have each outcome; they sum to the rows that were read."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome}


def make_plan(
    store: Store,
    side: Side,
    rows: Sequence[ReadRow],
    on_match: OnMatch = OnMatch.UPDATE,
    decisions: Mapping[int, Decision] | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Decide every row in the order of the list; nothing is written. decisions are by row number."""
    return _Planner(store, side, on_match, decisions or {}).plan(rows, progress)


class _Planner:
    def __init__(
        self, store: Store, side: Side, on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> None:
        day = date.today()
        self._store = store
        self._side = side
        self._on_match = on_match
        self._decisions = decisions
        self._day = day
        self._edit = Edit(day, PartialDate(day), listed=True)
        self._held: dict[str, Held] = {}
        self._touched: dict[Id, ReadRow] = {}
        self._entities: dict[Id, Entity] = {}
        self._untaken: dict[Id, list[Entity]] = defaultdict(list)

    def plan(self, rows: Sequence[ReadRow], progress: Progress | None) -> Plan:
        known = {match for row in rows if (match := self._known(row))} if self._side.knows_any else set[Id]()
        self._held = self._side.record.load(self._store, sorted(known))
        self._side.load(sorted(known), self._day)
        planned: list[PlannedRow] = []
        for done, row in enumerate(rows):
            planned.append(self._row(row))
            if progress and done % _EVERY == 0:
                progress(done, len(rows))
        entities = sorted(self._entities.values(), key=lambda entity: _RANK[type(entity)])
        return Plan(tuple(planned), tuple(entities))

    def _known(self, row: ReadRow) -> Id | None:
        decision = self._decisions.get(row.number)
        return (decision and decision.record) or self._side.match(self._side.own(row.values)[0]).id

    def _row(self, row: ReadRow) -> PlannedRow:
        decision = self._decisions.get(row.number)
        if decision and decision.outcome is Outcome.SKIPPED:
            return self._fate(row, Outcome.SKIPPED)
        values, unresolved = self._side.own(row.values)
        issues = (*row.issues, *unresolved)
        if any(issue.refuses for issue in issues):
            return self._fate(row, Outcome.REFUSED, issues=issues)
        return self._decided(row, values, decision, issues)

    def _decided(
        self, row: ReadRow, values: dict[str, object], decision: Decision | None, issues: tuple[Issue, ...]
    ) -> PlannedRow:
        if decision and decision.record:
            return self._existing(row, values, decision.record, issues)
        match = self._side.match(values)
        as_new = decision is not None and decision.outcome is Outcome.CREATED
        if match.candidates and not as_new:
            doubt = Issue(
                "", "", _("This may be one of several records. Choose the right one or add a new one.")
            )
            return self._fate(row, Outcome.REFUSED, issues=(*issues, doubt), candidates=match.candidates)
        if match.id and not as_new:
            return self._existing(row, values, match.id, issues)
        return self._new(row, values, issues)

    def _new(self, row: ReadRow, values: dict[str, object], issues: tuple[Issue, ...]) -> PlannedRow:
        if is_empty(values.get(self._side.needs)):
            missing = Issue(self._side.needs, "", self._side.missing)
            return self._fate(row, Outcome.REFUSED, issues=(*issues, missing))
        held = self._side.record.new(str(values.get("id") or "") or None)
        if "id" not in values:
            values = {**self._side.implied(values), **values}
        self._held[held.id] = held
        self._write(held, values, row)
        held.new = False
        return self._fate(row, Outcome.CREATED, held.id, issues)

    def _existing(
        self, row: ReadRow, values: dict[str, object], id: Id, issues: tuple[Issue, ...]
    ) -> PlannedRow:
        first = self._touched.get(id)
        if first is not None:
            return self._repeated(row, values, id, first, issues)
        if self._on_match is OnMatch.SKIP:
            return self._fate(row, Outcome.SKIPPED, id, issues)
        held = self._held.get(id) or self._side.record.load(self._store, [id])[id]
        self._held[id] = held
        before = self._side.record.read(held, self._day) | self._side.told(held, self._day)
        if self._on_match is OnMatch.FILL:
            values = {key: value for key, value in values.items() if is_empty(before.get(key))}
        elif "id" not in values:
            values = {key: _updated(key, before.get(key), value) for key, value in values.items()}
        if not self._write(held, values, row):
            return self._fate(row, Outcome.UNCHANGED, id, issues)
        return self._fate(row, Outcome.CHANGED, id, issues, changes=self._changes(held, before, values))

    def _changes(self, held: Held, before: Values, values: Values) -> dict[str, tuple[object, object]]:
        self._take(held)
        after = {**values, **self._side.record.read(held, self._day)}
        return {key: (before.get(key), after[key]) for key in values if before.get(key) != after.get(key)}

    def _take(self, held: Held) -> None:
        held.take(row for row in self._untaken.pop(held.id, ()) if self._is_of(row, held))

    def _repeated(
        self, row: ReadRow, values: dict[str, object], id: Id, first: ReadRow, issues: tuple[Issue, ...]
    ) -> PlannedRow:
        """A second row about the same record: it may add, but not contradict the first."""
        if values == self._side.own(first.values)[0]:
            return self._fate(
                row, Outcome.SKIPPED, id, (*issues, _note(_("The same as row {row}.", row=first.number)))
            )
        if not self._side.same(id, values):
            double = Issue("", "", _double(first.number, self._side.title(first.values)))
            return self._fate(row, Outcome.REFUSED, issues=(*issues, double), candidates=(id,))
        held = self._held[id]
        self._take(held)
        before = self._side.record.read(held, self._day)
        more = {key: _joined(before.get(key), value) for key, value in values.items()}
        written = self._write(held, more, first)
        said = _note(_("About the same record as row {row}; what it adds is taken.", row=first.number))
        return self._fate(row, Outcome.CHANGED if written else Outcome.UNCHANGED, id, (*issues, said))

    def _write(self, held: Held, values: Values, row: ReadRow) -> bool:
        """Plan the rows that make the values hold; whether there are any."""
        rows = list(self._side.record.write(held, values, self._edit))
        rows += self._side.others(held, values, self._edit)
        self._entities.update((entity.id, entity) for entity in rows)
        self._untaken[held.id] += rows
        self._side.add(held.id, values)
        self._touched.setdefault(held.id, row)
        return bool(rows)

    def _is_of(self, entity: Entity, held: Held) -> bool:
        owner = "subject_id" if hasattr(entity, "subject_id") else f"{held.table}_id"
        return getattr(entity, owner, entity.id) == held.id

    def _fate(
        self,
        row: ReadRow,
        outcome: Outcome,
        id: Id | None = None,
        issues: tuple[Issue, ...] | None = None,
        candidates: Iterable[Id] = (),
        changes: dict[str, tuple[object, object]] | None = None,
    ) -> PlannedRow:
        return PlannedRow(
            row.number,
            outcome,
            id,
            self._side.title(row.values),
            row.issues if issues is None else issues,
            self._side.candidates(candidates),
            changes or {},
            row.hidden,
        )


def _updated(key: str, before: object, value: object) -> object:
    """What a foreign list makes of a field: of several values it may know only one, so the others stay."""
    if not isinstance(before, tuple) or not isinstance(value, tuple):
        return value
    known, given = cast("tuple[object, ...]", before), cast("tuple[object, ...]", value)
    spelt = {_spelt(key, one) for one in known}
    if all(_spelt(key, one) in spelt for one in given):
        return known
    named = {_spelt(key, one) for one in given}
    return (*given, *(one for one in known if _spelt(key, one) not in named))


def _spelt(key: str, value: object) -> str:
    """A value as it is compared: telephones and websites are the same in all their spellings."""
    text = fold(str(value))
    if key.endswith("phones"):
        return "".join(filter(str.isdigit, text)).removeprefix("48")
    return text.partition("://")[2].rstrip("/") or text.rstrip("/") if key == "www" else text


def _joined(before: object, value: object) -> object:
    """What a second row adds: more of several, or the first of one."""
    if isinstance(value, tuple):
        return (*(before if isinstance(before, tuple) else ()), *value)
    return value if is_empty(before) else before


def _note(message: Text) -> Issue:
    return Issue("", "", message, refuses=False)


def _double(number: int, title: str) -> Text:
    return _(
        "Row {row} has the same number under another name ({name}). Correct one of the two.",
        row=number,
        name=title,
    )
