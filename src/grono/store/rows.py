"""Between frozen dataclasses and table rows, for any entity."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from itertools import islice
from operator import attrgetter
from types import NoneType
from typing import Generic, TypeGuard, TypeVar

from grono.domain.dates import PartialDate
from grono.domain.entities import BY_TABLE, REFERENCES
from grono.domain.entity import SUBJECT, Entity
from grono.domain.folding import normalise

T = TypeVar("T")
E = TypeVar("E", bound=Entity)

BATCH = 2_000

_MOMENTS = (datetime, time)

Value = str | int | None
Column = Sequence[Value]
"""The values of one column, of many rows."""
Ids = Sequence[str]


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
        self.owner_table = "" if entity.owner == SUBJECT else REFERENCES.get(entity.owner, entity.table)
        self._subject_table = names.index("subject_table") if entity.owner == SUBJECT else None
        self._owner = names.index(entity.owner)
        self.columns = tuple(names)
        self._values = attrgetter(*names)
        writers = [_writer(_plain(hints[name])) for name in names]
        self._write = tuple((i, write) for i, write in enumerate(writers) if write is not None)
        self._key = names.index("id")
        self.searched = tuple(names.index(name) for name in entity.searched)
        self.deleted = names.index("deleted_at")
        self._read = tuple((name, _reader(_plain(hints[name]))) for name in names)
        marks = ", ".join("?" * len(names))
        updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        self.select = ", ".join(names)
        self.insert = f"INSERT INTO {self.table} ({self.select}) VALUES ({marks})"
        self.upsert = f"{self.insert} ON CONFLICT (id) DO UPDATE SET {updates}"
        self.image = "json_object(" + ", ".join(f"'{name}', {name}" for name in names) + ")"

    def encode(self, entities: Sequence[E]) -> list[Column]:
        """The entities' values as SQLite keeps them, column by column."""
        columns: list[Column] = list(zip(*map(self._values, entities), strict=True))
        for i, write in self._write:
            columns[i] = write(columns[i])
        return columns

    def decode(self, row: Sequence[Value]) -> E:
        """The entity of a row that holds the columns in their order."""
        values = {
            name: value if read is None or value is None else read(value)
            for (name, read), value in zip(self._read, row, strict=True)
        }
        return self.entity(**values)  # pyright: ignore[reportArgumentType]

    def ids(self, columns: Sequence[Column]) -> Ids:
        """The keys of rows."""
        return typing.cast("Ids", columns[self._key])

    def owners(self, columns: Sequence[Column]) -> dict[str, Ids]:
        """The records that rows belong to, as whose history and search text they count: ids by table."""
        ids = typing.cast("Ids", columns[self._owner])
        if self._subject_table is None:
            return {self.owner_table: ids}
        tables = columns[self._subject_table]
        found: dict[str, list[str]] = {}
        for table, id in zip(tables, ids, strict=True):
            found.setdefault(str(table), []).append(id)
        return dict(found)

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


def _writer(kind: object) -> Callable[[Column], Column] | None:
    if kind is str:
        return _normalised
    if kind is date:
        return _each(date.isoformat)
    if kind is bool:
        return _each(int)
    if kind in _MOMENTS:
        return _each(_moment)
    return _each(str.__str__) if _is_word(kind) else None


def _each(write: Callable[[typing.Any], Value]) -> Callable[[Column], Column]:
    def column(values: Column) -> Column:
        if None in values:
            return [None if value is None else write(value) for value in values]
        return list(map(write, values))

    return column


def _normalised(values: Column) -> Column:
    """The texts as normalise leaves them; most columns hold nothing that needs more than stripping."""
    if None in values:
        return [normalise(value) if isinstance(value, str) else value for value in values]
    stripped = list(map(str.strip, typing.cast("Sequence[str]", values)))
    return stripped if all(map(str.isascii, stripped)) else list(map(normalise, stripped))


def _reader(kind: object) -> Callable[[typing.Any], object] | None:
    if isinstance(kind, type) and issubclass(kind, date | time):
        return kind.fromisoformat
    return bool if kind is bool else kind if _is_word(kind) else None


def _moment(value: datetime | time) -> str:
    """A time of day to the minute, a moment to the second."""
    return value.isoformat(timespec="minutes" if isinstance(value, time) else "seconds")


def _is_word(kind: object) -> TypeGuard[type[StrEnum | PartialDate]]:
    """Whether values of a type are texts of a closed shape; a plain NewType such as Id is not."""
    return isinstance(kind, type) and issubclass(kind, StrEnum | PartialDate)
