"""Records from plain CSV files, one file per table, with keys that people can read in place of ids."""

from __future__ import annotations

import csv
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar

from grono.domain.dates import PartialDate
from grono.domain.entities import REFERENCES
from grono.domain.entity import Entity
from grono.domain.ids import Id, id_of
from grono.domain.text import Labelled

E = TypeVar("E", bound=Entity)


@cache
def id_for(namespace: str, table: str, key: str) -> Id:
    """The id of the record that a seed file calls by a key; the same in every register."""
    return id_of(f"{namespace}/{table}/{key}")


def read(
    paths: Iterable[Path], entity: type[E], namespace: str, only: Mapping[str, Id] | None = None
) -> list[E]:
    """The records of some files, one after another, whose columns are the fields of the entity.

    key stands for the id (and for the field key, where there is one), organisation (person, logo …) for
    organisation_id, and subject, as "organisation/netika", for the two columns of what hangs on a record.
    A key of another namespace is written with it: "rules:survey-open". only: ids of records that are the
    only ones of their table, which a subject names by the table alone. A row without a key gets an id that
    sorts in the order of the files and before every record made later.
    """
    found: list[E] = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            cells = [_reader(entity, namespace, only or {}, name) for name in next(lines)]
            for line in lines:
                values: dict[str, Any] = {"id": _id_in_order(namespace, entity.table, len(found) + 1)}
                for read_into, text in zip(cells, line, strict=True):
                    read_into(values, text)
                found.append(entity(**values))
    return found


def _id_in_order(namespace: str, table: str, number: int) -> Id:
    return Id(f"{number:08x}{id_of(f'{namespace}/{table}/{number}')[8:]}")


Reader = Callable[[dict[str, Any], str], None]
"""Puts what a cell says into the values of a record."""


def _reader(entity: type[Entity], namespace: str, only: Mapping[str, Id], name: str) -> Reader:
    """How the cells of a column are read."""
    hints = _hints(entity)
    if name == "key":
        return _key(entity, namespace, also=name in hints)
    if name == "subject":
        return _subject(namespace, only)
    if name in hints and name not in REFERENCES:
        return _plain(name, hints[name])
    return _reference(namespace, name if name in REFERENCES else f"{name}_id")


@cache
def _hints(entity: type[Entity]) -> dict[str, Any]:
    return typing.get_type_hints(entity)


def _key(entity: type[Entity], namespace: str, *, also: bool) -> Reader:
    def read_into(values: dict[str, Any], text: str) -> None:
        values["id"] = id_for(namespace, entity.table, text)
        if also:
            values["key"] = text

    return read_into


def _subject(namespace: str, only: Mapping[str, Id]) -> Reader:
    def read_into(values: dict[str, Any], text: str) -> None:
        table, _slash, key = text.partition("/")
        values["subject_table"] = table
        values["subject_id"] = only[table] if not key else id_for(namespace, table, key)

    return read_into


def _reference(namespace: str, column: str) -> Reader:
    table = REFERENCES[column]

    def read_into(values: dict[str, Any], text: str) -> None:
        other, colon, key = text.partition(":")
        where, called = (other, key) if colon else (namespace, text)
        values[column] = id_for(where, table, called) if text else None

    return read_into


def _plain(name: str, hint: Any) -> Reader:
    """A cell as the field's type; an empty one is None where the field may be, else what the field has."""
    options = typing.get_args(hint)
    kind = next((option for option in options if option is not NoneType), hint)
    convert = _converter(kind)

    def read_into(values: dict[str, Any], text: str) -> None:
        if text or kind is str:
            values[name] = convert(text)
        elif options:
            values[name] = None

    return read_into


def _converter(kind: Any) -> Callable[[str], object]:
    if kind is bool:
        return "1".__eq__
    if kind in (date, time, datetime):
        return kind.fromisoformat
    return kind if issubclass(kind, int | Labelled | PartialDate) else str
