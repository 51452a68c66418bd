"""What the cells of a row mean together: whose telephone it is, which commune, and a foreign postcode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests import make

from grono.exchange.draft import Draft
from grono.exchange.importers import MEMBERS
from grono.exchange.sheets import Book, Sheet
from grono.services.lists import ORGANISATIONS, Listing, Query
from grono.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new register."""
    store = make.register(tmp_path)
    yield store
    store.close()


def imported(store: Store, *rows: list[Any]) -> Mapping[str, object]:
    """What the register says of the only member of a list after its import."""
    sheet = Sheet(name="Lista", rows=[list(row) for row in rows])
    draft = Draft(store, MEMBERS, Book(source="lista.xlsx", kind="xlsx", sheets=(sheet,)))
    plan = draft.plan()
    assert plan.rows[0].issues == ()
    draft.carry_out(plan)
    (id,) = Listing(store, ORGANISATIONS).ids(Query())
    return make.values(store, id)


def test_the_telephone_of_nobody_is_the_firms(store: Store) -> None:
    row = imported(
        store,
        ["Nazwa", "Telefon", "Osoba kontaktowa", "Telefon osoby kontaktowej"],
        ["Alfa", "22 555 01 10", "", "600 100 200"],
    )
    assert row["phones"] == ("22 555 01 10", "600 100 200")


def test_a_commune_is_told_by_its_town_and_county(store: Store) -> None:
    """Teresin is the eighth commune of the county of Sochaczew: 1428082 in TERYT."""
    row = imported(
        store,
        ["Nazwa", "Miejscowość", "Powiat", "Województwo"],
        ["Alfa", "Teresin", "sochaczewski", "mazowieckie"],
    )
    assert row["gmina"] == "1428082"


def test_a_foreign_postcode_is_no_polish_one(store: Store) -> None:
    row = imported(
        store,
        ["Nazwa", "Ulica", "Kod pocztowy", "Miejscowość", "Kraj"],
        ["Alfa GmbH", "Invalidenstraße 1", "10115", "Berlin", "Niemcy"],
    )
    assert row["postcode"] == "10115"
