"""Caches that can be rebuilt: a row number, a title, a sort key and a search text for every record."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import count

from grono.domain.dates import PartialDate, covers
from grono.domain.entities import ENTITIES, REFERENCES
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

NewTexts = dict[str, dict[str, list[str]]]
"""What records are found by: texts by id by table."""

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
    return "" if entity.owner == SUBJECT else REFERENCES[entity.owner]


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
        reindex(connection, {kind: undeleted(connection, kind)})
    day.note(connection, date.today())


def undeleted(connection: Connection, kind: str) -> list[str]:
    """The ids of all records of a kind that are not in the trash."""
    rows = connection.execute(f"SELECT id FROM {kind} WHERE deleted_at IS NULL ORDER BY id")
    return [row[0] for row in rows]


def reindex(
    connection: Connection, subjects: Mapping[str, Collection[str]], new: NewTexts | None = None
) -> None:
    """Bring the caches of some records up to date; records that are gone or deleted leave them.

    new: the texts of records that the caches do not hold yet, and that need not be read.
    """
    for kind, ids in subjects.items():
        if kind in kinds():
            known = (new or {}).get(kind, {})
            old, fresh = [id for id in ids if id not in known], [id for id in ids if id in known]
            for chunk in batches(sorted(old)):
                _write(connection, kind, _leave(connection, kind, chunk), {})
            for chunk in batches(sorted(fresh)):
                _write(connection, kind, dict.fromkeys(chunk, 0), known)


def searchable(values: Iterable[str]) -> str:
    """The words of some values as they are looked for: folded, numbers also without their separators."""
    values = list(values)
    numbers = [_SEPARATORS.sub("", v) for v in values if v[:1] in _BEGINS_NUMBER and _NUMBER.fullmatch(v)]
    numbers += [number[3:] for number in numbers if number.startswith("+48")]
    return fold(" ".join((*values, *numbers)))


def entries(
    connection: Connection,
    kind: str,
    ids: Sequence[str],
    today: date,
    known: Mapping[str, list[str]] | None = None,
) -> dict[str, Entry]:
    """What the caches should say about some records, by id; known: texts that need not be read."""
    wanted = json.dumps(ids)
    titles = _titles(connection, kind, wanted, today)
    texts = known or _texts(connection, kind, wanted)
    found: dict[str, Entry] = {}
    for id in ids:
        title = titles.get(id, "")
        found[id] = (title, sort_key(title), searchable(texts.get(id, ())))
    return found


def _leave(connection: Connection, kind: str, ids: list[str]) -> dict[str, int]:
    """Take records out of the caches; returns those that live on, with their number, 0 for a new one."""
    wanted = json.dumps(ids)
    numbers = _rows(connection, f"SELECT id, n FROM _rownum WHERE id IN {_WANTED}", wanted)
    known: dict[str, int] = dict(numbers.fetchall())
    gone = [(n,) for n in known.values()]
    connection.executemany("DELETE FROM _search WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM _rownum WHERE n = ?", gone)
    living = f"SELECT id FROM {kind} WHERE deleted_at IS NULL AND id IN {_WANTED} ORDER BY id"
    return {id: known.get(id, 0) for (id,) in _rows(connection, living, wanted)}


def _write(
    connection: Connection, kind: str, numbers: Mapping[str, int], known: Mapping[str, list[str]]
) -> None:
    last = connection.execute("SELECT coalesce(max(n), 0) FROM _rownum").fetchone()[0]
    fresh = count(max(last, *numbers.values(), 0) + 1)
    made = entries(connection, kind, list(numbers), date.today(), known)
    numbered = [(numbers[id] or next(fresh), id, *entry) for id, entry in made.items()]
    connection.executemany(
        "INSERT INTO _rownum (n, kind, id, title, sort_key) VALUES (?, ?, ?, ?, ?)",
        [(n, kind, id, title, key) for n, id, title, key, _text in numbered],
    )
    connection.executemany(
        "INSERT INTO _search (rowid, text) VALUES (?, ?)", [(n, text) for n, *_rest, text in numbered]
    )


def _texts(connection: Connection, kind: str, wanted: str) -> dict[str, list[str]]:
    """What each record is found by."""
    parts = [
        f"SELECT {entity.owner}, {', '.join(entity.searched)} FROM {entity.table} "
        f"WHERE {_belongs(entity, kind)}"
        for entity in _sources(kind)
        if entity.searched
    ]
    found: dict[str, list[str]] = {}
    for part in parts:
        for id, *texts in _rows(connection, part, wanted):
            if id in found:
                found[id].extend(texts)
            else:
                found[id] = texts
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
