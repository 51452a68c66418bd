"""Copies of a register: made and verified, kept by day, week and month, listed, and brought back."""

from __future__ import annotations

from grono.store.backup.copies import make, make_if_changed, pack
from grono.store.backup.manifest import Manifest, Reason
from grono.store.backup.resealing import Resealed, discard, exposed, leftovers, reseal
from grono.store.backup.restoring import restore
from grono.store.backup.shelf import Backup, all_backups, backups_of, latest

__all__ = [
    "Backup",
    "Manifest",
    "Reason",
    "Resealed",
    "all_backups",
    "backups_of",
    "discard",
    "exposed",
    "latest",
    "leftovers",
    "make",
    "make_if_changed",
    "pack",
    "reseal",
    "restore",
]
