"""Ending an event: its lists are closed, and it was held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from grono.domain.event import Event, EventState
from grono.domain.text import _
from grono.services.activities import attending
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import registrations_of
from grono.store.store import Store


def unmarked(store: Store, event: Event) -> int:
    """How many people with a seat are marked neither as present nor as absent on any day."""
    sessions = sessions_of(store, Event.table, event.id)
    marked = {id for one in sessions for id in attending.minutes_in(store, one)}
    return sum(
        1 for one in registrations_of(store, Event.table, event.id) if one.seated and one.id not in marked
    )


def end_event(store: Store, event: Event, on: date | None = None) -> None:
    """Close the lists that are still open, so that whoever did not come was absent; one step."""
    with store.step(_("End {name}", name=event.title)):
        for session in sessions_of(store, Event.table, event.id):
            if session.closed_on is None:
                attending.close(store, session, on)
        store.save(replace(event, state=EventState.HELD))


def reopen_event(store: Store, event: Event) -> None:
    """Take the end back: the lists can be changed again; what was marked stays."""
    with store.step(_("Open {name} again", name=event.title)):
        for session in sessions_of(store, Event.table, event.id):
            if session.closed_on is not None:
                attending.reopen(store, session)
        store.save(replace(event, state=EventState.OPEN))
