"""The bytes of attachments, in NAME.grono-files: kept once under their SHA-256 and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from grono.domain.text import UserError, _
from grono.store import errors, keys
from grono.store.driver import Access, Connection, DatabaseError, Row, connect
from grono.store.header import beside
from grono.store.keys import Key

APPLICATION_ID = 0x47524E46
"""The four letters GRNF at byte 68 of every file of blobs."""

_SIZES = "SELECT sha256, size FROM blob"
_TABLE = """CREATE TABLE IF NOT EXISTS blob (
    sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL
) STRICT"""


def files_of(path: Path) -> Path:
    """Where the attachments of a register lie."""
    return beside(path, "-files")


def digest(data: bytes) -> str:
    """The name of a blob."""
    return hashlib.sha256(data).hexdigest()


class Blobs:
    """Bytes under their names, in one file that appears with the first of them; a new one takes the key."""

    def __init__(self, path: Path, key: Key | None = None) -> None:
        self.path = path
        self._key = key

    def put(self, data: bytes) -> str:
        """Keep some bytes and return their name; they are on the disk before this returns."""
        name = digest(data)
        with closing(self._writing()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", (name, len(data), data))
            connection.execute("COMMIT")
        return name

    def get(self, name: str) -> bytes:
        """The bytes of a name; raises UserError where they are missing or not what they were."""
        data = self._read(name)
        if data is None:
            raise UserError(_("The attachment is missing from {file}.", file=self.path.name))
        if digest(data) != name:
            raise UserError(_("The attachment is damaged in {file}.", file=self.path.name))
        return data

    def sizes(self) -> dict[str, int]:
        """The names of all blobs and how many bytes each has."""
        if not self.path.exists():
            return {}
        with closing(self._reading()) as connection:
            return {row["sha256"]: row["size"] for row in self._rows(connection, _SIZES)}

    def is_usable(self) -> bool:
        """Whether the file is there, or may be made, and can be read."""
        try:
            self.sizes()
        except UserError:
            return False
        return True

    def is_whole(self, name: str) -> bool:
        """Whether a blob is there and is what its name says."""
        data = self._read(name)
        return data is not None and digest(data) == name

    def delete(self, names: Iterable[str]) -> None:
        """Forget some blobs and give their room back."""
        gone = [(name,) for name in names]
        if not gone or not self.path.exists():
            return
        with closing(self._writing()) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("DELETE FROM blob WHERE sha256 = ?", gone)
            connection.execute("COMMIT")
            connection.execute("VACUUM")

    def _read(self, name: str) -> bytes | None:
        if not self.path.exists():
            return None
        with closing(self._reading()) as connection:
            rows = self._rows(connection, "SELECT data FROM blob WHERE sha256 = ?", name)
        return bytes(rows[0]["data"]) if rows else None

    def _rows(self, connection: Connection, sql: str, *params: str) -> list[Row]:
        try:
            return connection.execute(sql, params).fetchall()
        except DatabaseError as error:
            raise self._unusable() from error

    def _reading(self) -> Connection:
        try:
            return connect(self.path, access=Access.READ_ONLY)
        except DatabaseError as error:
            raise self._unusable() from error

    def _writing(self) -> Connection:
        new = not self.path.exists() or self.path.stat().st_size == 0
        with errors.explained(self.path):
            connection = connect(
                self.path, self._key_of_new() if new else None, access=Access.CREATE, wal=False
            )
            if new:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute("PRAGMA user_version = 1")
            connection.execute(_TABLE)
        return connection

    def _key_of_new(self) -> Key | None:
        return self._key

    def _unusable(self) -> UserError:
        return UserError(
            _("The file of attachments {file} is damaged or is not one.", file=self.path.name),
            todo=_("Restore it from a backup."),
        )


class Files(Blobs):
    """The attachments of one register, beside it and encrypted as it is."""

    def __init__(self, register: Path) -> None:
        super().__init__(files_of(register))
        self._register = register

    def _key_of_new(self) -> Key | None:
        return keys.of(self._register)
