"""Which backups stay: every one of two days, then 14 daily, 8 weekly and 12 monthly ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from grono.store.backup.rotation import kept

TODAY = date(2026, 11, 23)


def at(day: date, hour: int = 8) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_a_backup_every_day_for_two_years_leaves_the_promised_ones() -> None:
    days = [TODAY - timedelta(days=n) for n in range(730)]
    left = sorted({time.date() for time in kept(map(at, days), TODAY)}, reverse=True)
    assert left[:14] == days[:14]
    weeks = {day.isocalendar()[:2] for day in left}
    assert len({day.isocalendar()[:2] for day in days[:56]} & weeks) >= 8
    assert {(day.year, day.month) for day in left} == {(2025, 12), *((2026, month) for month in range(1, 12))}
    assert len(left) <= 14 + 8 + 12


def test_every_backup_of_today_and_yesterday_stays() -> None:
    times = [at(TODAY, hour) for hour in range(24)] + [
        at(TODAY - timedelta(days=1), hour) for hour in range(24)
    ]
    assert kept(times, TODAY) == set(times)


def test_of_an_older_day_the_last_one_stays() -> None:
    day = TODAY - timedelta(days=5)
    assert kept([at(day, 8), at(day, 17), at(TODAY)], TODAY) == {at(day, 17), at(TODAY)}


_TIMES = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 11, 23)).map(lambda time: time.replace(tzinfo=UTC))  # noqa: DTZ001
)


@given(_TIMES)
def test_the_newest_always_stays_and_nothing_is_invented(times: list[datetime]) -> None:
    left = kept(times, TODAY)
    assert left <= set(times)
    assert not times or max(times) in left


@given(_TIMES)
def test_turning_again_takes_nothing_more(times: list[datetime]) -> None:
    left = kept(times, TODAY)
    assert kept(left, TODAY) == left


@given(_TIMES, _TIMES)
def test_turning_day_by_day_keeps_every_month_of_the_last_year(
    times: list[datetime], later: list[datetime]
) -> None:
    both = kept([*kept(times, TODAY), *later], TODAY)
    months = {(time.year, time.month) for time in [*times, *later]}
    assert {(time.year, time.month) for time in both} >= set(sorted(months, reverse=True)[:12])
