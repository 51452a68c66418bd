"""What a record is called today, also tomorrow."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.registers import names

from grono.domain.dates import PartialDate, covers
from grono.domain.organisation import Organisation, OrganisationName
from grono.domain.text import _
from grono.store import checking, day, index
from grono.store.opening import open_register
from grono.store.store import Store

TODAY = date.today()


class Clock:
    """The day that the store believes in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def set(self, today: date) -> None:
        class Day(date):
            @classmethod
            def today(cls) -> date:
                return today

        for module in ("grono.store.store", "grono.store.index"):
            self._monkeypatch.setattr(f"{module}.date", Day)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """It stands still, also while a real midnight passes."""
    clock = Clock(monkeypatch)
    clock.set(TODAY)
    return clock


def rename(store: Store, old: str, new: str, on: date) -> None:
    """A firm that takes another name on a day."""
    with store.step(_("Add")):
        firm = store.save(Organisation())
        last = PartialDate(on - timedelta(days=1))
        store.save(OrganisationName(organisation_id=firm.id, name=old, valid_to=last))
        store.save(OrganisationName(organisation_id=firm.id, name=new, valid_from=PartialDate(on)))


def test_a_new_name_holds_from_its_day_on(path: Path, clock: Clock) -> None:
    change = TODAY + timedelta(days=3)
    with open_register(path, "tester") as store:
        rename(store, "Piast Komputery", "PiastSoft", change)
        assert names(store) == ["Piast Komputery"]
    clock.set(change)
    with open_register(path, "tester", read_only=True) as store:
        assert names(store) == ["Piast Komputery"]
    with open_register(path, "tester") as store:
        assert names(store) == ["PiastSoft"]
    assert checking.check(path) == []


def test_a_window_that_stays_open_over_midnight_asks_for_the_new_day(store: Store, clock: Clock) -> None:
    rename(store, "Piast Komputery", "PiastSoft", TODAY + timedelta(days=1))
    store.refresh_day()
    assert names(store) == ["Piast Komputery"]
    clock.set(TODAY + timedelta(days=1))
    store.refresh_day()
    assert names(store) == ["PiastSoft"]
    clock.set(TODAY)
    store.refresh_day()
    assert names(store) == ["Piast Komputery"]


def test_a_firm_without_a_name_of_today_goes_by_its_last_one(store: Store) -> None:
    with store.step(_("Add")):
        firm = store.save(Organisation())
        for name, end in (("First", "1999"), ("Second", "2010-06")):
            store.save(OrganisationName(organisation_id=firm.id, name=name, valid_to=PartialDate(end)))
    assert names(store) == ["Second"]


_PARTIAL = st.one_of(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(str),
    st.sampled_from(["2026", "2027", "2026-01", "2026-11", "2026-12", "2027-01"]),
).map(PartialDate)
_DAY = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@settings(max_examples=60)
@given(_PARTIAL, _PARTIAL, _DAY, _DAY)
def test_every_name_whose_turn_comes_between_two_days_is_seen(
    shared: Store, begins: PartialDate, ends: PartialDate, first: date, second: date
) -> None:
    with shared.step(_("Add")):
        firm = shared.save(Organisation())
        shared.save(OrganisationName(organisation_id=firm.id, name="x", valid_from=begins, valid_to=ends))
    if covers(begins, ends, first) != covers(begins, ends, second):
        assert firm.id in day.turned(shared.connection, first, second)[Organisation.table]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One register for many tries."""
    from grono.store.opening import create_register

    return create_register(tmp_path_factory.mktemp("titles") / "titles.grono", "tester")


def test_caches_made_anew_are_the_same(store: Store) -> None:
    rename(store, "Piast Komputery", "PiastSoft", TODAY)
    rename(store, "Żuk", "Żabka", TODAY + timedelta(days=5))
    before = [tuple(row) for row in store.query("SELECT * FROM _rownum ORDER BY n")]
    store.rebuild_caches()
    assert [tuple(row) for row in store.query("SELECT * FROM _rownum ORDER BY n")] == before
    assert set(index.kinds()) >= {"organisation", "person", "event", "programme", "edition", "project"}
