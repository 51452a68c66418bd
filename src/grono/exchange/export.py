"""Lists that come back without loss: every importable field and the id, as workbook or text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.text import Text, _
from grono.exchange.own import to_cell
from grono.exchange.sheets import Cell
from grono.exchange.workbook import LONGEST_CELL, OutSheet, workbook
from grono.services import rows
from grono.services.columns import Row
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS, Field
from grono.services.lists import MEMBERS, ORGANISATIONS, PEOPLE, Listing, Query, RecordList
from grono.store.rows import batches
from grono.store.store import Store
from grono.wording import as_text

_GUARD = re.compile(r"'*[=+\-@\t\r]")
_AT_ONCE = 2000


@dataclass(frozen=True)
class OwnList:
    """A list that can be exported and imported again. more: columns that are no fields, by row key."""

    records: RecordList
    fields: tuple[Field, ...]
    more: tuple[tuple[str, Text], ...] = ()


OWN_LISTS: Mapping[str, OwnList] = {
    "members": OwnList(MEMBERS, (*ORGANISATION_FIELDS, *CONTACT_PERSON_FIELDS)),
    "organisations": OwnList(ORGANISATIONS, (*ORGANISATION_FIELDS, *CONTACT_PERSON_FIELDS)),
    "people": OwnList(PEOPLE, PERSON_FIELDS, (("organisation_id", _("Record id of the organisation")),)),
}
"""The lists by the name that the command line has for them."""


def as_xlsx(store: Store, name: str, locale: str, day: date | None = None) -> bytes:
    """A list as a workbook."""
    headers, cells = own_cells(store, OWN_LISTS[name], locale, day or date.today())
    headers, cells = _cut(headers, cells, LONGEST_CELL)
    return workbook(OutSheet(as_text(OWN_LISTS[name].records.title, locale), [headers], cells))


def as_csv(store: Store, name: str, locale: str, day: date | None = None) -> bytes:
    """A list as text that Polish Excel opens in columns: semicolons, UTF-8 with its mark."""
    headers, cells = own_cells(store, OWN_LISTS[name], locale, day or date.today())
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([guarded(cell) for cell in row] for row in cells)
    return out.getvalue().encode("utf-8-sig")


def own_cells(store: Store, own: OwnList, locale: str, day: date) -> tuple[list[str], list[list[Cell]]]:
    """The headers and the cells of a list, the records in the order of their names."""
    ids = Listing(store, own.records).ids(Query(day=day))
    headers = [as_text(field.title, locale) for field in own.fields]
    headers += [as_text(title, locale) for _key, title in own.more]
    make = rows.person_rows if own.records is PEOPLE else rows.organisation_rows
    found = [_cells(own, row, locale) for row in _rows(store, make, ids, day)]
    return headers, found


def _rows(
    store: Store, make: Callable[[Store, Sequence[str], date], list[Row]], ids: Sequence[str], day: date
) -> Iterator[Row]:
    for chunk in batches(ids, _AT_ONCE):
        yield from make(store, chunk, day)


def _cells(own: OwnList, row: Row, locale: str) -> list[Cell]:
    cells = [to_cell(field, row.get(field.key), locale) for field in own.fields]
    return cells + [str(row[key]) if row.get(key) else None for key, _title in own.more]


def _cut(headers: list[str], cells: list[list[Cell]], longest: int) -> tuple[list[str], list[list[Cell]]]:
    """Texts too long for one cell go on in further columns: "Notes (2)", "Notes (3)"."""
    parts = [
        max((-(-len(cell) // longest) for row in cells if isinstance(cell := row[place], str)), default=1)
        or 1
        for place in range(len(headers))
    ]
    if max(parts, default=1) == 1:
        return headers, cells
    wide = [
        name if number == 0 else f"{name} ({number + 1})"
        for name, count in zip(headers, parts, strict=True)
        for number in range(count)
    ]
    return wide, [
        [piece for cell, count in zip(row, parts, strict=True) for piece in _pieces(cell, count, longest)]
        for row in cells
    ]


def _pieces(cell: Cell, count: int, longest: int) -> list[Cell]:
    if not isinstance(cell, str):
        return [cell, *[None] * (count - 1)]
    return [cell[longest * number : longest * (number + 1)] or None for number in range(count)]


def guarded(cell: Cell) -> str:
    """A cell that no spreadsheet program computes; reading takes the sign off again."""
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and _GUARD.match(text) else text
