"""The dictionaries: PKD in both versions, TERYT and towns, legal forms as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grono.services.reference import legal_forms, pkd, tables, territory

SUBCLASSES_2025 = [row["code"] for row in tables.rows("pkd2025") if row["level"] == "subclass"]


@pytest.mark.parametrize(
    ("version", "sections", "divisions", "subclasses"),
    # Dz.U. 2007 nr 251 poz. 1885 as amended, and Dz.U. 2024 poz. 1936
    [("2007", 21, 88, 657), ("2025", 22, 87, 728)],
)
def test_both_versions_of_pkd_are_whole(version: str, sections: int, divisions: int, subclasses: int) -> None:
    levels = [row["level"] for row in tables.rows(f"pkd{version}")]
    assert levels.count("section") == sections
    assert levels.count("division") == divisions
    assert levels.count("subclass") == subclasses


def test_a_code_means_nothing_without_its_version() -> None:
    assert pkd.pkd_name("2007", "62.01.Z") == "Działalność związana z oprogramowaniem"
    assert pkd.pkd_name("2025", "62.01.Z") == ""
    assert pkd.versions_with("62.01.Z") == ("2007",)
    assert pkd.versions_with("62.10.B") == ("2025",)
    assert pkd.versions_with("85.59.B") == ("2007", "2025")
    assert pkd.versions_with("99.99.Q") == ()
    assert pkd.activity("2004", "72.20.Z") is None


def test_a_lettered_subclass_takes_the_english_name_of_its_class() -> None:
    assert pkd.pkd_name("2025", "62.10.B", "en") == "Computer programming activities"
    assert pkd.pkd_name("2025", "62.10.B") == "Pozostała działalność w zakresie programowania"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("62.10.B", "62.10.B"),
        ("6210B", "62.10.B"),
        ("6210b", "62.10.B"),
        ("62 10 B", "62.10.B"),
        ("62.10.B – Pozostała działalność w zakresie programowania", "62.10.B"),
        ("PKD 62.01.Z", "62.01.Z"),
        ("J.62.01.Z", "62.01.Z"),
        ("62.01.Z; 62.02.Z", "62.01.Z"),
        ("1.11.Z", "01.11.Z"),
        ("111Z", "01.11.Z"),
        ("62.1", "62.1"),
        ("oprogramowanie", None),
        ("", None),
    ],
)
def test_codes_are_read_as_offices_write_them(written: str, code: str | None) -> None:
    assert pkd.normalise_pkd(written) == code


@given(st.sampled_from(SUBCLASSES_2025))
def test_every_code_survives_losing_its_dots_and_its_case(code: str) -> None:
    assert pkd.normalise_pkd(code.replace(".", "").lower()) == code


def test_pkd_is_found_by_words_without_diacritics_and_by_the_beginning_of_a_code() -> None:
    assert [line.code for line in pkd.pkd_search("2025", "dzialalnosc programowania")] == [
        "62.10.A",
        "62.10.B",
    ]
    assert [line.code for line in pkd.pkd_search("2025", "62.2")] == ["62.20.A", "62.20.B"]
    assert [line.code for line in pkd.pkd_search("2025", "6220a")] == ["62.20.A"]
    assert [line.code for line in pkd.pkd_search("2025", "computer programming", "en")] == [
        "62.10.A",
        "62.10.B",
    ]
    assert pkd.pkd_search("2025", "") == []


def test_the_key_between_the_versions_says_what_is_certain() -> None:
    assert [s.code for s in pkd.in_2025("62.01.Z")] == ["62.10.A", "62.10.B"]
    assert not any(s.certain for s in pkd.in_2025("62.01.Z"))
    assert pkd.in_2025("01.11.Z") == (pkd.Successor("01.11.Z", certain=True),)
    assert [s.code for s in pkd.in_2007("62.10.B")] == ["62.01.Z"]
    assert pkd.in_2007("46.89.Z") == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", "117"),
        ("Sp. z o.o.", "117"),
        ("sp. z o.o", "117"),
        ("sp z oo", "117"),
        ("Sp.z o. o.", "117"),
        ("SP. ZO.O.", "117"),
        ("spółka z o.o.", "117"),
        ("z o.o.", "117"),
        ("117", "117"),
        ("117 – spółki z ograniczoną odpowiedzialnością", "117"),
        ("spółki z ograniczoną odpowiedzialnością", "117"),
        ("S.A.", "116"),
        ("Spółka Akcyjna", "116"),
        ("P.S.A.", "PSA"),
        ("prosta spółka akcyjna", "PSA"),
        ("sp.j.", "118"),
        ("sp. k.", "120"),
        ("Sp. z o.o. sp.k.", "120"),
        ("s.k.a.", "121"),
        ("sp.p.", "115"),
        ("s.c.", "019"),
        ("JDG", "099"),
        ("osoba fizyczna prowadząca działalność gospodarczą", "099"),
        ("fundacja", "148"),
        ("uczelnia", "044"),
        ("JST", "403"),
        ("999 firm", "999"),
        ("b.d.", None),
        ("", None),
    ],
)
def test_legal_forms_are_recognised_in_all_spellings(written: str, code: str | None) -> None:
    assert legal_forms.recognise_legal_form(written) == code


@pytest.mark.parametrize(
    ("name", "bare", "code"),
    [
        ("Netika Rozwiązania IT sp. z o.o.", "Netika Rozwiązania IT", "117"),
        ("NETIKA SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ SPÓŁKA KOMANDYTOWA", "NETIKA", "120"),
        ("Płocka Fabryka Czujników, S.A.", "Płocka Fabryka Czujników", "116"),
        ("„Łącznik” Sp. z o. o. w likwidacji", "„Łącznik”", "117"),
        ("eSzkolenia Dąbrowscy s.c.", "eSzkolenia Dąbrowscy", "019"),
        ("Fundacja Most", "Fundacja Most", "148"),
        ("Grafen Druk 3D Paweł Śliwiński", "Grafen Druk 3D Paweł Śliwiński", None),
        ("S.A.", "S.A.", None),
        ("", "", None),
    ],
)
def test_a_name_is_split_from_its_legal_form(name: str, bare: str, code: str | None) -> None:
    assert legal_forms.split_legal_form(name) == (bare, code)


@given(st.text(max_size=60))
def test_any_text_can_be_split_and_nothing_but_its_end_is_lost(name: str) -> None:
    bare, _code = legal_forms.split_legal_form(name)
    assert " ".join(name.split()).startswith(bare)


def test_every_spelling_leads_to_a_form_that_exists() -> None:
    forms = legal_forms.legal_forms()
    assert len(forms) == 98
    assert {row["code"] for row in tables.rows("legal_form_spellings")} <= set(forms)
    assert forms["117"].name("pl") == "spółki z ograniczoną odpowiedzialnością"
    assert forms["117"].name("en") == "limited liability company"
    assert forms["117"].abbreviation == "sp. z o.o."
    assert set(legal_forms.basic_forms()) == {"1", "2", "9"}


def test_the_territory_is_whole() -> None:
    # TERC and the list of areas of territorial units, valid on 1 January 2025
    assert len(territory.voivodeships()) == 16
    assert len(territory.powiats()) == 380
    assert len(territory.gminas()) == 2479


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("mazowieckie", "mazowieckie"),
        ("MAZOWIECKIE", "mazowieckie"),
        ("woj. mazowieckie", "mazowieckie"),
        ("województwo mazowieckie", "mazowieckie"),
        ("maz.", "mazowieckie"),
        ("14", "mazowieckie"),
        ("Masovian", "mazowieckie"),
        ("2", "dolnośląskie"),
        ("Slaskie", "śląskie"),
        ("Warmińsko - Mazurskie", "warmińsko-mazurskie"),
        ("pomorskie", "pomorskie"),
        ("lub.", None),
        ("99", None),
        ("", None),
    ],
)
def test_voivodeships_are_read_as_offices_write_them(written: str, name: str | None) -> None:
    assert territory.normalise_voivodeship(written) == name


def test_a_code_tells_its_region() -> None:
    assert territory.region_name("1428082") == "mazowieckie"
    assert territory.region_name("1428082", "en") == "Masovian"
    assert territory.region_name("") == ""
    powiat = territory.powiat_of("1428082")
    assert powiat is not None
    assert (powiat.name, powiat.nuts3) == ("sochaczewski", "PL926")


def test_a_town_gives_its_gmina_only_when_one_place_is_meant() -> None:
    assert territory.teryt_for("Teresin") == "1428082"
    assert territory.teryt_for("piastow") == "1421011"
    assert territory.teryt_for("Warszawa") == "1465011"
    assert territory.teryt_for("Mokotów") == "1465011"
    assert territory.teryt_for("Grodzisk Maz.") == "1405043"
    assert territory.teryt_for("Józefów") is None
    assert territory.teryt_for("Józefów", "mazowieckie", "otwocki") == "1417011"
    assert territory.teryt_for("Nibylandia") is None


def test_the_town_comes_before_the_rural_commune_of_the_same_name() -> None:
    assert territory.gminas()[territory.teryt_for("Sochaczew") or ""].kind == "miejska"
    assert territory.teryt_for("Siedlce", "mazowieckie") == "1464011"


def test_an_ambiguous_town_gives_all_its_candidates() -> None:
    found = territory.places_named("JÓZEFÓW")
    assert [(p.voivodeship, p.powiat) for p in found] == [
        ("lubelskie", "biłgorajski"),
        ("mazowieckie", "otwocki"),
        ("mazowieckie", "warszawski zachodni"),
    ]
    assert found[2].teryt == "1432", "the name alone does not tell the gmina, but the powiat is known"
    assert territory.places_named("Józefów", "śląskie") == []


def test_a_commune_without_a_town_of_its_name_is_found_too() -> None:
    place = territory.places_named("Jabłonna Lacka")[0]
    assert place.gmina == "1429042"
