"""Attachments beside all backups of a register, once each: as plain files, or in one encrypted file a key."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Protocol

from grono.store import keys
from grono.store.files import Blobs, digest
from grono.store.keys import Key

_SAMPLE = 20
_NAME = 64


class Kept(Protocol):
    """Where attachments are kept for backups; a label is how a manifest calls one."""

    def label(self, name: str) -> str: ...
    def sizes(self) -> dict[str, int]: ...
    def put(self, name: str, data: bytes) -> None: ...
    def get(self, name: str) -> bytes | None: ...
    def delete(self, names: Iterable[str]) -> None: ...


def place_of(folder: Path, name: str) -> Path:
    """Where an attachment lies as a plain file, once for all backups of a folder."""
    return folder / "files" / name[:2] / name


class Plain:
    """One file for each, under its SHA-256."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def label(self, name: str) -> str:
        return name

    def sizes(self) -> dict[str, int]:
        """The names of all that lie there, and how many bytes each has."""
        found = (path for path in self._folder.glob("files/??/*") if len(path.name) == _NAME)
        return {path.name: path.stat().st_size for path in found}

    def put(self, name: str, data: bytes) -> None:
        """Keep some bytes."""
        place = place_of(self._folder, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_suffix(".new")
        temporary.write_bytes(data)
        temporary.replace(place)

    def get(self, name: str) -> bytes | None:
        """The bytes of a name; None where they are missing or not what they were."""
        place = place_of(self._folder, name)
        data = place.read_bytes() if place.is_file() else b""
        return data if digest(data) == name else None

    def delete(self, names: Iterable[str]) -> None:
        """Forget some."""
        for name in names:
            place_of(self._folder, name).unlink(missing_ok=True)


class Sealed:
    """All in one file, encrypted with the key of the backups that name them."""

    def __init__(self, folder: Path, key: Key) -> None:
        self._key = key
        self._blobs = Blobs(folder / f"files-{key.salt.hex()}", key)

    def label(self, name: str) -> str:
        return self._key.veil(name)

    def sizes(self) -> dict[str, int]:
        """The names of all that lie there, and how many bytes each has."""
        return self._blobs.sizes() if self._blobs.is_usable() else {}

    def put(self, name: str, data: bytes) -> None:  # noqa: ARG002 - the name follows from the bytes
        """Keep some bytes."""
        self._blobs.put(data)

    def get(self, name: str) -> bytes | None:
        """The bytes of a name; None where they are missing or not what they were."""
        return self._blobs.get(name) if self._blobs.is_whole(name) else None

    def delete(self, names: Iterable[str]) -> None:
        """Forget some; with the last of them the file goes."""
        self._blobs.delete(names)
        if not self.sizes():
            self._blobs.path.unlink(missing_ok=True)


def beside(folder: Path, salt: str) -> Kept | None:
    """Where the backups of a folder with a salt ("" for plain ones) have theirs; None without its key."""
    if not salt:
        return Plain(folder)
    key = keys.known(bytes.fromhex(salt))
    return Sealed(folder, key) if key else None


def are_whole(kept: Kept, names: Collection[str]) -> bool:
    """Whether some of them, chosen by chance, are what they were."""
    every = sorted(names)
    return all(kept.get(name) is not None for name in random.sample(every, min(_SAMPLE, len(every))))
