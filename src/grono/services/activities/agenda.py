"""The programme of an event: who speaks about what, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grono.domain.event import AgendaItem
from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.store import Store


def agenda_of(store: Store, event_id: str) -> list[AgendaItem]:
    """The rows of an event's programme by day and time."""
    return store.all(AgendaItem, "event_id = ?", (event_id,), order="day, starts, id")


def save_agenda(store: Store, event_id: str, items: Sequence[AgendaItem]) -> None:
    """Let an event have exactly these rows; one step. Raises UserError with the first thing that is wrong."""
    for item in items:
        for problem in item.problems().values():
            raise UserError(problem)
    kept = {item.id for item in items}
    gone = [trashed(item) for item in agenda_of(store, event_id) if item.id not in kept]
    with store.step(_("Programme of {name}", name=title_of(store, event_id))):
        store.save_many([*(replace(item, event_id=Id(event_id)) for item in items), *gone])
