"""The make-up of the cluster on a day and who came and went in a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.ids import Id
from grono.domain.text import Labelled, Text, _
from grono.services.as_of import holds
from grono.services.lists import MEMBERS, Listing, Query
from grono.store.store import Store

OTHER = _("not given")


@dataclass(frozen=True)
class Share:
    """One group of members: its name, how many, and the part of all (0 to 1)."""

    name: Text | str
    count: int
    share: float


@dataclass(frozen=True)
class Structure:
    """Members on a day, grouped; each grouping sums to the total but trades: a member may have several."""

    day: date
    total: int
    by_kind: tuple[Share, ...]
    by_size: tuple[Share, ...]
    by_region: tuple[Share, ...]
    by_trade: tuple[Share, ...]


@dataclass(frozen=True)
class Movement:
    """An organisation that joined or left, and the day as far as it is known."""

    id: Id
    name: str
    on: str


def structure(store: Store, day: date) -> Structure:
    """The make-up of the cluster on a day; sizes are counted among enterprises only."""
    listing = Listing(store, MEMBERS)
    ids = listing.ids(Query(day=day))
    rows = listing.rows(ids, day, ("kind", "size", "voivodeship", "trades"))
    enterprises = [row for row in rows if row.get("kind") == "enterprise"]
    trades = Counter[object](trade for row in rows for trade in _tuple(row.get("trades")))
    return Structure(
        day,
        len(ids),
        _shares(Counter(row.get("kind") for row in rows), len(rows)),
        _shares(Counter(row.get("size") for row in enterprises), len(enterprises)),
        _shares(Counter(row.get("voivodeship") for row in rows), len(rows)),
        _shares(trades, len(rows)),
    )


def joined(store: Store, begins: date, ends: date) -> list[Movement]:
    """Organisations that began to belong in a period, both days included, and did not the day before."""
    return _moved(store, "valid_from", begins, ends)


def left(store: Store, begins: date, ends: date) -> list[Movement]:
    """Organisations whose belonging ended in a period, both days included, and did not go on."""
    return _moved(store, "valid_to", begins, ends)


def member_count(store: Store, day: date) -> int:
    """How many organisations belonged to the cluster on a day."""
    sql = f"""SELECT count(DISTINCT f.organisation_id) FROM membership f
        JOIN organisation o ON o.id = f.organisation_id AND o.deleted_at IS NULL
        WHERE f.state IN ('member', 'suspended') AND {holds("f")}"""
    return store.query(sql, {"day": day.isoformat()})[0][0]


def _moved(store: Store, edge: str, begins: date, ends: date) -> list[Movement]:
    """Rows of belonging with an edge in the period that no other row of belonging continues.

    Two rows continue each other when the one ends on the day before the other begins, or overlaps it.
    """
    goes_on = {
        "valid_from": "coalesce(n.valid_from, '') < f.valid_from"
        " AND (n.valid_to IS NULL OR date(n.valid_to, '+1 day') >= f.valid_from)",
        "valid_to": "coalesce(n.valid_to, '9999') > f.valid_to"
        " AND (n.valid_from IS NULL OR n.valid_from <= date(f.valid_to, '+1 day'))",
    }
    rows = store.query(
        f"""SELECT r.id, r.title, f.{edge} AS moved
            FROM membership f JOIN _rownum r ON r.id = f.organisation_id
            WHERE f.deleted_at IS NULL AND f.state IN ('member', 'suspended')
              AND f.{edge} >= :begins AND f.{edge} <= :ends || '~'
              AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.organisation_id = f.organisation_id
                  AND n.id <> f.id AND n.deleted_at IS NULL AND n.state IN ('member', 'suspended')
                  AND {goes_on[edge]})
            ORDER BY f.{edge}, r.sort_key""",
        {"begins": begins.isoformat(), "ends": ends.isoformat()},
    )
    return [Movement(Id(row["id"]), row["title"], row["moved"]) for row in rows]


def _shares(counts: Mapping[object, int], total: int) -> tuple[Share, ...]:
    """Groups by size, the largest first; what is not given comes last."""
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1], str(pair[0])))
    return tuple(Share(_name(value), count, count / total if total else 0.0) for value, count in ordered)


def _name(value: object) -> Text | str:
    if value is None:
        return OTHER
    return value.label if isinstance(value, Labelled) else str(value)


def _tuple(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else ()
