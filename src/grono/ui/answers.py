"""What the window asks about a register: its name, its members, its backup, what is found in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from grono.domain.text import Text, _, n_
from grono.ui.moments import moment
from grono.ui.settings import PASSING

if TYPE_CHECKING:
    from grono.store.store import Store

_TOO_OLD = timedelta(days=7)


def describe(store: Store) -> tuple[str, object]:
    """The cluster's name and how many members it has."""
    from grono.services import registers, statistics

    today = date.today()
    count = statistics.member_count(store, today)
    note = n_("{n} member · {year}", "{n} members · {year}", count, year=str(today.year))
    return registers.cluster(store).name or store.path.stem, note


def backup_line(store: Store) -> tuple[Text, str]:
    """When the last backup was made; amber after a week."""
    from grono.store import backup

    now, newest = datetime.now().astimezone(), backup.latest(store.path)
    if newest is None:
        return _("No backup yet"), "warn"
    made = newest.manifest.made_at
    words = _("Backup: {when}", when=moment(made, now.date()))
    return words, "warn" if now - made > _TOO_OLD else "ok"


def waiting(store: Store) -> dict[str, int]:
    """What is overdue and to be done this week, for the place of the deadlines."""
    from grono.services import deadlines

    return {"deadlines": deadlines.waiting(store, date.today())}


def settings_key(register: Path) -> str:
    """Where the window's settings for a register stand; of an encrypted one nothing is written down."""
    from grono.store import keys

    return f"{PASSING if keys.salt_of(register) else ''}{plain_key(register)}"


def plain_key(register: Path) -> str:
    """Where those of a plain one stand."""
    return f"register-{sha256(str(register.resolve()).encode()).hexdigest()[:12]}"
