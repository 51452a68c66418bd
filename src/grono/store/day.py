"""Titles hold as of today: when the day changes, records whose names begin or end with it are titled anew."""

from __future__ import annotations

from datetime import date

from grono.domain.entities import ENTITIES, REFERENCES
from grono.domain.entity import Dated
from grono.store.driver import Connection
from grono.store.journal import Subjects

_KEY = "titles_as_of"


def note(connection: Connection, today: date) -> None:
    """Remember the day that the titles hold for."""
    connection.execute(
        "INSERT INTO _state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY, today.isoformat()),
    )


def noted(connection: Connection) -> date | None:
    """The day that the titles hold for; None where it was never noted."""
    row = connection.execute("SELECT value FROM _state WHERE key = ?", (_KEY,)).fetchone()
    return date.fromisoformat(row[0]) if row else None


def turned(connection: Connection, last: date, today: date) -> Subjects:
    """The records with a name that begins or ends between two days; a few too many do no harm.

    A date of month or year precision is a prefix, so prefixes of the earlier day are compared.
    """
    first, second = sorted((last.isoformat(), today.isoformat()))
    found: Subjects = {}
    for entity in ENTITIES:
        if entity.titled and issubclass(entity, Dated):
            owner = REFERENCES[entity.owner]
            turning = " OR ".join(
                f"({field} >= substr(:first, 1, length({field})) AND {field} <= :second)"
                for field in ("valid_from", "valid_to")
            )
            rows = connection.execute(
                f"SELECT DISTINCT {entity.owner} FROM {entity.table} WHERE {turning}",
                {"first": first, "second": second},
            )
            found.setdefault(owner, set()).update(row[0] for row in rows)
    return {table: ids for table, ids in found.items() if ids}
