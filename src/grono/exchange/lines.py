"""Which rows below the header are read and which are not: blank ones, totals, notes, the header again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdnum.pl import nip as stdnum_nip

from grono.exchange.header import Header, cells_of, find_header
from grono.exchange.recognition import Recogniser
from grono.exchange.sheets import Cell, Row, Sheet
from grono.exchange.table import Line, Reason, Table
from grono.exchange.values.numbers import decimal
from grono.exchange.values.words import plain
from grono.services.reference.legal_forms import split_legal_form
from grono.services.reference.tables import key

_TOTALS = frozenset(
    ("razem", "suma", "ogolem", "lacznie", "total", "totals", "sum", "podsumowanie", "srednia")
)
_INITIALS = frozenset(word[0] for word in _TOTALS) | {"ł", "ś"}
_NOTES = (
    *("*", "stan na", "sporządz", "źródło", "uwag", "legenda", "objaśni", "opracow", "aktualiz", "wydruk"),
    *("strona ", "data ", "note", "source", "as of"),
)
_MOST_WORDS = 4


def read_table(sheet: Sheet, recogniser: Recogniser, header_row: int = 0) -> Table:
    """The list on a sheet, its header found or given by its row."""
    header = find_header(sheet, recogniser, header_row)
    ignored = dict(_above(sheet, header))
    filled = _with_merged_values(sheet, header.last)
    names = _name_columns(header, recogniser)
    lines: list[Line] = []
    detached = False
    for number in range(header.last + 1, len(sheet.rows) + 1):
        cells = filled.get(number) or sheet.rows[number - 1]
        reason = _reason(cells, header, sheet, number) or _note(cells, names, detached=detached)
        if reason is None:
            lines.append(Line(number, cells, number in sheet.hidden_rows))
        else:
            ignored[number] = reason
        detached = reason is not None
    return Table(sheet, header.row, header.columns, tuple(lines), tuple(sorted(ignored.items())))


def _above(sheet: Sheet, header: Header) -> Iterator[tuple[int, Reason]]:
    for number in range(1, header.last + 1):
        if number >= header.first:
            yield number, Reason.HEADER
        else:
            yield (
                number,
                Reason.TITLE if any(c is not None for c in cells_of(sheet, number)) else Reason.BLANK,
            )


def _reason(cells: Row, header: Header, sheet: Sheet, number: int) -> Reason | None:
    """Why a row below the header is not read, judged by itself."""
    filled = [cell for cell in cells if cell is not None]
    if not filled:
        return Reason.BLANK
    if _is_totals(filled):
        return Reason.TOTALS
    if _repeats(cells, header):
        return Reason.HEADER
    wide = len(filled) == 1 and any(
        m.top == m.bottom == number and m.right - m.left > 1 for m in sheet.merges
    )
    return Reason.TITLE if wide else None


def _is_totals(filled: Sequence[Cell]) -> bool:
    """A word for a sum, and beside it nothing but numbers that are no tax numbers."""
    first = next((cell for cell in filled if isinstance(cell, str)), "")
    if first.lstrip()[:1].lower() not in _INITIALS:
        return False
    words = key(first).split()
    if not words or words[0] not in _TOTALS or len(words) > _MOST_WORDS or split_legal_form(first)[1]:
        return False
    others = [cell for cell in filled if cell is not first]
    return all(decimal(cell) is not None and not stdnum_nip.is_valid(plain(cell)) for cell in others)


def _repeats(cells: Row, header: Header) -> bool:
    """Whether a row is the header once more, as it stands on every printed page."""
    first = next(
        (column for column in header.columns if column.index < len(cells) and cells[column.index]), None
    )
    if first is None or cells[first.index] != first.header:
        return False
    present = [(column, cells[column.index]) for column in header.columns if column.index < len(cells)]
    texts = [(column.header, cell) for column, cell in present if isinstance(cell, str)]
    return len(texts) > 1 and all(plain(cell) == name for name, cell in texts)


def _name_columns(header: Header, recogniser: Recogniser) -> frozenset[int]:
    """The columns in which a lonely text is a record and no note."""
    known = ((column, recogniser.known(column.header)) for column in header.columns)
    return frozenset(
        c.index for c, found in known if found and found.target in ("name", "full_name", "family_name")
    )


def _note(cells: Row, names: frozenset[int], *, detached: bool) -> Reason | None:
    """A lonely text after a gap that stands outside the column of names, or says that it is a note."""
    if not detached:
        return None
    filled = [(index, cell) for index, cell in enumerate(cells) if cell is not None]
    if len(filled) != 1 or not isinstance(filled[0][1], str):
        return None
    index, text = filled[0]
    said = str(text).strip().lower().startswith(_NOTES)
    return Reason.TITLE if said or (names and index not in names) else None


def _with_merged_values(sheet: Sheet, last: int) -> dict[int, Row]:
    """Rows below the header whose cells were merged with the ones above, the common value in each."""
    changed: dict[int, Row] = {}
    for merge in sheet.merges:
        top = cells_of(sheet, merge.top)
        value = top[merge.left] if merge.left < len(top) else None
        if merge.top <= last or merge.bottom == merge.top or value is None:
            continue
        for number in range(merge.top + 1, min(merge.bottom, len(sheet.rows)) + 1):
            cells = changed.setdefault(number, list(sheet.rows[number - 1]))
            cells += [None] * (merge.left + 1 - len(cells))
            if cells[merge.left] is None:
                cells[merge.left] = value
    return changed
