"""Schedules of meetings: never a clash, every mutual wish met when that is possible, against brute force."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grono.domain import b2b
from grono.domain.b2b import Pair, Planned, clashes, coloured, schedule

PEOPLE = "abcdefg"
ALL = list(combinations(PEOPLE, 2))
graphs = st.lists(st.sampled_from(ALL), max_size=9, unique=True)


def both_ways(pairs: list[Pair]) -> list[Pair]:
    return [*pairs, *((other, one) for one, other in pairs)]


def can_be_met(pairs: list[Pair], slots: int, tables: int) -> bool:
    """Whether there is a schedule of all pairs, found by trying every one."""
    if not pairs:
        return True
    for found in product(range(slots), repeat=len(pairs)):
        by_slot = [
            [pair for pair, at in zip(pairs, found, strict=True) if at == slot] for slot in range(slots)
        ]
        if all(
            len(inside) <= tables and len({one for pair in inside for one in pair}) == 2 * len(inside)
            for inside in by_slot
        ):
            return True
    return False


@given(st.lists(st.sampled_from(ALL), max_size=7, unique=True), st.integers(1, 4), st.integers(1, 3))
def test_every_mutual_wish_is_met_exactly_when_brute_force_meets_them(
    pairs: list[Pair], slots: int, tables: int
) -> None:
    found = schedule(both_ways(pairs), slots, tables)
    assert (found.unmet_mutual == ()) == can_be_met(pairs, slots, tables)


@given(
    st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))),
    st.integers(1, 6),
    st.integers(1, 4),
)
def test_there_is_never_a_clash_and_nothing_is_lost(wishes: list[Pair], slots: int, tables: int) -> None:
    found = schedule(wishes, slots, tables)
    assert clashes(found.meetings) == []
    assert all(1 <= one.slot <= slots and 1 <= one.desk <= tables for one in found.meetings)
    met = [tuple(sorted((one.first, one.second))) for one in found.meetings]
    wished = {tuple(sorted(pair)) for pair in wishes if pair[0] != pair[1]}
    assert sorted([*met, *found.unmet_mutual, *found.unmet]) == sorted(wished)


@given(graphs)
def test_one_slot_more_than_anybody_has_wishes_is_always_enough(pairs: list[Pair]) -> None:
    most = max((sum(one in pair for pair in pairs) for one in PEOPLE), default=0)
    assert len(coloured(pairs, most + 1).pairs()) == len(pairs)


@given(graphs, st.integers(1, 4))
def test_the_tables_suffice_when_there_are_seats_for_all(pairs: list[Pair], tables: int) -> None:
    slots = max(7, -(-len(pairs) // tables))
    assert schedule(both_ways(pairs), slots, tables).unmet_mutual == ()


def test_everybody_with_everybody_takes_as_few_rounds_as_a_tournament() -> None:
    people = [f"p{n:02}" for n in range(12)]
    found = schedule(both_ways(list(combinations(people, 2))), slots=11, tables=6)
    assert found.unmet_mutual == ()
    assert len(found.meetings) == 66


def test_a_graph_without_a_schedule_is_known_for_one() -> None:
    outer = [(f"a{n}", f"a{(n + 1) % 5}") for n in range(5)]
    inner = [(f"b{n}", f"b{(n + 2) % 5}") for n in range(5)]
    petersen = [*outer, *inner, *((f"a{n}", f"b{n}") for n in range(5))]
    assert schedule(both_ways(petersen), slots=3, tables=5).unmet_mutual
    assert schedule(both_ways(petersen), slots=4, tables=4).unmet_mutual == ()


def test_a_schedule_that_moving_meetings_does_not_find_is_searched_for() -> None:
    pairs = [("b", "f"), ("a", "f"), ("f", "g"), ("b", "g"), ("e", "g")]
    assert len(coloured(pairs, 3).pairs()) == len(pairs)


def test_a_search_that_takes_too_long_keeps_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(b2b, "_EFFORT", 0)
    triangle = [("a", "b"), ("b", "c"), ("a", "c")]
    assert len(schedule(both_ways(triangle), slots=2, tables=3).meetings) == 2


def test_mutual_wishes_come_before_those_of_one_alone() -> None:
    found = schedule([("a", "b"), ("a", "c"), ("c", "a")], slots=1, tables=1)
    assert found.meetings == (Planned(1, 1, "a", "c"),)
    assert found.unmet == (("a", "b"),)


def test_a_hundred_firms_are_scheduled_at_once() -> None:
    people = [f"p{n:03}" for n in range(100)]
    wishes = [(one, people[(at * 7 + n * 13 + 1) % 100]) for at, one in enumerate(people) for n in range(8)]
    found = schedule(wishes, slots=20, tables=50)
    assert clashes(found.meetings) == []
    assert len(found.meetings) > 500


@pytest.mark.parametrize("slots", [1, 2, 3])
def test_too_few_slots_still_give_as_many_meetings_as_each_can_have(slots: int) -> None:
    star = [("hub", f"x{n}") for n in range(5)]
    assert len(schedule(both_ways(star), slots, tables=5).meetings) == slots
