"""The one way to a connection: SQLCipher's SQLite, plain unless a key is given."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2

from grono.store import keys
from grono.store.keys import Key

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

Connection = dbapi2.Connection
Cursor = dbapi2.Cursor
Row = dbapi2.Row
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError


class Access(StrEnum):
    """How a file is opened, as the end of its address."""

    CREATE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=rw&"
    """Reading where one may write: the log beside the file is kept in order, nothing else is touched."""
    READ_ONLY = "mode=ro"
    """Reading where nothing can be written; a log that lies there is read too."""
    FROZEN = "mode=ro&immutable=1"
    """Reading a file that nobody changes meanwhile; leaves no trace at all."""


def connect(
    path: Path | str,
    key: Key | None = None,
    *,
    read_only: bool = False,
    wal: bool = True,
    access: Access | None = None,
) -> Connection:
    """Open a SQLite file; every write is durable when it returns.

    Transactions are begun by hand (BEGIN IMMEDIATE). wal is for local disks; on a network path a rollback
    journal is kept. An encrypted file is opened with the key that is remembered for it; key is for a new one.
    Raises DatabaseError when the file is no database or its key is not known.
    """
    key = key or keys.of(path)
    access = access or (Access.READ if read_only else Access.CREATE)
    connection = dbapi2.connect(
        f"{Path(path).absolute().as_uri()}?{access.rstrip('&')}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    try:
        _set_up(connection, key, writing=access in (Access.CREATE, Access.WRITE), wal=wal)
    except BaseException:
        connection.close()
        raise
    connection.row_factory = Row
    return connection


def _set_up(connection: Connection, key: Key | None, *, writing: bool, wal: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would speak to stderr
    if key is not None:
        connection.execute(f'PRAGMA key = "{key.spec}"')
    if writing:
        connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cache_size = -4000")
    if not writing:
        connection.execute("PRAGMA query_only = ON")


def recode(source: Path, target: Path, key: Key | None) -> None:
    """Write a file anew, row by row, under another key or, without one, plainly; target must not be there.

    Nobody else may have the source open; its log is folded into it first.
    """
    connection = connect(source, access=Access.WRITE, wal=False)
    try:
        connection.execute(
            f'ATTACH ? AS recoded KEY "{key.spec}"' if key else "ATTACH ? AS recoded KEY ''", (str(target),)
        )
        connection.execute("PRAGMA recoded.synchronous = FULL")
        connection.execute("SELECT sqlcipher_export('recoded')").fetchall()
        for name in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
            connection.execute(f"PRAGMA recoded.{name} = {value}")
        connection.execute("DETACH recoded")
    finally:
        connection.close()


def in_memory() -> Connection:
    """A database of this process alone, gone when it is closed."""
    return dbapi2.connect(":memory:", isolation_level=None)
