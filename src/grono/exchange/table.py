"""A list found on a sheet: its columns, its lines, and the rows that are no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from grono.domain.text import Labelled, _
from grono.exchange.sheets import Row, Sheet


class Reason(Labelled):
    """Why a row of the sheet is not read."""

    TITLE = "title", _("title or note")
    HEADER = "header", _("header")
    BLANK = "blank", _("blank row")
    TOTALS = "totals", _("totals row")


@dataclass(frozen=True)
class Column:
    """A column of the list; group is what a header of two rows says above it."""

    index: int
    header: str
    group: str = ""

    @property
    def letter(self) -> str:
        """The column as spreadsheet programs call it: A, B … AA."""
        return letter(self.index)


@dataclass(frozen=True)
class Line:
    """A row that is read, with its number on the sheet."""

    number: int
    cells: Row
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """A list on a sheet. header_row is the row with most of the headers; 0 when there is none."""

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    ignored: tuple[tuple[int, Reason], ...]

    @cached_property
    def headers_key(self) -> str:
        """The headers in order, by which the same layout is known again."""
        return "\n".join(f"{column.group}\t{column.header}" for column in self.columns)


def letter(index: int) -> str:
    """A column's letters by its index from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
