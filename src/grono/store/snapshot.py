"""The state of a register at one moment, as a file of its own."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from grono.store import errors, keys
from grono.store.driver import Access, Connection, connect
from grono.store.header import beside, without_trace
from grono.store.places import is_writable

COUNTED = ("organisation", "person", "attachment")


@dataclass(frozen=True)
class Snapshot:
    """What was copied: its version, the last line of its journal and how many rows each table has."""

    version: int
    last_step: str
    register_id: str
    counts: dict[str, int]
    alive: dict[str, int]
    files: list[str]


def take(path: Path, target: Path) -> Snapshot:
    """Copy a register, even one that is being written, and say what was copied."""
    with (
        errors.explained(path),
        closing(connect(path, access=access(path))) as source,
        closing(connect(target, keys.of(path), wal=False)) as copy,
    ):
        source.execute("BEGIN")
        taken = describe(source)
        source.backup(copy)
        source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode = WAL")  # as it will be opened, so that opening changes nothing
    return taken


def access(path: Path) -> Access:
    """How to read a register beside others who may be writing it."""
    return Access.READ if is_writable(path) else without_trace(path)


def describe(connection: Connection) -> Snapshot:
    """What a register holds."""
    return Snapshot(
        version=connection.execute("PRAGMA user_version").fetchone()[0],
        last_step=last_step(connection),
        register_id=register_id(connection),
        counts=counts(connection),
        alive=alive(connection),
        files=[row[0] for row in connection.execute("SELECT DISTINCT sha256 FROM attachment ORDER BY 1")],
    )


def register_id(connection: Connection) -> str:
    """What tells a register from others, wherever its file is moved; empty in a bare one."""
    return str(connection.execute("SELECT min(id) FROM register").fetchone()[0] or "")


def last_step(connection: Connection) -> str:
    """The id of the journal's last line; it tells two states of a register apart."""
    return str(connection.execute("SELECT max(id) FROM step").fetchone()[0] or "")


def counts(connection: Connection) -> dict[str, int]:
    """The rows of every table, the caches' own ones left out."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    names = [row[0] for row in tables if not row[0].startswith("_")]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def alive(connection: Connection) -> dict[str, int]:
    """How many organisations, people and attachments there are, the trash left out."""
    counted = "SELECT count(*) FROM {table} WHERE deleted_at IS NULL"
    return {table: connection.execute(counted.format(table=table)).fetchone()[0] for table in COUNTED}


def stand_alone(path: Path) -> None:
    """Write everything into the one file, so that it can be replaced; a UserError while it is being read."""
    if beside(path, "-wal").exists():
        with errors.explained(path):
            connect(path, access=Access.WRITE, wal=False).close()


def replace(path: Path, by: Path, *, damaged: bool = False) -> None:
    """Put another file in a register's place in one move; nothing of the old one stays beside it."""
    if not damaged:
        stand_alone(path)
    for ending in ("-wal", "-shm", "-journal"):
        beside(path, ending).unlink(missing_ok=True)
    by.replace(path)
