"""What offices really have in their lists, from the outside: read, planned and written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests import make

from grono.exchange.draft import Draft
from grono.exchange.importers import MEMBERS, PEOPLE, Importer
from grono.exchange.sheets import Book, Sheet
from grono.services.lists import ORGANISATIONS, Listing, Query
from grono.store.store import Store

NIP = "7740001454"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new register."""
    store = make.register(tmp_path)
    yield store
    store.close()


def draft_of(store: Store, *rows: list[Any], of: Importer = MEMBERS) -> Draft:
    """An import of these rows, without the way over a file."""
    sheet = Sheet(name="Lista", rows=[list(row) for row in rows])
    return Draft(store, of, Book(source="lista.xlsx", kind="xlsx", sheets=(sheet,)))


def outcomes(draft: Draft) -> dict[int, str]:
    return {row.number: row.outcome.value for row in draft.plan().rows}


def test_a_firm_is_known_by_its_name_though_the_list_of_people_tells_no_number(store: Store) -> None:
    make.organisation(store, "Zakłady Mechaniczne Tur Sp. z o.o.", nip=NIP)
    rows = ["Nazwisko", "Imię", "Firma", "NIP firmy"], ["Kos", "Jan", "Zakłady Mechaniczne „Tur”", None]
    assert outcomes(draft_of(store, *rows, of=PEOPLE)) == {2: "created"}


def test_a_postcode_abroad_is_no_polish_one(store: Store) -> None:
    draft = draft_of(store, ["Nazwa", "Kod", "Miasto", "Kraj"], ["Delta GmbH", "10115", "Berlin", "Niemcy"])
    draft.carry_out(draft.plan())
    (firm,) = Listing(store, ORGANISATIONS).ids(Query())
    assert make.values(store, firm)["postcode"] == "10115"


def test_days_and_sums_are_no_telephones(store: Store) -> None:
    draft = draft_of(
        store,
        ["Imię i nazwisko", "Kiedy", "Wpłacono w sumie", "Służbowo"],
        ["Anna Nowak", "12.03.2024", 500000, "601 234 567"],
        ["Jan Kos", "2024-03-12", 120000, "+48 22 555 01 10"],
        of=PEOPLE,
    )
    assert [one.target for one in draft.assignments] == ["full_name", "", "", "phones"]


def test_a_header_that_says_something_else_is_believed(store: Store) -> None:
    draft = draft_of(
        store,
        ["Nazwa", "Ostatni kontakt", "Data urodzenia prezesa", "Przychody 2023", None],
        ["Alfa", "2024-01-15", "1970-05-05", "123 456 789", "12.05.2019"],
        ["Beta", "2024-02-15", "1971-05-05", "234 567 891", "13.05.2019"],
    )
    assert [one.target for one in draft.assignments] == ["name", "", "", "", "joined"]


def test_nobody_knows_when_a_consent_on_a_list_was_given(store: Store) -> None:
    person = ["Kos", "Jan", "jan@kos.example"]
    first = draft_of(store, ["Nazwisko", "Imię", "E-mail"], person, of=PEOPLE)
    first.carry_out(first.plan())
    second = draft_of(
        store, ["Nazwisko", "Imię", "E-mail", "Zgoda na newsletter"], [*person, "tak"], of=PEOPLE
    )
    plan = second.plan()
    second.carry_out(plan)
    found = make.person_values(store, plan.rows[0].id or "")
    assert (found["consent_newsletter"], found.get("consent_newsletter_on")) == ("given", None)
