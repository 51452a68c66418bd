"""Lists: who is on them on a day, found, narrowed and sorted as the office expects."""

from __future__ import annotations

from datetime import date

import pytest
from tests import make

from grono.domain.dates import PartialDate
from grono.domain.membership import MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.text import UserError
from grono.services import editing, views
from grono.services.kinds import LISTS
from grono.services.lists import MEMBERS, ORGANISATIONS, PEOPLE, Listing, Query
from grono.store.store import Store
from grono.wording import as_text


@pytest.fixture
def firms(store: Store) -> Store:
    """Four organisations that differ in everything a list can be narrowed by."""
    make.organisation(
        store,
        "Żak S.A.",
        nip="7740001454",
        town="Łódź",
        voivodeship="łódzkie",
        size=SizeClass.LARGE,
        joined=PartialDate("2010"),
        trades=("Druk",),
        tags=("ważny",),
        pkd_2007=("62.01.Z",),
        headcounts=((2024, 300),),
        phones=("22 555 01 10",),
    )
    make.organisation(
        store,
        "Ćma sp. z o.o.",
        town="Żyrardów",
        voivodeship="mazowieckie",
        size=SizeClass.MICRO,
        joined=PartialDate("2015-03"),
        emails=("cma@x.example",),
    )
    make.organisation(store, "Cebula", kind=OrganisationKind.UNIVERSITY, joined=PartialDate("2020-01-01"))
    make.organisation(store, "Kandydat", state=MemberState.INVITED)
    return store


def _names(store: Store, records: object = ORGANISATIONS, **asked: object) -> list[object]:
    listing = Listing(store, records)  # pyright: ignore[reportArgumentType]
    query = Query(**asked)  # pyright: ignore[reportArgumentType]
    return [row["name"] for row in listing.rows(listing.ids(query), query.day, ("name",))]


def test_names_stand_in_polish_order(firms: Store) -> None:
    assert _names(firms) == ["Cebula", "Ćma sp. z o.o.", "Kandydat", "Żak S.A."]
    assert _names(firms, descending=True)[0] == "Żak S.A."


def test_members_are_those_of_the_day(firms: Store) -> None:
    assert _names(firms, MEMBERS) == ["Cebula", "Ćma sp. z o.o.", "Żak S.A."]
    assert _names(firms, MEMBERS, day=date(2015, 3, 1)) == ["Ćma sp. z o.o.", "Żak S.A."]
    assert _names(firms, MEMBERS, day=date(2015, 2, 28)) == ["Żak S.A."]


@pytest.mark.parametrize(
    "typed", ["lodz", "ŁÓDŹ", "774-000-14", "7740001454", "zak dru", "22 555 01", "wazny"]
)
def test_everything_typed_finds_the_firm(firms: Store, typed: str) -> None:
    assert _names(firms, search=typed) == ["Żak S.A."]


def test_search_words_must_all_be_there(firms: Store) -> None:
    assert _names(firms, search="lodz cma") == []
    assert _names(firms, search="  ") == _names(firms)
    assert _names(firms, search='"*(^') == []


@pytest.mark.parametrize(
    ("key", "value", "names"),
    [
        ("size", "micro", ["Ćma sp. z o.o."]),
        ("state", "invited", ["Kandydat"]),
        ("kind", "university", ["Cebula"]),
        ("trades", "Druk", ["Żak S.A."]),
        ("tags", "ważny", ["Żak S.A."]),
        ("town", "Łódź", ["Żak S.A."]),
        ("voivodeship", "mazowieckie", ["Ćma sp. z o.o."]),
        ("member_kind", "ordinary", ["Cebula", "Ćma sp. z o.o.", "Kandydat", "Żak S.A."]),
        ("missing", "nip", ["Cebula", "Ćma sp. z o.o.", "Kandydat"]),
        ("missing", "email", ["Cebula", "Kandydat", "Żak S.A."]),
        ("missing", "size", ["Kandydat"]),
        ("missing", "pkd", ["Cebula", "Ćma sp. z o.o.", "Kandydat"]),
    ],
)
def test_filters(firms: Store, key: str, value: str, names: list[str]) -> None:
    assert _names(firms, filters=((key, (value,)),)) == names


def test_a_filter_offers_what_is_there(firms: Store) -> None:
    listing = Listing(firms, ORGANISATIONS)
    assert listing.filter("voivodeship").choices(firms, make.today()) == [
        ("łódzkie", "łódzkie"),
        ("mazowieckie", "mazowieckie"),
    ]
    assert ("micro", SizeClass.MICRO.label) in listing.filter("size").choices(firms, make.today())


def test_an_unknown_filter_is_named_with_the_known_ones(firms: Store) -> None:
    with pytest.raises(UserError, match="voivodeship"):
        Listing(firms, ORGANISATIONS).filter("colour")


def test_sizes_sort_by_size_and_towns_in_polish_order(firms: Store) -> None:
    assert _names(firms, sort="size")[:2] == ["Ćma sp. z o.o.", "Żak S.A."]
    assert _names(firms, sort="town")[:2] == ["Żak S.A.", "Ćma sp. z o.o."]
    assert _names(firms, sort="joined", descending=True)[0] == "Cebula"


@pytest.mark.parametrize("records", LISTS, ids=lambda records: records.key)
def test_every_order_and_every_filter_can_be_asked_for(firms: Store, records: object) -> None:
    listing = Listing(firms, records)  # pyright: ignore[reportArgumentType]
    everyone = sorted(listing.numbers(Query()))
    for sort in listing.records.orders:
        assert sorted(listing.numbers(Query(sort=sort))) == everyone
    for one in listing.records.filters:
        values = tuple(value for value, _name in one.choices(firms, make.today()))
        assert set(listing.numbers(Query(filters=((one.key, values),)))) <= set(everyone)


def test_a_list_knows_of_changes(firms: Store) -> None:
    listing = Listing(firms, ORGANISATIONS)
    before = len(listing.numbers(Query()))
    new = make.organisation(firms, "Nowa")
    assert len(listing.numbers(Query())) == before + 1
    editing.delete(firms, "organisation", [new])
    assert len(listing.numbers(Query())) == before


def test_rows_carry_what_follows_from_the_record(firms: Store) -> None:
    listing = Listing(firms, ORGANISATIONS)
    row = listing.rows(listing.ids(Query(search="zak")), make.today())[0]
    assert (row["region"], row["headcount"]) == ("łódzkie", 300)
    assert as_text(row["pkd"], "pl") == "62.01.Z (PKD 2007)"


def test_codes_of_official_dictionaries_read_as_names(store: Store) -> None:
    """TERYT 1421011 is Piastów; legal form 117 is sp. z o.o.; Masovian is a common name."""
    make.organisation(store, "A", legal_form="117", gmina="1421011", voivodeship="mazowieckie")
    listing = Listing(store, ORGANISATIONS)
    row = listing.rows(listing.ids(Query()), make.today())[0]
    assert [as_text(row[key], "en") for key in ("legal_form", "gmina", "region")] == [
        "sp. z o.o.",
        "Piastów",
        "Masovian",
    ]
    assert (row["legal_form"], as_text(row["region"], "pl")) == ("117", "mazowieckie")


def test_people_stand_with_their_organisation(firms: Store) -> None:
    firm = Listing(firms, ORGANISATIONS).ids(Query(search="zak"))[0]
    make.person(firms, "Żółkiewska", "Anna", organisation=firm, function="Prezeska")
    listing = Listing(firms, PEOPLE)
    row = listing.rows(listing.ids(Query(search="zolk")), make.today())[0]
    assert (row["title"], row["organisation"], row["function"]) == ("Żółkiewska Anna", "Żak S.A.", "Prezeska")
    assert as_text(PEOPLE.count_text(1), "pl") == "1 osoba"


def test_a_view_is_kept_replaced_renamed_and_removed(firms: Store) -> None:
    query = Query(search="a", filters=(("size", ("micro", "large")),), sort="town", descending=True)
    views.save(firms, "organisations", "Moje", query)
    view, kept = views.saved(firms, "organisations")[0]
    assert (view.name, kept) == ("Moje", query)
    views.save(firms, "organisations", "Moje", Query())
    views.rename(firms, views.saved(firms, "organisations")[0][0], "Inne")
    (view, kept), *others = views.saved(firms, "organisations")
    assert (view.name, kept, others) == ("Inne", Query(), [])
    views.remove(firms, view)
    assert views.saved(firms, "organisations") == []


def test_a_view_needs_a_name(firms: Store) -> None:
    with pytest.raises(UserError, match="no name"):
        views.save(firms, "organisations", " ", Query())


def test_the_standard_views_can_be_asked_for(firms: Store) -> None:
    counts = {
        key: len(Listing(firms, ORGANISATIONS).numbers(Query(filters=filters)))
        for key, _name, filters in views.STANDARD["organisations"]
    }
    assert counts == {"members": 3, "sme": 1, "candidates": 1, "former": 0, "consent": 3, "all": 4}
