"""Days with a time of day, as web forms and meetings' logs write them, in Polish and American order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from grono.domain.text import _
from grono.exchange.sheets import Cell
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.words import plain

_LONGEST = 60
_CENTURY = 2000
_DAY = (
    r"(?:(?P<iso>\d{4})[-./](?P<iso_month>\d{1,2})[-./](?P<iso_day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})[-./](?P<year>\d{4}|\d{2}))"
)
_TIME = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<sec>\d\d))?(?:\.\d+)?"
    r"\s*(?P<half>[AaPp])?\.?(?:[Mm]\.?)?"
)
_ZONE = r"\s*(?:[A-Z]{2,5}|Z)?(?:[+-]\d{1,2}(?::?\d\d)?)?"
_MOMENT = re.compile(rf"{_DAY}(?:\s*,\s*|T|\s+)(?:godz\.?\s*)?{_TIME}{_ZONE}")
_CLOCK = re.compile(_TIME)


def moment(cell: Cell, context: Context) -> datetime:
    """The day and time of a cell, on the clock that wrote it."""
    found = readings(cell, month_first=context.month_first)
    if not found:
        raise CellProblem(
            _("“{value}” is no day with a time. Write it like 14.05.2026 9:30.", value=plain(cell))
        )
    return found[0]


def readings(cell: Cell, day: date | None = None, *, month_first: bool = False) -> tuple[datetime, ...]:
    """What a cell may mean, the likeliest first: 3/4/2026 is in March or in April.

    day: the day that is meant where a cell holds a time alone. Empty when the cell is no moment.
    """
    if isinstance(cell, datetime):
        return (cell.replace(tzinfo=None),)
    text = plain(cell).replace("\N{NARROW NO-BREAK SPACE}", " ")
    if isinstance(cell, date) or len(text) > _LONGEST:
        return ()
    if found := _MOMENT.fullmatch(text):
        clock = _clock(found)
        return tuple(datetime.combine(one, clock) for one in _days(found, month_first)) if clock else ()
    alone = _CLOCK.fullmatch(text)
    clock = _clock(alone) if alone and day else None
    return (datetime.combine(day, clock),) if day and clock else ()


def _days(found: re.Match[str], month_first: bool) -> Iterator[date]:
    """The days that a text may mean; where the American clock is used, the month comes first."""
    if found["iso"]:
        yield from _day(int(found["iso"]), int(found["iso_month"]), int(found["iso_day"]))
        return
    year = int(found["year"]) + (_CENTURY if len(found["year"]) == 2 else 0)
    first, second = int(found["first"]), int(found["second"])
    both = [*_day(year, second, first), *(_day(year, first, second) if found["mark"] == "/" else ())]
    yield from dict.fromkeys(reversed(both) if found["half"] or month_first else both)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _clock(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["sec"] or 0))
    except ValueError:
        return None
