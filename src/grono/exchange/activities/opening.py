"""Opening any list: of the register itself, or of an event or an edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from grono.exchange.activities.participants import PARTICIPANTS, ParticipantPlanner
from grono.exchange.activities.registrations import REGISTRATIONS, RegistrationPlanner
from grono.exchange.draft import Draft, open_draft
from grono.exchange.importers import Importer, importer
from grono.exchange.planners import Planner
from grono.store.store import Store

Opened = Callable[[Store, str, str], tuple[Importer, Planner]]
"""The kind of list and its planner, for a store and the table and the id of an activity."""


def open_list(store: Store, kind: str, path: Path, table: str = "", id: str = "") -> Draft:
    """Read a list of a kind; table and id: the event or the edition that it belongs to. Raises UserError."""
    if kind not in _OF_ACTIVITIES:
        return open_draft(store, importer(kind), path)
    of, planner = _OF_ACTIVITIES[kind](store, table, id)
    return open_draft(store, of, path, planner)


_OF_ACTIVITIES: Mapping[str, Opened] = {
    "registrations": lambda store, table, owner: (REGISTRATIONS, RegistrationPlanner(store, table, owner)),
    "participants": lambda store, _table, owner: (PARTICIPANTS, ParticipantPlanner(store, owner)),
}
