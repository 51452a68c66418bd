"""Numbers as Polish and English offices type them: 1 234 567,89, 1.234,56, 12 tys. zł, 85%."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from grono.domain.text import _
from grono.exchange.sheets import Cell
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.words import plain
from grono.services.reference.tables import key

_SCALES = {
    "tys": 1_000, "tysiac": 1_000, "tysiace": 1_000, "tysiecy": 1_000, "k": 1_000,
    "mln": 1_000_000, "milion": 1_000_000, "mld": 1_000_000_000,
}  # fmt: skip
_UNITS = frozenset(
    "zl pln eur usd euro osoba osoby osob os pracownik pracownicy pracownikow prac etat etaty etatow"  # noqa: SIM905
    " rjr awu ok okolo ca people employees o w szt".split()
)
_LONGEST = 60
_MOST_PEOPLE = 10_000_000
_MOST_MONEY = 10**12
_NUMBER = re.compile(r"[-+\u2212]?\d[\d\s.,'\u2019]*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def decimal(cell: Cell) -> Decimal | None:
    """The number of a cell, its scale (tys., mln) and per cent counted in; None where there is no number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    text = plain(cell)
    found = _NUMBER.search(text) if len(text) <= _LONGEST else None
    if not found or any(mark in text for mark in "<>≤≥~") or text.endswith("+"):
        return None
    rest = (text[: found.start()] + " " + text[found.end() :]).replace("%", " ").replace("€", " ")
    scale = 1
    for word in key(rest).split():
        if word not in _UNITS and word not in _SCALES:
            return None
        scale *= _SCALES.get(word, 1)
    number = _plain_number(found[0])
    if number is None:
        return None
    return number * scale / (100 if "%" in text else 1)


def _plain_number(text: str) -> Decimal | None:
    """Digits with separators: the last of comma and point is the decimal one, unless it groups thousands."""
    text = re.sub(r"[\s'\u2019]", "", text).replace("\u2212", "-").rstrip(".,")
    point = max(text.rfind(","), text.rfind("."))
    if point >= 0:
        mark = text[point]
        groups = text.count(mark) > 1 or (mark == "." and len(text) - point == 4 and "," not in text)
        whole = text if groups else text[:point]
        text = whole.replace(",", "").replace(".", "") + ("" if groups else "." + text[point + 1 :])
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def people(cell: Cell) -> int:
    """A number of people: not negative; part-time posts are rounded, and said to be."""
    number = decimal(cell)
    if number is None or number < 0 or number > _MOST_PEOPLE:
        raise CellProblem(_("“{value}” is no number of people. Type a whole number.", value=plain(cell)))
    return int(number.to_integral_value(ROUND_HALF_UP))


def whole(cell: Cell, _context: Context) -> int:
    """A whole number that is not negative."""
    number = decimal(cell)
    if number is None or number < 0 or number > _MOST_PEOPLE or number != number.to_integral_value():
        raise CellProblem(_("“{value}” is no whole number. Type one, or leave it empty.", value=plain(cell)))
    return int(number)


def grosz(cell: Cell, _context: Context) -> int:
    """An amount of złoty in grosz: "1 234,50 zł" is 123450."""
    number = decimal(cell)
    if number is None or abs(number) > _MOST_MONEY or number * 100 != (number * 100).to_integral_value():
        raise CellProblem(_("“{value}” is no amount. Type one such as 1 234,50.", value=plain(cell)))
    return int(number * 100)


def year_in(text: str) -> int | None:
    """The only year that a header names: "Zatrudnienie XII.25" and "Zatrudnienie 2025" give 2025."""
    years = {int(found) for found in _YEAR.findall(text)}
    if not years:
        years = {2000 + int(found[1]) for found in _SHORT_YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


_SHORT_YEAR = re.compile(r"(?:\b[IVX]{1,4}|\b\d{1,2})[./](\d\d)\b(?![./]\d)")
_YEAR_COUNT = re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?:r\.?)?\s*[:=\u2013-]\s*(?P<people>[\d\s]+)")


def headcounts(cell: Cell, context: Context) -> tuple[tuple[int, int], ...]:
    """Employees by year: "2025: 31; 2024: 28", or one number for the year that the column is about."""
    if isinstance(cell, str):
        pairs = [(int(found["year"]), people(found["people"])) for found in _YEAR_COUNT.finditer(cell)]
        if pairs:
            return tuple(sorted(pairs, reverse=True))
    counted = ((year_in(context.header) or context.year, people(cell)),)
    if counted[0][1] != decimal(cell):
        rounded = _("{value} was rounded to whole people: {n}.", value=plain(cell), n=counted[0][1])
        raise CellProblem(rounded, {"headcounts": counted})
    return counted
