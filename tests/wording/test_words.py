"""Texts travel in English and untranslated; people read them in their language."""

from __future__ import annotations

from datetime import date

import pytest

from grono.domain.dates import PartialDate
from grono.domain.membership import MemberState
from grono.domain.text import Text, UserError, _, n_, np_
from grono.wording import Kind, as_text, sentence, tied
from grono.wording.numbers import grouped, money, percent

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("n", "polish"),
    [(1, "1 członek"), (2, "2 członków"), (5, "5 członków"), (12, "12 członków"), (22, "22 członków")],
)
def test_counts_take_the_polish_plural(n: int, polish: str) -> None:
    assert as_text(n_("{n} member", "{n} members", n), "pl") == polish


def test_polish_has_three_plurals() -> None:
    said = [as_text(n_("{n} person", "{n} people", n), "pl") for n in (1, 2, 5, 12, 22, 25)]
    assert said == ["1 osoba", "2 osoby", "5 osób", "12 osób", "22 osoby", "25 osób"]


def test_english_is_the_message_itself() -> None:
    assert as_text(n_("{n} member", "{n} members", 1), "en") == "1 member"
    assert as_text(n_("{n} member", "{n} members", 1200), "en") == "1,200 members"


def test_braces_in_data_are_data() -> None:
    assert as_text(_("Add {name}", name="{0} {name} 100%"), "pl") == "Dodanie: {0} {name} 100%"


def test_a_text_inside_a_text_is_translated_too() -> None:
    text = _("{field} is missing. Type it; the rest can wait.", field=_("Name"))
    assert as_text(text, "pl") == "Brakuje pola „Nazwa”. Uzupełnij je; reszta może poczekać."


def test_an_error_says_what_why_and_what_to_do() -> None:
    error = UserError(Text("A."), Text("B."), Text("C."))
    assert sentence(error, "en") == "A. B. C."
    assert str(UserError(Text("A."), todo=Text("C."))) == "A. C."


def test_closed_lists_have_names_in_both_languages() -> None:
    assert as_text(MemberState.SUSPENDED, "pl") == "zawieszony"
    assert as_text((MemberState.MEMBER, MemberState.INVITED), "en") == "member, invited"


def test_dates_are_written_as_the_languages_do() -> None:
    day = date(2026, 11, 5)
    assert as_text(day, "pl") == "05.11.2026"
    assert as_text(day, "pl", Kind.LONG_DATE) == f"5{NBSP}listopada{NBSP}2026"
    assert as_text(day, "en", Kind.LONG_DATE) == f"5{NBSP}November{NBSP}2026"
    assert as_text(PartialDate("2009-05"), "pl") == "05.2009"
    assert as_text(PartialDate("2009-05"), "pl", Kind.LONG_DATE) == f"maj{NBSP}2009"
    assert as_text(PartialDate("2009"), "en", Kind.LONG_DATE) == "2009"


def test_money_always_groups_and_shows_grosze() -> None:
    assert money(124_000_000, "pl") == f"1{NBSP}240{NBSP}000,00{NBSP}zł"
    assert money(-5, "pl") == f"\N{MINUS SIGN}0,05{NBSP}zł"
    assert money(30_000_000, "en", "EUR") == f"EUR{NBSP}300,000.00"


def test_numbers_and_shares() -> None:
    assert grouped(1234, "pl") == f"1{NBSP}234"
    assert grouped(12.5, "pl") == "12,5"
    assert percent(0.825, "pl", 1) == "82,5%"
    assert as_text(0.5, "en", Kind.PERCENT) == "50%"
    assert as_text(2026, "pl", Kind.YEAR) == "2026"


def test_sizes_of_files_are_told_in_their_unit() -> None:
    sizes = (0, 999, 37_259, 1_234_567, 52_000_000, 3_100_000_000)
    assert [as_text(size, "pl", Kind.FILE_SIZE) for size in sizes] == [
        f"0{NBSP}B",
        f"999{NBSP}B",
        f"37{NBSP}kB",
        f"1,2{NBSP}MB",
        f"52{NBSP}MB",
        f"3,1{NBSP}GB",
    ]


def test_a_nip_is_printed_in_groups() -> None:
    assert as_text("8567346215", "pl", Kind.NIP) == "856-734-62-15"
    assert as_text("DE123", "pl", Kind.NIP) == "DE123"


def test_nothing_is_written_as_nothing() -> None:
    assert [as_text(value, "pl") for value in (None, "", (), True, False)] == ["", "", "", "tak", "nie"]


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("W pliku i z listy", "W_pliku i_z_listy"),
        ("spółka z o.o. (w likwidacji)", "spółka z_o.o. (w_likwidacji)"),
        ("A i „O nas”", "A_i_„O_nas”"),
        ("rozdz. 2 a", "rozdz. 2 a"),
        ("bez zmian", "bez zmian"),
    ],
)
def test_a_word_of_one_letter_does_not_end_a_line(plain: str, printed: str) -> None:
    assert tied(plain, "pl") == printed.replace("_", NBSP)
    assert tied(plain, "en") == plain


def test_a_count_may_have_a_context_of_its_own() -> None:
    """Three plural forms of Polish: 1, 2 to 4, and the others; the teens are others."""
    said = [as_text(np_("figure", "person", "people", n), "pl") for n in (1, 3, 5, 12, 22, 111)]
    assert said == ["osoba", "osoby", "osób", "osób", "osoby", "osób"]
    assert as_text(np_("figure", "person", "people", 2), "en") == "people"
