"""Caches that can be rebuilt: a row number, a title, a sort key and a search text for every record."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import count

from grono.domain.dates import PartialDate, covers
from grono.domain.entities import ENTITIES, OWNER_TABLES
from grono.domain.entity import SUBJECT, Dated, Entity
from grono.domain.folding import fold, sort_key
from grono.store.driver import Connection, Cursor
from grono.store.rows import batches

_NUMBER = re.compile(r"(?=.*[\s()\-./+])\+?[\d\s()\-./]{7,}")
_BEGINS_NUMBER = frozenset("+0123456789(")
_WANTED = "(SELECT value FROM json_each(?))"
_SEPARATORS = re.compile(r"[\s()\-./]+")

NewTexts = dict[tuple[str, str], list[str]]
"""What records are found by, by table and id."""


@cache
def kinds() -> tuple[str, ...]:
    """The tables whose records have a title and are found by searching."""
    titled = (entity for entity in ENTITIES if entity.titled)
    return tuple(dict.fromkeys(_owner_table(entity) for entity in titled))


@cache
def _sources(kind: str) -> tuple[type[Entity], ...]:
    """The classes whose rows tell how a kind of record is called and found."""
    named = [entity for entity in ENTITIES if entity.titled or entity.searched]
    return tuple(entity for entity in named if _owner_table(entity) in (kind, ""))


def _owner_table(entity: type[Entity]) -> str:
    if entity.owner == "id":
        return entity.table
    return "" if entity.owner == SUBJECT else OWNER_TABLES[entity.owner]


def reindex(connection: Connection, subjects: Iterable[tuple[str, str]], new: NewTexts | None = None) -> None:
    """Bring the caches of some records up to date; records that are gone or deleted leave them.

    new: the texts of records that are known already and need not be read.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, id in subjects:
        if kind in kinds():
            by_kind[kind].append(id)
    for kind, ids in by_kind.items():
        for chunk in batches(ids):
            _reindex(connection, kind, chunk, new or {})


def rebuild(connection: Connection) -> None:
    """Make the caches anew from the records."""
    connection.execute("DELETE FROM _rownum")
    connection.execute("INSERT INTO _search (_search) VALUES ('delete-all')")
    for kind in kinds():
        rows = connection.execute(f"SELECT id FROM {kind} WHERE deleted_at IS NULL ORDER BY id")
        reindex(connection, [(kind, row[0]) for row in rows.fetchall()])


def searchable(values: Iterable[str]) -> str:
    """The words of some values as they are looked for: folded, numbers also without their separators."""
    values = list(values)
    numbers = [_SEPARATORS.sub("", v) for v in values if v[:1] in _BEGINS_NUMBER and _NUMBER.fullmatch(v)]
    numbers += [number[3:] for number in numbers if number.startswith("+48")]
    return fold(" ".join((*values, *numbers)))


def _reindex(connection: Connection, kind: str, ids: list[str], new: NewTexts) -> None:
    wanted = json.dumps(ids)
    undeleted = f"SELECT id FROM {kind} WHERE deleted_at IS NULL AND id IN {_WANTED}"
    alive = {id for (id,) in _rows(connection, undeleted, wanted)}
    numbers = f"SELECT id, n FROM _rownum WHERE id IN {_WANTED}"
    known: dict[str, int] = dict(_rows(connection, numbers, wanted))
    old = [(n,) for n in known.values()]
    connection.executemany("DELETE FROM _search WHERE rowid = ?", old)
    connection.executemany("DELETE FROM _rownum WHERE n = ?", old)
    next_n = connection.execute("SELECT coalesce(max(n), 0) + 1 FROM _rownum").fetchone()[0]
    next_n = max(next_n, *(n + 1 for n in known.values())) if known else next_n
    numbered = {id: known.get(id) or next(fresh) for fresh in [count(next_n)] for id in ids if id in alive}
    titles = _titles(connection, kind, wanted)
    texts = {id: new[kind, id] for id in ids if (kind, id) in new}
    texts |= _texts(connection, kind, json.dumps([id for id in ids if id not in texts]))
    connection.executemany(
        "INSERT INTO _rownum (n, kind, id, title, sort_key) VALUES (?, ?, ?, ?, ?)",
        [(n, kind, id, titles.get(id, ""), sort_key(titles.get(id, ""))) for id, n in numbered.items()],
    )
    connection.executemany(
        "INSERT INTO _search (rowid, text) VALUES (?, ?)",
        [(n, searchable(texts.get(id, ()))) for id, n in numbered.items()],
    )


def _texts(connection: Connection, kind: str, wanted: str) -> dict[str, list[str]]:
    """What each record is found by."""
    parts = [
        f"SELECT {entity.owner}, {_joined(entity.searched)} FROM {entity.table} "
        f"WHERE {_belongs(entity, kind)}"
        for entity in _sources(kind)
        if entity.searched
    ]
    found: dict[str, list[str]] = {}
    for part in parts:
        for id, text in _rows(connection, part, wanted):
            if id in found:
                found[id].append(text)
            else:
                found[id] = [text]
    return found


def _titles(connection: Connection, kind: str, wanted: str) -> dict[str, str]:
    """What each record is called today; where no name holds today, by the latest one."""
    found: dict[str, str] = {}
    today = date.today()
    for entity in _sources(kind):
        if not entity.titled:
            continue
        period = "valid_from, valid_to" if issubclass(entity, Dated) else "NULL, NULL"
        rows = _rows(
            connection,
            f"""SELECT {entity.owner}, {_joined(entity.titled)}, {period} FROM {entity.table}
                WHERE {_belongs(entity, kind)} ORDER BY {period.split(",")[0]}, id""",
            wanted,
        )
        current: set[str] = set()
        for id, title, begins, ends in rows:
            if id not in current:
                found[id] = title.strip()
                if (begins is None and ends is None) or covers(_partial(begins), _partial(ends), today):
                    current.add(id)
    return found


def _joined(columns: Sequence[str]) -> str:
    return " || ' ' || ".join(columns)


def _belongs(entity: type[Entity], kind: str) -> str:
    of_kind = f" AND subject_table = '{kind}'" if entity.owner == SUBJECT else ""
    return f"{entity.owner} IN {_WANTED} AND deleted_at IS NULL{of_kind}"


def _rows(connection: Connection, sql: str, wanted: str) -> Cursor:
    """Plain tuples, which are quicker than rows by name."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, (wanted,))


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None
