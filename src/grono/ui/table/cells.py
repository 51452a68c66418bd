"""What a table needs to know: where its rows come from, and how a cell is drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from grono.services.columns import Column, Row


class Source(Protocol):
    """Where the rows of a table come from; a page of rows is asked for at a time."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns that there are."""
        ...

    @property
    def sortable(self) -> Collection[str]:
        """Keys of the columns that the list can be ordered by."""
        ...

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        """The rows of these numbers, in their order."""
        ...


@dataclass(frozen=True)
class Cell:
    """How a column looks on the screen, where that is more than its text.

    second: a quieter line below. avatar: the initials of the value before it. stretch: takes the space left.
    strong: semibold. badge: the state that the value is shown in (ok, warn, bad, info, neutral,
    violet, teal), or "" for plain text. icon: a sign before the words, as its name and colour.
    ink: the colour of the words.
    """

    second: Callable[[Row], object] | None = None
    avatar: bool = False
    stretch: bool = False
    strong: bool = False
    badge: Callable[[Row], str] | None = None
    icon: Callable[[Row], tuple[str, str] | None] | None = None
    ink: str = "text"


PLAIN = Cell()


class FixedRows:
    """A short table whose rows are all there; the numbers are their places."""

    def __init__(self, columns: tuple[Column, ...], rows: Sequence[Row] = ()) -> None:
        self.columns = columns
        self.sortable: Collection[str] = ()
        self.all = rows

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        """The rows at these places."""
        return [self.all[number] for number in numbers]
