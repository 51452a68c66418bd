"""Single cells as offices write them, and what they mean."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grono.domain.consent import ConsentState
from grono.domain.membership import MemberKind, MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.exchange.importers import MEMBERS, PEOPLE
from grono.exchange.sheets import Cell
from grono.exchange.values import CellProblem, Context
from grono.exchange.values.dates import month_comes_first
from grono.exchange.values.lists import joined, joined_notes, notes, separated
from grono.exchange.values.words import is_error
from grono.wording import as_text

CONTEXT = Context(year=2026)
FROM_TEXT = Context(year=2026, typed=False)
OLD_MAC = Context(since_1904=True)
NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"


def read(target: str, cell: Cell, context: Context = CONTEXT) -> dict[str, Any]:
    return MEMBERS.targets[target].values(cell, context)


def value(target: str, cell: Cell, context: Context = CONTEXT) -> object:
    return read(target, cell, context).get(target)


def problem(target: str, cell: Cell, locale: str = "en") -> str:
    with pytest.raises(CellProblem) as caught:
        read(target, cell)
    return as_text(caught.value.message, locale)


@pytest.mark.parametrize(
    "cell",
    [
        "brak",
        "b.d.",
        "B.D.",
        "bd",
        "-",
        "—",
        "–",
        "nd",
        "n/d",
        "N.D.",
        "nie dotyczy",
        "#N/D!",
        "#N/A",
        "brak danych",
        " ",
        "?",
        "...",
        None,
    ],
)
@pytest.mark.parametrize("target", ["nip", "name", "emails", "joined", "size", "notes", "phones", "address"])
def test_words_that_say_nothing_are_empty(target: str, cell: Cell) -> None:
    assert read(target, cell) == {}


@pytest.mark.parametrize(
    "cell",
    [
        "5260250216",
        5260250216,
        5.260250216e9,
        "526-025-02-16",
        "PL 526-025-02-16",
        "PL5260250216",
        f"526{NBSP}025{THIN}02 16",
        "NIP: 526 025 02 16",
        "５２６０２５０２１６",
    ],
)
def test_one_nip_in_every_dress(cell: Cell) -> None:
    assert value("nip", cell) == "5260250216"


def test_what_is_wrong_with_a_nip_is_said() -> None:
    assert problem("nip", "999-198-344", "pl").startswith("NIP ma 9 cyfr zamiast 10")
    assert problem("nip", "8567346216", "pl").startswith("NIP ma błędną cyfrę kontrolną.")
    assert "9,99E+09" in problem("nip", "9,99E+09")


def test_a_foreign_tax_number_is_the_eu_vat_number() -> None:
    assert read("nip", "DE 136 695 976") == {"eu_vat": "DE136695976"}


@pytest.mark.parametrize(
    ("target", "cell", "context", "expected"),
    [
        ("regon", "610188201", CONTEXT, "610188201"),
        ("regon", "14067268500000", CONTEXT, "140672685"),
        ("regon", "12345678512347", CONTEXT, "12345678512347"),
        ("regon", 9796377087762, CONTEXT, "09796377087762"),
        ("regon", "9796377087762", FROM_TEXT, "09796377087762"),
        ("krs", 123456, CONTEXT, "0000123456"),
        ("krs", "KRS 0000123456", CONTEXT, "0000123456"),
        ("krs", "CEIDG", CONTEXT, None),
        ("postcode", 5820, CONTEXT, "05-820"),
        ("postcode", "05 – 820", CONTEXT, "05-820"),
        ("postcode", "5820", FROM_TEXT, "05-820"),
    ],
)
def test_lost_zeros_come_back_where_they_can_be_proved(
    target: str, cell: Cell, context: Context, expected: str | None
) -> None:
    assert (value(target, cell, context) or None) == expected


def test_zeros_are_not_invented() -> None:
    assert "9 or 14 digits" in problem("regon", 1234567)
    assert "postcode" in problem("postcode", "5820")
    assert "10 digits" in problem("krs", "12345678901")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12.5.2019 r.", "2019-05-12"),
        ("2019-05-12", "2019-05-12"),
        ("2019-05-12 00:00:00", "2019-05-12"),
        ("5 maja 2019 r.", "2019-05-05"),
        ("12 V 2019", "2019-05-12"),
        ("12.05.19", "2019-05-12"),
        ("1.1.99", "1999-01-01"),
        ("maj 2019", "2019-05"),
        ("05.2019", "2019-05"),
        ("2019", "2019"),
        (2019, "2019"),
        (43597, "2019-05-12"),
        ("43597", "2019-05-12"),
        (20190512, "2019-05-12"),
        (date(2019, 5, 12), "2019-05-12"),
        ("12 May 2019", "2019-05-12"),
        ("29.02.2020", "2020-02-29"),
        ("28 października 2014", "2014-10-28"),
    ],
)
def test_dates_in_every_dress(cell: Cell, expected: str) -> None:
    assert value("joined", cell) == expected


def test_days_of_old_excel_for_macintosh() -> None:
    assert value("joined", 42135, OLD_MAC) == "2019-05-12"


def test_a_date_that_does_not_exist_is_explained() -> None:
    assert (
        problem("joined", "31.06.2020", "pl")
        == "Data „31.06.2020” nie istnieje (czerwiec ma 30 dni). Wpisz właściwą."
    )
    assert (
        problem("joined", "31.06.2020")
        == "The date 31.06.2020 does not exist (June has 30 days). Type the right one."
    )
    assert "29.02.2019" in problem("joined", "29.02.2019")
    assert "is no date" in problem("joined", "wiosna")


def test_a_column_shows_whether_months_come_first() -> None:
    assert month_comes_first(["05/06/2019", "05/13/2019"])
    assert not month_comes_first(["05/06/2019", "13/05/2019"])
    assert value("joined", "05/13/2019", Context(month_first=True)) == "2019-05-13"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("(0-22) 555 01 10", ("22 555 01 10",)),
        ("(022) 887-20-90", ("22 887 20 90",)),
        (225550110, ("22 555 01 10",)),
        ("tel. 22 555 01 10 wew. 12", ("22 555 01 10 wew. 12",)),
        ("+48 601-234-567", ("+48 601 234 567",)),
        ("0048 22 555 01 10", ("+48 22 555 01 10",)),
        ("+49 30 1234567", ("+49 30 1234567",)),
        ("22 555 01 10; 601 234 567", ("22 555 01 10", "601 234 567")),
        ("22 555 01 10 / 22 555 01 11", ("22 555 01 10", "22 555 01 11")),
        ("fax: 22 555 01 10", ("faks 22 555 01 10",)),
    ],
)
def test_telephones(cell: Cell, expected: tuple[str, ...]) -> None:
    assert value("phones", cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a@b.example; c@d.example", ("a@b.example", "c@d.example")),
        ("a@b.example\nc@d.example", ("a@b.example", "c@d.example")),
        ("a@b.example, c@d.example", ("a@b.example", "c@d.example")),
        ("Jan Kowalski <jan@x.example>", ("jan@x.example",)),
        ("mailto:a@b.example", ("a@b.example",)),
    ],
)
def test_several_emails_in_a_cell(cell: str, expected: tuple[str, ...]) -> None:
    assert value("emails", cell) == expected


def test_a_broken_email_is_named() -> None:
    assert "biuro@alfa" in problem("emails", "a@b.example; biuro@alfa")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ul. X 5/2, 00-697 Warszawa", "ul. X|5|2|00-697|Warszawa"),
        ("05-820 Piastów, Al. Krakowska 1", "Al. Krakowska|1||05-820|Piastów"),
        ("Teresin 14, 96-515 Teresin", "|14||96-515|Teresin"),
        ("Złota 44 00-120 Warszawa", "Złota|44||00-120|Warszawa"),
        ("ul. 3 Maja 12 lok. 3\n05-800 Pruszków", "ul. 3 Maja|12|3|05-800|Pruszków"),
        ("Warszawa, ul. Krótka 5A m. 2", "ul. Krótka|5A|2||Warszawa"),
        ("ul. Jana Pawła II 27, 00-867  WARSZAWA", "ul. Jana Pawła II|27||00-867|Warszawa"),
        ("Al. Jerozolimskie 96/98 lok. 5, 00-807 Warszawa", "Al. Jerozolimskie|96/98|5|00-807|Warszawa"),
        ("ul. Złota 59, piętro 3, 00-120 Warszawa", "ul. Złota|59, piętro 3||00-120|Warszawa"),
        ("00-697 Warszawa ul. Krótka 5", "ul. Krótka|5||00-697|Warszawa"),
        ("Rynek 1, 31-001 Kraków, woj. małopolskie, Polska", "Rynek|1||31-001|Kraków"),
        ("27-670 Łoniów 56", "|56||27-670|Łoniów"),
        ("27-670 Łoniów nr 12A/3", "|12A|3|27-670|Łoniów"),
        ("pl. Wolności 1-3, Kielce 25-314", "pl. Wolności|1-3||25-314|Kielce"),
        ("Warszawa", "||||Warszawa"),
    ],
)
def test_an_address_in_one_cell(cell: str, expected: str) -> None:
    found = read("address", cell)
    assert (
        "|".join(str(found.get(part, "")) for part in ("street", "house", "flat", "postcode", "town"))
        == expected
    )


def test_a_house_number_that_became_a_date_is_explained() -> None:
    assert "took this number for the date" in problem("house", date(2026, 5, 12))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (31, 31), (12.0, 12), ("31 osób", 31), ("ok. 30", 30), (f"1{NBSP}234", 1234), (f"1{THIN}234", 1234),
        ("1.234", 1234), ("1,2 tys.", 1200), ("12 etatów", 12),
    ],
)  # fmt: skip
def test_numbers_of_people(cell: Cell, expected: int) -> None:
    assert value("headcounts", cell) == ((2026, expected),)


def test_the_year_of_a_headcount_stands_in_the_header() -> None:
    assert value("headcounts", 31, Context(header="Zatrudnienie XII.25")) == ((2025, 31),)
    assert value("headcounts", 31, Context(header="Liczba zatrudnionych (stan na 31.12.2024)")) == (
        (2024, 31),
    )
    assert value("headcounts", "2025: 31; 2024: 28") == ((2025, 31), (2024, 28))
    assert "whole number" in problem("headcounts", "10-49")


def test_part_time_posts_are_rounded_and_said_to_be() -> None:
    with pytest.raises(CellProblem) as caught:
        read("headcounts", "7,5")
    assert caught.value.taken == {"headcounts": ((2026, 8),)}
    assert as_text(caught.value.message, "pl") == "7,5 zaokrąglono do pełnych osób: 8."


@pytest.mark.parametrize(
    ("target", "cell", "expected"),
    [
        ("size", "mikro", SizeClass.MICRO),
        ("size", "ŚREDNIE", SizeClass.MEDIUM),
        ("size", "śr.", SizeClass.MEDIUM),
        ("size", "małe przedsiębiorstwo", SizeClass.SMALL),
        ("size", "mikro (1-9)", SizeClass.MICRO),
        ("size", "10-49", SizeClass.SMALL),
        ("size", 260, SizeClass.LARGE),
        ("kind", "JST", OrganisationKind.LOCAL_GOVERNMENT),
        ("kind", "IOB", OrganisationKind.BUSINESS_SUPPORT),
        ("kind", "instytucja otoczenia biznesu (IOB)", OrganisationKind.BUSINESS_SUPPORT),
        ("kind", "uczelnia", OrganisationKind.UNIVERSITY),
        ("state", "były członek", MemberState.RESIGNED),
        ("state", "zawieszony", MemberState.SUSPENDED),
        ("member_kind", "założyciel", MemberKind.FOUNDER),
        ("consent_directory", "tak", ConsentState.GIVEN),
        ("consent_directory", "x", ConsentState.GIVEN),
        ("consent_directory", "+", ConsentState.GIVEN),
        ("consent_directory", True, ConsentState.GIVEN),
        ("consent_directory", "odmowa", ConsentState.REFUSED),
        ("consent_directory", "nie zapytano", ConsentState.NOT_ASKED),
        ("legal_form", "Sp.z o. o.", "117"),
        ("legal_form", "SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", "117"),
        ("voivodeship", "woj. Mazowieckie", "mazowieckie"),
        ("gmina", 201011, "0201011"),
        ("country", "Niemcy", "DE"),
        ("www", "http://www.alfa.example/", ("http://www.alfa.example/",)),
        ("trades", "IT; usługi, doradztwo", ("IT", "usługi, doradztwo")),
        ("trades", "- IT\n- robotyka", ("IT", "robotyka")),
        ("trades", "IT, robotyka", ("IT", "robotyka")),
        ("notes", "zadzwonić po 15; ważne", ("zadzwonić po 15; ważne",)),
        ("pkd_2025", "6210b", ("62.10.B",)),
        ("person_name", "Kowalska Anna", "Anna Kowalska"),
        ("person_name", "KOWALSKI Jan", "Jan Kowalski"),
        ("person_name", "Kowalska, Anna", "Anna Kowalska"),
        ("person_name", "dr inż. Jan Kowalski", "dr inż. Jan Kowalski"),
        ("person_name", "Pani Anna Nowak", "Anna Nowak"),
    ],
)  # fmt: skip
def test_words_and_what_they_mean(target: str, cell: Cell, expected: object) -> None:
    assert value(target, cell) == expected


def test_an_unknown_word_is_answered_with_the_known_ones() -> None:
    assert (
        problem("size", "XL", "pl")
        == "„XL” nie jest żadną z wartości: mikro, mała, średnia, duża. Wpisz jedną z nich."
    )
    assert "Mikro/mała" in problem("size", "Mikro/mała")


def test_a_word_for_three_classes_leaves_the_size_open() -> None:
    with pytest.raises(CellProblem) as caught:
        read("size", "MŚP")
    assert caught.value.taken == {}


def test_a_function_behind_a_name_is_kept() -> None:
    assert read("person_name", "Jan Nowak – prezes") == {
        "person_name": "Jan Nowak",
        "person_function": "prezes",
    }


def test_pkd_of_either_version_goes_where_it_belongs() -> None:
    assert read("pkd", "62.01.Z") == {"pkd_2007": ("62.01.Z",)}
    assert read("pkd", "62.10.B Działalność") == {"pkd_2025": ("62.10.B",)}
    assert "PKD 2007, not of PKD 2025" in problem("pkd_2025", "62.01.Z")


def test_a_person_in_one_cell() -> None:
    found = PEOPLE.targets["full_name"].values("prof. dr hab. Adam Nowak, rektor", CONTEXT)
    assert found == {
        "academic_title": "prof. dr hab.", "given_name": "Adam", "family_name": "Nowak", "function": "rektor",
    }  # fmt: skip


_TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)


@given(st.lists(_TEXTS, min_size=1, max_size=5))
def test_several_values_in_a_cell_come_back_exactly(values: list[str]) -> None:
    assert list(separated(joined(values))) == values
    assert list(notes(joined_notes(values), CONTEXT)) == values


@given(
    st.sampled_from(sorted(MEMBERS.targets)),
    st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.dates(), st.booleans()),
)
def test_any_cell_gives_values_or_a_sentence(target: str, cell: Cell) -> None:
    assert said_about(target, cell)


def said_about(target: str, cell: Cell) -> str:
    try:
        return str(read(target, cell))
    except CellProblem as found:
        return as_text(found.message, "pl")


@pytest.mark.parametrize("text", ["#REF!", "#N/A", " #div/0! ", "#N/D!", "#ADR!", "#NAZWA?"])
def test_what_a_failed_formula_shows_is_an_error_in_either_language(text: str) -> None:
    assert is_error(text)


@pytest.mark.parametrize("text", ["", "#", "####", "#1", "Alfa", "C#"])
def test_other_texts_are_no_errors(text: str) -> None:
    assert not is_error(text)
