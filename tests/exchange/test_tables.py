"""Where the list is on a sheet, which rows are read, and what its columns mean."""

from __future__ import annotations

from datetime import date

import pytest

from grono.domain.text import UserError
from grono.exchange.columns import Assignment, Confidence, assign, suggest
from grono.exchange.importers import MEMBERS, PEOPLE, Importer, importer
from grono.exchange.lines import read_table
from grono.exchange.recognition import Recogniser
from grono.exchange.sheets import Merge, Row, Sheet
from grono.exchange.table import Reason, Table, letter

NIP, OTHER_NIP = "5260250216", "7740001454"


def table(
    *rows: Row, merges: tuple[Merge, ...] = (), hidden: frozenset[int] = frozenset(), header: int = 0
) -> Table:
    sheet = Sheet(name="Lista", rows=[list(row) for row in rows], merges=merges, hidden_rows=hidden)
    return read_table(sheet, Recogniser(MEMBERS), header)


def headers(found: Table) -> list[str]:
    return [column.header for column in found.columns]


def mapping(found: Table, of: Importer = MEMBERS) -> dict[str, str]:
    return {one.column.header: one.target for one in suggest(found, of, Recogniser(of))}


def assignments(found: Table) -> dict[str, Assignment]:
    return {one.column.header: one for one in suggest(found, MEMBERS, Recogniser(MEMBERS))}


def test_titles_above_the_header_are_not_read() -> None:
    found = table(
        ["Lista członków klastra"],
        ["stan na 31.12.2025 r."],
        [],
        ["Lp.", "Nazwa firmy", "NIP"],
        [1, "Alfa", NIP],
    )
    assert found.header_row == 4
    assert [line.number for line in found.lines] == [5]
    assert found.ignored == ((1, Reason.TITLE), (2, Reason.TITLE), (3, Reason.BLANK), (4, Reason.HEADER))


def test_a_header_of_two_rows_with_merged_groups() -> None:
    found = table(
        ["Lp.", "Nazwa podmiotu", "Adres", None, None, "Osoba do kontaktu", None],
        [None, None, "Ulica", "Kod", "Miasto", "Imię i nazwisko", "E-mail"],
        [1, "Alfa", "Krótka 5", "00-697", "Warszawa", "Anna Nowak", "a@b.example"],
        merges=(Merge(1, 0, 2, 0), Merge(1, 1, 2, 1), Merge(1, 2, 1, 4), Merge(1, 5, 1, 6)),
    )
    assert headers(found) == ["Lp.", "Nazwa podmiotu", "Ulica", "Kod", "Miasto", "Imię i nazwisko", "E-mail"]
    assert [line.number for line in found.lines] == [3]
    assert mapping(found) == {
        "Lp.": "",
        "Nazwa podmiotu": "name",
        "Ulica": "street_line",
        "Kod": "postcode",
        "Miasto": "town",
        "Imię i nazwisko": "person_name",
        "E-mail": "person_emails",
    }


def test_groups_without_merged_cells_as_text_tables_have_them() -> None:
    found = table(
        ["Nazwa", "NIP", "Kontakt", None],
        [None, None, "Telefon", "E-mail"],
        ["Alfa", NIP, "22 555 01 10", "a@b.example"],
    )
    assert headers(found) == ["Nazwa", "NIP", "Telefon", "E-mail"]
    assert mapping(found)["E-mail"] == "emails"


def test_a_title_over_the_whole_width_is_no_group() -> None:
    found = table(
        ["Członkowie", None, None],
        ["Nazwa", "NIP", "Miasto"],
        ["Alfa", NIP, "Łódź"],
        merges=(Merge(1, 0, 1, 2),),
    )
    assert (found.header_row, [line.number for line in found.lines]) == (2, [3])


def test_columns_of_the_same_name_are_told_apart_by_their_group_or_a_number() -> None:
    found = table(
        ["Nazwa", "Firma", None, "Osoba do kontaktu", None],
        [None, "Telefon", "E-mail", "Telefon", "E-mail"],
        ["Alfa", "22 555 01 10", "a@b.example", "601 234 567", "c@d.example"],
        merges=(Merge(1, 1, 1, 2), Merge(1, 3, 1, 4)),
    )
    assert headers(found)[1:] == [
        "Firma: Telefon",
        "Firma: E-mail",
        "Osoba do kontaktu: Telefon",
        "Osoba do kontaktu: E-mail",
    ]
    twice = table(["Nazwa", "Telefon", "Telefon"], ["Alfa", "22 555 01 10", "601 234 567"])
    assert mapping(twice) == {"Nazwa": "name", "Telefon": "phones", "Telefon (2)": "phones"}


def test_blank_rows_totals_notes_and_repeated_headers_are_listed_and_not_read() -> None:
    found = table(
        ["Lp.", "Nazwa", "NIP", "Liczba zatrudnionych"],
        [1, "Alfa", NIP, 10],
        [],
        ["Lp.", "Nazwa", "NIP", "Liczba zatrudnionych"],
        [2, "Razem sp. z o.o.", OTHER_NIP, 5],
        [None, "Razem", None, 15],
        [],
        ["* stan na dzień dzisiejszy"],
    )
    assert [line.number for line in found.lines] == [2, 5]
    assert found.ignored == (
        (1, Reason.HEADER),
        (3, Reason.BLANK),
        (4, Reason.HEADER),
        (6, Reason.TOTALS),
        (7, Reason.BLANK),
        (8, Reason.TITLE),
    )


@pytest.mark.parametrize("word", ["Razem", "RAZEM:", "Suma", "Ogółem", "Total", "Łącznie", "Razem członków"])
def test_words_for_a_sum(word: str) -> None:
    found = table(["Nazwa", "Liczba zatrudnionych"], ["Alfa", 5], [word, 5])
    assert found.ignored[-1] == (3, Reason.TOTALS)


@pytest.mark.parametrize("name", ["Total Energia sp. z o.o.", "Suma Consulting Anna Nowak", "Ogółem"])
def test_a_member_whose_name_begins_like_a_sum_is_read(name: str) -> None:
    assert len(table(["Nazwa", "NIP"], [name, NIP]).lines) == 1


def test_a_row_that_numbers_the_columns_belongs_to_the_header() -> None:
    found = table(["Lp.", "Nazwa", "NIP"], [1, 2, 3], [1, "Alfa", NIP])
    assert [line.number for line in found.lines] == [3]


def test_hidden_rows_are_read_and_marked() -> None:
    found = table(["Nazwa", "NIP"], ["Alfa", NIP], ["Beta", OTHER_NIP], hidden=frozenset((3,)))
    assert [(line.number, line.hidden) for line in found.lines] == [(2, False), (3, True)]


def test_a_value_merged_over_rows_belongs_to_each_of_them() -> None:
    found = table(
        ["Branża", "Nazwa"], ["IT", "Alfa"], [None, "Beta"], ["Druk", "Gamma"], merges=(Merge(2, 0, 3, 0),)
    )
    assert [line.cells for line in found.lines] == [["IT", "Alfa"], ["IT", "Beta"], ["Druk", "Gamma"]]


def test_the_header_may_be_given_by_its_row() -> None:
    rows: list[Row] = [["Nazwa", "NIP"], ["stare", "dane"], ["Firma", "Miasto"], ["Alfa", "Łódź"]]
    assert headers(table(*rows)) == ["Nazwa", "NIP"]
    assert headers(table(*rows, header=3)) == ["Firma", "Miasto"]


def test_a_list_without_a_header_is_understood_by_its_content() -> None:
    found = table(
        ["Alfa sp. z o.o.", NIP, "00-697", "Warszawa", "biuro@alfa.example"],
        ["Beta S.A.", OTHER_NIP, "05-820", "Piastów", "biuro@beta.example"],
    )
    assert (found.header_row, len(found.lines)) == (0, 2)
    assert mapping(found) == {"A": "name", "B": "nip", "C": "postcode", "D": "town", "E": "emails"}


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("NAZWA FIRMY", "name"),
        ("Nazwa podmiotu", "name"),
        ("Członek klastra", "name"),
        ("Company name", "name"),
        ("Nr NIP", "nip"),
        ("N.I.P.", "nip"),
        ("Kod pocztowy", "postcode"),
        ("Miejscowość", "town"),
        ("miejscowosc", "town"),
        ("Województwo", "voivodeship"),
        ("Tel. kom.", "phones"),
        ("Adres e-mail", "emails"),
        ("E-mail (biuro)", "emails"),
        ("Strona WWW", "www"),
        ("Data przystąpienia", "joined"),
        ("Wielkość (mikro/mały/średni/duży)", "size"),
        ("Liczba zatrudnionych", "headcounts"),
        ("Zatrudnienie XII.25", "headcounts"),
        ("Osoba do kontaktu", "person_name"),
        ("Stanowisko", "person_function"),
        ("Uwagi", "notes"),
        ("Rodzaj członkostwa", "member_kind"),
        ("Forma prawna", "legal_form"),
    ],
)
def test_headers_are_known_whatever_their_case_and_marks(header: str, target: str) -> None:
    guess = Recogniser(MEMBERS).known(header)
    assert guess is not None
    assert guess.target == target


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Data przyst.", "joined"),
        ("Miejcowość", "town"),
        ("Nazwa frimy", "name"),
        ("Aktualny adres e-mail", "emails"),
    ],
)
def test_shortened_and_misspelt_headers_are_to_be_checked(header: str, target: str) -> None:
    guess = Recogniser(MEMBERS).guess(header)
    assert guess is not None
    assert (guess.target, guess.sure) == (target, False)


def test_content_tells_what_an_unknown_header_does_not() -> None:
    found = assignments(
        table(
            ["Nazwa", "x", "dane2", "UWAGI p. Basi"],
            ["Alfa", NIP, "a@b.example", "zadzwonić po 15"],
            ["Beta", OTHER_NIP, None, None],
        )
    )
    assert (found["x"].target, found["x"].confidence) == ("nip", Confidence.CONTENT)
    assert (found["dane2"].target, found["dane2"].confidence) == ("emails", Confidence.CONTENT)
    assert (found["UWAGI p. Basi"].target, found["UWAGI p. Basi"].confidence) == ("", Confidence.SKIPPED)


def test_a_header_that_its_column_contradicts_is_not_believed() -> None:
    found = assignments(table(["Nazwa", "NIP"], ["Alfa", "a@b.example"], ["Beta", "c@d.example"]))
    assert found["NIP"].target == "emails"


def test_a_foreign_id_is_no_id_of_ours() -> None:
    assert mapping(table(["ID", "Nazwa", "NIP"], ["K-17", "Alfa", NIP]))["ID"] == ""


def test_a_second_email_behind_the_contact_person_is_most_likely_theirs() -> None:
    found = assignments(
        table(
            ["Nazwa", "E-mail", "Osoba do kontaktu", "e-mail"],
            ["Alfa", "biuro@a.example", "Anna Nowak", "anna@a.example"],
        )
    )
    assert (found["e-mail"].target, found["e-mail"].confidence) == ("person_emails", Confidence.CHECK)


def test_a_street_has_its_number_in_the_same_column_or_in_its_own() -> None:
    assert mapping(table(["Nazwa", "Ulica"], ["Alfa", "Krótka 5"]))["Ulica"] == "street_line"
    assert mapping(table(["Nazwa", "Ulica", "Nr domu"], ["Alfa", "Krótka", "5"]))["Ulica"] == "street"


def test_a_bare_number_behind_a_street_is_the_house() -> None:
    found = table(["Nazwa", "Ulica", "Nr", "Kod"], ["Alfa", "Krótka", "5A", "00-697"])
    assert mapping(found) == {"Nazwa": "name", "Ulica": "street", "Nr": "house", "Kod": "postcode"}


def test_a_date_behind_a_consent_is_its_day_and_no_consent_is_guessed() -> None:
    found = table(
        ["Nazwa", "Zgoda na katalog", "Data zgody", "Zgoda RODO"], ["Alfa", "tak", "12.03.2024", "tak"]
    )
    assert list(mapping(found).values()) == ["name", "consent_directory", "consent_directory_on", ""]


def test_a_column_may_be_mapped_by_hand_by_its_header_or_letter() -> None:
    found = suggest(table(["Nazwa", "Kolumna"], ["Alfa", "x"]), MEMBERS, Recogniser(MEMBERS))
    for name in ("kolumna", "B"):
        by_hand = assign(found, name, "short_name", MEMBERS)[1]
        assert (by_hand.target, by_hand.confidence) == ("short_name", Confidence.HAND)
    assert [one.target for one in assign(found, "Kolumna", "NAZWA", MEMBERS)] == ["", "name"]
    assert assign(found, "Nazwa", "", MEMBERS)[0].confidence is Confidence.SKIPPED
    with pytest.raises(UserError, match="no column"):
        assign(found, "C", "name", MEMBERS)
    with pytest.raises(UserError, match="no field"):
        assign(found, "A", "colour", MEMBERS)


def test_a_list_of_people_and_their_firms() -> None:
    found = table(
        ["Imię i nazwisko", "Firma", "NIP", "Stanowisko", "Mail"],
        ["Anna Nowak", "Alfa", NIP, "prezes", "a@b.example"],
    )
    assert mapping(found, PEOPLE) == {
        "Imię i nazwisko": "full_name",
        "Firma": "organisation",
        "NIP": "organisation_nip",
        "Stanowisko": "function",
        "Mail": "emails",
    }


def test_only_listed_importers_exist() -> None:
    assert importer("people") is PEOPLE
    with pytest.raises(UserError, match="no import"):
        importer("invoices")


def test_column_letters() -> None:
    assert [letter(index) for index in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_a_day_is_data_and_no_header() -> None:
    assert table(["Nazwa", "NIP"], ["Alfa", NIP, date(2026, 1, 1)]).header_row == 1
