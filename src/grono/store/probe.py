"""A first look at a register before it is opened: damaged files are refused and nothing is written."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from grono.domain.entities import ENTITIES
from grono.store import errors, schema
from grono.store.driver import Connection, DatabaseError, connect
from grono.store.header import without_trace

SMALL = 8_000_000
"""A file of this many bytes is looked through in some hundredths of a second."""

_CACHES = ("_search", "_rownum")
_JOURNAL = ("step", "change")


def refuse_damaged(path: Path, version: int, *, thorough: bool = False) -> None:
    """Raise UserError for a register that cannot be read; large ones are looked through when thorough."""
    thorough = thorough or path.stat().st_size <= SMALL
    try:
        with closing(connect(path, access=without_trace(path))) as connection:
            whole = _has_tables(connection, version) and _ends_are_readable(connection, version)
            found = damages(connection) if whole and thorough else []
    except DatabaseError as error:
        raise errors.damaged(path) from error
    if not whole or found:
        raise errors.damaged(path)


def damages(connection: Connection, how: str = "quick_check") -> list[str]:
    """What is wrong with the file's pages, as the engine says it; caches that can be rebuilt do not count."""
    said = [str(row[0]) for row in connection.execute(f"PRAGMA {how}(20)")]
    return [line for line in said if line != "ok" and not any(cache in line for cache in _CACHES)]


def _tables(version: int) -> list[str]:
    """The tables that must be there; what a later migration brings is not asked of an older register."""
    entities = [entity.table for entity in ENTITIES] if version == schema.VERSION else []
    return [*_JOURNAL, *entities]


def _has_tables(connection: Connection, version: int) -> bool:
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return found.issuperset(_tables(version))


def _ends_are_readable(connection: Connection, version: int) -> bool:
    for table in _tables(version):
        for order in ("ASC", "DESC"):
            connection.execute(f"SELECT * FROM {table} ORDER BY 1 {order} LIMIT 1").fetchall()
    return True
