"""What takes place next, and how many seats of it are taken."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time

from grono.domain.activity import SEATED
from grono.domain.ids import Id
from grono.domain.text import Text
from grono.services.deadlines.days import meetings, note_of
from grono.services.deadlines.model import Scope
from grono.store.store import Store

_STATES = ", ".join(f"'{state}'" for state in SEATED)


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A session that takes place. note: which one of how many, and where. seats None: no limit."""

    session_id: Id
    table: str
    id: Id
    title: str
    note: Text | str
    day: date
    starts: time
    taken: int
    seats: int | None


def coming(store: Store, today: date, limit: int) -> list[Coming]:
    """The next sessions of events and editions, those of today first, cancelled ones left out."""
    rows = meetings(Scope(store, today, None, today), limit)
    ids = json.dumps(sorted({row["subject_id"] for row in rows}))
    wanted = "(SELECT value FROM json_each(:ids))"
    sql = f"""SELECT subject_id, count(*) FROM registration
              WHERE subject_id IN {wanted} AND deleted_at IS NULL AND state IN ({_STATES})
              GROUP BY subject_id"""
    taken = {row[0]: row[1] for row in store.query(sql, {"ids": ids})}
    sql = f"""SELECT id, capacity FROM event WHERE id IN {wanted}
              UNION ALL SELECT id, maximum FROM edition WHERE id IN {wanted}"""
    seats = {row[0]: row[1] for row in store.query(sql, {"ids": ids})}
    return [
        Coming(
            session_id=Id(row["id"]),
            table=row["subject_table"],
            id=Id(row["subject_id"]),
            title=row["title"],
            note=note_of(row),
            day=date.fromisoformat(row["day"]),
            starts=time.fromisoformat(row["starts"]),
            taken=taken.get(row["subject_id"], 0),
            seats=seats.get(row["subject_id"]),
        )
        for row in rows
    ]
