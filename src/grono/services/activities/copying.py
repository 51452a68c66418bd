"""Events made from an event: a copy on another day, or a series; people are not copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from grono.domain.activity import CostItem, ServedProject, Session
from grono.domain.attached import Attached
from grono.domain.entity import Entity
from grono.domain.event import AgendaItem, Event, EventState
from grono.domain.ids import Id, new_id
from grono.domain.text import UserError, _, n_
from grono.services.activities.agenda import agenda_of
from grono.services.activities.costs import costs_of
from grono.services.activities.sessions import Series, planned, sessions_of
from grono.store.store import Store

E = TypeVar("E", bound=Attached)


def copy_event(store: Store, id: str, first_day: date) -> Id:
    """A new planned event like this one that begins on a day: days, programme, planned costs, projects.

    Registrations, results and actual costs stay with the old one.
    """
    with store.step(_("Copy {name}", name=_event(store, id).title)):
        return _copy(store, id, first_day, series=None)


def make_series(store: Store, id: str, first: date, count: int, every: int) -> list[Id]:
    """Copies of an event, every so many days from a first day on, public holidays left out; one step.

    All of them, and the event itself, say the series they belong to. Raises UserError for a wrong rule.
    """
    event = _event(store, id)
    days = [one.day for one in planned(Series(first=first, count=count, every=every), Event.table, id)]
    series = event.series or event.title
    with store.step(n_("Make {n} copy of {name}", "Make {n} copies of {name}", count, name=event.title)):
        if not event.series:
            store.save(replace(event, series=series))
        return [_copy(store, id, day, series=series) for day in days]


def _event(store: Store, id: str) -> Event:
    event = store.get(Event, id)
    if event is None or event.deleted_at:
        raise UserError(_("The event is not there any more."), todo=_("Look for it in the trash."))
    return event


def _copy(store: Store, id: str, first_day: date, *, series: str | None) -> Id:
    event = _event(store, id)
    sessions = sessions_of(store, Event.table, id)
    shift = first_day - sessions[0].day if sessions else timedelta()
    until = event.registration_until
    made = replace(
        event,
        id=new_id(),
        state=EventState.PLANNED,
        registration_until=until + shift if until else None,
        results="",
        conclusions="",
        series=event.series if series is None else series,
    )
    rows: list[Entity] = [made]
    rows += [replace(one, day=one.day + shift, closed_on=None) for one in _hung(sessions, made.id)]
    rows += [replace(one, id=new_id(), event_id=made.id, day=one.day + shift) for one in agenda_of(store, id)]
    rows += [replace(one, actual=None) for one in _hung(costs_of(store, Event.table, id), made.id)]
    where = "subject_table = ? AND subject_id = ?"
    rows += _hung(store.all(ServedProject, where, (Event.table, id), order="position, id"), made.id)
    for kind in (Event, Session, AgendaItem, CostItem, ServedProject):
        store.save_many(row for row in rows if type(row) is kind)
    return made.id


def _hung(rows: Sequence[E], id: Id) -> list[E]:
    """The same rows anew, hung on another record."""
    return [replace(row, id=new_id(), subject_id=id) for row in rows]
