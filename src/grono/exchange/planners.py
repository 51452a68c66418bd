"""What makes a plan of a list's rows, for the preview and the writing: one planner a kind of list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from grono.domain.text import Text
from grono.exchange.importing import members_message, people_message
from grono.exchange.plan import Plan, Progress, make_plan
from grono.exchange.rows import Decision, OnMatch, ReadRow
from grono.exchange.sides import MemberSide, PersonSide, Side
from grono.store.store import Store

Message = Callable[[int], Text]
"""The name of the step, by how many records it touches."""


class Planner(Protocol):
    """Decides what becomes of the rows of one kind of list."""

    def plan(
        self,
        rows: Sequence[ReadRow],
        on_match: OnMatch,
        decisions: Mapping[int, Decision],
        progress: Progress | None,
    ) -> Plan:
        """The fate of every row, and what to write; nothing is written."""
        ...

    def message(self, source: str) -> Message:
        """How the step is called that writes a plan."""
        ...


@dataclass(frozen=True)
class RecordPlanner:
    """Lists of records with values: members, people."""

    store: Store
    side: Callable[[Store], Side]
    named: Callable[[str], Message]

    def plan(
        self,
        rows: Sequence[ReadRow],
        on_match: OnMatch,
        decisions: Mapping[int, Decision],
        progress: Progress | None,
    ) -> Plan:
        return make_plan(self.store, self.side(self.store), rows, on_match, decisions, progress)

    def message(self, source: str) -> Message:
        return self.named(source)


def planner_of(store: Store, kind: str) -> Planner:
    """The planner of a list of members or people."""
    side, named = _RECORDS[kind]
    return RecordPlanner(store, side, named)


_RECORDS: Mapping[str, tuple[Callable[[Store], Side], Callable[[str], Message]]] = {
    "members": (MemberSide, members_message),
    "people": (PersonSide, people_message),
}
