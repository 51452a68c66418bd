"""Official numbers, with the vectors of python-stdnum and of the KRS extract."""

from __future__ import annotations

import pytest

from grono.domain.identifiers import Scheme, compact, problem

VALID = [
    (Scheme.NIP, "7740001454"),
    (Scheme.NIP, "PL 856-734-62-15"),
    (Scheme.NIP, "526 025 02 16"),
    (Scheme.REGON, "610188201"),
    (Scheme.REGON, "140672685"),
    (Scheme.REGON, "12345678512347"),
    (Scheme.REGON, "09796377087762"),
    (Scheme.KRS, "28860"),
    (Scheme.EU_VAT, "PL8567346215"),
    (Scheme.EU_VAT, "EL 094259216"),
    (Scheme.FOREIGN, "HRB 12345"),
]
INVALID = [
    (Scheme.NIP, "8567346216", "check digit"),
    (Scheme.NIP, "856734621", "9 digits instead of 10"),
    (Scheme.NIP, "85673462AB", "only digits"),
    (Scheme.REGON, "192598183", "check digit"),
    (Scheme.REGON, "12345678", "8 were typed"),
    (Scheme.REGON, "12345678512348", "check digit"),
    (Scheme.KRS, "KRS12", "10 digits"),
    (Scheme.KRS, "12345678901", "10 digits"),
    (Scheme.EU_VAT, "PL8567346216", "two letters"),
    (Scheme.EU_VAT, "8567346215", "two letters"),
    (Scheme.FOREIGN, "", "Type the number"),
]


@pytest.mark.parametrize(("scheme", "typed"), VALID)
def test_right_numbers_pass(scheme: Scheme, typed: str) -> None:
    assert problem(scheme, compact(scheme, typed)) is None


@pytest.mark.parametrize(("scheme", "typed", "words"), INVALID)
def test_wrong_numbers_are_told_what_is_wrong(scheme: Scheme, typed: str, words: str) -> None:
    assert words in str(problem(scheme, compact(scheme, typed)))


def test_the_krs_extract_pads_a_regon_with_five_zeros() -> None:
    assert compact(Scheme.REGON, "30204683000000") == "302046830"
    assert problem(Scheme.REGON, "302046830") is None


def test_a_krs_number_gets_its_zeros_back() -> None:
    assert compact(Scheme.KRS, "318842") == "0000318842"
