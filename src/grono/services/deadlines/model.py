"""What a deadline is, and the period that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import Any

from grono.domain.dates import covers
from grono.domain.deadline import TAKING_PLACE, DeadlineKind, DeadlineRule
from grono.domain.ids import Id
from grono.domain.text import Labelled, Text, _, p_
from grono.store.store import Store


@dataclass(frozen=True)
class Settle:
    """How a deadline is settled: what stands on the button, and what the window is asked to open.

    place: a place of the window; "" opens the record that the deadline is about. where: what it shows there.
    ticks: the button does what a tick does, and nothing is opened.
    """

    words: Text
    place: str = ""
    where: Mapping[str, object] = field(default_factory=dict[str, object])
    ticks: bool = False

    @property
    def needed(self) -> bool:
        """Whether more is needed than opening the record."""
        return bool(self.place or self.where or self.ticks)


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A day on which something takes place or is due.

    key: the same at every asking. subject: the record that it is about, and what that is called.
    note: a line about it. done: it is settled, or it is over and nothing remains to be done.
    ticked: whether a tick settles it. projects: the projects that the record serves.
    """

    key: str
    day: date
    kind: DeadlineKind
    title: Text | str
    subject_table: str
    subject_id: Id
    subject: str
    settle: Settle
    note: Text | str = ""
    done: bool = False
    ticked: bool = False
    starts: time | None = None
    ends: time | None = None
    person: str = ""
    projects: tuple[Id, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether somebody has to do something."""
        return not self.done and self.kind not in TAKING_PLACE

    def late(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.waits and self.day < today


class Group(Labelled):
    """How pressing deadlines are."""

    LATE = "late", p_("deadlines", "Overdue")
    WEEK = "week", _("This week")
    LATER = "later", p_("deadlines", "Later")


@dataclass(frozen=True)
class Scope:
    """What is asked for. first None: what is still open from before as well; last None: no end."""

    store: Store
    first: date | None
    last: date | None
    today: date
    _asked: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]], compare=False, repr=False)

    def once(self, sql: str, params: Mapping[str, object]) -> list[Any]:
        """The rows of a query that several sources need; it is asked once."""
        if sql not in self._asked:
            self._asked[sql] = self.store.query(sql, dict(params))
        return self._asked[sql]

    @property
    def open_only(self) -> bool:
        """Whether what is settled is left out."""
        return self.first is None

    @property
    def period(self) -> dict[str, object]:
        """Parameters of a query: the first and the last day."""
        return {
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "9999-12-31",
        }

    def holds(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def days(self, kind: DeadlineKind, ended: date) -> int | None:
        """Within how many days of an end something is to be done; None where no rule holds on that day."""
        held = (rule for rule in self._rules if rule.kind is kind)
        return next((rule.days for rule in held if covers(rule.valid_from, rule.valid_to, ended)), None)

    @property
    def longest(self) -> int:
        """The most days that any rule gives."""
        return max((rule.days for rule in self._rules), default=0)

    @cached_property
    def _rules(self) -> list[DeadlineRule]:
        return self.store.all(DeadlineRule, order="valid_from DESC, id")


Source = Callable[[Scope], Iterator[Deadline]]
"""One kind of deadline over the whole register."""
