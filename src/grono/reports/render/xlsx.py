"""A document as a workbook: typed cells, a head that stays, a filter, and a sheet that says what this is."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from grono import __version__
from grono.domain.text import _
from grono.reports.document import Chart, ChartKind, Column, Document, KeyFigures, Table, TableColumn
from grono.reports.language import Voice, Words
from grono.reports.render import cells
from grono.reports.render.cells import Cells, Sheet
from grono.reports.render.frame import SAMPLE
from grono.reports.render.xlsx_charts import add_bars, shows, table_of
from grono.wording import Kind

ABOUT = _("About")
_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_PER_PIXEL = 1 / 7
_SEEN = 200
_LINE = 15
_BOLD = 1.15  # width of a bold letter beside a plain digit
_TALLEST = 409
_HEAD = {
    "font": Font(name="Calibri", size=11, bold=True, color="1A2030"),
    "fill": PatternFill("solid", fgColor="F1F3F7"),
    "border": Border(bottom=Side(style="thin", color="5B667B")),
}


def xlsx(document: Document) -> bytes:
    """The document's tables, a sheet each, and the sheet About."""
    book: Any = Workbook(write_only=True)
    book.properties.title = cells.text(document.voice.say(document.title))[:250]
    book.properties.creator = cells.text(document.issuer.brand)[:250]
    counted: list[tuple[str, int]] = []
    last: tuple[Any, Table] | None = None
    for block in document.flat:
        if isinstance(block, Table):
            last = _table(book, document, block, counted), block
            if any(getattr(column, "bar", False) for column in block.columns):
                _bars(document, *last, ChartKind.BARS)
        elif isinstance(block, Chart) and shows(block, last and last[1]) and last:
            _bars(document, *last, block.kind)
        elif isinstance(block, Chart):
            own = table_of(block)
            _bars(document, _table(book, document, own, counted), own, block.kind)
    _about(book, document, counted)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _bars(document: Document, sheet: Any, block: Table, kind: ChartKind) -> None:
    add_bars(sheet, len(block.rows), len(block.columns), kind, document.issuer.colour)


def sheet_name(wished: str, used: Sequence[str]) -> str:
    """A name that a workbook takes: legal, of 31 characters at most, and not there yet."""
    clean = _ILLEGAL.sub(" ", cells.text(wished)).strip().strip("'")
    name = clean[:31].strip().strip("'") or "1"
    taken = {other.casefold() for other in (*used, "History")}
    number = 2
    while name.casefold() in taken:
        tail = f" {number}"
        name = clean[: 31 - len(tail)].strip().strip("'") + tail
        number += 1
    return name


def _sheet(book: Any, document: Document, wished: str, used: Sequence[str]) -> Any:
    sheet: Any = Sheet(book, sheet_name(wished, used))
    book._add_sheet(sheet)
    _print_set_up(sheet, document)
    return sheet


def _table(book: Any, document: Document, block: Table, counted: list[tuple[str, int]]) -> Any:
    voice = document.voice
    columns: list[TableColumn] = list(block.columns)
    sheet = _sheet(book, document, voice.pair(block.name)[0], [name for name, _rows in counted])
    counted.append((sheet.title, len(block.rows)))
    widths = _widths(block, voice)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.row_dimensions[1].height = _LINE * max(
        map(_lines_of_head, _titles(columns, voice), widths), default=1
    )
    sheet.freeze_panes = "B2" if len(columns) > 3 else "A2"
    last = get_column_letter(max(len(columns), 1))
    sheet.auto_filter.ref = f"A1:{last}{max(len(block.rows) + 1, 2)}"
    sheet.print_title_rows = "1:1"
    sheet.append(_head(sheet, columns, voice))
    ready = Cells(sheet, columns, voice)
    values = [column.value for column in columns]
    for at, row in enumerate(block.rows, 2):
        made = ready.row([value(row) for value in values])
        if ready.lines > 1:
            sheet.row_dimensions[at].height = min(ready.lines * _LINE, _TALLEST)
        sheet.append(made)
    if block.total:
        sheet.append(Cells(sheet, columns, voice, bold=True).row(block.total))
    return sheet


def _titles(columns: Sequence[TableColumn], voice: Voice) -> list[str]:
    return [voice.say(column.title) for column in columns]


def _lines_of_head(title: str, width: float) -> int:
    """How many lines the bold words of a title take in a column; a long word is broken."""
    lines, used = 1, 0.0
    for word in title.split():
        room = len(word) * _BOLD
        lines, used = (lines, used + room + 1) if used + room <= width else (lines + 1, room + 1)
    return min(lines if title else 1, 4)


def _widths(block: Table, voice: Voice) -> list[float]:
    """As wide as on the screen, or as the longest of some rows if that is wider; a text wraps at sixty."""
    seen = block.rows[:: max(len(block.rows) // _SEEN, 1)]
    widths: list[float] = []
    for column in block.columns:
        longest = max((len(voice.say(column.value(row), column.kind)) for row in seen), default=0)
        head = max((len(word) for word in voice.say(column.title).split()), default=0) * _BOLD + 2
        widths.append(min(max(longest * 1.1 + 1, head, column.width * _PER_PIXEL / 2, 9), cells.WIDEST + 2))
    return widths


def _head(sheet: Sheet, columns: Sequence[TableColumn], voice: Voice) -> list[Any]:
    made = [_fixed(sheet, at, voice.say(column.title), _HEAD) for at, column in enumerate(columns, 1)]
    for cell, column in zip(made, columns, strict=True):
        if column.kind in cells.NUMERIC:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right")
    return made


def _fixed(sheet: Sheet, column: int, words: str, look: dict[str, Any]) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.column = column
    for name, style in look.items():
        setattr(cell, name, style)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.number_format = "@"
    cell._value, cell.data_type = cells.text(words), "s"
    return cell


def _print_set_up(sheet: Any, document: Document) -> None:
    """A4 across, as wide as the paper, the title above and the page below."""
    say = document.voice.say
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text = _furniture(f"{document.issuer.brand} · {say(document.title)}")
    if document.sample:
        sheet.oddHeader.right.text = _furniture(say(SAMPLE))
    sheet.oddFooter.left.text = _furniture(say(document.source))
    sheet.oddFooter.right.text = "&P / &N"


def _furniture(words: str) -> str:
    return cells.text(words)[:120].replace("&", "&&")


def _about(book: Any, document: Document, counted: Sequence[tuple[str, int]]) -> None:
    """What a reader must know about the sheets before it."""
    say = document.voice.say
    names = [name for name, _rows in counted]
    sheet = _sheet(book, document, document.voice.pair(ABOUT)[0], names)
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 90
    issuer = document.issuer
    lines: list[tuple[Words, object]] = [
        (_("Title"), say(document.title)),
        (_("Description"), say(document.subtitle)),
        (_("Cluster"), issuer.brand),
        (_("Coordinator"), issuer.name),
        (_("Coordinator's NIP"), issuer.nip),
        (_("Coordinator's address"), issuer.address),
        (_("As of"), document.as_of),
        (_("Period"), say(document.part)),
        *((_("Filter"), say(words)) for words in document.filters),
        *((_("Rows in the sheet “{name}”", name=name), rows) for name, rows in counted),
        *((f.label, f.value) for b in document.flat if isinstance(b, KeyFigures) for f in b.figures),
        *((_("Project"), say(one.line)) for one in document.funding),
        (_("Data"), say(SAMPLE) if document.sample else ""),
        (_("Made on"), document.made_on),
        (_("Program"), f"Grono {__version__}"),
    ]
    for label, value in lines:
        if value not in (None, ""):
            named = _fixed(sheet, 1, say(label), {"font": _HEAD["font"]})
            [said] = Cells(sheet, [_value_column(value)], document.voice).row([value])
            said.column = 2
            said.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            sheet.append([named, said])


def _value_column(value: object) -> Column:
    kind = Kind.TEXT
    if isinstance(value, float):
        kind = Kind.PERCENT
    elif isinstance(value, int):
        kind = Kind.NUMBER
    elif hasattr(value, "year"):
        kind = Kind.DATE
    return Column("", str, kind)
