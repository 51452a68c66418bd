"""Whether a backup comes back as it was."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

from grono.store import probe, snapshot
from grono.store.backup import packed
from grono.store.driver import Access, Connection, DatabaseError, connect


def comes_back(backup: Path, place: Path) -> bool:
    """Whether a backup, brought back to a new file, is a sound register with every row it should have."""
    with packed.opened(backup) as opened:
        opened.extract_register(place)
        manifest = opened.manifest
        for _blob in opened.blobs():
            pass
    try:
        with closing(connect(place, access=Access.FROZEN)) as connection:
            return is_sound(connection) and snapshot.counts(connection) == manifest.counts
    except DatabaseError:
        return False


def is_sound(connection: Connection) -> bool:
    """Whether every page, row and index is right; caches can be made anew and do not count."""
    return not probe.damages(connection, "integrity_check")


def sum_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
