"""Parts that stand in several rows: contacts, codes, trades, products, tags, yearly numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from grono.domain.dates import covers
from grono.domain.entity import SUBJECT, Dated, Entity
from grono.domain.folding import fold
from grono.domain.organisation import Headcount
from grono.services.as_of import day_before
from grono.services.parts.base import Edit, Held, Values
from grono.services.parts.single import trashed


@dataclass(frozen=True)
class ManyRows:
    """A row a value, in the order of the field; fixed columns tell the rows from others of the class.

    order is the column that keeps the order: an integer position, or a flag that marks the first.
    """

    key: str
    entity: type[Entity]
    column: str
    order: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        return (self.entity,)

    def read(self, held: Held, day: date) -> Values:
        rows = self._current(held, day)
        return {self.key: tuple(getattr(row, self.column) for row in rows)} if rows else {}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        if self.key not in values:
            return
        wanted = _distinct(values[self.key])
        if held.new:
            yield from (self._made(held, value, position, edit) for position, value in enumerate(wanted))
            return
        present = {fold(getattr(row, self.column)): row for row in self._current(held, edit.day)}
        kept = {fold(value) for value in wanted}
        for position, value in enumerate(wanted):
            row = present.get(fold(value))
            if row is None:
                yield self._made(held, value, position, edit)
            elif changed := self._moved(row, value, position):
                yield replace(row, **changed)
        for folded, row in present.items():
            if folded not in kept:
                yield self._ended(row, edit)

    def _made(self, held: Held, value: str, position: int, edit: Edit) -> Entity:
        columns: dict[str, Any] = {**_owner(self.entity, held), **self.fixed, self.column: value}
        columns |= self._place(position)
        if issubclass(self.entity, Dated) and not held.new:
            columns["valid_from"] = edit.on
        return self.entity(**columns)

    def _place(self, position: int) -> dict[str, Any]:
        if not self.order:
            return {}
        return {self.order: position == 0 if self.order == "main" else position}

    def _moved(self, row: Entity, value: str, position: int) -> dict[str, Any]:
        wanted = {self.column: value, **self._place(position)}
        return {name: value for name, value in wanted.items() if getattr(row, name) != value}

    def _ended(self, row: Entity, edit: Edit) -> Entity:
        if isinstance(row, Dated) and edit.on is not None and row.valid_from != edit.on:
            return replace(row, valid_to=day_before(edit.on))
        return trashed(row)

    def _current(self, held: Held, day: date) -> list[Entity]:
        rows = [
            row
            for row in held.of(self.entity)
            if all(getattr(row, name) == value for name, value in self.fixed.items())
            and (not isinstance(row, Dated) or covers(row.valid_from, row.valid_to, day))
        ]
        if self.order:
            rows.sort(key=self._rank)
        return rows

    def _rank(self, row: Entity) -> tuple[int, str]:
        place = getattr(row, self.order)
        return (not place if self.order == "main" else place, row.id)


@dataclass(frozen=True)
class Headcounts:
    """How many people worked there, as (year, people) pairs, newest first."""

    keys: tuple[str, ...] = ("headcounts",)
    entities: tuple[type[Entity], ...] = (Headcount,)

    def read(self, held: Held, day: date) -> Values:
        rows = sorted(held.of(Headcount), key=lambda row: -row.year)
        return {"headcounts": tuple((row.year, row.people) for row in rows)} if rows else {}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        """Years that are not given stay as they are: a list names one year, the register keeps them all."""
        present = {row.year: row for row in held.of(Headcount)}
        given: Any = values.get("headcounts") or ()
        for year, people in dict(given).items():
            row = present.get(year)
            if row is None:
                yield Headcount(organisation_id=held.id, year=year, people=people)
            elif row.people != people:
                yield replace(row, people=people)


def _owner(entity: type[Entity], held: Held) -> dict[str, Any]:
    if entity.owner == SUBJECT:
        return {"subject_table": held.table, "subject_id": held.id}
    return {entity.owner: held.id}


def _distinct(values: Any) -> list[str]:
    """The values without doubles (blind to case and marks), in their order."""
    if values and len(values) == 1:
        (only,) = values
        return [only] if str(only).strip() else []
    seen: dict[str, str] = {}
    for value in values or ():
        if str(value).strip():
            seen.setdefault(fold(value), value)
    return list(seen.values())
