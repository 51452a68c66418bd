"""Lists of records: which ones, in which order, with which values, on which day."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from grono.domain.folding import sort_key
from grono.domain.ids import Id
from grono.domain.membership import BELONGING
from grono.domain.text import Text, UserError, _, n_
from grono.services import rows
from grono.services.as_of import holds
from grono.services.columns import ORGANISATION_COLUMNS, PERSON_COLUMNS, Column, Row
from grono.services.filters import ORGANISATION_FILTERS, PERSON_FILTERS, Filter
from grono.services.sorting import ORGANISATION_ORDERS, PERSON_ORDERS
from grono.store.rows import batches
from grono.store.store import Store

_LISTS_KEPT = 20

Rows = Callable[[Store, Sequence[str], date, Iterable[str] | None], list[Row]]


@dataclass(frozen=True)
class Query:
    """What a list is asked for. filters: key to accepted values; sort: a column's key, "" for the name."""

    search: str = ""
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""
    descending: bool = False
    day: date = field(default_factory=date.today)


@dataclass(frozen=True)
class RecordList:
    """A list of records of one table. orders: column key to SQL of (id, value) pairs to sort by."""

    key: str
    table: str
    title: Text
    count_text: Callable[[int], Text]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    orders: Mapping[str, str]
    make_rows: Rows
    where: str = "1"


class Listing:
    """A list over one register; what was asked for last is kept until something changes."""

    def __init__(self, store: Store, records: RecordList) -> None:
        self.store = store
        self.records = records
        self._kept: dict[Query, array[int]] = {}
        self._counts: dict[Query, int] = {}
        self._version = store.version

    def numbers(self, query: Query) -> array[int]:
        """The local row numbers of the records, in order."""
        ordered = self._ordered(replace(query, search=""))
        if not query.search.strip():
            return ordered
        found = set(self.store.search_numbers(query.search))
        return array("q", [n for n in ordered if n in found])

    def count(self, query: Query) -> int:
        """How many records there are; a list that is kept answers, in whatever order it stands."""
        if query.search.strip():
            return len(self.numbers(query))
        self._forget_old()
        wanted = _unordered(query)
        for known, numbers in self._kept.items():
            if _unordered(known) == wanted:
                return len(numbers)
        if wanted not in self._counts:
            matching, params = self._matching(query)
            self._counts[wanted] = self.store.query(f"SELECT count(*) FROM {matching}", params)[0][0]
        return self._counts[wanted]

    def ids(self, query: Query) -> list[Id]:
        """The ids of the records, in order."""
        return self.ids_of(self.numbers(query))

    def ids_of(self, numbers: Sequence[int]) -> list[Id]:
        """The ids of some row numbers, in their order."""
        found: dict[int, Id] = {}
        for chunk in batches(numbers, 5000):
            sql = "SELECT n, id FROM _rownum WHERE n IN (SELECT value FROM json_each(?))"
            found.update((row[0], Id(row[1])) for row in self.store.query(sql, (json.dumps(chunk),)))
        return [found[n] for n in numbers if n in found]

    def number_of(self, id: str) -> int | None:
        """The row number of a record; None when it is not there."""
        found = self.store.query("SELECT n FROM _rownum WHERE id = ?", (id,))
        return found[0][0] if found else None

    def rows(self, ids: Sequence[str], day: date, keys: Iterable[str] | None = None) -> list[Row]:
        """The values of some records on a day; keys limits them to some columns."""
        return self.records.make_rows(self.store, ids, day, keys)

    def filter(self, key: str) -> Filter:
        """The filter of a key; raises UserError when there is none."""
        for known in self.records.filters:
            if known.key == key:
                return known
        raise UserError(
            _("There is no filter “{key}”.", key=key),
            todo=_("Use one of: {known}.", known=", ".join(known.key for known in self.records.filters)),
        )

    def _ordered(self, query: Query) -> array[int]:
        self._forget_old()
        if query not in self._kept:
            self._kept[query] = self._sorted(query)
        return self._kept[query]

    def _forget_old(self) -> None:
        if self._version != self.store.version or len(self._kept) > _LISTS_KEPT:
            self._kept.clear()
            self._counts.clear()
            self._version = self.store.version

    def _matching(self, query: Query) -> tuple[str, dict[str, object]]:
        """FROM and WHERE of the records that the filters let through, and the parameters of both."""
        params: dict[str, object] = {"day": query.day.isoformat()}
        conditions = [self.records.where]
        for number, (key, values) in enumerate(query.filters):
            params[f"f{number}"] = json.dumps(values)
            accepted = f"(SELECT value FROM json_each(:f{number}))"
            conditions.append(self.filter(key).condition.replace("{values}", accepted))
        return f"_rownum r WHERE r.kind = '{self.records.table}' AND {' AND '.join(conditions)}", params

    def _sorted(self, query: Query) -> array[int]:
        matching, params = self._matching(query)
        order = self.records.orders.get(query.sort)
        if order is None:
            return self._by_name(matching, params, descending=query.descending)
        found = self.store.query(f"SELECT r.n, r.id FROM {matching} ORDER BY r.sort_key, r.id", params)
        keys = _keys(self.store, order, query.day)
        filled = sorted(
            (row for row in found if row[1] in keys), key=lambda row: keys[row[1]], reverse=query.descending
        )
        return array("q", [row[0] for row in (*filled, *(row for row in found if row[1] not in keys))])

    def _by_name(self, matching: str, params: dict[str, object], *, descending: bool) -> array[int]:
        """The numbers in the order of the index; as one text they cost a tenth of what rows would."""
        ordered = f"SELECT r.n FROM {matching} ORDER BY r.sort_key, r.id"
        numbers = self.store.query(f"SELECT group_concat(n) FROM ({ordered})", params)[0][0]
        found = json.loads(f"[{numbers or ''}]")
        return array("q", reversed(found) if descending else found)


def _unordered(query: Query) -> Query:
    return replace(query, search="", sort="", descending=False)


def _keys(store: Store, order: str, day: date) -> dict[str, tuple[int, str]]:
    """What to sort by, per id: numbers by size, words in Polish order; records without a value have none."""
    known: dict[object, tuple[int, str]] = {}
    keys: dict[str, tuple[int, str]] = {}
    for id, value in store.query(order, {"day": day.isoformat()}):
        if value is None or value == "":
            continue
        if value not in known:
            known[value] = (value, "") if isinstance(value, int) else (0, sort_key(value))
        keys[id] = known[value]
    return keys


def _belongs() -> str:
    states = ", ".join(f"'{state}'" for state in BELONGING)
    return (
        f"r.id IN (SELECT f.organisation_id FROM membership f WHERE f.state IN ({states}) AND {holds('f')})"
    )


def _organisations(n: int) -> Text:
    return n_("{n} organisation", "{n} organisations", n)


def _members(n: int) -> Text:
    return n_("{n} member", "{n} members", n)


def _people(n: int) -> Text:
    return n_("{n} person", "{n} people", n)


ORGANISATIONS = RecordList(
    "organisations",
    "organisation",
    _("Organisations"),
    _organisations,
    ORGANISATION_COLUMNS,
    ORGANISATION_FILTERS,
    ORGANISATION_ORDERS,
    rows.organisation_rows,
)

MEMBERS = replace(
    ORGANISATIONS,
    key="members",
    title=_("Members"),
    count_text=_members,
    where=_belongs(),
)

PEOPLE = RecordList(
    "people",
    "person",
    _("People"),
    _people,
    PERSON_COLUMNS,
    PERSON_FILTERS,
    PERSON_ORDERS,
    rows.person_rows,
)
