"""The clock of a zone as calendar programs want it told: by the Union's rule, else by its dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

_BEGINS, _ENDS = 3, 10
_FIRST_YEAR = 1996  # since then summer time ends in October (directive 94/21/EC)
_CHECKED = range(2016, 2031)


def told(name: str) -> Timezone:
    """A zone in words that Outlook and Thunderbird understand."""
    from icalendar import Timezone

    return _european(name) if _is_european(ZoneInfo(name)) else Timezone.from_tzid(name)


def _european(name: str) -> Timezone:
    """Two rules: from the last Sunday of March to the last Sunday of October (directive 2000/84/EC)."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone, made = ZoneInfo(name), Timezone()
    winter, summer = _offset(zone, 1), _offset(zone, 7)
    made.add("tzid", name)
    for kind, month, before, after in (
        (TimezoneDaylight, _BEGINS, winter, summer),
        (TimezoneStandard, _ENDS, summer, winter),
    ):
        part = kind()
        part.add("dtstart", (_turn(_FIRST_YEAR, month) + before).replace(tzinfo=None))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", (_turn(2026, month) + timedelta(days=1)).astimezone(zone).tzname() or "")
        made.add_component(part)
    return made


def _is_european(zone: ZoneInfo) -> bool:
    """Whether the clock is turned when the Union turns it, and at no other time."""
    if _offset(zone, 7) - _offset(zone, 1) != timedelta(hours=1):
        return False
    step = timedelta(minutes=1)
    turns = [(_turn(year, month), month) for year in _CHECKED for month in (_BEGINS, _ENDS)]
    return all((_at(zone, turn) - _at(zone, turn - step)) == _shift(month) for turn, month in turns)


def _shift(month: int) -> timedelta:
    return timedelta(hours=1 if month == _BEGINS else -1)


def _turn(year: int, month: int) -> datetime:
    """The moment at which the clock is turned: 1:00 UTC on the last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime(sunday.year, sunday.month, sunday.day, 1, tzinfo=UTC)


def _offset(zone: ZoneInfo, month: int) -> timedelta:
    return _at(zone, datetime(2026, month, 1, tzinfo=UTC))


def _at(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
