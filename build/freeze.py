"""Freeze a register of the schema as it is released: tests/files/schema-N.grono, which opens for ever."""

from __future__ import annotations

import dataclasses
import sys
import tempfile
import typing
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any

from grono.domain.attached import Attachment
from grono.domain.dates import PartialDate
from grono.domain.entities import ENTITIES, REFERENCES
from grono.domain.entity import SUBJECT, Entity
from grono.domain.ids import Id
from grono.domain.organisation import Organisation
from grono.domain.text import _
from grono.store import checking, schema
from grono.store.files import files_of
from grono.store.opening import create_register
from grono.store.store import Store

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "files"
SCAN = b"%PDF-1.4 a scan that must still be there"


class Filler:
    """One row for every table, every column filled."""

    def __init__(self, store: Store) -> None:
        self.sha256 = store.files.put(SCAN)
        self.ids: dict[str, Id] = {}

    def row(self, entity: type[Entity]) -> Entity:
        """A row of a class, belonging to the rows made before."""
        hints = typing.get_type_hints(entity)
        names = [field.name for field in dataclasses.fields(entity) if field.name not in ("id", "deleted_at")]
        values: dict[str, Any] = {name: self._value(entity, name, hints[name]) for name in names}
        row = entity(**values)
        self.ids.setdefault(entity.table, row.id)
        return row

    def _value(self, entity: type[Entity], name: str, hint: object) -> object:
        if name in REFERENCES and NoneType not in typing.get_args(hint):
            return self.ids[REFERENCES[name]]
        if entity.owner == SUBJECT and name in ("subject_table", "subject_id"):
            return Organisation.table if name == "subject_table" else self.ids[Organisation.table]
        if entity is Attachment and name == "sha256":
            return self.sha256
        return _of_type(hint, f"Żółć {entity.table} {name}")


def _of_type(hint: object, text: str) -> object:
    kinds = [kind for kind in typing.get_args(hint) if kind is not NoneType] or [hint]
    kind = kinds[0]
    if kind is Id:
        return None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next(iter(kind))
    known: dict[object, object] = {
        str: text,
        int: 7,
        bool: False,
        date: date(2026, 11, 23),
        time: time(9, 30),
        datetime: datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        PartialDate: PartialDate("2026-11"),
    }
    return known[kind]


def fill(store: Store) -> None:
    """Something in every table, something deleted, and a step that was undone."""
    filler = Filler(store)
    with store.step(_("Fill every table")):
        for entity in ENTITIES:
            store.save(filler.row(entity))
    with store.step(_("Delete an organisation")):
        store.delete(store.save(Organisation()))
    with store.step(_("Add what is undone")):
        store.save(Organisation())
    store.undo()


def freeze(target: Path) -> None:
    """Make the register in a place of its own, look it through, and keep it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / target.name
        with create_register(path, "tests") as store:
            fill(store)
            store.connection.execute("VACUUM")
        found = [str(finding.text) for finding in checking.check(path)]
        if found:
            sys.exit("\n".join(found))
        target.write_bytes(path.read_bytes())
        files_of(target).write_bytes(files_of(path).read_bytes())


def main() -> None:
    """A frozen register stays as it is; --again is for a schema that was not released yet."""
    target = FOLDER / f"schema-{schema.VERSION}.grono"
    if target.exists() and sys.argv[1:] != ["--again"]:
        sys.exit(f"{target.name} is frozen; --again makes it anew, for a schema that nobody has yet.")
    freeze(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
