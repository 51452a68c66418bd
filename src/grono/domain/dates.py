"""Dates as offices know them: to the day, the month or only the year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Self

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate(str):
    """An ISO date of day, month or year precision: "2009-05-14", "2009-05" or "2009".

    It is its own text, so it is stored, compared and sorted as one; it sorts as its first day.
    Raises ValueError when the text is no such date.
    """

    __slots__ = ()

    def __new__(cls, text: str | date) -> Self:
        text = text.isoformat() if isinstance(text, date) else text
        found = _SHAPE.fullmatch(text)
        if not found:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = found.groups()
        date(int(year), int(month or 1), int(day or 1))
        return super().__new__(cls, text)

    @property
    def first_day(self) -> date:
        """The first day that the date may mean."""
        year, month, day = (*map(int, self.split("-")), 1, 1)[:3]
        return date(year, month, day)

    @property
    def last_day(self) -> date:
        """The last day that the date may mean."""
        parts = list(map(int, self.split("-")))
        if len(parts) == 3:
            return self.first_day
        month = parts[1] if len(parts) == 2 else 12
        return date(parts[0], month, monthrange(parts[0], month)[1])


def covers(valid_from: PartialDate | None, valid_to: PartialDate | None, day: date) -> bool:
    """Whether a period, both ends included and open where None, holds on a day."""
    begun = valid_from is None or valid_from.first_day <= day
    return begun and (valid_to is None or day <= valid_to.last_day)
