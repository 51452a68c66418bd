"""Making a backup: a copy at one moment, packed, brought back to a temporary place, and then believed."""

from __future__ import annotations

import tempfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import grono
from grono.domain.text import UserError, _
from grono.store import header, snapshot
from grono.store.backup import blobs, rotation, shelf, space
from grono.store.backup import packed as packing
from grono.store.backup.assembling import Content, assemble
from grono.store.backup.manifest import SUFFIX, Manifest, Reason
from grono.store.driver import connect
from grono.store.files import Files

_NEVER_ROTATED = (Reason.MANUAL, Reason.RESTORE)


def make(register: Path, reason: Reason, note: str = "") -> Path:
    """An automatic backup on the shelf; attachments are kept beside all backups, once each.

    Raises UserError when it could not be made or did not come back as it was; then nothing was left behind.
    """
    folder = shelf.folder_of(register)
    now = datetime.now().astimezone()
    target = _free_name(folder, f"{now:%Y-%m-%d_%H%M%S}_{reason.value}")
    with space.failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _make(register, target, reason, note, now, packed=False)
        if reason not in _NEVER_ROTATED:
            prune(folder, now.date())
    return target


def make_if_changed(register: Path, reason: Reason = Reason.CLOSE) -> Path | None:
    """A backup, unless the newest one holds the same state already."""
    newest = shelf.latest(register)
    with closing(connect(register, access=snapshot.access(register))) as connection:
        if newest is not None and newest.manifest.last_step == snapshot.last_step(connection):
            return None
    return make(register, reason)


def pack(register: Path, target: Path | None = None) -> Path:
    """One packed file with the register and its attachments, to be carried away; by default on the shelf."""
    now = datetime.now().astimezone()
    name = f"{register.stem}_{now:%Y-%m-%d_%H%M%S}"
    if target is None:
        folder = shelf.folder_of(register)
        with space.failures(folder):
            folder.mkdir(parents=True, exist_ok=True)
        target = _free_name(folder, f"{now:%Y-%m-%d_%H%M%S}_{Reason.MANUAL.value}")
    elif target.is_dir():
        target = _free_name(target, name)
    _refuse_overwriting(target)
    with space.failures(target.absolute().parent):
        _make(register, target, Reason.MANUAL, "", now, packed=True)
    return target


def prune(folder: Path, today: date) -> None:
    """Delete automatic backups that the rotation does not keep, and attachments that no other names."""
    backups = shelf.on_shelf(folder)
    turning = [backup for backup in backups if backup.manifest.reason not in _NEVER_ROTATED]
    kept = rotation.kept((backup.manifest.made_at for backup in turning), today)
    gone = [backup for backup in turning if backup.manifest.made_at not in kept]
    for backup in gone:
        backup.path.unlink(missing_ok=True)
    for salt in {backup.manifest.salt for backup in gone}:
        keep_only_named(folder, salt)


def keep_only_named(folder: Path, salt: str) -> None:
    """Delete attachments that no backup of a salt in a folder names."""
    kept = blobs.beside(folder, salt)
    if kept is not None:
        named = {
            label
            for one in shelf.on_shelf(folder)
            if one.manifest.salt == salt
            for label in one.manifest.files
        }
        kept.delete([name for name in kept.sizes() if kept.label(name) not in named])


def _make(register: Path, target: Path, reason: Reason, note: str, now: datetime, *, packed: bool) -> None:
    header.read(register)
    folder = target.absolute().parent
    space.require(folder, space.needed(register, packed=packed))
    with tempfile.TemporaryDirectory(dir=folder, prefix=".grono-") as work:
        copy = Path(work) / packing.REGISTER
        taken = snapshot.take(register, copy)
        manifest = Manifest(
            made_at=now,
            reason=reason,
            note=note,
            program=grono.__version__,
            name=register.name,
            path=str(register.resolve()),
            register_id=taken.register_id,
            version=taken.version,
            last_step=taken.last_step,
            size=0,
            sha256="",
            packed=packed,
            counts=taken.counts,
            alive=taken.alive,
        )
        files = Files(register)
        content = Content(taken.files, lambda name: files.get(name) if files.is_whole(name) else None)
        assemble(Path(work), manifest, content).replace(target)


def _free_name(folder: Path, stem: str) -> Path:
    """A name that no file has yet."""
    names = (folder / f"{stem}{'' if n == 1 else f'-{n}'}{SUFFIX}" for n in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _refuse_overwriting(target: Path) -> None:
    """Only a backup may be replaced by a backup."""
    if target.exists():
        try:
            shelf.read(target)
        except UserError as error:
            raise UserError(
                _("{file} is there already and is no backup; it was not touched.", file=target.name),
                todo=_("Choose another name."),
            ) from error
