"""Tables of a web page, which many systems save under the name of a spreadsheet."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from grono.exchange.sheets.encodings import decode
from grono.exchange.sheets.refusals import Refusal

MOST_SPAN = 1000
MOST_CELLS = 3_000_000

_CHARSET = re.compile(rb"charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CELLS = ("td", "th")


def tables(data: bytes) -> list[list[list[object]]]:
    """Every table's rows; a cell over several columns or rows stands in its first."""
    reader = _Reader()
    reader.feed(_text(data))
    reader.close()
    return [table.rows for table in reader.tables if table.rows]


def _text(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() not in (b"utf-8", b"utf-16", b"unicode"):
        try:
            return data.decode(named[1].decode("ascii"), "replace")
        except LookupError:
            pass
    return decode(data)


class _Table:
    """Rows as they are filled; a cell over several rows keeps its place in the rows below."""

    def __init__(self) -> None:
        self.rows: list[list[object]] = []
        self._taken: dict[int, int] = {}
        self._now: dict[int, int] = {}

    def start_row(self) -> None:
        self.rows.append([])
        self._now = {column: left for column, left in self._taken.items() if left > 0}
        self._taken = {column: left - 1 for column, left in self._now.items()}

    def add(self, text: str, across: int, down: int) -> None:
        if not self.rows:
            self.start_row()
        row = self.rows[-1]
        while len(row) in self._now:
            row.append("")
        for column in range(len(row), len(row) + across):
            self._taken[column] = down - 1
        row += [text, *[""] * (across - 1)]


class _Reader(HTMLParser):
    """Fills the rows of the innermost table; nested tables become tables of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag == "tr":
            self._end_cell()
            self._table().start_row()
        elif tag in _CELLS:
            self._end_cell()
            self._cell = []
            given = dict(attrs)
            self._span = (_number(given.get("colspan")), _number(given.get("rowspan")))
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in (*_CELLS, "tr", "table"):
            self._end_cell()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(_SPACES.sub(" ", data))

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _table(self) -> _Table:
        if not self._open:
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        return self._open[-1]

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        self._table().add("".join(self._cell).strip(), *self._span)
        self._count += self._span[0]
        if self._count > MOST_CELLS:
            raise Refusal("cells")
        self._cell = None


def _number(text: str | None) -> int:
    return min(max(int(text), 1), MOST_SPAN) if text and text.isdecimal() else 1
