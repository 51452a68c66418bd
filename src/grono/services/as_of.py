"""The day that dated facts are asked about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from grono.domain.dates import PartialDate, covers
from grono.domain.entity import Dated

D = TypeVar("D", bound=Dated)


def holds(alias: str) -> str:
    """The SQL condition that a dated row is not deleted and holds on the day bound to :day.

    The tilde sorts after every digit and dash, so a last day given as a month or a year lasts to its end.
    """
    return (
        f"({alias}.deleted_at IS NULL AND ({alias}.valid_from IS NULL OR {alias}.valid_from <= :day)"
        f" AND ({alias}.valid_to IS NULL OR {alias}.valid_to || '~' >= :day))"
    )


def current(rows: Iterable[D], day: date) -> D | None:
    """The row that holds on a day; the one that began last where several do."""
    found = [row for row in rows if covers(row.valid_from, row.valid_to, day)]
    return max(found, key=lambda row: (row.valid_from or "", row.id)) if found else None


def day_before(day: PartialDate) -> PartialDate:
    """The last day before a date begins."""
    return PartialDate(day.first_day - timedelta(days=1))


def day_after(day: PartialDate) -> PartialDate:
    """The first day after a date ends; a month or a year has no finer answer and stays itself."""
    return PartialDate(day.last_day + timedelta(days=1)) if len(day) == 10 else day
