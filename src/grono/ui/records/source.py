"""The rows of a page of records: only the columns that are shown are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from grono.services.columns import Row
from grono.services.lists import Listing
from grono.ui.table.listing import ListSource


class ShownSource(ListSource):
    """Asks at every page of rows which columns are needed now."""

    def __init__(self, listing: Listing) -> None:
        super().__init__(listing)
        self.needed: Callable[[], Collection[str]] | None = None

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        self.keys = self.needed() if self.needed else None
        return super().rows(numbers)
