"""XLSX, XLSB, XLS and ODS through calamine, a sheet at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from grono.exchange.sheets.archive import inspect
from grono.exchange.sheets.hidden import Unseen, since_1904, unseen
from grono.exchange.sheets.model import Packed, pack_row
from grono.exchange.sheets.refusals import Refusal

# The record DATEMODE with the value 1, and the record PRECISION that always follows it.
_DAYS_OF_1904 = re.compile(rb"\x22\x00\x02\x00\x01\x00\x0e\x00\x02\x00")

MOST_ROWS = 1 << 20
MOST_MERGES = 50_000


def sheets(path: Path, kind: str) -> Iterator[tuple[dict[str, object], Iterator[list[Packed]]]]:
    """Every sheet's facts and its rows, in the workbook's order; charts and macros are left out."""
    suspects = inspect(path) if kind != "xls" else frozenset()
    known = unseen(path, suspects) if kind == "xlsx" and suspects else {}
    old_days = _counts_from_1904(path, kind)
    try:
        with path.open("rb") as file:  # not the path: calamine believes its extension
            workbook = CalamineWorkbook.from_filelike(file)
            for number, about in enumerate(workbook.sheets_metadata):
                if about.typ is SheetTypeEnum.WorkSheet:
                    sheet = workbook.get_sheet_by_index(number)
                    is_hidden = about.visible is not SheetVisibleEnum.Visible
                    more = known.get(sheet.name, Unseen())
                    facts = _facts(sheet, more) | {"hidden": is_hidden, "since_1904": old_days}
                    yield facts, _rows(sheet, more)
    except PasswordError as reason:
        raise Refusal("encrypted") from reason
    except (CalamineError, ValueError, OSError) as reason:
        raise Refusal("damaged") from reason


def _counts_from_1904(path: Path, kind: str) -> bool:
    if kind == "xls":
        return _DAYS_OF_1904.search(path.read_bytes()) is not None
    return kind == "xlsx" and since_1904(path)


def _facts(sheet: CalamineSheet, more: Unseen) -> dict[str, object]:
    merges: Iterable[tuple[tuple[int, int], tuple[int, int]]] = sheet.merged_cell_ranges or ()
    return {
        "name": sheet.name,
        "hidden_rows": sorted(more.hidden),
        "merges": [
            [top + 1, left, bottom + 1, right] for (top, left), (bottom, right) in islice(merges, MOST_MERGES)
        ],
    }


def _rows(sheet: CalamineSheet, more: Unseen) -> Iterator[list[Packed]]:
    if sheet.start is not None:
        if sheet.total_height > MOST_ROWS:
            raise Refusal("cells")
        left: list[object] = [None] * sheet.start[1]  # calamine leaves out empty columns, but not empty rows
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells = [*left, *row]
            for place, error in more.errors.get(number, {}).items():
                cells[place : place + 1] = [error] if place < len(cells) else []
            yield pack_row(cells)
