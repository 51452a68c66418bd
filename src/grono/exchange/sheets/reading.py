"""Any foreign table read into frames for the pipe: a sheet's facts, its rows in portions, the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from grono.exchange.sheets import delimited, webpage, workbook
from grono.exchange.sheets.encodings import decode
from grono.exchange.sheets.kinds import kind_of
from grono.exchange.sheets.model import Packed, pack_row
from grono.exchange.sheets.refusals import Refusal
from grono.exchange.sheets.spreadsheetml import worksheets

MOST_ROWS = 100_000
MOST_CELLS = 3_000_000
MOST_LETTERS = 40_000_000
PORTION = 2000

Frame = dict[str, object]
Part = tuple[dict[str, object], Iterable[list[Packed]]]


def frames(path: Path) -> Iterator[Frame]:
    """Everything a file holds, in order; raises Refusal when it is no table or an absurd one."""
    kind = kind_of(path)
    yield {"kind": kind}
    budget = _Budget()
    for facts, rows in _parts(path, kind):
        yield {"sheet": facts}
        source = iter(rows)
        while portion := list(islice(source, PORTION)):
            budget.spend(portion)
            yield {"rows": portion}
    yield {"end": True}


def _parts(path: Path, kind: str) -> Iterator[Part]:
    if kind == "text":
        yield {"name": path.stem}, (pack_row(row) for row in delimited.rows(decode(path.read_bytes())))
    elif kind == "html":
        for number, table in enumerate(webpage.tables(path.read_bytes()), 1):
            name = path.stem if number == 1 else f"{path.stem} {number}"
            yield {"name": name}, (pack_row(row) for row in table)
    elif kind == "spreadsheetml":
        yield from worksheets(path)
    else:
        yield from workbook.sheets(path, kind)


class _Budget:
    """What one file may hold; beyond it nobody wants a list but a way to fill the memory."""

    def __init__(self) -> None:
        self.rows = 0
        self.cells = 0
        self.letters = 0

    def spend(self, rows: list[list[Packed]]) -> None:
        self.rows += sum(map(bool, rows))
        self.cells += sum(map(len, rows)) + len(rows)
        self.letters += sum(len(cell) for row in rows for cell in row if type(cell) is str)
        if self.rows > MOST_ROWS or self.cells > MOST_CELLS or self.letters > MOST_LETTERS:
            raise Refusal("cells")
