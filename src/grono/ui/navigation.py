"""Where one has been: back and forward as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_KEPT = 100


@dataclass(frozen=True)
class Stop:
    """A page and what it showed."""

    place: str
    where: dict[str, Any] = field(default_factory=dict)


class Trail:
    """The stops in order, and which of them one is at."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    @property
    def current(self) -> Stop | None:
        """Where one is."""
        return self._stops[self._at] if self._at >= 0 else None

    def visit(self, stop: Stop) -> None:
        """Go somewhere; what lay ahead is forgotten, the same place twice is one stop."""
        if stop == self.current:
            return
        self._stops = [*self._stops[: self._at + 1], stop][-_KEPT:]
        self._at = len(self._stops) - 1

    def here(self, where: dict[str, Any]) -> None:
        """What the current page shows has changed; no new stop."""
        if self._at >= 0:
            self._stops[self._at] = Stop(self._stops[self._at].place, where)

    def move(self, by: int) -> Stop | None:
        """Back (-1) or forward (1); None where there is nothing."""
        if not 0 <= self._at + by < len(self._stops):
            return None
        self._at += by
        return self._stops[self._at]

    def can_move(self, by: int) -> bool:
        """Whether there is a stop there."""
        return 0 <= self._at + by < len(self._stops)
