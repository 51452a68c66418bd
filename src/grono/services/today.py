"""What the office sees first: what is missing, what is due, what changed lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.attached import Task
from grono.domain.membership import BELONGING
from grono.domain.text import Text
from grono.services.filters import ORGANISATION_GAPS, PERSON_GAPS
from grono.services.lists import ORGANISATIONS, PEOPLE, Listing, Query
from grono.store.journal import Step, StepKind
from grono.store.store import Store

Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Gap:
    """Something missing: in how many records, and the list and filters that show them."""

    key: str
    words: Text
    count: int
    list_key: str
    filters: Filters


def gaps(store: Store, day: date) -> list[Gap]:
    """What is missing about members and people; only what is missing somewhere."""
    found: list[Gap] = []
    belonging: Filters = (("state", tuple(str(state) for state in BELONGING)),)
    for records, cases, base in ((ORGANISATIONS, ORGANISATION_GAPS, belonging), (PEOPLE, PERSON_GAPS, ())):
        listing = Listing(store, records)
        for key, (words, _condition) in cases.items():
            filters = (*base, ("missing", (key,)))
            count = len(listing.numbers(Query(filters=filters, day=day)))
            if count:
                found.append(Gap(key, words, count, records.key, filters))
    return found


def completeness(store: Store, day: date, found: Sequence[Gap]) -> float:
    """The share of filled fields among those that were looked for in members, 0 to 1."""
    belonging = (("state", tuple(str(state) for state in BELONGING)),)
    total = len(Listing(store, ORGANISATIONS).numbers(Query(filters=belonging, day=day)))
    missing = sum(gap.count for gap in found if gap.list_key == ORGANISATIONS.key)
    return 1 - missing / (total * len(ORGANISATION_GAPS)) if total else 1.0


def recent(store: Store, limit: int = 8) -> list[Step]:
    """The latest things done, without seeds and migrations."""
    wanted = (StepKind.DO, StepKind.UNDO, StepKind.REDO)
    return [step for step in store.steps(limit * 3) if step.kind in wanted][:limit]


def open_tasks(store: Store) -> list[Task]:
    """Tasks that are not done, the most pressing first, those without a date last."""
    tasks = store.all(Task, "done_on IS NULL")
    return sorted(tasks, key=lambda task: (task.due_on is None, task.due_on or date.max, task.id))
