"""Text tables in every encoding, separator and disorder."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grono.exchange.sheets import Sheet, delimited
from grono.exchange.sheets.encodings import decode

ReadSheet = Callable[..., Sheet]

TABLE = "Nazwa;Miejscowość\nŻółta Łódź „ąśź” – sp. z o.o.;Święta Lipka\nĆma;Źródła\n"
PLAIN = "Nazwa;Miejscowość\nŻółta gęś;Łódź\nJaźń i śruba ąĄŚŹ;Źródła\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1250"]
)
def test_every_encoding_gives_the_same_letters(encoding: str, sheet_of: ReadSheet) -> None:
    sheet = sheet_of(TABLE.encode(encoding))
    assert sheet.rows == [
        ["Nazwa", "Miejscowość"],
        ["Żółta Łódź „ąśź” – sp. z o.o.", "Święta Lipka"],
        ["Ćma", "Źródła"],
    ]


@pytest.mark.parametrize("encoding", ["iso-8859-2", "cp1250"])
def test_the_two_polish_code_pages_are_told_apart(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding)) == PLAIN


@pytest.mark.parametrize("word", ["ąka", "Śliwa", "źdźbło", "Ździebło", "wąż", "Ąbc"])
@pytest.mark.parametrize("encoding", ["iso-8859-2", "cp1250"])
def test_one_word_is_enough_to_tell_the_code_page(word: str, encoding: str) -> None:
    assert decode(word.encode(encoding)) == word


def test_one_broken_letter_does_not_turn_a_utf8_file_into_gibberish() -> None:
    assert decode("Żółta gęś w Łodzi".encode() + b"\xb3") == "Żółta gęś w Łodzi\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator(separator: str, sheet_of: ReadSheet) -> None:
    rows = [
        ["Nazwa", "Adres", "Uwagi"],
        ["Alfa", "ul. Krótka 5, lok. 2, 00-697 Warszawa", "a@b.example; c@d.example"],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([*rows, ["Beta", "Teresin 14", "x | y"]])
    assert sheet_of(out.getvalue().encode()).rows[:2] == rows


def test_commas_in_addresses_do_not_cut_a_table_of_semicolons(sheet_of: ReadSheet) -> None:
    text = "Nazwa;Adres\n" + "Alfa;ul. Krótka 5, 00-697 Warszawa, mazowieckie\n" * 5
    assert sheet_of(text.encode()).rows[1] == ["Alfa", "ul. Krótka 5, 00-697 Warszawa, mazowieckie"]


def test_the_line_that_names_the_separator_is_obeyed_and_not_counted(sheet_of: ReadSheet) -> None:
    assert sheet_of(b"sep=|\r\na;b|c\r\n1|2\r\n").rows == [["a;b", "c"], ["1", "2"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way_and_break_inside_quotes(end: str, sheet_of: ReadSheet) -> None:
    text = end.join(["Nazwa;Uwagi", '"Alfa";"jedna', 'druga; ""trzecia"""', "", "Beta;x"])
    rows = sheet_of(text.encode()).rows
    assert rows == [["Nazwa", "Uwagi"], ["Alfa", f'jedna{end}druga; "trzecia"'], [], ["Beta", "x"]]


def test_a_quote_that_is_never_closed_swallows_nothing(sheet_of: ReadSheet) -> None:
    text = 'Nazwa;NIP\n"Alfa;5260250216\n' + "Beta;7740001454\n" * 30
    rows = sheet_of(text.encode()).rows
    assert len(rows) == 32
    assert rows[1] == ['"Alfa', "5260250216"]


def test_zero_bytes_are_dropped(sheet_of: ReadSheet) -> None:
    assert sheet_of(b"Nazwa;NIP\nAl\x00fa;1\x00\n").rows == [["Nazwa", "NIP"], ["Alfa", "1"]]


def test_what_keeps_a_cell_from_being_computed_is_taken_off(sheet_of: ReadSheet) -> None:
    rows = sheet_of(b"'=cmd;'+48 22;'-5;'@x;'zwykly;=\"0123\"\n").rows
    assert rows == [["=cmd", "+48 22", "-5", "@x", "'zwykly", "0123"]]


_LETTERS = st.characters(codec="utf-8", exclude_characters="\0\r\n", exclude_categories=("Cs", "Cc"))
_CELLS = st.text(_LETTERS, max_size=12).filter(lambda text: text[:1] not in ("'", "=", "\ufeff"))


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=5), min_size=1, max_size=6), st.sampled_from(";,\t|"))
def test_any_table_that_names_its_separator_comes_back(table: list[list[str]], separator: str) -> None:
    out = io.StringIO()
    out.write(f"sep={separator}\n")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    assert list(delimited.rows(decode(out.getvalue().encode("utf-8-sig")))) == table
