"""Personal data at a glance: who was told what, and how people answered the questions for consent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.consent import ConsentState, Information, Purpose
from grono.services.lists import PEOPLE, Listing, Query
from grono.services.rows import person_rows
from grono.store.store import Store


@dataclass(frozen=True)
class Clause:
    """An information clause in use: the version of its text, how many were given it, and when last."""

    name: str
    version: str
    people: int
    last: date


@dataclass(frozen=True)
class Answers:
    """One question for consent, and how many people answered it how."""

    purpose: Purpose
    given: int
    refused: int
    not_asked: int


def clauses(store: Store) -> list[Clause]:
    """Every clause that somebody was given, the latest first."""
    found: dict[tuple[str, str], list[Information]] = {}
    for row in store.all(Information):
        found.setdefault((row.clause, row.text_version), []).append(row)
    made = [
        Clause(name, version, len({row.person_id for row in rows}), max(row.given_on for row in rows))
        for (name, version), rows in found.items()
    ]
    return sorted(made, key=lambda clause: clause.last, reverse=True)


def answers(store: Store) -> list[Answers]:
    """How people answered each question; who was never asked counts as not asked."""
    people = _people(store)
    return [_answers(people, purpose) for purpose in Purpose]


def not_informed(store: Store) -> int:
    """How many people were not given any clause."""
    return sum(1 for row in _people(store) if not row.get("clause"))


def _people(store: Store) -> Sequence[dict[str, object]]:
    listing = Listing(store, PEOPLE)
    keys = ("clause", *(f"consent_{purpose}" for purpose in Purpose))
    return [dict(row) for row in person_rows(store, listing.ids(Query()), date.today(), keys)]


def _answers(people: Sequence[dict[str, object]], purpose: Purpose) -> Answers:
    counted = Counter(row.get(f"consent_{purpose}") for row in people)
    given, refused = counted[ConsentState.GIVEN], counted[ConsentState.REFUSED]
    return Answers(purpose, given, refused, len(people) - given - refused)
