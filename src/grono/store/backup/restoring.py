"""Bringing a register back from a backup; what was there before is kept first."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grono.domain.text import UserError, _
from grono.store import errors, header, keys, lock, probe, swapping
from grono.store.backup import blobs, copies, packed, shelf, space
from grono.store.backup.manifest import Manifest, Reason
from grono.store.backup.verifying import comes_back
from grono.store.driver import recode
from grono.store.files import Blobs, Files
from grono.store.header import beside
from grono.store.keys import Key


@dataclass(frozen=True)
class Restored:
    """What was brought back, where the state before lies, and how many attachments could not be found."""

    manifest: Manifest
    kept: Path | None
    missing: int


def restore(backup: Path, register: Path) -> Restored:
    """Put the state of a backup, packed or automatic, in a register's place; a UserError changed nothing.

    A register that is encrypted stays so, with its passphrase of now. Raises LockedError where the backup is
    encrypted and its passphrase was not given.
    """
    register = register.resolve()
    unreadable = _unreadable(register)
    try:
        held = lock.acquire(register)
    except OSError as error:
        raise errors.of_system(error, register) from error
    work = register.with_name(f".{register.name}-{os.getpid()}")
    try:
        space.require(register.parent, _declared(backup), space.not_restored)
        _bring_back(backup, work, register)
        kept = _keep(register, unreadable)
        with packed.opened(backup) as opened:
            files = _attachments(register, keys.of(work), unreadable)
            missing = _bring_blobs(opened, backup.absolute().parent, files)
            swapping.swap(register, by=work, damaged=bool(unreadable))
            return Restored(opened.manifest, kept, missing)
    except OSError as error:
        raise errors.of_system(error, register) from error
    finally:
        for left in (work, beside(work, "-old")):
            left.unlink(missing_ok=True)
        swapping.settle(register)
        held.release()


def _bring_back(backup: Path, work: Path, register: Path) -> None:
    """The register of a backup, encrypted as the one in the place is, if that one can be read."""
    with packed.opened(backup) as opened:
        salt = opened.manifest.salt
    if salt and keys.known(bytes.fromhex(salt)) is None:
        raise errors.LockedError(backup)
    key = keys.of(register) or keys.known(bytes.fromhex(salt))
    old = beside(work, "-old")
    if not comes_back(backup, old):
        raise packed.damaged(backup)
    _refuse_newer(old, backup)
    if key is None or keys.salt_of(old) == key.salt:
        old.replace(work)
    else:
        recode(old, work, key)


def _attachments(register: Path, key: Key | None, unreadable: str) -> Blobs:
    """Where the attachments go; a file of them that cannot be read is put aside."""
    files = Files(register)
    if not files.is_usable():
        files.path.replace(files.path.with_name(f"{files.path.name}-{unreadable or 'damaged'}-{_now()}"))
    return swapping.attachments_under(register, key)


def _declared(backup: Path) -> int:
    with packed.opened(backup) as opened:
        manifest = opened.manifest
    return manifest.size + (sum(manifest.files.values()) if manifest.packed else 0)


def _unreadable(register: Path) -> str:
    """Why what is in the place cannot be read, "" where it can; UserError where it is something else."""
    if not register.exists():
        return ""
    try:
        found = header.read(register)
        probe.refuse_damaged(register, found.version, thorough=True)
    except errors.LockedError:
        return "locked"
    except errors.DamagedError:
        return "damaged"
    return ""


def _refuse_newer(work: Path, backup: Path) -> None:
    try:
        header.read(work)
    except errors.NewerError as error:
        raise UserError(
            _("{file} was made by a newer version of Grono; nothing was changed.", file=backup.name),
            todo=_("Update the program."),
        ) from error
    except UserError as error:
        raise packed.damaged(backup) from error


def _keep(register: Path, unreadable: str) -> Path | None:
    """Keep the state of today: as a backup, or byte for byte where it cannot be read any more."""
    if not register.exists():
        return None
    if not unreadable:
        return copies.make(register, Reason.RESTORE)
    folder = shelf.folder_of(register)
    target = folder / f"{_now()}_{unreadable}.grono"
    with space.failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for ending in ("", "-wal"):
            if beside(register, ending).is_file():
                shutil.copyfile(beside(register, ending), beside(target, ending))
    return target


def _now() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d_%H%M%S}"


def _bring_blobs(opened: packed.Pack, folder: Path, files: Blobs) -> int:
    """Add the attachments that are not there yet; returns how many could not be found."""
    manifest = opened.manifest
    if manifest.packed:
        for data in opened.blobs():
            files.put(data)
        return 0
    kept = blobs.beside(folder, manifest.salt)
    there = set(kept.sizes()) if kept else set[str]()
    wanted = [name for name in there | set(files.sizes()) if kept and kept.label(name) in manifest.files]
    lost = len(manifest.files) - len(wanted)
    for name in wanted:
        if not files.is_whole(name):
            data = kept.get(name) if kept else None
            lost += data is None
            if data is not None:
                files.put(data)
    return lost
