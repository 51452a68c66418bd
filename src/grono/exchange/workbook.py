"""Workbooks written: typed cells, no formula ever, in place only when they are whole."""

from __future__ import annotations

import io
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grono.domain.text import UserError, _
from grono.exchange.sheets import Cell, Merge

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_CELL = 32_767
"""What a cell of a workbook can hold."""

_WIDEST, _NARROWEST = 60, 8
_DATE = "dd.mm.yyyy"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_A_NAME = re.compile(r"[\\/*?:\[\]\x00-\x1f]")


@dataclass(frozen=True)
class OutSheet:
    """A sheet to write: rows of headers, merged headers, rows of cells; marked: (row, column) from 0."""

    name: str
    headers: Sequence[Sequence[str]]
    rows: Sequence[Sequence[Cell]]
    merges: Sequence[Merge] = ()
    marked: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def write_workbook(path: Path, sheet: OutSheet) -> None:
    """Write one sheet as XLSX; raises UserError when the file cannot be replaced."""
    content = workbook(sheet)
    with whole_file(path) as temporary:
        temporary.write_bytes(content)


def workbook(sheet: OutSheet) -> bytes:
    """One sheet as an XLSX file."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    out: Any = book.create_sheet(sheet_name(sheet.name))
    out.freeze_panes = f"A{len(sheet.headers) + 1}"
    for index, width in enumerate(_widths(sheet)):
        out.column_dimensions[_letter(index)].width = width
    for merge in sheet.merges:
        out.merged_cells.add(_area(merge))
    for row in _styled_rows(out, sheet):
        out.append(row)
    if sheet.rows and sheet.headers:
        last = _letter(max(map(len, sheet.headers)) - 1)
        out.auto_filter.ref = f"A{len(sheet.headers)}:{last}{len(sheet.headers) + len(sheet.rows)}"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path beside the real one, which takes its place when everything went well."""
    temporary = path.with_name(f".{secrets.token_hex(4)}{path.suffix}")
    try:
        try:
            yield temporary
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as reason:
        raise UserError(
            _("Could not save {file}.", file=path.name),
            _("It is open in another program, or its folder does not let anything be written."),
            _("Close it and try again, or save under another name."),
        ) from reason


def escaped(text: str) -> str:
    """A text as a workbook keeps it: characters that XML forbids stand as _x0001_."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def sheet_name(wished: str) -> str:
    """A name that a sheet can have."""
    return _NOT_A_NAME.sub(" ", wished).strip("' ")[:31] or "1"


def _styled_rows(out: WriteOnlyWorksheet, sheet: OutSheet) -> Iterator[list[Any]]:
    from openpyxl.styles import Alignment, Font, PatternFill

    bold, top = Font(name="Calibri", size=11, bold=True), Alignment(vertical="top", wrap_text=True)
    wrong = PatternFill("solid", fgColor="FFF3C9C5")
    for row in sheet.headers:
        yield [text_cell(out, text, font=bold, alignment=top) if text else None for text in row]
    for number, cells in enumerate(sheet.rows):
        yield [
            _cell(out, cell, {"fill": wrong} if (number, column) in sheet.marked else {})
            for column, cell in enumerate(cells)
        ]


def _cell(out: WriteOnlyWorksheet, value: Cell, style: dict[str, Any]) -> Any:
    if value is None and not style:
        return None
    if isinstance(value, str) or value is None:
        return text_cell(out, value or "", **style)
    return (
        _styled(out, value, number_format=_DATE, **style)
        if isinstance(value, date)
        else _styled(out, value, **style)
    )


def text_cell(out: WriteOnlyWorksheet, text: str, **style: Any) -> Any:
    """A cell that is text whatever it begins with."""
    cell = _styled(out, None, number_format="@", **style)
    cell._value, cell.data_type = escaped(text), "s"
    return cell


def _styled(out: WriteOnlyWorksheet, value: Any, **style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(out, value)
    for name, setting in style.items():
        setattr(cell, name, setting)
    return cell


def _widths(sheet: OutSheet) -> Iterable[float]:
    columns = max(map(len, sheet.headers), default=0)
    for index in range(columns):
        cells = [row[index] for row in (*sheet.headers, *sheet.rows[:200]) if index < len(row)]
        longest = max((max(map(len, str(cell).split("\n"))) for cell in cells if cell is not None), default=0)
        yield min(max(longest + 2, _NARROWEST), _WIDEST)


def _letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(index + 1)


def _area(merge: Merge) -> str:
    return f"{_letter(merge.left)}{merge.top}:{_letter(merge.right)}{merge.bottom}"
