"""Rows that belong to a record that is not there, and what is done with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from grono.domain.entities import BY_TABLE, ENTITIES
from grono.domain.entity import SUBJECT, Entity
from grono.domain.text import Text, _, n_
from grono.store.driver import Connection
from grono.store.journal import StepKind
from grono.store.store import Store

_Columns = dict[str, list[str]]
"""By the id of a row: the columns that lead nowhere."""


def found(connection: Connection) -> dict[type[Entity], _Columns]:
    """Every reference to a record that is not there."""
    loose: dict[type[Entity], _Columns] = {}
    for entity in ENTITIES:
        columns: _Columns = defaultdict(list)
        for id, column in (*_broken(connection, entity.table), *_hanging(connection, entity)):
            columns[id].append(column)
        if columns:
            loose[entity] = columns
    return loose


def mend(store: Store) -> list[Text]:
    """Empty what may be empty and take out the rows that cannot stand alone, in one step; says what was done.

    The journal keeps the rows. Undo brings back what hangs on records; what the engine itself would refuse to
    have back, undo stops at.
    """
    bound = any(_broken(store.connection, entity.table) for entity in ENTITIES)
    taken: Counter[str] = Counter()
    emptied: Counter[str] = Counter()
    with store.step(_("Mend what belonged to nothing"), StepKind.MIGRATE if bound else StepKind.DO):
        while loose := found(store.connection):
            if not _mend_round(store, loose, taken, emptied):
                break
    return [
        *(_taken(n, table) for table, n in taken.items() if n),
        *(_emptied(n, table) for table, n in emptied.items() if n),
    ]


def _mend_round(
    store: Store, loose: dict[type[Entity], _Columns], taken: Counter[str], emptied: Counter[str]
) -> int:
    """Mend what leads nowhere now; rows that hung on rows taken out come with the next round."""
    done = 0
    for entity, columns in loose.items():
        optional = _optional(store.connection, entity.table)
        gone = [id for id, names in columns.items() if not optional.issuperset(names)]
        store.remove(entity, gone)
        taken[entity.table] += len(gone)
        kept = [row for id in columns.keys() - set(gone) if (row := _read(store, entity, id))]
        store.save_many(replace(row, **dict.fromkeys(columns[row.id])) for row in kept)
        emptied[entity.table] += len(kept)
        done += len(gone) + len(kept)
    return done


def _read(store: Store, entity: type[Entity], id: str) -> Entity | None:
    """The row of an id; None for one whose values cannot be read, which stays as it is."""
    try:
        return store.get(entity, id)
    except ValueError:
        return None


def _broken(connection: Connection, table: str) -> list[tuple[str, str]]:
    """Id and column of the references that the engine knows of."""
    columns = {row["id"]: row["from"] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    return [
        (
            connection.execute(f"SELECT id FROM {table} WHERE rowid = ?", (row[1],)).fetchone()[0],
            columns[row[3]],
        )
        for row in connection.execute(f"PRAGMA foreign_key_check({table})").fetchall()
    ]


def _hanging(connection: Connection, entity: type[Entity]) -> Iterator[tuple[str, str]]:
    """Id and column of what hangs on a record that is not there."""
    if entity.owner != SUBJECT or entity.outlives:
        return
    for (subject,) in connection.execute(f"SELECT DISTINCT subject_table FROM {entity.table}").fetchall():
        there = f"(SELECT id FROM {subject})" if subject in BY_TABLE else "()"
        rows = connection.execute(
            f"SELECT id FROM {entity.table} WHERE subject_table = ? AND subject_id NOT IN {there}", (subject,)
        )
        yield from ((row[0], SUBJECT) for row in rows.fetchall())


def _optional(connection: Connection, table: str) -> set[str]:
    return {row["name"] for row in connection.execute(f"PRAGMA table_info({table})") if not row["notnull"]}


def _taken(n: int, table: str) -> Text:
    return n_(
        "{n} row of {table} belonged to nothing and was taken out.",
        "{n} rows of {table} belonged to nothing and were taken out.",
        n,
        table=table,
    )


def _emptied(n: int, table: str) -> Text:
    return n_(
        "{n} row of {table} named what is not there; the name was taken out.",
        "{n} rows of {table} named what is not there; the names were taken out.",
        n,
        table=table,
    )
