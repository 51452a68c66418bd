"""The one way to a connection: SQLCipher's SQLite, plain unless a key is given."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2

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
    key: str | None = None,
    *,
    read_only: bool = False,
    wal: bool = True,
    access: Access | None = None,
) -> Connection:
    """Open a SQLite file; every write is durable when it returns.

    Transactions are begun by hand (BEGIN IMMEDIATE). wal is for local disks; on a network path a rollback
    journal is kept. Raises DatabaseError when the file is no database or the key is wrong.
    """
    access = access or (Access.READ if read_only else Access.CREATE)
    writing = access in (Access.CREATE, Access.WRITE)
    connection = dbapi2.connect(
        f"{Path(path).absolute().as_uri()}?{access.rstrip('&')}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    try:
        if key is not None:
            connection.execute(f"PRAGMA key = '{key.replace(chr(39), chr(39) * 2)}'")
        if writing:
            connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -16000")
        if not writing:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    connection.row_factory = Row
    return connection


def in_memory() -> Connection:
    """A database of this process alone, gone when it is closed."""
    return dbapi2.connect(":memory:", isolation_level=None)
