"""A foreign table, whatever file it came from, and the form in which it crosses the pipe."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = str | bool | int | float | date | datetime | None
"""What a cell holds; None is empty, a whole number is an int, a date without a time is a date."""

Row: TypeAlias = list[Cell]
"""The cells of one row from column A on; empty cells at its end are left out."""

Packed: TypeAlias = str | bool | int | float | list[str] | None
"""A cell as JSON: a date is a list of its one ISO text."""


class Merge(NamedTuple):
    """A merged area: rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: rows[0] is row 1, so the row numbers are those that the spreadsheet program shows.

    since_1904: bare numbers in a column of dates count days from 1904, as old Excel for Macintosh did.
    """

    name: str
    hidden: bool = False
    rows: list[Row] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    since_1904: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.rows)


@dataclass(frozen=True, kw_only=True)
class Book:
    """A file that was read: its kind by content and its sheets in order."""

    source: str
    kind: str
    sheets: tuple[Sheet, ...]


def pack(value: object) -> Packed:
    """A cell as it crosses the pipe; anything unknown travels as its text."""
    if type(value) is str:
        return None if not value or value.isspace() else value
    if type(value) is float:
        return _number(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return [value.date().isoformat() if midnight else value.isoformat(timespec="seconds")]
    if isinstance(value, date):
        return [value.isoformat()]
    return str(value)


def pack_row(values: list[object]) -> list[Packed]:
    """A row without the empty cells at its end."""
    end = len(values)
    while end and (values[end - 1] == "" or values[end - 1] is None):
        end -= 1
    cells = [pack(value) for value in values[:end]]
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]


def unpack_row(cells: list[Packed]) -> Row:
    """A row back from the pipe; raises ValueError when a date is none."""
    return [_date(cell) if isinstance(cell, list) else cell for cell in cells]


def _number(value: float) -> int | float | None:
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if abs(value) < 1e300 else None


def _date(parts: list[str]) -> date | datetime:
    (text,) = parts
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
