"""Emptying the trash: what has lain in it for 90 days leaves the register for good, journal and bytes too."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from grono.domain.entities import BY_TABLE, ENTITIES, REFERENCES
from grono.domain.entity import SUBJECT, Entity
from grono.domain.text import n_
from grono.services.trash import KINDS
from grono.store.checking import attachments
from grono.store.journal import StepKind
from grono.store.store import Store

DAYS = 90

_EVIDENCE = frozenset({"issued_number", "certificate", "participant_record"})
"""What an auditor may still ask for; a record to which such rows belong stays in the trash."""

_Row = tuple[str, str]
"""Table and id."""
_Leaving = dict[_Row, _Row]
"""What would leave the register, by the thing in the trash with which it goes."""
_IDS = "(SELECT value FROM json_each(?))"


def empty(store: Store, today: date) -> int:
    """Let go what was deleted 90 days before a day or earlier; returns how many things that were.

    A thing to which something outside the trash still refers stays whole. Undo stops here.
    """
    leaving = _with_belongings(store, _old(store, today - timedelta(days=DAYS)))
    staying = _staying(store, leaving)
    gone = [row for row, thing in leaving.items() if thing not in staying]
    things = len({leaving[row] for row in gone})
    if things:
        _remove(store, gone, things)
    return things


def _old(store: Store, last: date) -> list[_Row]:
    return [
        (kind.table, row[0])
        for kind in KINDS
        for row in store.query(
            f"SELECT id FROM {kind.table} WHERE substr(deleted_at, 1, 10) <= ?", (last.isoformat(),)
        )
    ]


def _with_belongings(store: Store, things: list[_Row]) -> _Leaving:
    """The things and, level by level, what belongs to them; a thing that belongs to another goes with it."""
    leaving: _Leaving = {}
    level: _Leaving = {thing: thing for thing in things}
    while level:
        leaving |= level
        level = {
            row: leaving[owner]
            for entity in ENTITIES
            for row, owner in _pointing(store, entity, entity.owner, level)
        }
    return leaving


def _staying(store: Store, leaving: _Leaving) -> set[_Row]:
    """The things that something outside still refers to, directly or through another one that stays."""
    pointing = [
        (row, leaving[target])
        for entity in ENTITIES
        for column in _other_references(entity)
        for row, target in _pointing(store, entity, column, leaving)
    ]
    staying = {thing for (table, _id), thing in leaving.items() if table in _EVIDENCE}
    known = -1
    while known != len(staying):
        known = len(staying)
        staying |= {thing for row, thing in pointing if row not in leaving or leaving[row] in staying}
    return staying


def _other_references(entity: type[Entity]) -> list[str]:
    """The columns that name a record without belonging to it."""
    names = (field.name for field in dataclasses.fields(entity))
    return [name for name in names if name in REFERENCES and name != entity.owner]


def _pointing(
    store: Store, entity: type[Entity], column: str, targets: Iterable[_Row]
) -> Iterator[tuple[_Row, _Row]]:
    """The rows of a class that name some targets in a column, each with the target that it names."""
    for table, ids in _by_table(targets).items():
        if column == SUBJECT:
            condition = f"subject_table = '{table}' AND subject_id IN {_IDS}"
        elif REFERENCES.get(column) == table:
            condition = f"{column} IN {_IDS}"
        else:
            continue
        sql = f"SELECT id, {column} FROM {entity.table} WHERE {condition}"
        for id, target in store.query(sql, (json.dumps(ids),)):
            yield (entity.table, id), (table, target)


def _by_table(rows: Iterable[_Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for table, id in rows:
        found[table].append(id)
    return found


def _remove(store: Store, gone: list[_Row], things: int) -> None:
    tables = _by_table(gone)
    files = store.query(
        f"SELECT sha256 FROM attachment WHERE id IN {_IDS}", (json.dumps(tables.get("attachment", [])),)
    )
    with store.step(
        n_("Empty the trash: {n} thing", "Empty the trash: {n} things", things), StepKind.MIGRATE
    ):
        for table, ids in tables.items():
            store.remove(BY_TABLE[table], ids)
            store.blank(BY_TABLE[table], ids)
    store.files.delete({row[0] for row in files} & attachments.orphans(store.connection, store.files))
