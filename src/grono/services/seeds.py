"""Records from plain CSV files, one file per table, with keys that people can read in place of ids."""

from __future__ import annotations

import csv
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar

from grono.domain.dates import PartialDate
from grono.domain.entities import REFERENCES
from grono.domain.entity import Entity
from grono.domain.ids import Id, id_of
from grono.domain.text import Labelled

E = TypeVar("E", bound=Entity)


def id_for(namespace: str, table: str, key: str) -> Id:
    """The id of the record that a seed file calls by a key; the same in every register."""
    return id_of(f"{namespace}/{table}/{key}")


def read(path: Path, entity: type[E], namespace: str, only: Mapping[str, Id] | None = None) -> list[E]:
    """The records of one file, whose columns are the fields of the entity.

    key stands for the id (and for the field key, where there is one), organisation (person, logo …) for
    organisation_id, and subject, as "organisation/netika", for the two columns of what hangs on a record.
    only: ids of records that are the only ones of their table, which a subject names by the table alone.
    A row without a key gets an id that sorts in the order of the file and before every record made later.
    """
    known = only or {}
    hints = typing.get_type_hints(entity)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: list[E] = []
    for number, row in enumerate(rows, start=1):
        values: dict[str, Any] = {"id": _id_in_order(namespace, entity.table, number)}
        for name, text in row.items():
            values.update(_values(entity, hints, namespace, name, text))
            if name == "subject" and text in known:
                values["subject_id"] = known[text]
        found.append(entity(**values))
    return found


def _id_in_order(namespace: str, table: str, number: int) -> Id:
    return Id(f"{number:08x}{id_of(f'{namespace}/{table}/{number}')[8:]}")


def _values(
    entity: type[Entity], hints: dict[str, Any], namespace: str, name: str, text: str
) -> Iterator[tuple[str, object]]:
    """The fields that one cell fills."""
    if name == "key":
        yield "id", id_for(namespace, entity.table, text)
        if name in hints:
            yield name, text
    elif name == "subject":
        table, _slash, key = text.partition("/")
        yield "subject_table", table
        yield "subject_id", id_for(namespace, table, key)
    elif f"{name}_id" in hints:
        yield f"{name}_id", id_for(namespace, REFERENCES[f"{name}_id"], text) if text else None
    else:
        yield name, _value(hints[name], text)


def _value(hint: Any, text: str) -> object:
    """A cell as the field's type; an empty one is None where the field may be."""
    options = typing.get_args(hint)
    if NoneType in options and not text:
        return None
    kind = next((option for option in options if option is not NoneType), hint)
    if kind is bool:
        return text == "1"
    if kind in (date, time, datetime):
        return kind.fromisoformat(text)
    return kind(text) if issubclass(kind, int | Labelled | PartialDate) else text
