"""What an import will do to each row: matching, doubles, rules, and the same plan written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import make

from grono.domain.ids import Id
from grono.domain.organisation import Organisation, SizeClass
from grono.domain.person import Person, Role
from grono.domain.text import Text
from grono.exchange import importing
from grono.exchange.plan import Plan, make_plan
from grono.exchange.rows import Decision, Issue, OnMatch, Outcome, ReadRow
from grono.exchange.sides import MemberSide, PersonSide
from grono.services.lists import ORGANISATIONS, Listing, Query
from grono.store.store import Store
from grono.wording import as_text

NIP = "7740001454"
OTHER_NIP = "5260250216"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new register."""
    store = make.register(tmp_path)
    yield store
    store.close()


def _rows(*values: Mapping[str, object]) -> list[ReadRow]:
    return [ReadRow(number, dict(row)) for number, row in enumerate(values, start=2)]


def _plan(store: Store, *values: Mapping[str, object], on_match: OnMatch = OnMatch.UPDATE) -> Plan:
    return make_plan(store, MemberSide(store), _rows(*values), on_match)


def _outcomes(plan: Plan) -> list[str]:
    return [str(row.outcome) for row in plan.rows]


def _write(store: Store, plan: Plan) -> None:
    importing.carry_out(store, plan, importing.members_message("lista.xlsx"))


def test_a_list_is_imported_once_and_then_unchanged(store: Store) -> None:
    firms: list[dict[str, object]] = [
        {
            "name": "Żak S.A.",
            "nip": NIP,
            "town": "Piastów",
            "emails": ("a@x.example",),
            "person_name": "Jan Żak",
        },
        {"name": "Ćma", "size": SizeClass.MICRO, "trades": ("IT",)},
    ]
    plan = _plan(store, *firms)
    assert _outcomes(plan) == ["created", "created"]
    _write(store, plan)
    assert as_text(store.next_undo.message, "pl") == "Import 2 członków z pliku lista.xlsx"  # pyright: ignore[reportOptionalMemberAccess]
    assert _outcomes(_plan(store, *firms)) == ["unchanged", "unchanged"]


def test_one_import_is_one_undo_updates_included(store: Store) -> None:
    firm = make.organisation(store, "Żak", nip=NIP, town="Piastów")
    _write(store, _plan(store, {"nip": NIP, "town": "Łódź"}, {"name": "Nowa"}))
    assert make.values(store, firm)["town"] == "Łódź"
    store.undo()
    assert make.values(store, firm)["town"] == "Piastów"
    assert len(store.all(Organisation)) == 1


def test_a_new_record_gets_what_its_values_imply(store: Store) -> None:
    _write(store, _plan(store, {"name": "Żak sp. z o.o.", "town": "Piastów"}))
    (row,) = Listing(store, ORGANISATIONS).rows(Listing(store, ORGANISATIONS).ids(Query()), make.today())
    assert (row["legal_form"], row["gmina"], row["voivodeship"]) == ("117", "1421011", "mazowieckie")


@pytest.mark.parametrize(
    "row",
    [
        {"nip": NIP, "name": "Zupełnie inna nazwa"},
        {"regon": "610188201"},
        {"krs": "0000028860"},
        {"name": "ŻAK SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"},
        {"name": "„Żak” Sp.z o.o."},
    ],
    ids=lambda row: next(iter(row)),
)
def test_rows_find_their_record(store: Store, row: dict[str, object]) -> None:
    firm = make.organisation(store, "Żak sp. z o.o.", nip=NIP, regon="610188201", krs="0000028860")
    assert _plan(store, row).rows[0].id == firm


def test_numbers_of_two_records_are_a_doubt_with_candidates(store: Store) -> None:
    make.organisation(store, "Żak", nip=NIP)
    make.organisation(store, "Ćma", regon="610188201")
    (row,) = _plan(store, {"nip": NIP, "regon": "610188201"}).rows
    assert row.outcome is Outcome.REFUSED
    assert {candidate.title for candidate in row.candidates} == {"Żak", "Ćma"}


def test_a_name_of_several_is_settled_by_the_town_or_refused(store: Store) -> None:
    make.organisation(store, "Żak", town="Łódź")
    second = make.organisation(store, "Żak", town="Radom")
    assert _plan(store, {"name": "Żak", "town": "radom"}).rows[0].id == second
    assert _plan(store, {"name": "Żak"}).rows[0].outcome is Outcome.REFUSED


def test_the_same_name_with_another_number_is_not_taken_for_the_same(store: Store) -> None:
    make.organisation(store, "Żak", nip=NIP)
    (row,) = _plan(store, {"name": "Żak", "nip": OTHER_NIP}).rows
    assert (row.outcome, len(row.candidates)) == (Outcome.REFUSED, 1)


def test_a_person_settles_a_doubt(store: Store) -> None:
    firm = make.organisation(store, "Żak", nip=NIP)
    rows = _rows({"name": "Żak", "nip": OTHER_NIP})
    side = MemberSide(store)
    as_new = make_plan(store, side, rows, decisions={2: Decision(Outcome.CREATED)})
    as_old = make_plan(store, MemberSide(store), rows, decisions={2: Decision(Outcome.CHANGED, firm)})
    left_out = make_plan(store, MemberSide(store), rows, decisions={2: Decision(Outcome.SKIPPED)})
    assert [_outcomes(plan) for plan in (as_new, as_old, left_out)] == [["created"], ["changed"], ["skipped"]]


def test_doubles_inside_the_list(store: Store) -> None:
    plan = _plan(
        store,
        {"name": "Żak S.A.", "nip": NIP, "emails": ("a@x.example",)},
        {"name": "Żak S.A.", "nip": NIP, "emails": ("a@x.example",)},
        {"name": "Żak", "nip": NIP, "emails": ("b@x.example",), "town": "Radom"},
        {"name": "Inny", "nip": NIP},
    )
    assert _outcomes(plan) == ["created", "skipped", "changed", "refused"]
    assert "Row 2" in str(plan.rows[3].issues[0].message)
    _write(store, plan)
    values = make.values(store, str(plan.rows[0].id))
    assert (values["name"], values["emails"], values["town"]) == (
        "Żak S.A.",
        ("a@x.example", "b@x.example"),
        "Radom",
    )


def test_a_row_for_each_contact_person_of_a_firm(store: Store) -> None:
    plan = _plan(
        store,
        {"name": "Żak", "nip": NIP, "person_name": "Jan Żak"},
        {"name": "Żak", "nip": NIP, "person_name": "Anna Nowak"},
        {"name": "Żak", "nip": NIP, "person_name": "Anna Nowak", "person_phones": ("22 555 01 10",)},
    )
    _write(store, plan)
    assert _outcomes(plan) == ["created", "changed", "changed"]
    assert (len(store.all(Organisation)), len(store.all(Person)), len(store.all(Role))) == (1, 2, 2)
    assert as_text(store.undo(), "pl") == "Import 1 członka z pliku lista.xlsx"


def test_the_rules_for_what_is_there(store: Store) -> None:
    firm = make.organisation(store, "Żak", nip=NIP, town="Piastów")
    row = {"nip": NIP, "town": "Łódź", "postcode": "05-820"}
    assert _outcomes(_plan(store, row, on_match=OnMatch.SKIP)) == ["skipped"]
    filled = _plan(store, row, on_match=OnMatch.FILL)
    assert filled.rows[0].changes == {"postcode": (None, "05-820")}
    updated = _plan(store, row)
    assert updated.rows[0].changes == {"town": ("Piastów", "Łódź"), "postcode": (None, "05-820")}
    _write(store, filled)
    assert make.values(store, firm)["town"] == "Piastów"


def test_a_foreign_list_adds_to_several_values_and_our_own_list_replaces_them(store: Store) -> None:
    firm = make.organisation(store, "Żak", nip=NIP, emails=("a@x.example", "b@x.example"))
    known = {"nip": NIP, "emails": ("b@x.example",)}
    assert _outcomes(_plan(store, known)) == ["unchanged"]
    (added,) = _plan(store, {"nip": NIP, "emails": ("c@x.example",)}).rows
    assert added.changes["emails"][1] == ("c@x.example", "a@x.example", "b@x.example")
    (replaced,) = _plan(store, {"id": firm, "name": "Żak", "emails": ("c@x.example",)}).rows
    assert replaced.changes["emails"][1] == ("c@x.example",)


def test_another_spelling_of_a_telephone_or_a_website_is_no_change(store: Store) -> None:
    make.organisation(store, "Żak", nip=NIP, phones=("22 555 01 10",), www=("www.zak.example",))
    row: dict[str, object] = {"nip": NIP, "phones": ("+48 225550110",), "www": ("https://www.zak.example/",)}
    assert _outcomes(_plan(store, row)) == ["unchanged"]


def test_what_changes_is_told_as_it_will_be(store: Store) -> None:
    make.organisation(store, "Żak", nip=NIP, headcounts=((2024, 10),))
    row: dict[str, object] = {"nip": NIP, "headcounts": ((2025, 12),), "person_name": "Jan Żak"}
    (planned,) = _plan(store, row).rows
    assert planned.changes == {
        "headcounts": (((2024, 10),), ((2025, 12), (2024, 10))),
        "person_name": (None, "Jan Żak"),
    }


def test_a_row_that_was_not_understood_or_has_no_name_is_refused(store: Store) -> None:
    wrong = ReadRow(2, {"name": "A"}, (Issue("NIP", "1", Text("NIP")),))
    noted = ReadRow(3, {"name": "B"}, (Issue("", "", Text("hidden"), refuses=False),))
    nameless = ReadRow(4, {"nip": NIP})
    assert _outcomes(make_plan(store, MemberSide(store), [wrong, noted, nameless])) == [
        "refused",
        "created",
        "refused",
    ]


def test_an_id_comes_back_to_its_record_and_is_kept_in_another_register(store: Store) -> None:
    own = make.organisation(store, "Żak")
    foreign = Id("01a20a56-13e7-74dd-986a-a625f71bf6d3")
    plan = _plan(store, {"id": own, "name": "Żak 2"}, {"id": foreign, "name": "Żak"})
    assert _outcomes(plan) == ["changed", "created"]
    _write(store, plan)
    assert store.get(Organisation, foreign) is not None


def test_stopping_takes_everything_back(store: Store) -> None:
    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importing.carry_out(store, _plan(store, {"name": "A"}), importing.members_message("x"), stop)
    assert store.all(Organisation) == []
    assert importing.carry_out(store, _plan(store), importing.members_message("x")) is False


def test_people_are_matched_by_name_with_firm_or_e_mail(store: Store) -> None:
    firm = make.organisation(store, "Żak", nip=NIP)
    make.organisation(store, "Ćma")
    people = [
        {
            "family_name": "Nowak",
            "given_name": "Anna",
            "organisation": "774-000-14-54",
            "function": "prezeska",
        },
        {"family_name": "Nowak", "given_name": "Anna", "organisation": "Ćma"},
        {"family_name": "Kowal", "given_name": "Jan", "organisation": "Nie ma takiej"},
    ]
    plan = make_plan(store, PersonSide(store), _rows(*people))
    assert _outcomes(plan) == ["created", "refused", "refused"]
    importing.carry_out(store, plan, importing.people_message("osoby.csv"))
    assert [role.organisation_id for role in store.all(Role)] == [firm]
    again = make_plan(store, PersonSide(store), _rows(people[0]))
    assert _outcomes(again) == ["unchanged"]
    assert as_text(store.undo(), "pl") == "Import 1 osoby z pliku osoby.csv"


NAMES = st.sampled_from(["Żak", "Żak S.A.", "Ćma", "", "Ćma sp.j."])
NIPS = st.sampled_from(["", NIP, OTHER_NIP])


@given(
    st.lists(
        st.fixed_dictionaries({}, optional={"name": NAMES, "nip": NIPS, "town": st.sampled_from(["A", "B"])}),
        max_size=8,
    ),
    st.sampled_from(list(OnMatch)),
)
def test_every_row_has_exactly_one_fate_and_the_plan_is_what_is_written(
    store: Store, rows: list[dict[str, object]], rule: OnMatch
) -> None:
    for values in (rows[:3], rows):
        before = len(store.all(Organisation))
        plan = _plan(store, *values, on_match=rule)
        assert sum(plan.counts.values()) == len(values)
        _write(store, plan)
        assert len(store.all(Organisation)) == before + plan.counts[Outcome.CREATED]
    while store.all(Organisation):
        store.undo()
