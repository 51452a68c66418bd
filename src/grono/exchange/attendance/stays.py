"""How long somebody was there: intervals of several joins, their union within a session, and durations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from grono.exchange.sheets import Cell
from grono.exchange.values.words import plain

_UNIT = re.compile(
    r"(\d+)\s*(godz\w*|hours?|hrs?|h|minut\w*|min|m|sekund\w*|sek|sec\w*|s)\b\.?", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,3}):(\d\d)(?::(\d\d))?")
_SECONDS = {"g": 3600, "h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True)
class Stay:
    """One time in the meeting. most: the length that the log states where it only tells the outer times."""

    begin: datetime
    end: datetime
    most: timedelta | None = None


def together(stays: Iterable[Stay], begin: datetime, end: datetime) -> timedelta:
    """The union of the stays between two moments; joins with two devices at once count once."""
    total, reached = timedelta(), begin
    for stay in sorted(stays, key=lambda stay: stay.begin):
        first, last = max(stay.begin, reached), min(stay.end, end)
        if last > first:
            total += last - first if stay.most is None else min(last - first, stay.most)
            reached = last
    return total


def whole_minutes(time: timedelta) -> int:
    """Minutes, half of one rounded up."""
    return int(time.total_seconds() + 30) // 60


def duration(cell: Cell) -> timedelta | None:
    """The length in a cell: "1h 2m 3s", "1 godz. 2 min", "01:02:03", or minutes; None where there is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return timedelta(minutes=cell) if 0 <= cell < 1e5 else None
    text = plain(cell)
    if clock := _CLOCK.fullmatch(text):
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
    if text.isdecimal() and len(text) < 6:
        return timedelta(minutes=int(text))
    parts = _UNIT.findall(text)
    if not parts or len(text) > 60:
        return None
    return timedelta(seconds=sum(int(number[:6]) * _SECONDS[unit[0].lower()] for number, unit in parts))
