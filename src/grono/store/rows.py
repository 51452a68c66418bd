"""Between frozen dataclasses and table rows, for any entity."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import islice
from operator import attrgetter
from types import NoneType
from typing import Generic, TypeVar

from grono.domain.dates import PartialDate
from grono.domain.entity import SUBJECT, Entity
from grono.domain.entities import BY_TABLE, OWNER_TABLES
from grono.domain.folding import normalise

T = TypeVar("T")
E = TypeVar("E", bound=Entity)

BATCH = 500

Value = str | int | None


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of a size that one statement takes."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


class Codec(Generic[E]):
    """How one entity class is written and read; made once per class by codec_of."""

    def __init__(self, entity: type[E]) -> None:
        hints = typing.get_type_hints(entity)
        names = [field.name for field in dataclasses.fields(entity)]
        self.entity = entity
        self.table = entity.table
        self.owner_table = "" if entity.owner == SUBJECT else OWNER_TABLES.get(entity.owner, entity.table)
        self._subject_table = attrgetter("subject_table")
        self.columns = tuple(names)
        self._values = attrgetter(*names)
        self._write = tuple(_writer(_plain(hints[name])) for name in names)
        self._read = tuple((name, _reader(_plain(hints[name]))) for name in names)
        marks = ", ".join("?" * len(names))
        updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        self.select = ", ".join(names)
        self.upsert = (
            f"INSERT INTO {self.table} ({self.select}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}"
        )
        self.image = "json_object(" + ", ".join(f"'{name}', {name}" for name in names) + ")"

    def encode(self, entity: E) -> tuple[Value, ...]:
        """The entity's values in the order of the columns, as SQLite keeps them."""
        values = self._values(entity)
        return tuple(
            [
                value if write is None or value is None else write(value)
                for value, write in zip(values, self._write, strict=True)
            ]
        )

    def decode(self, row: Sequence[Value]) -> E:
        """The entity of a row that holds the columns in their order."""
        values = {
            name: value if read is None or value is None else read(value)
            for (name, read), value in zip(self._read, row, strict=True)
        }
        return self.entity(**values)  # pyright: ignore[reportArgumentType]

    def subject(self, entity: E) -> tuple[str, str]:
        """The table and id of the record whose history and search text the entity belongs to."""
        table = self.owner_table or self._subject_table(entity)
        return table, getattr(entity, entity.owner)

    def known_table(self, name: str) -> str:
        """The name of a table, if there is such a table; raises LookupError."""
        if name not in BY_TABLE:
            raise LookupError(f"{self.table} hangs on {name!r}, which is no table")
        return name


@cache
def codec_of(entity: type[E]) -> Codec[E]:
    """The codec of an entity class."""
    return Codec(entity)


def _plain(hint: object) -> type:
    """The one type of a hint that may also be None."""
    options = [option for option in typing.get_args(hint) if option is not NoneType]
    chosen = options[0] if options else hint
    return typing.cast(type, getattr(chosen, "__supertype__", chosen))


def _writer(kind: type) -> Callable[[typing.Any], Value] | None:
    if kind is date:
        return date.isoformat
    if kind is bool:
        return int
    if kind is str:
        return normalise
    return str.__str__ if issubclass(kind, StrEnum | PartialDate) else None


def _reader(kind: type) -> Callable[[typing.Any], object] | None:
    if kind is date:
        return date.fromisoformat
    return kind if kind is bool or issubclass(kind, StrEnum | PartialDate) else None
