"""Parts that stand in one row at a time: own columns, names, addresses, sizes, identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

from grono.domain.dates import PartialDate
from grono.domain.entity import Dated, Entity
from grono.domain.identifiers import Scheme
from grono.domain.organisation import Identifier
from grono.services.as_of import current, day_before
from grono.services.parts.base import Edit, Held, Values, is_empty

E = TypeVar("E", bound=Entity)

Fields = Mapping[str, str]
"""Field key to column."""


@dataclass(frozen=True)
class OwnColumns:
    """Columns of the record's own row."""

    entity: type[Entity]
    columns: Fields

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.columns)

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        return (self.entity,)

    def read(self, held: Held, day: date) -> Values:
        rows = held.of(self.entity)
        return {key: getattr(rows[0], column) for key, column in self.columns.items()} if rows else {}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        given = _given(self.entity, self.columns, values)
        rows = held.of(self.entity)
        if not rows:
            yield self.entity(id=held.id, **given)
        elif changed := _changed(rows[0], given):
            yield replace(rows[0], **changed)


@dataclass(frozen=True)
class DatedRow:
    """A dated row; fixed columns tell it from others of its class (the seat from other addresses).

    needs names the column without which there is no row (a size without a class is no size).
    """

    entity: type[Dated]
    columns: Fields
    fixed: Mapping[str, Any] = field(default_factory=dict[str, Any])
    needs: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.columns)

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        return (self.entity,)

    def read(self, held: Held, day: date) -> Values:
        row = current(self._rows(held), day)
        return {key: getattr(row, column) for key, column in self.columns.items()} if row else {}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        given = _given(self.entity, self.columns, values)
        row = None if held.new else current(self._rows(held), edit.day)
        if row is None:
            if self._stands(given):
                yield self._made(held, given, None if held.new else edit.on)
            return
        changed = _changed(row, given)
        if not changed:
            return
        merged = {column: getattr(row, column) for column in self.columns.values()} | changed
        fills = all(is_empty(getattr(row, column)) for column in changed)
        if fills or edit.on is None or row.valid_from == edit.on:
            yield replace(row, **changed) if self._stands(merged) else trashed(row)
            return
        yield replace(row, valid_to=day_before(edit.on))
        if self._stands(merged):
            yield self._made(held, merged, edit.on)

    def _stands(self, values: Mapping[str, Any]) -> bool:
        """Whether there is anything to hold: the column that matters, or any."""
        if self.needs:
            return not is_empty(values.get(self.needs))
        return not all(map(is_empty, values.values()))

    def _made(self, held: Held, values: Mapping[str, Any], since: PartialDate | None) -> Dated:
        owner = {self.entity.owner: held.id}
        return self.entity(**owner, **self.fixed, **values, valid_from=since)  # pyright: ignore[reportCallIssue]

    def _rows(self, held: Held) -> list[Dated]:
        rows = held.of(self.entity)
        return [row for row in rows if all(getattr(row, name) == value for name, value in self.fixed.items())]


@dataclass(frozen=True)
class Numbers:
    """Official numbers, one row of a scheme each."""

    schemes: Mapping[str, Scheme]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.schemes)

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        return (Identifier,)

    def read(self, held: Held, day: date) -> Values:
        by_scheme = {row.scheme: row.value for row in held.of(Identifier)}
        return {key: by_scheme[scheme] for key, scheme in self.schemes.items() if scheme in by_scheme}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        present = {row.scheme: row for row in held.of(Identifier)}
        for key, scheme in self.schemes.items():
            if key not in values:
                continue
            value = str(values[key] or "")
            row = present.get(scheme)
            if row is None and value:
                yield Identifier(organisation_id=held.id, scheme=scheme, value=value)
            elif row is not None and not value:
                yield trashed(row)
            elif row is not None and row.value != value:
                yield replace(row, value=value)


def trashed(row: E) -> E:
    """The row in the trash as of now."""
    return replace(row, deleted_at=datetime.now(UTC).isoformat(timespec="seconds"))


def _given(entity: type[Entity], columns: Fields, values: Values) -> dict[str, Any]:
    """The given values by column, the empty ones as the column's own kind of empty."""
    given: dict[str, Any] = {}
    for key, column in columns.items():
        if key in values:
            value = values[key]
            given[column] = value if value or not is_empty(value) else _blanks(entity).get(column, "")
    return given


@cache
def _blanks(entity: type[Entity]) -> dict[str, Any]:
    return {f.name: f.default for f in fields(entity) if f.default is not MISSING}


def _changed(row: Entity, given: Mapping[str, Any]) -> dict[str, Any]:
    """The given values that differ from the row's; empty is empty, whichever way it is written."""
    return {
        column: value
        for column, value in given.items()
        if value != getattr(row, column) and not (is_empty(value) and is_empty(getattr(row, column)))
    }
