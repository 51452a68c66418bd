"""Tables written row by row as CSV, JSON or a workbook, so that a million rows need no memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, BinaryIO

from grono.domain.text import Labelled, UserError, _
from grono.exchange.export import guarded
from grono.exchange.workbook import LONGEST_CELL, sheet_name, text_cell
from grono.services.columns import Column, Row
from grono.services.tables import Asked, Table
from grono.store.store import Store
from grono.wording import Kind, as_text

_ROOM = 1_048_575
"""Rows that a sheet of a workbook has under its header."""
_DATE = "dd.mm.yyyy"


def write_csv(out: BinaryIO, table: Table, rows: Iterator[Row], locale: str) -> None:
    """As text that Polish Excel opens in columns: semicolons, UTF-8 with its mark."""
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(_titles(table, locale))
        writer.writerows([_text(value, locale) for value in _values(table.columns, row)] for row in rows)
    finally:
        text.detach()


def write_json(out: BinaryIO, table: Table, rows: Iterator[Row], locale: str) -> None:  # noqa: ARG001 - one shape
    """As a list of objects with the columns' keys; what is not known is null, values are codes."""
    keys = [column.key for column in table.columns]
    out.write(b"[")
    for number, row in enumerate(rows):
        said = dict(zip(keys, map(_coded, _values(table.columns, row)), strict=True))
        out.write((",\n " if number else "\n ").encode() + json.dumps(said, ensure_ascii=False).encode())
    out.write(b"\n]\n")


def write_xlsx(out: BinaryIO, table: Table, rows: Iterator[Row], locale: str) -> None:
    """As a workbook of one sheet, with typed cells and no formula ever."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(sheet_name(as_text(table.title, locale)))
    sheet.freeze_panes = "A2"
    bold = Font(name="Calibri", size=11, bold=True)
    sheet.append([text_cell(sheet, title, font=bold) for title in _titles(table, locale)])
    with ExitStack() as unfinished:
        unfinished.callback(_let_go, sheet)
        for number, row in enumerate(rows, start=1):
            if number > _ROOM:
                raise UserError(
                    _("A sheet of a workbook has no room for so many rows."),
                    todo=_("Ask for csv or json, or for one event or edition."),
                )
            sheet.append([_typed(sheet, value, locale) for value in _values(table.columns, row)])
        unfinished.pop_all()
    book.save(out)


def _let_go(sheet: Any) -> None:
    """Close and remove the temporary file of a sheet that is not saved."""
    sheet.close()
    sheet._writer.cleanup()


WRITERS: Mapping[str, Callable[[BinaryIO, Table, Iterator[Row], str], None]] = {
    "csv": write_csv,
    "json": write_json,
    "xlsx": write_xlsx,
}


def write(out: BinaryIO, store: Store, table: Table, asked: Asked, form: str, locale: str) -> None:
    """A table in one of the formats."""
    WRITERS[form](out, table, table.rows(store, asked), locale)


def _titles(table: Table, locale: str) -> list[str]:
    return [as_text(column.title, locale) for column in table.columns]


def _values(columns: Sequence[Column], row: Row) -> list[object]:
    return [_whole(column, column.value(row)) for column in columns]


def _whole(column: Column, value: object) -> object:
    """Money in złoty, as people write it; everything else as it is."""
    return Decimal(value) / 100 if column.kind is Kind.MONEY and isinstance(value, int) else value


def _text(value: object, locale: str) -> str:
    """A cell of a text file: numbers that a program can read, days as ISO, everything else in words."""
    if value is None:
        return ""
    if type(value) is str:
        return guarded(value)
    if isinstance(value, Labelled | bool):
        return _named(value, locale)
    return str(value) if isinstance(value, int | date | Decimal) else guarded(as_text(value, locale))


@cache
def _named(value: Labelled | bool, locale: str) -> str:
    return as_text(value, locale)


def _coded(value: object) -> object:
    """What JSON holds: codes instead of words, ISO days."""
    if isinstance(value, list | tuple):
        return [_coded(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _typed(sheet: Any, value: object, locale: str) -> Any:
    """A cell of a workbook."""
    if value is None or (isinstance(value, int | Decimal) and not isinstance(value, bool)):
        return value
    if not isinstance(value, date):
        return text_cell(sheet, as_text(value, locale)[:LONGEST_CELL])
    from openpyxl.cell import WriteOnlyCell

    made: Any = WriteOnlyCell(sheet)
    made.value, made.number_format = value, _DATE
    return made
