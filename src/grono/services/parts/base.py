"""What every part of a record can do: be read on a day, and be written as changed rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from grono.domain.dates import PartialDate
from grono.domain.entity import Entity
from grono.domain.ids import Id

E = TypeVar("E", bound=Entity)

Values = Mapping[str, object]
"""Field key to value; a tuple where the field takes many; None, "" and () are empty."""


@dataclass
class Held:
    """A record with all the rows that belong to it, by class; new while it has no row yet."""

    table: str
    id: Id
    rows: dict[type[Entity], list[Entity]] = field(default_factory=dict[type[Entity], list[Entity]])
    new: bool = False

    def of(self, entity: type[E]) -> list[E]:
        """The rows of one class, oldest first."""
        return self.rows.get(entity, [])  # pyright: ignore[reportReturnType]

    def take(self, rows: Iterable[Entity]) -> None:
        """Hold rows that are about to be saved, in place of their older selves; the trash holds nothing."""
        for row in rows:
            known = [old for old in self.rows.get(type(row), []) if old.id != row.id]
            self.rows[type(row)] = known if row.deleted_at else [*known, row]


@dataclass(frozen=True)
class Edit:
    """How changed values become rows.

    on: the day from which a change holds; None corrects the present rows instead. Filling what was empty is
    never a change over time. listed: the values come from a list, which may be much older than the day.
    """

    day: date
    on: PartialDate | None
    listed: bool = False


class Part(Protocol):
    """Some fields of a record and the class of rows that hold them."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields it reads and writes."""
        ...

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        """The classes whose rows it needs."""
        ...

    def read(self, held: Held, day: date) -> Values:
        """The values on a day; a key without a value may be left out."""
        ...

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        """The rows to save so that the given values hold; keys that are not given stay as they are."""
        ...


def is_empty(value: object) -> bool:
    """Whether a field holds nothing."""
    return value is None or value == "" or value == ()
