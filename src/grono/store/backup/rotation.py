"""Which backups are kept: every one of two days, then 14 daily, 8 weekly and 12 monthly ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

Period = Callable[[datetime], object]

WHOLE_DAYS, DAILY, WEEKLY, MONTHLY = 2, 14, 8, 12


def kept(times: Iterable[datetime], today: date) -> set[datetime]:
    """The moments whose backups stay; the newest of each day, week and month stands for it."""
    newest_first = sorted(times, reverse=True)
    recent = {time for time in newest_first if time.date() > today - timedelta(days=WHOLE_DAYS)}
    return (
        recent
        | _newest(newest_first, lambda time: time.date(), DAILY)
        | _newest(newest_first, lambda time: time.isocalendar()[:2], WEEKLY)
        | _newest(newest_first, lambda time: (time.year, time.month), MONTHLY)
    )


def _newest(newest_first: Sequence[datetime], period: Period, count: int) -> set[datetime]:
    found: dict[object, datetime] = {}
    for time in newest_first:
        found.setdefault(period(time), time)
    return set(list(found.values())[:count])
