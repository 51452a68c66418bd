"""Making a backup: a copy at one moment, packed, brought back to a temporary place, and then believed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import grono
from grono.domain.text import UserError, _
from grono.store import header, snapshot
from grono.store.backup import packed as packing
from grono.store.backup import rotation, shelf, space
from grono.store.backup.manifest import SUFFIX, Manifest, Reason
from grono.store.backup.verifying import blobs_are_whole, comes_back, size_of, sum_of
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
    if not gone:
        return
    named = {name for backup in backups if backup not in gone for name in backup.manifest.files}
    for blob in folder.glob("files/??/*"):
        if blob.name not in named:
            blob.unlink(missing_ok=True)


def _make(register: Path, target: Path, reason: Reason, note: str, now: datetime, *, packed: bool) -> None:
    header.read(register)
    folder = target.absolute().parent
    space.require(folder, space.needed(register, packed=packed))
    with tempfile.TemporaryDirectory(dir=folder, prefix=".grono-") as work:
        copy, made = Path(work) / packing.REGISTER, Path(work) / ("made" + SUFFIX)
        taken = snapshot.take(register, copy)
        files = Files(register)
        blobs = _whole(files, taken.files) if packed else _keep_blobs(folder, files, taken.files)
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
            size=copy.stat().st_size,
            sha256=sum_of(copy),
            packed=packed,
            counts=taken.counts,
            alive=taken.alive,
            files=blobs,
        )
        packing.write(made, manifest, copy, ((name, files.get(name)) for name in (blobs if packed else ())))
        copy.unlink()
        if not comes_back(made, Path(work) / "back.grono") or not (packed or blobs_are_whole(folder, blobs)):
            raise UserError(
                _("The backup was not made: the copy did not come back whole."),
                todo=_("Check the register and the disk, then try again."),
            )
        made.replace(target)


def _whole(files: Files, names: Iterable[str]) -> dict[str, int]:
    """The attachments that can be read, with their sizes; check tells of the others."""
    there = files.sizes() if files.is_usable() else {}
    return {name: there[name] for name in names if name in there and files.is_whole(name)}


def _keep_blobs(folder: Path, files: Files, names: Iterable[str]) -> dict[str, int]:
    """Put attachments beside the backups, once each; returns all that lie there, with their sizes."""
    for name in _whole(files, (name for name in names if not shelf.blob_of(folder, name).is_file())):
        place = shelf.blob_of(folder, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_suffix(".new")
        temporary.write_bytes(files.get(name))
        temporary.replace(place)
    sizes = {name: size_of(shelf.blob_of(folder, name)) for name in names}
    return {name: size for name, size in sizes.items() if size >= 0}


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
