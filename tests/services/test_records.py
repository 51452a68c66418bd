"""Flat values become dated rows and come back; what changes over time is kept, what is mended is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import make

from grono.domain.dates import PartialDate
from grono.domain.membership import MemberKind, Membership, MemberState
from grono.domain.organisation import OrganisationKind, OrganisationName, SizeClass
from grono.domain.text import _
from grono.services.records import ORGANISATION, PERSON, today_edit
from grono.store.store import Store


def yesterday() -> date:
    return make.today() - timedelta(days=1)


def now() -> PartialDate:
    return PartialDate(make.today())


FULL: dict[str, object] = {
    "name": "Łódzkie Systemy sp. z o.o.",
    "short_name": "ŁS",
    "kind": OrganisationKind.ENTERPRISE,
    "legal_form": "117",
    "founded": PartialDate("1999"),
    "nip": "7740001454",
    "regon": "610188201",
    "krs": "0000028860",
    "street": "Krótka",
    "house": "5",
    "flat": "2",
    "postcode": "90-001",
    "town": "Łódź",
    "gmina": "1061011",
    "voivodeship": "łódzkie",
    "country": "PL",
    "mail_town": "Zgierz",
    "mail_postcode": "95-100",
    "phones": ("22 555 01 10", "22 555 01 11"),
    "emails": ("biuro@ls.example", "sklep@ls.example"),
    "www": ("www.ls.example",),
    "trades": ("IT", "Doradztwo"),
    "pkd_2025": ("62.10.B", "62.20.B"),
    "pkd_2007": ("62.01.Z",),
    "profile_pl": "Oprogramowanie dla fabryk.",
    "profile_en": "Software for factories.",
    "products": ("MES",),
    "tags": ("ważny",),
    "size": SizeClass.SMALL,
    "size_basis": "oświadczenie",
    "headcounts": ((2025, 31), (2024, 28)),
    "state": MemberState.MEMBER,
    "member_kind": MemberKind.FOUNDER,
    "joined": PartialDate("2009-05-14"),
    "resolution": "3/2009",
    "consent_directory": "given",
    "consent_directory_on": date(2024, 2, 29),
    "notes": ("Szuka partnera.",),
}


def _change(store: Store, id: str, values: dict[str, object], *, correcting: bool = False) -> int:
    held = ORGANISATION.load(store, [id])[id]
    rows = list(ORGANISATION.write(held, values, today_edit(correcting=correcting)))
    with store.step(_("Change {name}", name="x")):
        store.save_many(rows)
    return len(rows)


def test_what_is_written_is_read_back(store: Store) -> None:
    firm = make.organisation(store, **FULL)  # pyright: ignore[reportArgumentType]
    assert make.values(store, firm) == {"id": firm, **FULL}


def test_writing_the_same_values_again_changes_nothing(store: Store) -> None:
    firm = make.organisation(store, **FULL)  # pyright: ignore[reportArgumentType]
    assert _change(store, firm, FULL) == 0
    assert _change(store, firm, dict(make.values(store, firm))) == 0


def test_a_new_name_holds_from_today_and_the_old_one_stays_known(store: Store) -> None:
    firm = make.organisation(store, "Stara Nazwa")
    _change(store, firm, {"name": "Nowa Nazwa"})
    assert make.values(store, firm)["name"] == "Nowa Nazwa"
    assert make.values(store, firm, yesterday())["name"] == "Stara Nazwa"


def test_a_second_change_on_the_same_day_mends_the_first(store: Store) -> None:
    firm = make.organisation(store, "A")
    _change(store, firm, {"name": "B"})
    _change(store, firm, {"name": "C"})
    names = sorted(row.name for row in store.all(OrganisationName))
    assert names == ["A", "C"]


def test_a_correction_leaves_no_trace_in_time(store: Store) -> None:
    firm = make.organisation(store, "Bład")
    _change(store, firm, {"name": "Błąd"}, correcting=True)
    assert make.values(store, firm, date(1990, 1, 1))["name"] == "Błąd"


def test_filling_what_was_empty_is_no_change_over_time(store: Store) -> None:
    firm = make.organisation(store, "A", town="Piastów")
    _change(store, firm, {"postcode": "05-820"})
    assert make.values(store, firm, yesterday())["postcode"] == "05-820"


def test_keys_that_are_not_given_stay_and_empty_ones_are_erased(store: Store) -> None:
    firm = make.organisation(store, **FULL)  # pyright: ignore[reportArgumentType]
    _change(store, firm, {"nip": "", "size": None, "trades": ()})
    values = make.values(store, firm)
    assert not {"nip", "size", "size_basis", "trades"} & values.keys()
    assert values["regon"] == "610188201"
    assert make.values(store, firm, yesterday())["size"] is SizeClass.SMALL


def test_contacts_end_and_begin_and_keep_their_order(store: Store) -> None:
    firm = make.organisation(store, "A", emails=("a@x.example", "b@x.example"))
    _change(store, firm, {"emails": ("b@x.example", "c@x.example")})
    assert make.values(store, firm)["emails"] == ("b@x.example", "c@x.example")
    assert make.values(store, firm, yesterday())["emails"] == ("a@x.example", "b@x.example")


def test_the_first_code_is_the_main_one(store: Store) -> None:
    firm = make.organisation(store, "A", pkd_2025=("62.10.B", "62.20.B"))
    _change(store, firm, {"pkd_2025": ("62.20.B", "62.10.B")})
    assert make.values(store, firm)["pkd_2025"] == ("62.20.B", "62.10.B")


def test_doubles_in_a_field_count_once(store: Store) -> None:
    firm = make.organisation(store, "A", trades=("Usługi IT", "usługi it", " "))
    assert make.values(store, firm)["trades"] == ("Usługi IT",)


def test_a_years_headcount_is_mended_and_other_years_stay(store: Store) -> None:
    firm = make.organisation(store, "A", headcounts=((2024, 10),))
    _change(store, firm, {"headcounts": ((2025, 12),)})
    _change(store, firm, {"headcounts": ((2024, 11),)})
    assert make.values(store, firm)["headcounts"] == ((2025, 12), (2024, 11))


def test_notes_are_added_never_replaced(store: Store) -> None:
    firm = make.organisation(store, "A", notes=("pierwsza",))
    _change(store, firm, {"notes": ("druga", "pierwsza")})
    assert set(make.values(store, firm)["notes"]) == {"pierwsza", "druga"}  # pyright: ignore[reportArgumentType]


def test_a_consent_is_answered_again_and_both_answers_stay(store: Store) -> None:
    firm = make.organisation(store, "A", consent_directory="given", consent_directory_on=date(2020, 1, 1))
    _change(store, firm, {"consent_directory": "refused"})
    assert make.values(store, firm)["consent_directory"] == "refused"
    assert make.values(store, firm, yesterday())["consent_directory"] == "given"


def test_an_answer_taken_back_is_not_asked(store: Store) -> None:
    firm = make.organisation(store, "A", consent_directory="given")
    _change(store, firm, {"consent_directory": None})
    assert "consent_directory" not in make.values(store, firm)


def test_resigning_closes_the_membership_with_the_last_day(store: Store) -> None:
    firm = make.organisation(store, "A", joined=PartialDate("2010-01-01"), state=MemberState.MEMBER)
    _change(store, firm, {"left": PartialDate("2020-12-31")})
    values = make.values(store, firm)
    assert (values["state"], values["joined"], values["left"]) == (
        MemberState.RESIGNED,
        "2010-01-01",
        "2020-12-31",
    )
    assert make.values(store, firm, date(2020, 12, 31))["state"] is MemberState.MEMBER
    assert make.values(store, firm, date(2021, 1, 1))["state"] is MemberState.RESIGNED


def test_a_former_member_is_recorded_at_once(store: Store) -> None:
    told: dict[str, object] = {
        "state": MemberState.EXCLUDED,
        "joined": PartialDate("2010"),
        "left": PartialDate("2015-06-30"),
        "member_kind": MemberKind.ORDINARY,
        "resolution": "7/2015",
    }
    firm = make.organisation(store, "A", **told)
    values = make.values(store, firm)
    assert {key: values[key] for key in told} == told
    assert make.values(store, firm, date(2012, 1, 1))["state"] is MemberState.MEMBER


def test_a_candidate_becomes_a_member_on_a_day(store: Store) -> None:
    firm = make.organisation(store, "A", state=MemberState.DECLARED, state_since=PartialDate("2025-01-10"))
    joined = PartialDate("2025-03-01")
    _change(store, firm, {"state": MemberState.MEMBER, "joined": joined, "resolution": "2/2025"})
    assert make.values(store, firm, date(2025, 2, 28))["state"] is MemberState.DECLARED
    values = make.values(store, firm)
    assert (values["state"], values["joined"], values["resolution"]) == (MemberState.MEMBER, joined, "2/2025")


def test_a_suspended_member_still_joined_when_it_did(store: Store) -> None:
    firm = make.organisation(store, "A", joined=PartialDate("2010-01-01"))
    _change(store, firm, {"state": MemberState.SUSPENDED})
    values = make.values(store, firm)
    assert (values["joined"], values["state_since"]) == ("2010-01-01", now())


def test_the_day_of_joining_is_mended_in_place(store: Store) -> None:
    firm = make.organisation(store, "A", joined=PartialDate("2010-01-01"))
    _change(store, firm, {"joined": PartialDate("2009-01-01"), "resolution": "1/2009"})
    assert len(store.all(Membership)) == 1
    assert make.values(store, firm)["joined"] == "2009-01-01"


def test_a_date_of_joining_alone_makes_a_member(store: Store) -> None:
    firm = make.organisation(store, "A", joined=PartialDate("2010"))
    assert make.values(store, firm)["state"] is MemberState.MEMBER


def test_a_person_keeps_consents_apart_from_information(store: Store) -> None:
    given = {
        "clause": "członkowie",
        "clause_version": "2",
        "clause_given_on": date(2025, 1, 2),
        "consent_newsletter": "refused",
        "consent_newsletter_on": date(2025, 1, 3),
        "gender": "f",
    }
    anna = make.person(store, "Żółkiewska", "Anna", **given)
    values = make.person_values(store, anna)
    assert {key: values[key] for key in given} == given
    held = PERSON.load(store, [anna])[anna]
    assert list(PERSON.write(held, values, today_edit())) == []


EDITS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "name": st.sampled_from(["A", "B", "Ćma"]),
            "town": st.sampled_from(["", "Piastów", "Łódź"]),
            "size": st.sampled_from([None, SizeClass.MICRO, SizeClass.LARGE]),
            "emails": st.sampled_from([(), ("a@x.example",), ("b@x.example", "a@x.example")]),
            "nip": st.sampled_from(["", "7740001454"]),
            "trades": st.sampled_from([(), ("IT",), ("IT", "Druk")]),
        },
    ),
    max_size=5,
)


@given(EDITS, st.booleans())
@pytest.mark.usefixtures("user_data")
def test_whatever_is_written_holds_afterwards(
    tmp_path_factory: pytest.TempPathFactory, edits: list[dict[str, object]], correcting: bool
) -> None:
    store = make.register(tmp_path_factory.mktemp("register"))
    firm = make.organisation(store, "A")
    for edit in edits:
        _change(store, firm, edit, correcting=correcting)
        values = make.values(store, firm)
        assert {key: values.get(key) or None for key in edit} == {key: edit[key] or None for key in edit}
    store.close()
