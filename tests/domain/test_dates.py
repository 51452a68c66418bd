"""Dates of year, month or day precision, and periods that include both ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grono.domain.dates import PartialDate, covers
from grono.domain.ids import id_of, new_id

YEARS = st.integers(1900, 2100).map(lambda year: PartialDate(f"{year:04d}"))
MONTHS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: PartialDate(day.isoformat()[:7]))
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(PartialDate)
PARTIAL = st.one_of(YEARS, MONTHS, DAYS)


@pytest.mark.parametrize("text", ["2020-06-31", "2020-13", "20", "2020-6-1", "", "2020-02-30", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(text)


def test_a_month_lasts_to_its_last_day() -> None:
    assert PartialDate("2024-02").last_day == date(2024, 2, 29)
    assert PartialDate("2009").first_day == date(2009, 1, 1)
    assert PartialDate("2009").last_day == date(2009, 12, 31)


@given(PARTIAL, PARTIAL)
def test_it_sorts_as_its_first_day(one: PartialDate, other: PartialDate) -> None:
    if one.first_day < other.first_day:
        assert one < other


@given(PARTIAL, st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_sql_comparison_agrees_with_covers(end: PartialDate, day: date) -> None:
    """The text comparison that lists use (services.as_of.holds) asks the same as the dates do."""
    assert (f"{end}~" >= day.isoformat()) == covers(None, end, day)
    assert (end <= day.isoformat()) == covers(end, None, day)


@given(DAYS, st.integers(0, 4000))
def test_both_ends_belong_to_a_period(begin: PartialDate, length: int) -> None:
    end = PartialDate(begin.first_day + timedelta(days=length))
    assert covers(begin, end, begin.first_day)
    assert covers(begin, end, end.last_day)
    assert not covers(begin, end, end.last_day + timedelta(days=1))
    assert not covers(begin, end, begin.first_day - timedelta(days=1))


def test_ids_sort_in_the_order_they_were_made() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {(id[14], id[19] in "89ab") for id in ids} == {("7", True)}  # RFC 9562: version 7, variant 10


def test_the_same_key_has_the_same_id() -> None:
    assert id_of("rule/a") == id_of("rule/a") != id_of("rule/b")
