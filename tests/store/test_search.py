"""Finding records whatever was typed: without marks, in parts, with dashes, in any case; never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.registers import admit

from grono.domain.organisation import Organisation, OrganisationName
from grono.domain.person import Contact, ContactKind, Person
from grono.domain.text import _
from grono.domain.training import Edition, Programme
from grono.store.store import Store


@pytest.fixture
def office(store: Store) -> Store:
    """Two firms and a person."""
    piast = admit(store, "PiastSoft Łódź sp. z o.o.", "7740001454")
    admit(store, "Żabka Widzi")
    with store.step(_("Add a person")):
        person = store.save(Person(family_name="Żółkiewska", given_name="Anna"))
        for owner, kind, value in (
            (person, ContactKind.PHONE, "+48 22 123-45-67"),
            (piast, ContactKind.EMAIL, "biuro@piast_soft.example"),
        ):
            hanging = {"subject_table": owner.table, "subject_id": owner.id}
            store.save(Contact(kind=kind, value=value, **hanging))
    return store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lodz", ["PiastSoft Łódź sp. z o.o."]),
        ("ŁÓDŹ", ["PiastSoft Łódź sp. z o.o."]),
        ("zolk", ["Żółkiewska Anna"]),
        ("anna zolk", ["Żółkiewska Anna"]),
        ("z", ["PiastSoft Łódź sp. z o.o.", "Żabka Widzi", "Żółkiewska Anna"]),
        ("7740001454", ["PiastSoft Łódź sp. z o.o."]),
        ("PL 774-000-14-54", ["PiastSoft Łódź sp. z o.o."]),
        ("774-000-14-54", ["PiastSoft Łódź sp. z o.o."]),
        ("774 000", ["PiastSoft Łódź sp. z o.o."]),
        ("22 123 45 67", ["Żółkiewska Anna"]),
        ("48221234567", ["Żółkiewska Anna"]),
        ("piast_soft", ["PiastSoft Łódź sp. z o.o."]),
        ("biuro@piast", ["PiastSoft Łódź sp. z o.o."]),
        ("piast widzi", []),
        ("   ", []),
        ("", []),
        ("—", []),
        ("a\u19b0b", []),  # a letter to Python, none to the search index
    ],
)
def test_what_is_typed_finds_what_is_meant(office: Store, typed: str, found: list[str]) -> None:
    assert [hit.title for hit in office.search(typed)] == found


def test_only_some_kinds_and_only_the_first(office: Store) -> None:
    assert [hit.kind for hit in office.search("z", ["person"])] == ["person"]
    assert [hit.title for hit in office.search("z", limit=1)] == ["PiastSoft Łódź sp. z o.o."]


def test_what_most_records_hold_comes_in_polish_order_too(store: Store) -> None:
    for name in ("Żuk sp. z o.o.", "Lis sp. z o.o.", "Łoś sp. z o.o.", "Ćma sp. z o.o.", "Cis sp. z o.o."):
        admit(store, name)
    assert [hit.title[:3] for hit in store.search("sp", limit=4)] == ["Cis", "Ćma", "Lis", "Łoś"]


def test_what_was_changed_deleted_or_undone_is_found_as_it_is_now(store: Store) -> None:
    organisation = admit(store, "PiastSoft")
    (name,) = store.all(OrganisationName)
    with store.step(_("Delete")):
        store.delete(name)
        store.save(OrganisationName(organisation_id=organisation.id, name="Taryfikon"))
    assert (store.search("piast"), len(store.search("taryf"))) == ([], 1)
    store.undo()
    assert (len(store.search("piast")), store.search("taryf")) == (1, [])
    with store.step(_("Delete")):
        store.delete(organisation)
    assert store.search("piast") == []
    assert store.all(Organisation) == []


@given(st.text(max_size=60))
def test_anything_can_be_typed(made_office: Store, typed: str) -> None:
    made_office.search(typed)
    made_office.search_numbers(typed)


@given(st.text(alphabet="ąćęłńóśźż aAzZ09-_.@\"'*()½²٣", max_size=30))
def test_what_is_in_a_name_is_found_by_it(made_office: Store, name: str) -> None:
    with made_office.step(_("Add")):
        person = made_office.save(Person(family_name=name))
    words = [word for word in name.replace("_", " ").split() if word.isalnum() and word.isascii()]
    if words:
        assert person.id in [hit.id for hit in made_office.search(" ".join(words), limit=1000)]


@pytest.fixture(scope="module")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One register for many tries."""
    from grono.store.opening import create_register

    return create_register(tmp_path_factory.mktemp("search") / "search.grono", "tester")


def test_a_number_beside_other_fields_is_found_without_its_separators_whenever_it_was_written(
    store: Store,
) -> None:
    """What a step writes anew and what is made anew later give the same words."""
    programme = Programme(title="Arkusze")
    edition = Edition(programme_id=programme.id, number=1, title="Arkusze 1", bur_number="2026/05/00-001")
    with store.step(_("Add")):
        store.save_many([programme, edition])
    assert [hit.id for hit in store.search("20260500001")] == [edition.id]
    store.rebuild_caches()
    assert [hit.id for hit in store.search("20260500001")] == [edition.id]
