"""The layout and the dictionaries of the funder's system, as they stand in the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from grono.domain.participant import DictionaryValue, ExportColumn
from grono.store.store import Store

LAYOUT = "sm-efs-2021"


@dataclass(frozen=True)
class Dictionaries:
    """The values that fields take, in order; a field without values takes any."""

    values: Sequence[DictionaryValue] = field(repr=False)

    def of(self, name: str, under: str = "") -> list[str]:
        """The values of a field; of an "of which" field those that belong to a value of the field above."""
        return [one.value for one in self.values if one.dictionary == name and one.under in ("", under)]

    def holds(self, name: str) -> bool:
        """Whether there is a list of values for a field."""
        return any(one.dictionary == name for one in self.values)


def dictionaries(store: Store) -> Dictionaries:
    """The dictionaries as the office has them."""
    return Dictionaries(store.all(DictionaryValue, order="dictionary, position, id"))


def columns(store: Store, layout: str = LAYOUT) -> list[ExportColumn]:
    """The columns of the file in order."""
    return store.all(ExportColumn, "layout = ?", (layout,), order="position, id")
