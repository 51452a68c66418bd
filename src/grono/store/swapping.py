"""A register and its attachments take another's place together; a crash between both moves loses neither."""

from __future__ import annotations

from pathlib import Path

from grono.store import keys, snapshot
from grono.store.driver import recode
from grono.store.files import Blobs, files_of
from grono.store.header import beside
from grono.store.keys import Key


def attachments_under(path: Path, key: Key | None) -> Blobs:
    """The attachments of a register as they should be under a key: those beside it, or a copy that waits."""
    current, waiting = files_of(path), _waiting(path)
    salt = key.salt if key else b""
    if current.exists() and keys.salt_of(current) == salt:
        return Blobs(current, key)
    waiting.unlink(missing_ok=True)
    if current.exists():
        recode(current, waiting, key)
    return Blobs(waiting, key)


def swap(path: Path, by: Path, *, damaged: bool = False) -> None:
    """Put another file in a register's place, and the attachments that wait for it beside it."""
    snapshot.replace(path, by=by, damaged=damaged)
    settle(path)


def settle(path: Path) -> None:
    """Finish a swap that was cut off: attachments that bear the register's salt belong to it, others go."""
    waiting = _waiting(path)
    if waiting.is_file():
        if keys.salt_of(waiting) == keys.salt_of(path):
            waiting.replace(files_of(path))
        else:
            waiting.unlink()


def _waiting(path: Path) -> Path:
    return beside(path, "-files-new")
