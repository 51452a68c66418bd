"""From a path to an open register, or one clear sentence."""

from __future__ import annotations

from pathlib import Path

from grono.domain.text import UserError, _
from grono.store import schema
from grono.store.driver import connect
from grono.store.store import Store


def create_register(path: Path, who: str) -> Store:
    """A new, empty register; an existing file is never touched."""
    from sqlite_utils import Database

    if path.exists():
        raise UserError(
            _("{file} is there already; it was not touched.", file=path.name),
            todo=_("Choose another name or open the file."),
        )
    connection = connect(path)
    schema.apply(Database(connection))
    return Store(path, connection, who)
