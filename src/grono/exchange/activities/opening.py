"""Opening any list: of the register itself, or of an event or an edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grono.domain.training import TestPhase
from grono.exchange.activities import results, surveys
from grono.exchange.activities.participants import PARTICIPANTS, ParticipantPlanner
from grono.exchange.activities.registrations import REGISTRATIONS, RegistrationPlanner
from grono.exchange.draft import Draft, open_draft
from grono.exchange.importers import Importer, importer
from grono.exchange.planners import Planner
from grono.services.training.courses import course
from grono.services.training.questions import test_of
from grono.store.store import Store


@dataclass(frozen=True)
class Belongs:
    """What a list belongs to: an event or an edition; of results of a test, when it was written."""

    table: str
    id: str
    phase: TestPhase = TestPhase.POST


Opened = Callable[[Store, Belongs], tuple[Importer, Planner]]
"""The kind of list and its planner, for a store and what the list belongs to."""


def open_list(store: Store, kind: str, path: Path, to: Belongs) -> Draft:
    """Read a list of a kind. Raises UserError."""
    if kind not in _OF_ACTIVITIES:
        return open_draft(store, importer(kind), path)
    of, planner = _OF_ACTIVITIES[kind](store, to)
    return open_draft(store, of, path, planner)


def _registrations(store: Store, to: Belongs) -> tuple[Importer, Planner]:
    return REGISTRATIONS, RegistrationPlanner(store, to.table, to.id)


def _participants(store: Store, to: Belongs) -> tuple[Importer, Planner]:
    return PARTICIPANTS, ParticipantPlanner(store, to.id)


def _survey(store: Store, to: Belongs) -> tuple[Importer, Planner]:
    planner = surveys.SurveyPlanner(store, to.table, to.id)
    return surveys.importer(planner.asked), planner


def _test(store: Store, to: Belongs) -> tuple[Importer, Planner]:
    asked = test_of(store, course(store, to.id).programme.id)
    return results.importer(asked), results.TestPlanner(store, to.id, to.phase)


_OF_ACTIVITIES: Mapping[str, Opened] = {
    "registrations": _registrations,
    "participants": _participants,
    "survey": _survey,
    "test": _test,
}
