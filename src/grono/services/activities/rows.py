"""The values that lists of events, programmes, editions and projects show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from grono.domain.activity import SEATED, RegistrationState
from grono.services.activities.records import RECORDS
from grono.services.columns import Row
from grono.services.lists import Rows
from grono.store.store import Store

_WANTED = "(SELECT value FROM json_each(:ids))"
_SEATED = ", ".join(f"'{state}'" for state in SEATED)

Extra = Callable[[Store, Sequence[str]], dict[str, dict[str, Any]]]


def activity_facts(store: Store, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The first and last day of some activities, how many sessions, and how many people by what they are."""
    params: dict[str, object] = {"ids": json.dumps(list(ids))}
    found: dict[str, dict[str, Any]] = {}
    sessions = f"""SELECT subject_id, min(day), max(day), count(*) FROM session
                   WHERE subject_id IN {_WANTED} AND deleted_at IS NULL GROUP BY 1"""
    for id, first, last, count in store.query(sessions, params):
        found[id] = {
            "first_day": date.fromisoformat(first),
            "last_day": date.fromisoformat(last),
            "sessions": count,
        }
    people = f"""SELECT subject_id, sum(state IN ({_SEATED})), sum(state = '{RegistrationState.WAITING}'),
                        sum(state = '{RegistrationState.PRESENT}'), sum(state = '{RegistrationState.INVITED}')
                 FROM registration WHERE subject_id IN {_WANTED} AND deleted_at IS NULL GROUP BY 1"""
    for id, seated, waiting, present, invited in store.query(people, params):
        counts = {"seated": seated, "waiting": waiting, "present": present, "invited": invited}
        found.setdefault(id, {}).update({key: count for key, count in counts.items() if count})
    return found


def _edition_facts(store: Store, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    found = activity_facts(store, ids)
    sql = f"""SELECT e.id, e.programme_id, t.title, e.number FROM edition e
              JOIN _rownum t ON t.id = e.programme_id WHERE e.id IN {_WANTED}"""
    for id, programme_id, title, number in store.query(sql, {"ids": json.dumps(list(ids))}):
        facts = {"programme_id": programme_id, "programme": title, "number": number}
        found.setdefault(id, {}).update(facts)
    return found


def _programme_facts(store: Store, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    params: dict[str, object] = {"ids": json.dumps(list(ids))}
    found: dict[str, dict[str, Any]] = {id: {} for id in ids}
    for key, sql in (
        ("minutes", "SELECT programme_id, sum(minutes) FROM module"),
        ("modules", "SELECT programme_id, count(*) FROM module"),
        ("editions", "SELECT programme_id, count(*) FROM edition"),
    ):
        where = f" WHERE programme_id IN {_WANTED} AND deleted_at IS NULL GROUP BY 1"
        for id, value in store.query(sql + where, params):
            found[id][key] = value
    return found


def _no_facts(_store: Store, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    return {id: {} for id in ids}


def _rows(table: str, facts: Extra) -> Rows:
    def made(store: Store, ids: Sequence[str], day: date, keys: Iterable[str] | None = None) -> list[Row]:
        record = RECORDS[table]
        own = None if keys is None else {*keys, "title"}
        held = record.load(store, ids, own)
        known = facts(store, ids)
        return [record.read(held[id], day, own) | known.get(id, {}) for id in ids]

    return made


event_rows = _rows("event", activity_facts)
programme_rows = _rows("programme", _programme_facts)
edition_rows = _rows("edition", _edition_facts)
project_rows = _rows("project", _no_facts)
