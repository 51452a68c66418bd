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
from typing import Generic, TypeGuard, TypeVar

from grono.domain.dates import PartialDate
from grono.domain.entities import BY_TABLE, OWNER_TABLES
from grono.domain.entity import SUBJECT, Entity
from grono.domain.folding import normalise

T = TypeVar("T")
E = TypeVar("E", bound=Entity)

BATCH = 2_000

Value = str | int | None
Encoded = tuple[Value, ...]
"""The values of one row, in the order of the table's columns."""


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
        self._subject = attrgetter("subject_table", entity.owner)
        self._owner = attrgetter(entity.owner)
        self.columns = tuple(names)
        self._values = attrgetter(*names)
        writers = [_writer(_plain(hints[name])) for name in names]
        self._write = tuple((i, write) for i, write in enumerate(writers) if write is not None)
        self.key = names.index("id")
        self.searched = tuple(names.index(name) for name in entity.searched)
        self.deleted = names.index("deleted_at")
        self._read = tuple((name, _reader(_plain(hints[name]))) for name in names)
        marks = ", ".join("?" * len(names))
        updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        self.select = ", ".join(names)
        self.insert = f"INSERT INTO {self.table} ({self.select}) VALUES ({marks})"
        self.upsert = f"{self.insert} ON CONFLICT (id) DO UPDATE SET {updates}"
        self.image = "json_object(" + ", ".join(f"'{name}', {name}" for name in names) + ")"

    def encode_many(self, entities: Sequence[E]) -> list[Encoded]:
        """The entities' values in the order of the columns, as SQLite keeps them; made column by column."""
        columns: list[Sequence[Value]] = list(zip(*map(self._values, entities), strict=True))
        for i, write in self._write:
            columns[i] = [None if value is None else write(value) for value in columns[i]]
        return list(zip(*columns, strict=True))

    def decode(self, row: Sequence[Value]) -> E:
        """The entity of a row that holds the columns in their order."""
        values = {
            name: value if read is None or value is None else read(value)
            for (name, read), value in zip(self._read, row, strict=True)
        }
        return self.entity(**values)  # pyright: ignore[reportArgumentType]

    def subjects(self, entities: Sequence[E]) -> list[tuple[str, str]]:
        """The tables and ids of the records whose history and search text the entities belong to."""
        if self.entity.owner == SUBJECT:
            return list(map(self._subject, entities))
        return [(self.owner_table, id) for id in map(self._owner, entities)]

    def known_table(self, name: str) -> str:
        """The name of a table, if there is such a table; raises LookupError."""
        if name not in BY_TABLE:
            raise LookupError(f"{self.table} hangs on {name!r}, which is no table")
        return name


@cache
def codec_of(entity: type[E]) -> Codec[E]:
    """The codec of an entity class."""
    return Codec(entity)


def _plain(hint: object) -> object:
    """The one type of a hint that may also be None."""
    options = [option for option in typing.get_args(hint) if option is not NoneType]
    return options[0] if options else hint


def _writer(kind: object) -> Callable[[typing.Any], Value] | None:
    if kind is date:
        return date.isoformat
    if kind is bool:
        return int
    if kind is str:
        return normalise
    return str.__str__ if _is_word(kind) else None


def _reader(kind: object) -> Callable[[typing.Any], object] | None:
    if kind is date:
        return date.fromisoformat
    return bool if kind is bool else kind if _is_word(kind) else None


def _is_word(kind: object) -> TypeGuard[type[StrEnum | PartialDate]]:
    """Whether values of a type are texts of a closed shape; a plain NewType such as Id is not."""
    return isinstance(kind, type) and issubclass(kind, StrEnum | PartialDate)
