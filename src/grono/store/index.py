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
from grono.store import day
from grono.store.driver import Connection, Cursor
from grono.store.rows import batches
from grono.store.schema import caches

_NUMBER = re.compile(r"(?=.*[\s()\-./+])\+?[\d\s()\-./]{7,}")
_BEGINS_NUMBER = frozenset("+0123456789(")
_WANTED = "(SELECT value FROM json_each(?))"
_SEPARATORS = re.compile(r"[\s()\-./]+")

NewTexts = dict[tuple[str, str], list[str]]
"""What records are found by, by table and id."""

Entry = tuple[str, str, str]
"""Title, sort key and search text of a record."""


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


def make(connection: Connection) -> None:
    """Make the empty caches anew, whatever state they are in."""
    for name in caches.NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in caches.TABLES:
        connection.execute(statement)


def rebuild(connection: Connection) -> None:
    """Fill the caches anew from the records."""
    make(connection)
    for kind in kinds():
        reindex(connection, [(kind, id) for id in undeleted(connection, kind)])
    day.note(connection, date.today())


def undeleted(connection: Connection, kind: str) -> list[str]:
    """The ids of all records of a kind that are not in the trash."""
    rows = connection.execute(f"SELECT id FROM {kind} WHERE deleted_at IS NULL ORDER BY id")
    return [row[0] for row in rows]


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


def searchable(values: Iterable[str]) -> str:
    """The words of some values as they are looked for: folded, numbers also without their separators."""
    values = list(values)
    numbers = [_SEPARATORS.sub("", v) for v in values if v[:1] in _BEGINS_NUMBER and _NUMBER.fullmatch(v)]
    numbers += [number[3:] for number in numbers if number.startswith("+48")]
    return fold(" ".join((*values, *numbers)))


def entries(
    connection: Connection, kind: str, ids: list[str], today: date, new: NewTexts | None = None
) -> dict[str, Entry]:
    """What the caches should say about some records, by id."""
    wanted, known = json.dumps(ids), new or {}
    titles = _titles(connection, kind, wanted, today)
    texts = {id: known[kind, id] for id in ids if (kind, id) in known}
    texts |= _texts(connection, kind, json.dumps([id for id in ids if id not in texts]))
    found: dict[str, Entry] = {}
    for id in ids:
        title = titles.get(id, "")
        found[id] = (title, sort_key(title), searchable(texts.get(id, ())))
    return found


def _reindex(connection: Connection, kind: str, ids: list[str], new: NewTexts) -> None:
    wanted = json.dumps(ids)
    known: dict[str, int] = dict(
        _rows(connection, f"SELECT id, n FROM _rownum WHERE id IN {_WANTED}", wanted)
    )
    old = [(n,) for n in known.values()]
    connection.executemany("DELETE FROM _search WHERE rowid = ?", old)
    connection.executemany("DELETE FROM _rownum WHERE n = ?", old)
    last = connection.execute("SELECT coalesce(max(n), 0) FROM _rownum").fetchone()[0]
    fresh = count(max(last, *known.values(), 0) + 1)
    living = f"SELECT id FROM {kind} WHERE deleted_at IS NULL AND id IN {_WANTED} ORDER BY id"
    alive = [id for (id,) in _rows(connection, living, wanted)]
    numbers = [known.get(id) or next(fresh) for id in alive]
    made = [*zip(numbers, alive, entries(connection, kind, alive, date.today(), new).values(), strict=True)]
    connection.executemany(
        "INSERT INTO _rownum (n, kind, id, title, sort_key) VALUES (?, ?, ?, ?, ?)",
        [(n, kind, id, title, key) for n, id, (title, key, _text) in made],
    )
    connection.executemany(
        "INSERT INTO _search (rowid, text) VALUES (?, ?)", [(n, text) for n, _id, (_t, _k, text) in made]
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


def _titles(connection: Connection, kind: str, wanted: str, today: date) -> dict[str, str]:
    """What each record is called on a day; where no name holds then, by the latest one."""
    found: dict[str, str] = {}
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
