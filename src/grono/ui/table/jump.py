"""Typing letters jumps to the row that begins with them."""

from __future__ import annotations

from bisect import bisect_left
from time import monotonic

from grono.domain.folding import fold, sort_key
from grono.services.columns import Column
from grono.ui.table.model import TableModel

_PAUSE = 1.0
_LOOKED_THROUGH = 2_000


class Typed:
    """Letters typed in quick succession belong together."""

    def __init__(self) -> None:
        self._letters = ""
        self._at = 0.0

    @property
    def typing(self) -> bool:
        """Whether a word is being typed, so that a space belongs to it."""
        return bool(self._letters) and monotonic() - self._at < _PAUSE

    def add(self, letters: str) -> str:
        """The word so far."""
        self._letters = (self._letters if self.typing else "") + letters
        self._at = monotonic()
        return self._letters


def find(model: TableModel, order: tuple[str, bool], typed: str) -> int | None:
    """The first row whose first column begins with the letters; by halving where it is sorted by it."""
    if not model.ids or not model.columns:
        return None
    column = model.columns[0]
    if order == (column.key, False):
        return _halve(model, column, typed)
    wanted = fold(typed)
    for place in range(min(len(model.ids), _LOOKED_THROUGH)):
        if fold(model.text(place, column)).startswith(wanted):
            return place
    return None


def _halve(model: TableModel, column: Column, typed: str) -> int | None:
    key = sort_key(typed)
    place = bisect_left(range(len(model.ids)), key, key=lambda i: sort_key(model.text(i, column)))
    if place >= len(model.ids):
        return None
    return place if fold(model.text(place, column)).startswith(fold(typed)[:1]) else None
