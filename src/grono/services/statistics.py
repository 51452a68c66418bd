"""The make-up of the cluster on a day and who came and went in a period."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from grono.domain.dates import PartialDate
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
    """Organisations that began to belong in a period, both days included; a year is its first day."""
    return _moved(store, [run for run in _runs(store) if begins <= run.begins <= ends], "begins")


def left(store: Store, begins: date, ends: date) -> list[Movement]:
    """Organisations whose belonging ended in a period, both days included; a year is its last day."""
    return _moved(store, [run for run in _runs(store) if begins <= run.ends <= ends], "ends")


def member_count(store: Store, day: date) -> int:
    """How many organisations belonged to the cluster on a day."""
    sql = f"""SELECT count(DISTINCT f.organisation_id) FROM membership f
        JOIN organisation o ON o.id = f.organisation_id AND o.deleted_at IS NULL
        WHERE f.state IN ('member', 'suspended') AND {holds("f")}"""
    return store.query(sql, {"day": day.isoformat()})[0][0]


@dataclass(frozen=True)
class _Run:
    """An unbroken time of belonging; rows that touch or overlap are one."""

    organisation: str
    begins: date
    ends: date
    texts: Mapping[str, str]


def _runs(store: Store) -> list[_Run]:
    rows = store.query(
        """SELECT organisation_id, valid_from, valid_to FROM membership
           WHERE deleted_at IS NULL AND state IN ('member', 'suspended')
           ORDER BY organisation_id, valid_from"""
    )
    runs: list[_Run] = []
    for id, begins, ends in rows:
        first = PartialDate(begins).first_day if begins else date.min
        last = PartialDate(ends).last_day if ends else date.max
        before = runs[-1] if runs and runs[-1].organisation == id else None
        if before and (before.ends == date.max or first <= before.ends + timedelta(days=1)):
            if last > before.ends:
                runs[-1] = replace(before, ends=last, texts={**before.texts, "ends": ends or ""})
            continue
        runs.append(_Run(id, first, last, {"begins": begins or "", "ends": ends or ""}))
    return runs


def _moved(store: Store, runs: list[_Run], edge: str) -> list[Movement]:
    ids = json.dumps([run.organisation for run in runs])
    sql = "SELECT id, title, sort_key FROM _rownum WHERE id IN (SELECT value FROM json_each(?))"
    known = {row["id"]: row for row in store.query(sql, (ids,))}
    found = [run for run in runs if run.organisation in known]
    found.sort(key=lambda run: (getattr(run, edge), known[run.organisation]["sort_key"]))
    return [
        Movement(Id(run.organisation), known[run.organisation]["title"], run.texts[edge]) for run in found
    ]


def _shares(counts: Mapping[object, int], total: int) -> tuple[Share, ...]:
    """Groups by size, the largest first; what is not given comes last."""
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1], str(pair[0])))
    return tuple(Share(_name(value), count, count / total if total else 0.0) for value, count in ordered)


def _name(value: object) -> Text | str:
    if value is None:
        return OTHER
    if isinstance(value, Labelled):
        return value.label
    return value if isinstance(value, str) else str(value)


def _tuple(value: object) -> Sequence[object]:
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
