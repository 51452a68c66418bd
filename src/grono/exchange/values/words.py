"""Words that stand for values in office lists; the words themselves are data (resources/exchange)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from grono import paths
from grono.exchange.sheets import Cell
from grono.services.reference.tables import key


@cache
def words(name: str) -> Mapping[str, str]:
    """The words of one list and the values they mean, compared by their letters and digits alone."""
    with (paths.resources_dir() / "exchange" / "words.csv").open(encoding="utf-8", newline="") as file:
        return {key(row["word"]): row["value"] for row in csv.DictReader(file) if row["list"] == name}


@cache
def given_names() -> frozenset[str]:
    """The commonest Polish given names, folded."""
    text = (paths.resources_dir() / "exchange" / "given_names.txt").read_text("utf-8")
    return frozenset(map(key, text.split()))


def plain(cell: Cell) -> str:
    """A cell as one line of text: spaces of every kind made single, numbers without a needless point."""
    if type(cell) is str:
        return " ".join(cell.split())
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)


_LONGEST_EMPTY = 20
_TICKS = ("+", "✓", "✔", "√", "☑")


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(word[0] for word in words("empty"))


_ERRORS = {
    *(
        "#ref!",
        "#n/a",
        "#div/0!",
        "#value!",
        "#name?",
        "#num!",
        "#null!",
        "#spill!",
        "#calc!",
        "#getting_data",
    ),
    *("#adr!", "#n/d", "#n/d!", "#dziel/0!", "#arg!", "#nazwa?", "#liczba!", "#zero!"),
}
"""What Excel and LibreOffice show for a formula that failed, in English and Polish, in small letters."""


def is_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows for a formula that failed."""
    return "#" in text and text.strip().casefold() in _ERRORS


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing: "brak", "b.d.", "-", "#N/D!"."""
    if len(text) > _LONGEST_EMPTY:
        return False
    if text[:1].isalnum():
        return text[0].lower() in _first_letters() and key(text) in words("empty")
    if text[:1] == "#":
        return text[-1] in "!?" or text.casefold() in ("#n/d", "#n/a") or len(text) == text.count("#")
    return text not in _TICKS and not any(char.isalnum() for char in text)
