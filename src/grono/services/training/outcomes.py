"""How enrolments ended, in the words of the training services database, and by when that must be reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from grono.domain.activity import Outcome, Registration
from grono.domain.deadline import DeadlineKind, DeadlineRule
from grono.domain.ids import Id
from grono.domain.text import n_
from grono.services.as_of import current
from grono.services.training.conditions import (
    Standing,
    attendance_refusals,
    standings_of,
    test_refusals,
)
from grono.services.training.courses import Course
from grono.store.store import Store


def outcomes(store: Store, held: Course) -> dict[Id, Outcome]:
    """How every enrolment ended, by registration: as a person set it, or as the attendance and the test say.

    Only of those with a seat.
    """
    known = standings_of(store, held)
    return {id: outcome_of(held, one) for id, one in known.items() if one.participant.registration.seated}


def outcome_of(held: Course, standing: Standing) -> Outcome:
    """How one enrolment ended; what a person set goes before what follows."""
    if outcome := standing.participant.registration.outcome:
        return outcome
    if not standing.attended.minutes:
        return Outcome.NOT_ATTENDED
    refused = attendance_refusals(held, standing.attended) or test_refusals(held, standing.result)
    return Outcome.NOT_COMPLETED if refused else Outcome.COMPLETED


def counts(found: Mapping[Id, Outcome]) -> dict[Outcome, int]:
    """How many ended in each way, ways that nobody took too."""
    known = Counter(found.values())
    return {outcome: known[outcome] for outcome in Outcome}


def set_outcome(store: Store, registrations: Sequence[Registration], outcome: Outcome | None) -> None:
    """Say how enrolments ended; None lets it follow from attendance and test again."""
    changed = [replace(one, outcome=outcome) for one in registrations]
    with store.step(
        n_("Set the outcome of {n} enrolment", "Set the outcome of {n} enrolments", len(changed))
    ):
        store.save_many(changed)


def report_due(store: Store, held: Course) -> date | None:
    """The last day for reporting the outcomes, by the rule that held when the edition ended.

    None before sessions are planned, once it was reported, and where no rule holds.
    """
    if held.last is None or held.edition.reported_on is not None:
        return None
    rule = current(store.all(DeadlineRule, "kind = ?", (DeadlineKind.REPORT,)), held.last)
    return held.last + timedelta(days=rule.days) if rule else None
