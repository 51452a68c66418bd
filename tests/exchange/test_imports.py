"""A whole import as a person does it: the office's file, dry run, mending, writing, undoing, giving back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests import make

from grono.domain.ids import Id
from grono.domain.membership import Membership, MemberState
from grono.domain.organisation import Address, Organisation
from grono.domain.text import UserError
from grono.exchange import layouts
from grono.exchange.columns import Confidence
from grono.exchange.draft import Draft, open_draft
from grono.exchange.giving_back import give_back
from grono.exchange.importers import MEMBERS, PEOPLE
from grono.exchange.refused import write_refused
from grono.exchange.report import report
from grono.exchange.rows import Decision, OnMatch, Outcome
from grono.exchange.sheets import Book, Sheet
from grono.services.lists import ORGANISATIONS, Listing, Query
from grono.store.store import Store

SAMPLE_LIST = Path(__file__).parents[2] / "resources" / "sample" / "lista-czlonkow.xlsx"
NIP, OTHER_NIP = "5260250216", "7740001454"
WRONG_ROWS = [87, 90, 91, 100, 115, 124]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new register."""
    store = make.register(tmp_path)
    yield store
    store.close()


def draft_of(store: Store, *rows: list[Any], name: str = "lista.xlsx", kind: str = "xlsx") -> Draft:
    """An import of these rows, without the way over a file."""
    sheet = Sheet(name="Lista", rows=[list(row) for row in rows])
    return Draft(store, MEMBERS, Book(source=name, kind=kind, sheets=(sheet,)))


def outcomes(draft: Draft) -> dict[int, str]:
    return {row.number: row.outcome.value for row in draft.plan().rows}


def ids(store: Store) -> list[Id]:
    return Listing(store, ORGANISATIONS).ids(Query())


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """The whole register but its journal, the layouts of lists and what is rebuilt from the rest."""
    names = [row[0] for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [
        name
        for name in names
        if not name.startswith(("_", "sqlite", "import_")) and name not in ("step", "change")
    ]
    return {name: sorted(map(tuple, store.query(f"SELECT * FROM {name}")), key=str) for name in kept}


def test_the_offices_list_is_imported_but_for_its_six_wrong_rows(store: Store) -> None:
    draft = open_draft(store, MEMBERS, SAMPLE_LIST)
    plan = draft.plan()
    told = report(draft, plan, "pl")
    assert (told["source"], told["sheet"], told["header_row"]) == ("lista-czlonkow.xlsx", "Członkowie", 5)
    assert told["mapping"]["Nazwa podmiotu"] == "name"
    assert told["mapping"]["Nr teczki"] is None
    assert (told["read"], told["created"], told["refused"], told["ignored"]) == (114, 108, 6, 11)
    assert [row["row"] for row in told["rows"] if row["outcome"] == "refused"] == WRONG_ROWS
    assert [row["row"] for row in told["rows"] if row.get("hidden")] == [48]
    assert json.loads(json.dumps(told)) == told
    (problem,) = next(row for row in told["rows"] if row["row"] == 91)["problems"]
    assert (problem["column"], problem["value"]) == ("NIP", "999-198-344")
    assert problem["message"].startswith("NIP ma 9 cyfr zamiast 10.")
    assert ids(store) == []
    draft.carry_out(plan)
    assert len(ids(store)) == 108
    assert len(store.all(Membership)) == 108


def test_a_dry_run_counts_what_the_import_then_does(store: Store) -> None:
    draft = open_draft(store, MEMBERS, SAMPLE_LIST)
    first = draft.plan()
    draft.carry_out(first)
    again = draft.plan()
    assert again.counts[Outcome.UNCHANGED] == first.counts[Outcome.CREATED]
    before = store.steps()
    assert not draft.carry_out(again)
    assert store.steps() == before


def test_two_refused_rows_are_mended_in_place(store: Store) -> None:
    draft = open_draft(store, MEMBERS, SAMPLE_LIST)
    draft.mend(91, "NIP", "")
    draft.mend(87, "Data przystąpienia", "30.06.2020")
    plan = draft.plan()
    assert [row.number for row in plan.rows if row.outcome is Outcome.REFUSED] == [90, 100, 115, 124]
    draft.carry_out(plan)
    assert store.search("sasiad")[0].title.startswith("Sąsiad.pl")


def test_refused_rows_come_back_as_a_workbook_to_mend_and_import_again(store: Store, tmp_path: Path) -> None:
    draft = open_draft(store, MEMBERS, SAMPLE_LIST)
    plan = draft.plan()
    draft.carry_out(plan)
    path = tmp_path / "do-poprawy.xlsx"
    assert write_refused(path, draft.table, plan.rows, draft.mended, "pl") == 6
    book = load_workbook(path)
    sheet = book["Członkowie"]
    headers = [below.value or above.value for above, below in zip(sheet[1], sheet[2], strict=True)]
    assert headers[-1] == "Powód odrzucenia"
    reasons = [row[-1].value for row in sheet.iter_rows(min_row=3)]
    assert (
        reasons[0]
        == "Data przystąpienia: Data „31.06.2020” nie istnieje (czerwiec ma 30 dni). Wpisz właściwą."
    )
    sheet.cell(3, headers.index("Data przystąpienia") + 1, "30.06.2020")
    sheet.cell(8, headers.index("Nazwa podmiotu") + 1, "Haptyka sp. z o.o.")
    book.save(path)
    again = open_draft(store, MEMBERS, path)
    assert {one.confidence for one in again.assignments} <= {Confidence.SURE, Confidence.SKIPPED}
    found = {row.number: row.outcome.value for row in again.plan().rows}
    assert (found[3], found[4], found[8]) == ("created", "refused", "created")


def test_an_import_is_one_step_and_is_undone_whole_updates_included(store: Store) -> None:
    make.organisation(store, "Alfa sp. z o.o.", nip=NIP, town="Piastów")
    before = everything(store)
    draft = draft_of(
        store, ["Nazwa", "NIP", "Miejscowość"], ["Alfa", NIP, "Warszawa"], ["Beta", OTHER_NIP, "Łódź"]
    )
    draft.carry_out(draft.plan())
    assert store.next_undo is not None
    assert str(store.next_undo.message) == "Import 2 members from lista.xlsx"
    assert everything(store) != before
    store.undo()
    assert everything(store) == before
    store.redo()
    assert len(ids(store)) == 2


def test_an_import_that_is_stopped_leaves_nothing(store: Store) -> None:
    class Stopped(Exception):
        """What a window raises when somebody presses Cancel."""

    def stop(done: int, _all: int) -> None:
        if done:
            raise Stopped

    draft = open_draft(store, MEMBERS, SAMPLE_LIST)
    plan = draft.plan()
    before = everything(store)
    with pytest.raises(Stopped):
        draft.carry_out(plan, stop)
    assert everything(store) == before


def test_an_empty_cell_never_erases_and_a_rule_says_what_a_match_does(store: Store) -> None:
    id = make.organisation(store, "Alfa", nip=NIP, town="Piastów", phones=("22 555 01 10",))
    draft = draft_of(
        store,
        ["Nazwa", "NIP", "Miejscowość", "Telefon", "www"],
        ["Alfa", NIP, "Warszawa", "brak", "www.alfa.example"],
    )
    draft.on_match = OnMatch.SKIP
    assert outcomes(draft) == {2: "skipped"}
    draft.on_match = OnMatch.FILL
    (row,) = draft.plan().rows
    assert {key: after for key, (_before, after) in row.changes.items()} == {"www": ("www.alfa.example",)}
    draft.on_match = OnMatch.UPDATE
    plan = draft.plan()
    assert plan.rows[0].changes["town"] == ("Piastów", "Warszawa")
    draft.carry_out(plan)
    values = make.values(store, id)
    assert (values["town"], values["phones"], values["www"]) == (
        "Warszawa",
        ("22 555 01 10",),
        ("www.alfa.example",),
    )
    assert len(store.all(Address)) == 2


def test_a_person_decides_about_single_rows(store: Store) -> None:
    for town in ("Piastów", "Płock"):
        make.organisation(store, "Alfa sp. z o.o.", town=town)
    draft = draft_of(store, ["Nazwa", "Branża"], ["ALFA", "IT"], ["Beta", "IT"])
    (doubtful, _new) = draft.plan().rows
    assert doubtful.outcome is Outcome.REFUSED
    assert len(doubtful.candidates) == 2
    draft.decide(2, Decision(Outcome.CHANGED, doubtful.candidates[0].id))
    draft.decide(3, Decision(Outcome.SKIPPED))
    assert outcomes(draft) == {2: "changed", 3: "skipped"}
    draft.decide(2, Decision(Outcome.CREATED))
    assert outcomes(draft)[2] == "created"
    draft.decide(2, None)
    assert outcomes(draft)[2] == "refused"


def test_members_of_a_plain_list_become_members_and_their_address_is_completed(store: Store) -> None:
    draft = draft_of(store, ["Nazwa", "Miejscowość"], ["Alfa sp. z o.o.", "Piastów"])
    draft.carry_out(draft.plan())
    (membership,) = store.all(Membership)
    assert membership.state is MemberState.MEMBER
    values = make.values(store, ids(store)[0])
    assert (values["legal_form"], values["gmina"], values["voivodeship"]) == ("117", "1421011", "mazowieckie")


def test_a_layout_is_remembered_with_what_was_mapped_by_hand(store: Store) -> None:
    rows: list[list[Any]] = [["Nazwa", "Teczka", "Uwagi"], ["Alfa", "T-1", "x"]]
    first = draft_of(store, *rows)
    first.assign("Teczka", "tags")
    first.assign("C", "")
    first.carry_out(first.plan())
    second = draft_of(store, *rows, ["Beta", "T-2", "y"], name="inna.xlsx")
    assert [one.target for one in second.assignments] == ["name", "tags", ""]
    second.carry_out(second.plan())
    (kept,) = layouts.kept(store, MEMBERS)
    assert (kept.entity.source, kept.mapping) == (
        "inna.xlsx",
        {"Nazwa": "name", "Teczka": "tags", "Uwagi": ""},
    )


def test_a_list_is_given_back_in_the_layout_in_which_it_came(store: Store, tmp_path: Path) -> None:
    draft = open_draft(store, MEMBERS, SAMPLE_LIST)
    draft.carry_out(draft.plan())
    (kept,) = layouts.kept(store, MEMBERS)
    path = tmp_path / "lista.xlsx"
    assert give_back(store, MEMBERS, kept, path, "pl") == 108
    again = open_draft(store, MEMBERS, path)
    assert [c.header for c in again.table.columns if c.header not in ("Nr teczki", "Składka 2026")] == [
        c.header for c in draft.table.columns if c.header not in ("Nr teczki", "Składka 2026")
    ]
    sheet = load_workbook(path)["Członkowie"]
    assert [cell.value for cell in sheet[1]][:4] == [
        "Lp.",
        "Nazwa podmiotu",
        "Forma prawna",
        "Dane rejestrowe",
    ]
    assert [cell.value for cell in sheet[3]][:3] == [1, "Akademia Kodowania „Pętla” sp. z o.o.", "sp. z o.o."]
    assert {outcome.value: n for outcome, n in again.plan().counts.items() if n} == {"unchanged": 108}


def test_the_same_member_twice_in_a_list(store: Store) -> None:
    draft = draft_of(
        store,
        ["Nazwa", "NIP", "E-mail"],
        ["Alfa sp. z o.o.", NIP, "a@a.example"],
        ["Alfa sp. z o.o.", NIP, "a@a.example"],
        ["ALFA Spółka z o.o.", NIP, "b@a.example"],
        ["Zupełnie inna", NIP, None],
    )
    told = report(draft, draft.plan(), "pl")
    assert [row["outcome"] for row in told["rows"][1:]] == ["created", "skipped", "changed", "refused"]
    assert told["rows"][-1]["problems"][0]["message"].startswith("Wiersz 2 ma ten sam numer pod inną nazwą")


def test_people_and_the_firms_they_work_for(store: Store, tmp_path: Path) -> None:
    firm = make.organisation(store, "Alfa sp. z o.o.", nip=NIP)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Nazwisko i imię", "Firma", "NIP firmy", "Stanowisko", "E-mail", "Newsletter"])
    sheet.append(["Kowalska Anna", "Alfa", None, "prezeska", "anna@alfa.example", "tak"])
    sheet.append(
        ["Nowak Jan", "jakaś Alfa", f"PL {NIP}", "programista", "jan@alfa.example; jn@alfa.example", "nie"]
    )
    sheet.append(["Obca Ewa", "Firma spoza listy", None, None, None, None])
    book.save(tmp_path / "osoby.xlsx")
    draft = open_draft(store, PEOPLE, tmp_path / "osoby.xlsx")
    plan = draft.plan()
    assert [row.outcome.value for row in plan.rows] == ["created", "created", "refused"]
    draft.carry_out(plan)
    assert store.next_undo is not None
    assert str(store.next_undo.message) == "Import 2 people from osoby.xlsx"
    anna = make.person_values(store, plan.rows[0].id or "")
    assert (anna["family_name"], anna["given_name"], anna["consent_newsletter"]) == (
        "Kowalska",
        "Anna",
        "given",
    )
    assert store.query("SELECT count(*) FROM role WHERE organisation_id = ?", (firm,))[0][0] == 2


def test_what_cannot_be_a_list_is_said_in_one_sentence(store: Store, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Szanowni Państwo,\ndziękujemy za list.\n", "utf-8")
    draft = open_draft(store, MEMBERS, tmp_path / "list.txt")
    with pytest.raises(UserError) as caught:
        draft.plan()
    assert len(caught.value.sentences) == 1
    with pytest.raises(UserError, match="no sheet"):
        draft.choose_sheet("Arkusz9")
    with pytest.raises(UserError, match="no row 99"):
        draft.choose_sheet("list", 99)


def test_the_sheet_with_the_list_is_found_and_another_may_be_chosen(store: Store) -> None:
    sheets = (
        Sheet(name="Opis", rows=[["To jest opis pliku"], ["bez listy"]]),
        Sheet(name="Ukryty", hidden=True, rows=[["Nazwa", "NIP", "REGON"], ["Stara", NIP, None]]),
        Sheet(name="Dane", rows=[["Nazwa", "NIP"], ["Alfa", NIP]]),
    )
    draft = Draft(store, MEMBERS, Book(source="lista.xlsx", kind="xlsx", sheets=sheets))
    assert draft.sheet.name == "Dane"
    draft.choose_sheet("Ukryty")
    assert draft.plan().rows[0].title == "Stara"


_CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["Alfa", "Beta sp. z o.o.", NIP, OTHER_NIP, "999", "a@b.example", "x", "Razem", "31.06.2020", "brak"]
    ),
    st.integers(0, 10**10),
    st.dates(),
    st.booleans(),
)


@settings(max_examples=40)
@given(rows=st.lists(st.lists(_CELLS, max_size=5), max_size=12), rule=st.sampled_from(OnMatch))
def test_read_is_always_the_sum_of_the_outcomes_and_every_row_is_told(
    rows: list[list[Any]], rule: OnMatch, store: Store
) -> None:
    if not ids(store):
        make.organisation(store, "Alfa", nip=NIP, town="Piastów")
    draft = draft_of(store, ["Nazwa", "NIP", "E-mail", "Data przystąpienia", "Miejscowość"], *rows)
    draft.on_match = rule
    plan = draft.plan()
    told = report(draft, plan, "en")
    assert told["read"] == sum(told[outcome.value] for outcome in Outcome)
    assert [row["row"] for row in told["rows"]] == list(range(1, len(rows) + 2))
    assert told["read"] + told["ignored"] == len(rows) + 1
    if draft.carry_out(plan):
        assert len(store.all(Organisation)) == 1 + told["created"]
        store.undo()
    else:
        assert told["created"] == told["changed"] == 0
    assert len(ids(store)) == 1


def test_cancel_is_asked_about_while_the_file_is_read(store: Store) -> None:
    calls: list[int] = []
    asked: Callable[[], bool] = lambda: bool(calls.append(1))  # noqa: E731
    open_draft(store, MEMBERS, SAMPLE_LIST, cancelled=asked)
    assert calls


def test_a_formula_that_failed_is_told_and_its_cell_left_out(store: Store, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Nazwa", "NIP", "Miejscowość"])
    sheet.append(["Alfa", NIP, "#REF!"])
    sheet["C2"].data_type = "e"
    book.save(tmp_path / "lista.xlsx")
    draft = open_draft(store, MEMBERS, tmp_path / "lista.xlsx")
    (row,) = draft.plan().rows
    assert row.outcome is Outcome.CREATED
    assert [(issue.column, issue.value, issue.refuses) for issue in row.issues] == [
        ("Miejscowość", "#REF!", False)
    ]
    draft.mend(2, "Miejscowość", "Warszawa")
    (row,) = draft.plan().rows
    assert not row.issues
