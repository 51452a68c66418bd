"""What the people of an organisation took part in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from grono.store.store import Store


@dataclass(frozen=True)
class FirmTookPart:
    """An activity with people of a firm: how many are on its list, and how many of them came."""

    table: str
    id: str
    title: str
    first: date | None
    people: int
    came: int


def history_of_firm(store: Store, organisation_id: str) -> list[FirmTookPart]:
    """The activities on whose lists people of an organisation stand, the latest first."""
    sql = """
        SELECT g.subject_table, g.subject_id, t.title,
               (SELECT min(s.day) FROM session s
                WHERE s.subject_id = g.subject_id AND s.deleted_at IS NULL) AS first,
               count(*),
               sum(EXISTS (SELECT 1 FROM attendance a
                           WHERE a.registration_id = g.id AND a.deleted_at IS NULL AND a.minutes > 0))
        FROM registration g JOIN _rownum t ON t.id = g.subject_id
        WHERE g.organisation_id = ? AND g.deleted_at IS NULL AND g.state NOT IN ('invited', 'resigned')
        GROUP BY g.subject_id ORDER BY first DESC, t.title"""
    return [
        FirmTookPart(table, id, title, date.fromisoformat(first) if first else None, people, came)
        for table, id, title, first, people, came in store.query(sql, (organisation_id,))
    ]
