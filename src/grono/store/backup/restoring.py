"""Bringing a register back from a backup; what was there before is kept first."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grono.domain.text import UserError, _
from grono.store import errors, header, lock, probe, snapshot
from grono.store.backup import copies, packed, shelf, space
from grono.store.backup.manifest import Manifest, Reason
from grono.store.backup.verifying import comes_back, is_whole
from grono.store.files import Files
from grono.store.header import beside


@dataclass(frozen=True)
class Restored:
    """What was brought back, where the state before lies, and how many attachments could not be found."""

    manifest: Manifest
    kept: Path | None
    missing: int


def restore(backup: Path, register: Path) -> Restored:
    """Put the state of a backup, packed or automatic, in a register's place; a UserError changed nothing."""
    register = register.resolve()
    damaged = _is_damaged(register)
    try:
        held = lock.acquire(register)
    except OSError as error:
        raise errors.of_system(error, register) from error
    work = register.with_name(f".{register.name}-{os.getpid()}")
    try:
        space.require(register.parent, _declared(backup), restoring=True)
        if not comes_back(backup, work):
            raise packed.damaged(backup)
        _refuse_newer(work, backup)
        kept = _keep(register, damaged=damaged)
        with packed.opened(backup) as opened:
            missing = _bring_blobs(opened, backup.absolute().parent, register)
            snapshot.replace(register, by=work, damaged=damaged)
            return Restored(opened.manifest, kept, missing)
    except OSError as error:
        raise errors.of_system(error, register) from error
    finally:
        work.unlink(missing_ok=True)
        held.release()


def _declared(backup: Path) -> int:
    with packed.opened(backup) as opened:
        manifest = opened.manifest
    return manifest.size + (sum(manifest.files.values()) if manifest.packed else 0)


def _is_damaged(register: Path) -> bool:
    """Whether what is in the place is a damaged register; raises UserError where it is something else."""
    if not register.exists():
        return False
    try:
        found = header.read(register)
        probe.refuse_damaged(register, found.version, thorough=True)
    except errors.DamagedError:
        return True
    return False


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


def _keep(register: Path, *, damaged: bool) -> Path | None:
    """Keep the state of today: as a backup, or byte for byte where it cannot be read any more."""
    if not register.exists():
        return None
    if not damaged:
        return copies.make(register, Reason.RESTORE)
    folder = shelf.folder_of(register)
    target = folder / f"{_now()}_damaged.grono"
    with space.failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for ending in ("", "-wal"):
            if beside(register, ending).is_file():
                shutil.copyfile(beside(register, ending), beside(target, ending))
    return target


def _now() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d_%H%M%S}"


def _bring_blobs(opened: packed.Pack, folder: Path, register: Path) -> int:
    """Add the attachments that are not there yet; returns how many could not be found."""
    files = Files(register)
    if not files.is_usable():
        files.path.replace(files.path.with_name(f"{files.path.name}-damaged-{_now()}"))
    if opened.manifest.packed:
        for data in opened.blobs():
            files.put(data)
        return 0
    wanted = [name for name in opened.manifest.files if not files.is_whole(name)]
    found = [place for place in (shelf.blob_of(folder, name) for name in wanted) if place.is_file()]
    whole = [place for place in found if is_whole(place, place.name)]
    for place in whole:
        files.put(place.read_bytes())
    return len(wanted) - len(whole)
