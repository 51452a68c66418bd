"""Which migrations there are, in order, and how they are applied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from grono.store.schema import m0001_register, m0002_activities

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x47524F4E
"""The four letters GRON at byte 68 of every register."""

STEPS: tuple[tuple[str, Callable[[Database], None]], ...] = (
    ("0001_register", m0001_register.apply),
    ("0002_activities", m0002_activities.apply),
)

VERSION = len(STEPS)
"""The schema that this program writes: the number of its migrations, kept as user_version."""


def pending(version: int) -> int:
    """How many migrations a register of a version still needs."""
    return VERSION - version


def apply(db: Database) -> None:
    """Bring a register up to date; each migration, its record and user_version are one transaction."""
    from sqlite_utils import Migrations

    steps = Migrations("grono")
    for number, (name, change) in enumerate(STEPS, start=1):
        steps(name=name)(_numbered(change, number))
    steps.apply(db)


def _numbered(change: Callable[[Database], None], number: int) -> Callable[[Database], None]:
    def migrate(db: Database) -> None:
        change(db)
        db.execute(f"PRAGMA user_version = {number}")

    return migrate
