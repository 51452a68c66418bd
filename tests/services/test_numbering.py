"""Running numbers: given once, whatever is undone."""

from __future__ import annotations

from datetime import date

import pytest
from tests import make

from grono.domain.certificate import Series
from grono.domain.text import UserError
from grono.services import numbering, reverting
from grono.store.store import Store


def test_numbers_run_within_a_series_and_a_year(store: Store) -> None:
    give = [("person", make.person(store, name)) for name in ("Lis", "Wilk")]
    first = numbering.give(store, Series.CERTIFICATE, give, date(2026, 12, 30))
    second = numbering.give(store, Series.CERTIFICATE, give[:1], date(2026, 12, 31))
    third = numbering.give(store, Series.CERTIFICATE, give[:1], date(2027, 1, 2))
    other = numbering.give(store, Series.CONFIRMATION, give[:1], date(2026, 12, 31))
    assert [one.text for one in (*first, *second, *third, *other)] == [
        "1/2026",
        "2/2026",
        "3/2026",
        "1/2027",
        "1/2026",
    ]


def test_undo_does_not_reach_a_number(store: Store) -> None:
    subject = ("person", make.person(store, "Lis"))
    before = store.next_undo
    numbering.give(store, Series.CERTIFICATE, [subject], date(2026, 12, 1))
    assert store.next_undo == before
    (again,) = numbering.give(store, Series.CERTIFICATE, [subject], date(2026, 12, 1))
    assert again.text == "2/2026"


def test_a_number_is_not_taken_back_from_the_history_either(store: Store) -> None:
    person = make.person(store, "Lis")
    numbering.give(store, Series.CERTIFICATE, [("person", person)], date(2026, 12, 1))
    step = store.history("person", person)[0][0]
    with pytest.raises(UserError, match="by itself"):
        reverting.revert(store, "person", person, step.id)
