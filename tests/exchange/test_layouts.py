"""Lists given back in the layout in which they came, whatever their columns hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests import make

from grono.exchange import layouts
from grono.exchange.draft import Draft, open_draft
from grono.exchange.giving_back import give_back
from grono.exchange.importers import MEMBERS, PEOPLE, Importer
from grono.exchange.rows import Outcome
from grono.exchange.sheets import Book, Sheet
from grono.store.store import Store

NIP = "5260250216"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new register."""
    store = make.register(tmp_path)
    yield store
    store.close()


def given_back(store: Store, of: Importer, path: Path, *rows: list[Any]) -> list[list[Any]]:
    """Import these rows, give the list back, check that nothing would change; the cells of its sheet."""
    sheet = Sheet(name="Nasza lista", rows=[list(row) for row in rows])
    draft = Draft(store, of, Book(source="nasza.xlsx", kind="xlsx", sheets=(sheet,)))
    draft.carry_out(draft.plan())
    (kept,) = layouts.kept(store, of)
    assert give_back(store, of, kept, path, "pl") == len(rows) - 1
    counts = open_draft(store, of, path).plan().counts
    assert {outcome: n for outcome, n in counts.items() if n} == {Outcome.UNCHANGED: len(rows) - 1}
    return [[cell.value for cell in row] for row in load_workbook(path)["Nasza lista"].iter_rows()]


COLUMNS: tuple[tuple[str, object, object], ...] = (
    ("Lp.", 1, 1),
    ("Nazwa", "Alfa", "Alfa"),
    ("Forma prawna", "Sp.z o. o.", "sp. z o.o."),
    ("NIP", NIP, NIP),
    ("Ulica i nr", "ul. Krótka 5 lok. 2", "ul. Krótka 5/2"),
    ("Kod i miasto", "96-515 Teresin", "96-515 Teresin"),
    ("Powiat", "sochaczewski", "sochaczewski"),
    ("PKD", "6201Z, 62.02.Z", "62.01.Z; 62.02.Z"),
    ("Zatrudnienie 2024", "12 osób", 12),
    ("Rok założenia", 1999, "1999"),
    ("Imię", "Anna", "Anna"),
    ("Nazwisko", "Nowak", "Nowak"),
    ("Adres korespondencyjny", "ul. Długa 1, 00-950 Warszawa", "ul. Długa 1, 00-950 Warszawa"),
    ("Nasz znak", "A-1", None),
)
"""Headers, what stood under them, and what is given back."""


def test_addresses_names_and_codes_are_put_together_as_they_came(store: Store, tmp_path: Path) -> None:
    headers, came, given = map(list, zip(*COLUMNS, strict=True))
    assert given_back(store, MEMBERS, tmp_path / "lista.xlsx", headers, came) == [headers, given]


def test_people_are_given_back_with_their_firms(store: Store, tmp_path: Path) -> None:
    make.organisation(store, "Alfa sp. z o.o.", nip=NIP)
    rows = given_back(
        store,
        PEOPLE,
        tmp_path / "osoby.xlsx",
        ["Imię i nazwisko", "Firma", "Stanowisko", "E-mail", "Zgoda na newsletter", "Data zgody"],
        ["dr Anna Nowak", "Alfa", "prezeska", "a@b.example; c@d.example", "tak", "1.03.2026"],
        ["Jan Kos", None, None, None, None, None],
    )
    assert rows[1] == ["Jan Kos", None, None, None, None, None]
    assert rows[2] == [
        "dr Anna Nowak",
        "Alfa sp. z o.o.",
        "prezeska",
        "a@b.example; c@d.example",
        "zgoda",
        _day("2026-03-01"),
    ]


def _day(text: str) -> Any:
    from datetime import datetime, time

    return datetime.combine(date.fromisoformat(text), time())


def test_taking_an_import_back_does_not_forget_how_its_list_was_mapped(store: Store) -> None:
    sheet = Sheet(name="Lista", rows=[["Nazwa", "Nasz znak"], ["Alfa", "A-1"]])
    book = Book(source="nasza.xlsx", kind="xlsx", sheets=(sheet,))
    draft = Draft(store, MEMBERS, book)
    draft.assign("Nasz znak", "tags")
    draft.carry_out(draft.plan())
    store.undo()
    assert store.search("alfa") == []
    assert [one.target for one in Draft(store, MEMBERS, book).assignments] == ["name", "tags"]
    store.redo()
    assert [hit.title for hit in store.search("alfa")] == ["Alfa"]
