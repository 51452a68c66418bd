"""Bringing an older register up to date: always a copy, which takes its place when all went well."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from grono.domain.text import Text, _
from grono.store import backup, errors, index, schema, snapshot
from grono.store.driver import connect


def temporary(path: Path) -> Path:
    """Where a register is made or changed before it bears its name."""
    return path.with_name(f".{path.name}-{os.getpid()}")


def upgrade(path: Path) -> Text:
    """Bring a register up to date after a backup; a failure leaves it as it was. Returns what was done."""
    kept = backup.make(path, backup.Reason.MIGRATION)
    work = temporary(path)
    try:
        upgraded_copy(path, work)
        snapshot.replace(path, by=work)
    finally:
        work.unlink(missing_ok=True)
    return _(
        "{file} was brought up to date for this version; a backup of it as it was is in {copy}.",
        file=path.name,
        copy=str(kept),
    )


def upgraded_copy(path: Path, work: Path) -> None:
    """A copy of an older register as it would be today."""
    from sqlite_utils import Database

    snapshot.take(path, work)
    with closing(connect(work, wal=False)) as connection:
        schema.apply(Database(connection))
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise errors.damaged(path)
        connection.execute("BEGIN IMMEDIATE")
        index.rebuild(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")  # as it will be opened
