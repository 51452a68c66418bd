"""Participants' data in from a list, and the file for the funder's system out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests import make

from grono.domain.participant import ParticipantRecord
from grono.domain.text import UserError
from grono.exchange.activities.opening import Belongs, open_list
from grono.exchange.draft import Draft
from grono.exchange.participants import as_csv, errors
from grono.exchange.rows import Decision, OnMatch, Outcome
from grono.exchange.workbook import OutSheet, write_workbook
from grono.services import registers
from grono.services.activities import served
from grono.services.activities.registering import Newcomer
from grono.services.participants.checking import checked
from grono.services.participants.layout import columns
from grono.services.participants.records import rows_of
from grono.store.opening import create_register
from grono.store.store import Store

LIST = (
    "Nazwisko;Imię;Płeć;Data urodzenia;Wykształcenie;Uwagi\n"
    "Nowak;Jan;Mężczyzna;14.05.1944;Wyższe (ISCED 5-8);\n"
    'Kowalska;Anna;Kobieta;17.06.2002;Wyższe (ISCED 5–8);"prosi o fakturę; pilne"\n'
)


@pytest.fixture(params=["plain", "closed"])
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """Two people in an edition of a project, in a plain and in an encrypted register."""
    passphrase = "hasło do próby" if request.param == "closed" else None
    store = create_register(tmp_path / "test.grono", "tester", passphrase)
    registers.prepare(store, "Klaster")
    people = [make.person(store, *name) for name in (("Nowak", "Jan"), ("Kowalska", "Anna"))]
    edition = make.edition(store, "CRM", make.session("2026-03-02"))
    served.serve(store, "edition", edition, [make.project(store, "Projekt", number="FEMP/1")])
    make.registered(store, "edition", edition, *(Newcomer(person_id=id) for id in people))
    yield store
    store.close()


def edition(store: Store) -> str:
    return str(store.query("SELECT id FROM edition")[0][0])


def draft(store: Store, folder: Path, text: str = LIST) -> Draft:
    path = folder / "uczestnicy.csv"
    path.write_text(text, "utf-8")
    return open_list(store, "participants", path, Belongs("edition", edition(store)))


def outcomes(draft: Draft) -> list[str]:
    return [str(row.outcome) for row in draft.plan().rows]


def test_a_list_fills_the_records_once(store: Store, tmp_path: Path) -> None:
    found = draft(store, tmp_path)
    assert outcomes(found) == ["created", "created"]
    found.carry_out(found.plan())
    jan, anna = rows_of(store, edition(store))
    assert (jan.told("education"), jan.told("born_on")) == ("Wyższe (ISCED 5-8)", "1944-05-14")
    assert anna.values["born_on"] == date(2002, 6, 17)
    assert outcomes(draft(store, tmp_path)) == ["unchanged", "unchanged"]
    store.undo()
    assert store.all(ParticipantRecord) == []


def test_a_second_list_updates_fills_or_leaves(store: Store, tmp_path: Path) -> None:
    first = draft(store, tmp_path)
    first.carry_out(first.plan())
    other = "Imię i nazwisko;Płeć;Obywatelstwo\nJan Nowak;Kobieta;Obywatelstwo polskie\n"
    second = draft(store, tmp_path, other)
    assert second.plan().rows[0].changes == {
        "sex": ("Mężczyzna", "Kobieta"),
        "citizenship": ("", "Obywatelstwo polskie"),
    }
    second.on_match = OnMatch.SKIP
    assert outcomes(second) == ["skipped"]
    second.on_match = OnMatch.FILL
    second.carry_out(second.plan())
    jan = rows_of(store, edition(store))[0]
    assert (jan.told("sex"), jan.told("citizenship")) == ("Mężczyzna", "Obywatelstwo polskie")


def test_who_is_not_in_the_edition_or_is_a_guest_is_refused(store: Store, tmp_path: Path) -> None:
    make.registered(store, "edition", edition(store), make.guest("Gość", "Jan"))
    found = draft(
        store, tmp_path, "Imię i nazwisko;Płeć\nObca Ewa;Kobieta\nJan Gość;Mężczyzna\nAnna Kowalska;?\n"
    )
    assert outcomes(found) == ["refused", "refused", "created"]
    found.decide(4, Decision(Outcome.SKIPPED))
    assert outcomes(found)[2] == "skipped"


def test_a_wrong_day_refuses_its_row(store: Store, tmp_path: Path) -> None:
    days = "Nazwisko;Imię;Data urodzenia\nNowak;Jan;31.02.1944\nKowalska;Anna;17.06.2002\n"
    assert outcomes(draft(store, tmp_path, days)) == ["refused", "created"]


def test_two_of_one_name_are_told_apart_by_their_e_mail(store: Store, tmp_path: Path) -> None:
    other = make.person(store, "Nowak", "Jan", emails=("drugi@x.example",))
    make.registered(store, "edition", edition(store), Newcomer(person_id=other))
    found = draft(store, tmp_path, "Nazwisko;Imię;E-mail;Płeć\nNowak;Jan;;M\nNowak;Jan;drugi@x.example;M\n")
    assert outcomes(found) == ["refused", "created"]
    assert len(found.plan().rows[0].candidates) == 2
    found.decide(2, Decision(Outcome.CREATED, found.plan().rows[0].candidates[0].id))
    assert outcomes(found)[0] == "created"


def test_pesels_come_in_only_where_they_may_be_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "pesel.xlsx"
    rows = [["Nowak", "Jan", 44051401359], ["Kowalska", "Anna", 2261773497]]
    write_workbook(path, OutSheet("Lista", [["Nazwisko", "Imię", "PESEL"]], rows))
    found = open_list(store, "participants", path, Belongs("edition", edition(store)))
    if not store.encrypted:
        with pytest.raises(UserError, match="only in a register that is protected"):
            found.plan()
        found.assign("PESEL", "")
        assert outcomes(found) == ["created", "created"]
        return
    found.carry_out(found.plan())
    assert [row.told("identifier") for row in rows_of(store, edition(store))] == [
        "44051401359",
        "02261773497",
    ]
    again = open_list(store, "participants", path, Belongs("edition", edition(store)))
    assert outcomes(again) == ["unchanged", "unchanged"]
    assert all("pesel" not in row.changes for row in again.plan().rows)


def test_the_file_has_the_layout_and_quotes_only_what_needs_them(store: Store, tmp_path: Path) -> None:
    found = draft(store, tmp_path)
    found.carry_out(found.plan())
    data = as_csv(rows_of(store, edition(store)), columns(store))
    assert data.startswith(b"\xef\xbb\xbfNumer projektu;Obywatelstwo;")
    text = data.decode("utf-8-sig")
    assert text.count("\r\n") == 3
    assert text.count("\n") == 3
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [len(row) for row in table] == [43, 43, 43]
    assert dict(zip(table[0], table[2], strict=True))["Uwagi"] == "prosi o fakturę; pilne"
    assert '"' not in text.replace('"prosi o fakturę; pilne"', "")


def test_the_list_of_errors_counts_what_it_names(store: Store) -> None:
    told = errors(checked(store, edition(store)), 0, "pl")
    assert (told["rows"], told["valid"], told["written"]) == (2, 0, 0)
    assert {one["person"] for one in told["errors"]} == {"Nowak Jan", "Kowalska Anna"}
    assert all(one["message"] for one in told["errors"])
