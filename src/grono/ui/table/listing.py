"""A list of the register as the source of a table."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from datetime import date

from grono.services.columns import Column, Row
from grono.services.lists import Listing, Query


class ListSource:
    """Row numbers and rows of a list on a day; only the columns that are asked for are read."""

    def __init__(self, listing: Listing, keys: Collection[str] | None = None) -> None:
        self.listing = listing
        self.day = date.today()
        self.keys = keys

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns of the list."""
        return self.listing.records.columns

    @property
    def sortable(self) -> Collection[str]:
        """The first column, and those that the list has an order for."""
        return {self.columns[0].key, *self.listing.records.orders}

    def numbers(self, query: Query) -> array[int]:
        """The row numbers that answer a query, in its order."""
        self.day = query.day
        return self.listing.numbers(query)

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        """The rows of these numbers."""
        return self.listing.rows(self.listing.ids_of(numbers), self.day, self.keys)
