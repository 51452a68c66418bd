"""Where the backups of a register lie, and which there are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from grono import paths
from grono.domain.text import UserError
from grono.store.backup import packed
from grono.store.backup.manifest import SUFFIX, Manifest

_SECOND = len("2026-11-23_120000")


@dataclass(frozen=True)
class Backup:
    """One backup on the shelf."""

    path: Path
    manifest: Manifest
    size: int


def folder_of(register: Path) -> Path:
    """Where the backups of a register lie; two registers of one name in two places have two folders."""
    place = hashlib.sha256(str(register.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return paths.backups_dir() / f"{register.stem}-{place}"


def read(path: Path) -> Backup:
    """One backup by its path; raises UserError for what is none."""
    with packed.opened(path) as opened:
        return Backup(path, opened.manifest, path.stat().st_size)


def on_shelf(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; what cannot be read is left out, never deleted."""
    found = [backup for path in folder.glob(f"*{SUFFIX}") if (backup := _readable(path))]
    return sorted(found, key=lambda backup: backup.manifest.made_at, reverse=True)


def backups_of(register: Path, register_id: str = "") -> list[Backup]:
    """The backups of a register, newest first; with its id also those made before it was moved or renamed."""
    here = folder_of(register)
    if not register_id:
        return on_shelf(here)
    return [
        backup
        for backup in all_backups()
        if backup.path.parent == here or backup.manifest.register_id == register_id
    ]


def all_backups() -> list[Backup]:
    """The backups of every register, newest first."""
    folders = (folder for folder in paths.backups_dir().glob("*") if folder.is_dir())
    found = [backup for folder in folders for backup in on_shelf(folder)]
    return sorted(found, key=lambda backup: backup.manifest.made_at, reverse=True)


def latest(register: Path) -> Backup | None:
    """The newest backup of a register; only those of the last second in which one was made are read."""
    by_second = groupby(
        sorted(folder_of(register).glob(f"*{SUFFIX}"), reverse=True), key=lambda path: path.name[:_SECOND]
    )
    for _second, paths_of_it in by_second:
        readable = [backup for path in paths_of_it if (backup := _readable(path))]
        if readable:
            return max(readable, key=lambda backup: backup.manifest.made_at)
    return None


def _readable(path: Path) -> Backup | None:
    try:
        return read(path)
    except UserError:
        return None
