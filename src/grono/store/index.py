"""Caches that can be rebuilt: a row number, a title, a sort key and a search text for every record."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from grono.domain.dates import PartialDate, covers
from grono.domain.entities import ENTITIES, OWNER_TABLES
from grono.domain.entity import SUBJECT, Dated, Entity
from grono.domain.folding import fold, sort_key
from grono.store.driver import Connection
from grono.store.rows import batches

_NUMBER = re.compile(r"\+?[\d\s()\-./]{7,}")
_WORD = re.compile(r"\w+")


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


def reindex(connection: Connection, subjects: Iterable[tuple[str, str]]) -> None:
    """Bring the caches of some records up to date; records that are gone or deleted leave them."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, id in subjects:
        if kind in kinds():
            by_kind[kind].append(id)
    for kind, ids in by_kind.items():
        for chunk in batches(ids):
            _reindex(connection, kind, chunk)


def rebuild(connection: Connection) -> None:
    """Make the caches anew from the records."""
    connection.execute("DELETE FROM _rownum")
    connection.execute("INSERT INTO _search (_search) VALUES ('delete-all')")
    for kind in kinds():
        rows = connection.execute(f"SELECT id FROM {kind} WHERE deleted_at IS NULL ORDER BY id")
        reindex(connection, [(kind, row[0]) for row in rows.fetchall()])


def searchable(values: Iterable[str]) -> str:
    """The words of some values as they are looked for: folded, numbers also without their separators."""
    words: list[str] = []
    for value in values:
        folded = fold(value)
        words += _WORD.findall(folded)
        if _NUMBER.fullmatch(value):
            words.append("".join(filter(str.isdigit, value)))
    return " ".join(words)


def _reindex(connection: Connection, kind: str, ids: list[str]) -> None:
    wanted = json.dumps(ids)
    alive = {
        row[0]
        for row in connection.execute(
            f"SELECT id FROM {kind} WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))", (wanted,)
        )
    }
    titles: dict[str, str] = {}
    texts: dict[str, list[str]] = defaultdict(list)
    for entity in _sources(kind):
        _gather(connection, entity, kind, wanted, titles, texts)
    known = dict(
        connection.execute("SELECT id, n FROM _rownum WHERE id IN (SELECT value FROM json_each(?))", (wanted,)).fetchall()
    )
    gone = [(known[id],) for id in ids if id in known and id not in alive]
    connection.executemany("DELETE FROM _rownum WHERE n = ?", gone)
    connection.executemany("DELETE FROM _search WHERE rowid = ?", gone)
    _store(connection, kind, [id for id in ids if id in alive], known, titles, texts)


def _gather(
    connection: Connection,
    entity: type[Entity],
    kind: str,
    wanted: str,
    titles: dict[str, str],
    texts: dict[str, list[str]],
) -> None:
    names = tuple(dict.fromkeys((*entity.titled, *entity.searched)))
    dated = issubclass(entity, Dated)
    period = ("valid_from", "valid_to") if dated else ("NULL", "NULL")
    of_kind = f"AND subject_table = '{kind}'" if entity.owner == SUBJECT else ""
    rows = connection.execute(
        f"""SELECT {entity.owner}, {", ".join((*period, *names))} FROM {entity.table}
            WHERE {entity.owner} IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL {of_kind}
            ORDER BY {period[0]}, id""",
        (wanted,),
    )
    today = date.today()
    current: set[str] = set()
    titled = len(entity.titled)
    for id, begins, ends, *values in rows:
        texts[id] += [value for value in values if value]
        if titled and id not in current:
            titles[id] = " ".join(filter(None, values[:titled]))
            if covers(_partial(begins), _partial(ends), today):
                current.add(id)


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None


def _store(
    connection: Connection,
    kind: str,
    ids: list[str],
    known: dict[str, int],
    titles: dict[str, str],
    texts: dict[str, list[str]],
) -> None:
    next_n = connection.execute("SELECT coalesce(max(n), 0) + 1 FROM _rownum").fetchone()[0]
    numbered = []
    for id in ids:
        if id not in known:
            known[id] = next_n
            next_n += 1
        numbered.append((known[id], kind, id, titles.get(id, ""), sort_key(titles.get(id, ""))))
    connection.executemany(
        """INSERT INTO _rownum (n, kind, id, title, sort_key) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (n) DO UPDATE SET title = excluded.title, sort_key = excluded.sort_key""",
        numbered,
    )
    connection.executemany(
        "INSERT OR REPLACE INTO _search (rowid, text) VALUES (?, ?)",
        [(known[id], searchable(texts[id])) for id in ids],
    )
