"""Whether a backup comes back as it was."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from grono.store import probe, snapshot
from grono.store.backup import packed, shelf
from grono.store.driver import Access, Connection, DatabaseError, connect
from grono.store.files import digest

_SAMPLE = 20


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


def blobs_are_whole(folder: Path, names: Iterable[str]) -> bool:
    """Whether some attachments, chosen by chance, lie whole beside the backups."""
    every = sorted(names)
    chosen = random.sample(every, min(_SAMPLE, len(every)))
    return all(is_whole(shelf.blob_of(folder, name), name) for name in chosen)


def is_sound(connection: Connection) -> bool:
    """Whether every page, row and index is right; caches can be made anew and do not count."""
    return not probe.damages(connection, "integrity_check")


def sum_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size_of(path: Path) -> int:
    """How many bytes a file has; -1 where there is none."""
    return path.stat().st_size if path.is_file() else -1


def is_whole(path: Path, name: str) -> bool:
    """Whether a file's bytes are what its name says."""
    return path.is_file() and digest(path.read_bytes()) == name
