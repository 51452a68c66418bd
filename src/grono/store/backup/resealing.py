"""Backups brought under the passphrase of their register, so that none lies there for anybody to read."""

from __future__ import annotations

import glob
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from grono.domain.text import UserError
from grono.store import errors, header, keys, snapshot
from grono.store.backup import blobs, packed, shelf, space
from grono.store.backup.assembling import Content, assemble
from grono.store.backup.copies import keep_only_named
from grono.store.backup.shelf import Backup
from grono.store.driver import connect, recode
from grono.store.files import Blobs, files_of
from grono.store.keys import Key

Told = Callable[[int, int], object]
"""Called with how many are done, and of how many."""


@dataclass
class Resealed:
    """How many backups were written anew, and the files that lie there as they were."""

    done: int = 0
    left: list[Path] = field(default_factory=list)


def exposed(register: Path) -> list[Backup]:
    """The backups on this computer that the passphrase of now does not protect, newest first."""
    salt = keys.salt_of(register).hex()
    return [one for one in _backups(register) if salt and one.manifest.salt != salt]


def reseal(register: Path, told: Told = lambda _done, _all: None) -> Resealed:
    """Write those backups anew under the passphrase of now, each verified before it takes its place.

    What cannot be read is left as it is, and named.
    """
    header.read(register)
    key, result = keys.of(register), Resealed()
    waiting = exposed(register)
    if key is not None:
        for number, one in enumerate(waiting):
            told(number, len(waiting))
            try:
                with space.failures(one.path.parent):
                    _reseal(one, key)
                result.done += 1
            except UserError:
                result.left.append(one.path)
        for folder in {one.path.parent for one in waiting}:
            for salt in {one.manifest.salt for one in waiting}:
                keep_only_named(folder, salt)
    result.left += leftovers(register)
    return result


def leftovers(register: Path) -> list[Path]:
    """Plain copies of what was damaged once, kept for the worst case; they cannot be encrypted."""
    attachments = files_of(register)
    found = (
        *shelf.folder_of(register).glob("*_damaged.grono*"),
        *attachments.parent.glob(f"{glob.escape(attachments.name)}-damaged-*"),
    )
    return sorted(path for path in found if not header.is_encrypted(path))


def discard(paths: Iterable[Path]) -> None:
    """Delete backups and leftovers, as a person agreed to; with them the attachments that only they named."""
    paths = list(paths)
    salts = {(path.parent, _salt(path)) for path in paths}
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise errors.of_system(error, path) from error
    for folder, salt in salts:
        if salt is not None:
            keep_only_named(folder, salt)


def _salt(path: Path) -> str | None:
    try:
        return shelf.read(path).manifest.salt
    except UserError:
        return None


def _backups(register: Path) -> list[Backup]:
    with errors.explained(register), closing(connect(register, access=snapshot.access(register))) as opened:
        return shelf.backups_of(register, snapshot.register_id(opened))


def _reseal(backup: Backup, key: Key) -> None:
    folder = backup.path.parent
    space.require(folder, 4 * backup.size)
    for left in folder.glob(".grono-*"):  # of a backup that was cut off
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".grono-") as name:
        work = Path(name)
        with packed.opened(backup.path) as opened:
            salt = opened.manifest.salt
            if salt and keys.known(bytes.fromhex(salt)) is None:
                raise errors.LockedError(backup.path)
            opened.extract_register(work / "before")
            recode(work / "before", work / packed.REGISTER, key)
            content = _content(opened, folder, Blobs(work / "taken", key))
        assemble(work, backup.manifest, content).replace(backup.path)


def _content(opened: packed.Pack, folder: Path, taken: Blobs) -> Content:
    """The attachments of a backup, wherever they lie."""
    manifest = opened.manifest
    if manifest.packed:
        for data in opened.blobs():
            taken.put(data)
        return Content(taken.sizes(), taken.get)
    kept = blobs.beside(folder, manifest.salt)
    if kept is None:
        raise errors.LockedError(opened.path)
    return Content([name for name in kept.sizes() if kept.label(name) in manifest.files], kept.get)
