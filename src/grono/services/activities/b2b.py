"""B2B meetings of an event: planned from the wishes, kept as a schedule, and told to everybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from grono.domain import b2b
from grono.domain.b2b import Pair, Schedule
from grono.domain.ids import Id
from grono.domain.meetings import Meeting, MeetingPlan, MeetingWish
from grono.domain.text import UserError, _, n_
from grono.services.activities.taking_part import registrations_of
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.store import Store

_EVENT = "event"


@dataclass(frozen=True)
class Slot:
    """A time for meetings, counted from 1."""

    number: int
    starts: datetime
    ends: datetime


def plan_of(store: Store, event: str) -> MeetingPlan | None:
    """The room of an event's meetings; None where it has none."""
    return next(iter(store.of(MeetingPlan, [event]).get(event, [])), None)


def slots_of(plan: MeetingPlan) -> list[Slot]:
    """When the slots begin and end."""
    first = datetime.combine(plan.day, plan.starts)
    step = timedelta(minutes=plan.minutes + plan.pause)
    length = timedelta(minutes=plan.minutes)
    return [
        Slot(number + 1, first + number * step, first + number * step + length)
        for number in range(plan.slots)
    ]


def meetings_of(store: Store, event: str) -> list[Meeting]:
    """The meetings of an event by slot and table."""
    found = store.of(Meeting, [event]).get(event, [])
    return sorted(found, key=lambda one: (one.slot, one.desk))


def wish(store: Store, event: str, pairs: Iterable[Pair]) -> None:
    """Note who wants to meet whom, by registrations; a wish that is known already stays one."""
    seated = [one.id for one in registrations_of(store, _EVENT, event)]
    known = {
        (row.registration_id, row.wanted_id)
        for rows in store.of(MeetingWish, seated).values()
        for row in rows
    }
    new = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1] and pair not in known]
    with store.step(n_("Note {n} wish to meet", "Note {n} wishes to meet", len(new))):
        store.save_many(MeetingWish(registration_id=Id(one), wanted_id=Id(other)) for one, other in new)


def wishes_of(store: Store, event: str) -> list[MeetingWish]:
    """Who wants to meet whom at an event, oldest first."""
    ids = [one.id for one in registrations_of(store, _EVENT, event)]
    return [row for rows in store.of(MeetingWish, ids).values() for row in rows]


def save_wishes(store: Store, event: str, wishes: Sequence[MeetingWish]) -> None:
    """Let an event have exactly these wishes; those of somebody to meet themselves are left out. One step."""
    kept = {one.id: one for one in wishes if one.registration_id != one.wanted_id}
    gone = [trashed(one) for one in wishes_of(store, event) if one.id not in kept]
    with store.step(_("Wishes to meet: {name}", name=title_of(store, event))):
        store.save_many([*kept.values(), *gone])


def planned(store: Store, event: str) -> Schedule:
    """The best schedule of the wishes of those who have a seat. Raises UserError without a plan."""
    plan = plan_of(store, event)
    if plan is None:
        raise UserError(
            _("The event has no plan of meetings."),
            todo=_("Say first from when, for how long and at how many tables people meet."),
        )
    seated = {one.id for one in registrations_of(store, _EVENT, event) if one.seated}
    wishes = [
        (row.registration_id, row.wanted_id)
        for rows in store.of(MeetingWish, sorted(seated)).values()
        for row in rows
        if row.wanted_id in seated
    ]
    return b2b.schedule(wishes, plan.slots, plan.tables)


def schedule(store: Store, event: str) -> Schedule:
    """Plan the meetings anew and keep them, in one step. Raises UserError once a meeting was held."""
    old = meetings_of(store, event)
    if any(one.held is not None for one in old):
        raise UserError(
            _("Meetings were held already; planning anew would lose which."),
            todo=_("Clear what was noted about them first, or change single meetings."),
        )
    found = planned(store, event)
    new = [
        Meeting(
            event_id=Id(event), slot=one.slot, desk=one.desk, first_id=Id(one.first), second_id=Id(one.second)
        )
        for one in found.meetings
    ]
    with store.step(_("Plan the meetings of {name}", name=title_of(store, event))):
        store.save_many([*map(trashed, old), *new])
    return found


def arrange(store: Store, plan: MeetingPlan) -> Schedule:
    """Say from when, for how long and at how many tables people meet, and plan their meetings; one step.

    Raises UserError, and nothing is kept, when the room is none or meetings were held already.
    """
    for problem in plan.problems().values():
        raise UserError(problem)
    with store.step(_("Plan the meetings of {name}", name=title_of(store, plan.event_id))):
        store.save(plan)
        return schedule(store, plan.event_id)


def of_person(meetings: Sequence[Meeting], registration: str) -> list[tuple[Meeting, Id]]:
    """Somebody's meetings in order, each with whom."""
    return [
        (one, one.second_id if one.first_id == registration else one.first_id)
        for one in meetings
        if registration in (one.first_id, one.second_id)
    ]
