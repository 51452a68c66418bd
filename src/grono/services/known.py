"""Values that stand in the register already and are offered while typing."""

from __future__ import annotations

from datetime import date

from grono.domain.folding import sort_key
from grono.domain.text import Text
from grono.services.kinds import LISTS
from grono.services.lists import Listing
from grono.store.store import Store

_COLUMNS = {"function": "SELECT DISTINCT function FROM role WHERE deleted_at IS NULL"}


def values(store: Store, table: str, key: str) -> list[tuple[str, Text | str]]:
    """The values of a field in records of a table, in Polish order; the words to show beside each."""
    if key in _COLUMNS:
        found = sorted((row[0] for row in store.query(_COLUMNS[key]) if row[0]), key=sort_key)
        return [(value, value) for value in found]
    for records in LISTS:
        if records.table == table and key in {known.key for known in records.filters}:
            return Listing(store, records).filter(key).choices(store, date.today())
    return []


def records(store: Store, table: str, typed: str, limit: int = 20) -> list[tuple[str, str]]:
    """Records of a table for what was typed, as id and title; "=ID" finds the one of that id."""
    if typed.startswith("="):
        found = store.query("SELECT id, title FROM _rownum WHERE id = ?", (typed[1:],))
        return [(row[0], row[1]) for row in found]
    return [(hit.id, hit.title) for hit in store.search(typed, (table,), limit)]
