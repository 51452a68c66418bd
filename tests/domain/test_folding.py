"""Polish text is found without its marks and sorted in Polish order."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from grono.domain.folding import fold, normalise, sort_key


def test_every_polish_letter_folds() -> None:
    assert fold("ZAŻÓŁĆ GĘŚLĄ JAŹŃ") == "zazolc gesla jazn"
    assert fold("Łódź Øresund Straße Đorđe") == "lodz oresund strasse dorde"


def test_names_stand_in_polish_order() -> None:
    """The order that QCollator gives for Polish (checked in the design's notes)."""
    ordered = ["Cebula", "Ćma", "Zając", "Źródło", "Żak"]
    assert sorted(sorted(ordered), key=sort_key) == ordered


def test_order_is_blind_to_case_and_puts_digits_first() -> None:
    assert sorted(["abc", "3M", "Abb", "ąb"], key=sort_key) == ["3M", "Abb", "abc", "ąb"]
    assert sort_key("„Łącznik” S.A.") == sort_key("Łącznik S A")


def test_foreign_letters_stand_beside_their_plain_ones() -> None:
    assert sorted(["Mz", "Müller", "Muller", "Ma"], key=sort_key) == ["Ma", "Muller", "Müller", "Mz"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_stored_text_is_composed_and_trimmed(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert unicodedata.is_normalized("NFC", normalise(text))
