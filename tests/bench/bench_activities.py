"""Events and training over 1,000,000 attendances; run: python -m tests.bench.bench_activities."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date

from tests.bench import large_activities, table

from grono.domain.activity import AttendanceSource, Session
from grono.domain.event import Event
from grono.services import deadlines
from grono.services.activities import attending, sessions, taking_part
from grono.services.activities.figures import figures
from grono.services.kinds import LISTS
from grono.services.lists import Listing, Query
from grono.services.training import person_hours
from grono.store.store import Store

_TODAY = date(2026, 11, 24)
_YEAR = (date(2024, 1, 1), date(2024, 12, 31))
_TABLES = ("event", "edition")
_FLOORS = {
    "event": "SELECT * FROM registration WHERE subject_id = ?",
    "person": "SELECT * FROM registration WHERE person_id = ?",
    "year": """SELECT a.registration_id, sum(a.minutes)
               FROM session s JOIN attendance a ON a.session_id = s.id
               WHERE s.day BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY 1""",
    "days": "SELECT * FROM session WHERE day BETWEEN '2026-10-24' AND '2026-12-31'",
}


def _open_event(store: Store, id: str) -> None:
    """What a page needs when an event is opened: its days, people with attendance, and figures."""
    sessions.sessions_of(store, Event.table, id)
    taking_part.participants(store, Event.table, id)
    figures(store, Event.table, id)


def _mark(store: Store, day: Session, registration: str) -> None:
    attending.mark(store, day, {registration: 60}, AttendanceSource.SCREEN)


def _ids(store: Store, name: str, count: int) -> list[str]:
    found = [row[0] for row in store.query(f"SELECT id FROM {name} ORDER BY id")]
    return random.Random(7).sample(found, count)


def _each(work: Callable[[str], object], ids: Sequence[str]) -> float:
    """The median of one call, in milliseconds."""
    todo = iter(ids)
    return table.median(table.seconds(lambda: work(next(todo)), len(ids))) * 1000


def _figures(store: Store) -> list[table.Figure]:
    events, people = _ids(store, "event", 15), _ids(store, "person", 15)
    event_floor = _each(lambda key: store.query(_FLOORS["event"], (key,)), events)
    person_floor = _each(lambda key: store.query(_FLOORS["person"], (key,)), people)
    year_floor = table.median(table.seconds(lambda: store.query(_FLOORS["year"]), 3)) * 1000
    days_floor = table.median(table.seconds(lambda: store.query(_FLOORS["days"]), 3)) * 1000
    ledger = table.seconds(lambda: person_hours.ledger(store, *_YEAR, tables=_TABLES), 3)
    window = table.seconds(
        lambda: deadlines.deadlines(store, date(2026, 11, 1), date(2026, 11, 30), _TODAY), 3
    )
    first = table.seconds(lambda: _first_rows(store), 3)
    return [
        table.Figure(
            "opening an event",
            _each(lambda key: _open_event(store, key), events),
            200,
            "ms",
            _said(event_floor),
        ),
        table.Figure(
            "a person's history",
            _each(lambda key: taking_part.history_of(store, key), people),
            300,
            "ms",
            _said(person_floor),
        ),
        table.Figure("person-hours of a year", table.median(ledger) * 1000, 2000, "ms", _said(year_floor)),
        table.Figure("deadlines of a month", table.median(window) * 1000, 300, "ms", _said(days_floor)),
        table.Figure("list of events, first rows", table.median(first) * 1000, 300, "ms"),
    ]


def _first_rows(store: Store) -> None:
    listing = Listing(store, next(known for known in LISTS if known.key == "events"))
    query = Query(sort="first_day", descending=True)
    listing.rows(listing.ids_of(listing.numbers(query)[:30]), query.day)


def _said(floor: float) -> str:
    return f"bare query {floor:.1f} ms"


def _marking(store: Store) -> table.Figure:
    """Marking one person of an event: one step with its journal."""
    event = _ids(store, "event", 1)[0]
    day = sessions.sessions_of(store, Event.table, event)[0]
    rows = [one.id for one in taking_part.registrations_of(store, Event.table, event)][:20]
    bare = table.median(table.seconds(lambda: _bare_mark(store, rows[0]), 10)) * 1000
    return table.Figure(
        "marking a person present",
        _each(lambda key: _mark(store, day, key), rows),
        50,
        "ms",
        f"bare update {bare:.1f} ms",
    )


def _bare_mark(store: Store, registration: str) -> None:
    store.connection.execute("BEGIN IMMEDIATE")
    store.connection.execute(
        "UPDATE attendance SET minutes = minutes + 1 WHERE registration_id = ?", (registration,)
    )
    store.connection.execute("COMMIT")


def plans(store: Store, work: Callable[[], object]) -> list[str]:
    """The steps of every query that a piece of work runs, without those that an index answers."""
    said: list[str] = []
    store.connection.set_trace_callback(said.append)
    work()
    store.connection.set_trace_callback(None)
    found: dict[str, None] = {}
    for sql in said:
        if re.match(r"\s*(SELECT|WITH)", sql):
            steps = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
            found |= dict.fromkeys(
                step for step in steps if step.startswith("SCAN") and "VIRTUAL" not in step
            )
    return list(found)


def _show_plans(store: Store) -> None:
    event, person = _ids(store, "event", 1)[0], _ids(store, "person", 1)[0]
    for name, work in (
        ("opening an event", lambda: _open_event(store, event)),
        ("a person's history", lambda: taking_part.history_of(store, person)),
        ("person-hours of a year", lambda: person_hours.ledger(store, *_YEAR, tables=_TABLES)),
        (
            "deadlines of a month",
            lambda: deadlines.deadlines(store, date(2026, 11, 1), date(2026, 11, 30), _TODAY),
        ),
        ("list of events", lambda: _first_rows(store)),
    ):
        print(f"\n{name}: scans of {plans(store, work) or 'nothing'}")


def main() -> None:
    """Measure and print; --plans says which tables are scanned."""
    with large_activities.opened() as store:
        found = _figures(store)
        if "--plans" in sys.argv:
            _show_plans(store)
    with large_activities.opened(read_only=False) as store:
        found.append(_marking(store))
    table.show("1,000,000 attendances", found)


if __name__ == "__main__":
    main()
