"""Cells of a workbook: their type, their format, and nothing in them that a program would run or choke on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from grono.domain.dates import PartialDate
from grono.domain.text import Text
from grono.reports.document import TableColumn
from grono.reports.language import Voice
from grono.reports.render.typography import visible
from grono.wording import Kind

LONGEST = 32_767
WIDEST = 60
NUMERIC = (Kind.NUMBER, Kind.MONEY, Kind.PERCENT)
DATE = "dd.mm.yyyy"
FORMATS = {
    Kind.NUMBER: "#,##0.##########",
    Kind.MONEY: "#,##0.00",
    Kind.PERCENT: "0.0%",
    Kind.DATE: DATE,
    Kind.LONG_DATE: DATE,
    Kind.YEAR: "0",
}
_MOST = 10**15
_FIRST_DAY = date(1900, 3, 1)
_CUT = " […]"

Typed = tuple[Any, str]
"""What is written, and openpyxl's letter for its type: s, n or d."""

_EMPTY: Typed = (None, "n")


class Sheet(WriteOnlyWorksheet):
    """A streamed sheet whose cells come ready-made.

    openpyxl's own streamed sheet first tries each as a value and then makes a style of its own for it,
    which takes twice as long as bare cells.
    """

    def _values_to_row(self, values: Sequence[Any], row_idx: int) -> Iterator[Any]:
        for cell in values:
            cell.row = row_idx
            yield cell


class Cells:
    """One cell for each column of a sheet, written again and again with its style made once."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[TableColumn], voice: Voice, *, bold: bool = False
    ) -> None:
        self._voice = voice
        self._kinds = [column.kind for column in columns]
        self._cells = [_styled(sheet, at, column.kind, bold=bold) for at, column in enumerate(columns, 1)]
        self._known: dict[object, Typed] = {}
        self.lines = 1

    def row(self, values: Sequence[object]) -> list[Any]:
        """The cells with these values; lines then says how many the longest text takes."""
        self.lines = 1
        for cell, kind, value in zip(self._cells, self._kinds, values, strict=False):
            if type(value) is str and len(value) <= WIDEST and value.isprintable():
                cell._value, cell.data_type = value, "s"
                continue
            written, letter = _EMPTY if value is None else self._typed(value, kind)
            cell._value, cell.data_type = written, letter
            if letter == "s":
                self.lines = max(self.lines, sum(len(part) // WIDEST + 1 for part in written.split("\n")))
        return self._cells

    def _typed(self, value: object, kind: Kind) -> Typed:
        of = type(value)
        if of is str:
            return text(value), "s"  # type: ignore[arg-type]
        if of is date:
            return dated(value)  # type: ignore[arg-type]
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return number(value, kind, self._voice)
        if isinstance(value, Text) or not hasattr(value, "label"):
            return self._said(value, kind)
        if value not in self._known:
            self._known[value] = self._said(value, kind)
        return self._known[value]

    def _said(self, value: object, kind: Kind) -> Typed:
        if isinstance(value, PartialDate):
            return dated(value.first_day) if len(value) == 10 else (self._voice.say(value), "s")
        if isinstance(value, datetime):
            return dated(value.date())
        return text(self._voice.say(value, None if kind is Kind.NIP else kind)), "s"


def text(value: str) -> str:
    """A text that fits in a cell; what does not is seen to be cut, what no XML may hold to be replaced."""
    value = visible(value)
    return value if len(value) <= LONGEST else value[: LONGEST - len(_CUT)] + _CUT


def number(value: float | Decimal, kind: Kind, voice: Voice) -> Typed:
    """A number, as a number where a workbook can hold it exactly enough."""
    if (isinstance(value, float) and not math.isfinite(value)) or abs(value) >= _MOST:
        return voice.say(value, kind), "s"
    return (Decimal(str(value)) / 100 if kind is Kind.MONEY else value), "n"


def dated(value: date) -> Typed:
    """A day, as a real date where the calendar of workbooks is right."""
    return (value, "d") if value >= _FIRST_DAY else (value.isoformat(), "s")


def _styled(sheet: Sheet, column: int, kind: Kind, *, bold: bool) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.column = column
    cell.number_format = FORMATS.get(kind, "@")
    if kind not in NUMERIC:
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=kind is Kind.TEXT)
    if bold:
        cell.font = Font(name="Calibri", size=11, bold=True)
    return cell
