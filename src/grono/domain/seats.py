"""The one seat rule: who takes a seat, who waits, and who moves up when a seat falls free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from grono.domain.activity import Registration, RegistrationState

_FIRST = datetime.min.replace(tzinfo=UTC)


def free_seats(capacity: int | None, registrations: Iterable[Registration]) -> int | None:
    """How many seats are left, never below zero; None where there is no limit."""
    if capacity is None:
        return None
    return max(0, capacity - sum(1 for one in registrations if one.seated))


def waiting(registrations: Iterable[Registration]) -> list[Registration]:
    """Those on the waiting list, first come first."""
    return sorted(
        (one for one in registrations if one.state is RegistrationState.WAITING),
        key=lambda one: (one.registered_at or _FIRST, one.number, one.id),
    )


def state_of_new(capacity: int | None, registrations: Sequence[Registration]) -> RegistrationState:
    """What somebody who registers now becomes: registered, or waiting where no seat is free for them."""
    free = free_seats(capacity, registrations)
    if free is None or free > len(waiting(registrations)):
        return RegistrationState.REGISTERED
    return RegistrationState.WAITING


def promoted(capacity: int | None, registrations: Sequence[Registration]) -> list[Registration]:
    """Those who wait and now get a seat, as they become: first come first, as many as seats are free."""
    queue = waiting(registrations)
    free = free_seats(capacity, registrations)
    return [
        replace(one, state=RegistrationState.REGISTERED) for one in (queue if free is None else queue[:free])
    ]
