"""Dates in every dress: 12.5.2019 r., 5 maja 2019, V 2019, 2019-05-12, a day's number since 1900 or 1904."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from grono.domain.dates import PartialDate
from grono.domain.text import _, p_
from grono.exchange.sheets import Cell
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.words import plain
from grono.services.reference.tables import key

EARLIEST, LATEST = 1000, 2200

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?:[T ]\d\d:\d\d.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s?([-./ ])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?:[T ]\d\d:\d\d.*)?")
_POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTH_ONLY = re.compile(r"(\d{1,2})\s?[-./]\s?(\d{4})")
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TAIL = re.compile(r"\s*(?:rok\w*|r)\.?$|^(?:od|z|dnia|z dnia|w|since)\s+", re.IGNORECASE)
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {numeral: month for month, numeral in enumerate(_NUMERALS, 1)}
_STEMS = (
    ("sty", "jan"), ("lut", "feb"), ("mar",), ("kwi", "apr"), ("maj", "may"), ("cze", "jun"),
    ("lip", "jul"), ("sie", "aug"), ("wrz", "sep"), ("paz", "oct"), ("lis", "nov"), ("gru", "dec"),
)  # fmt: skip
_NAMES = (
    p_("month", "January"), p_("month", "February"), p_("month", "March"), p_("month", "April"),
    p_("month", "May"), p_("month", "June"), p_("month", "July"), p_("month", "August"),
    p_("month", "September"), p_("month", "October"), p_("month", "November"), p_("month", "December"),
)  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.]?\s*(\d\d))?(?::\d\d)?\s*(?:h|godz\.?)?")
_LONGEST = 60
_DAYS_1900, _DAYS_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FEWEST_DAYS, _MOST_DAYS = 10_000, 110_000


def partial_date(cell: Cell, context: Context) -> PartialDate:
    """The date of a cell, to the day, the month or the year."""
    if isinstance(cell, datetime):
        return _checked(cell.year, cell.month, cell.day, cell)
    if isinstance(cell, date):
        return PartialDate(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell, context)
    return _of_text(plain(cell), context)


def whole_date(cell: Cell, context: Context) -> date:
    """The date of a cell that must name a day."""
    found = partial_date(cell, context)
    if len(found) < 10:
        raise CellProblem(_("“{value}” does not name a day. Type the whole date.", value=plain(cell)))
    return found.first_day


def clock(cell: Cell, _context: Context) -> time:
    """The time of day of a cell: 9:00, 9.30, 0930, 9."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    found = _CLOCK.fullmatch(plain(cell))
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise CellProblem(_("“{value}” is no time. Write it like 9:30.", value=plain(cell)))
    return time(int(found[1]), int(found[2] or 0))


def _of_number(number: float, context: Context) -> PartialDate:
    whole = int(number)
    if EARLIEST <= whole <= LATEST and whole == number:
        return PartialDate(f"{whole:04}")
    if _FEWEST_DAYS <= whole <= _MOST_DAYS:
        return PartialDate((_DAYS_1904 if context.since_1904 else _DAYS_1900) + timedelta(days=whole))
    packed = _PACKED.fullmatch(str(whole))
    if packed:
        return _checked(int(packed[1]), int(packed[2]), int(packed[3]), whole)
    raise _no_date(number)


def _of_text(text: str, context: Context) -> PartialDate:
    if found := _POINTS.fullmatch(text):
        return _checked(int(found[3]), int(found[2]), int(found[1]), text)
    if len(text) > _LONGEST:
        raise _no_date(text)
    bare = _TAIL.sub("", _TAIL.sub("", text)).strip(" ,")
    if found := _ISO.fullmatch(bare):
        year, month, day = found.groups()
        return _checked(int(year), int(month), int(day) if day else 0, text)
    if found := _DAY_FIRST.fullmatch(bare):
        first, mark, second, year = found.groups()
        day, month = (second, first) if mark == "/" and context.month_first else (first, second)
        return _checked(_full_year(year, context), int(month), int(day), text)
    if found := _MONTH_ONLY.fullmatch(bare):
        return _checked(int(found[2]), int(found[1]), 0, text)
    if bare.isdecimal() and len(bare) <= 8:
        return _of_number(int(bare), context)
    return _of_words(bare, text, context)


def _of_words(bare: str, text: str, context: Context) -> PartialDate:
    """A date whose month is a word or a Roman numeral."""
    numbers: list[str] = []
    months: list[int] = []
    for word in key(bare).split():
        if word.isdecimal():
            numbers.append(word)
        elif month := _ROMAN.get(word) or _month_named(word):
            months.append(month)
        elif word not in ("r", "roku", "rok", "dnia", "th", "st", "nd", "rd", "of"):
            raise _no_date(text)
    if len(months) != 1 or not 1 <= len(numbers) <= 2:
        raise _no_date(text)
    return _checked(
        _full_year(numbers[-1], context), months[0], int(numbers[0]) if len(numbers) == 2 else 0, text
    )


def _month_named(word: str) -> int:
    if len(word) < 3:
        return 0
    return next((month for month, stems in enumerate(_STEMS, 1) if word.startswith(stems)), 0)


def _full_year(digits: str, context: Context) -> int:
    """A year of two digits lies at most ten years ahead."""
    if len(digits) != 2:
        return int(digits)
    year = context.year - context.year % 100 + int(digits)
    return year if year <= context.year + 10 else year - 100


def _checked(year: int, month: int, day: int, cell: Cell) -> PartialDate:
    if not EARLIEST <= year <= LATEST or not 1 <= month <= 12:
        raise _no_date(cell)
    if day and day > monthrange(year, month)[1]:
        raise CellProblem(
            _(
                "The date {value} does not exist ({month} has {n} days). Type the right one.",
                value=plain(cell),
                month=_NAMES[month - 1],
                n=monthrange(year, month)[1],
            )
        )
    return PartialDate(f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))


def _no_date(cell: Cell) -> CellProblem:
    return CellProblem(
        _("“{value}” is no date. Write it like 14.05.2009 or leave the cell empty.", value=plain(cell))
    )


def month_comes_first(texts: list[str]) -> bool:
    """Whether the dates of a column, written with slashes, put the month before the day."""
    pairs = [
        (int(f[1]), int(f[3])) for text in texts if (f := _DAY_FIRST.match(text.strip())) and f[2] == "/"
    ]
    return any(second > 12 for _first, second in pairs) and not any(first > 12 for first, _second in pairs)
