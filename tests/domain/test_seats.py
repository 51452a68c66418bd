"""The seat rule as a law: seats are never given twice, and nobody waits while a seat is free."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from grono.domain.activity import Registration, RegistrationState
from grono.domain.ids import Id
from grono.domain.seats import free_seats, promoted, state_of_new, waiting

STATES = st.lists(st.sampled_from(list(RegistrationState)), max_size=30)
CAPACITY = st.none() | st.integers(1, 20)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def registered(states: Sequence[RegistrationState]) -> list[Registration]:
    """People who registered a minute apart, the last of the list first."""
    return [
        Registration(
            subject_table="event",
            subject_id=Id("event"),
            number=number,
            state=state,
            registered_at=NOON - timedelta(minutes=number),
            guest_family_name=f"Gość {number}",
        )
        for number, state in enumerate(states, start=1)
    ]


def after(people: list[Registration], moved: list[Registration]) -> list[Registration]:
    """The list once some have moved up."""
    by_id = {one.id: one for one in moved}
    return [by_id.get(one.id, one) for one in people]


@given(CAPACITY, STATES)
def test_moving_up_gives_no_seat_that_is_not_free(
    capacity: int | None, states: list[RegistrationState]
) -> None:
    people = registered(states)
    seated = sum(one.seated for one in people)
    moved = promoted(capacity, people)
    now = sum(one.seated for one in after(people, moved))
    assert now == seated + len(moved)
    assert capacity is None or now <= max(capacity, seated)


@given(CAPACITY, STATES)
def test_nobody_waits_while_a_seat_is_free(capacity: int | None, states: list[RegistrationState]) -> None:
    people = registered(states)
    settled = after(people, promoted(capacity, people))
    assert not waiting(settled) or free_seats(capacity, settled) == 0
    assert promoted(capacity, settled) == []


@given(CAPACITY, STATES)
def test_first_come_first_served(capacity: int | None, states: list[RegistrationState]) -> None:
    people = registered(states)
    queue = waiting(people)
    moved = promoted(capacity, people)
    assert [one.id for one in moved] == [one.id for one in queue[: len(moved)]]
    assert queue == sorted(queue, key=lambda one: one.registered_at or NOON)


@given(CAPACITY, STATES)
def test_who_comes_now_does_not_pass_those_who_wait(
    capacity: int | None, states: list[RegistrationState]
) -> None:
    people = registered(states)
    free = free_seats(capacity, people)
    taken = state_of_new(capacity, people) is RegistrationState.REGISTERED
    assert taken == (free is None or free > len(waiting(people)))
