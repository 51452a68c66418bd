"""The one way to a connection: SQLCipher's SQLite, plain unless a key is given."""

from __future__ import annotations

import sys
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

Connection = dbapi2.Connection
Row = dbapi2.Row
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError


def connect(
    path: Path | str,
    key: str | None = None,
    *,
    read_only: bool = False,
    wal: bool = True,
) -> Connection:
    """Open a SQLite file; every write is durable when it returns.

    Transactions are begun by hand (BEGIN IMMEDIATE). wal is for local disks; on a network path a rollback
    journal is kept. Raises DatabaseError when the file is no database or the key is wrong.
    """
    mode = "ro" if read_only else "rwc"
    connection = dbapi2.connect(
        f"{Path(path).absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    try:
        if key is not None:
            connection.execute(f"PRAGMA key = '{key.replace(chr(39), chr(39) * 2)}'")
        if not read_only:
            connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    connection.row_factory = Row
    return connection
