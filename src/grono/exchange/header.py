"""Where the list begins: title rows above it, a header of one or two rows, merged cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from grono.exchange.recognition import Recogniser
from grono.exchange.sheets import Cell, Row, Sheet
from grono.exchange.table import Column, letter
from grono.exchange.values.words import plain

SEARCHED_ROWS = 60
_MOST_DIGITS = 4
_LONGEST_HEADER = 80


@dataclass(frozen=True)
class Header:
    """The rows of a header, from 1, and what they say; row is the one that says most, 0 without a header."""

    row: int
    first: int
    last: int
    columns: tuple[Column, ...]
    score: float


def find_header(sheet: Sheet, recogniser: Recogniser, row: int = 0) -> Header:
    """The header of a sheet, or the one that begins or ends in the given row."""
    scores = {number: _score(sheet, number, recogniser) for number in ([row] if row else _candidates(sheet))}
    best = max(scores, key=lambda number: (scores[number], -number), default=0)
    if not best or (not row and scores[best] <= 0):
        return Header(0, 0, 0, _unnamed(sheet), 0)
    first, last = _extent(sheet, best, recogniser)
    columns = _columns(sheet, first, last)
    return Header(best, first, _after_numbering(sheet, last), columns, scores[best])


def _candidates(sheet: Sheet) -> list[int]:
    return [number for number, cells in enumerate(sheet.rows[:SEARCHED_ROWS], 1) if cells]


def _score(sheet: Sheet, number: int, recogniser: Recogniser) -> float:
    """How much a row looks like a header: known words count most, data counts against it."""
    cells = [cell for cell in cells_of(sheet, number) if cell is not None]
    texts = [cell for cell in cells if _is_name(cell)]
    known = {found.target or text for text in texts if (found := recogniser.known(plain(text)))}
    lonely = len(cells) == 1 and (not known or _spans(sheet, number))
    if lonely or not texts:
        return 0
    if not known and (len(texts) < len(cells) or len(texts) < 2 or not _data_follows(sheet, number)):
        return 0
    return 3 * len(known) + len(texts) / 10 - 2 * (len(cells) - len(texts))


def cells_of(sheet: Sheet, number: int) -> Row:
    """The cells of a row by its number from 1."""
    return sheet.rows[number - 1] if 0 < number <= len(sheet.rows) else []


def _is_name(cell: Cell) -> bool:
    """Whether a cell may be the name of a column: short words, no number, date or address."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_HEADER or "@" in cell:
        return False
    return sum(char.isdigit() for char in cell) <= _MOST_DIGITS


def _spans(sheet: Sheet, number: int) -> bool:
    return any(merge.top <= number <= merge.bottom and merge.right > merge.left for merge in sheet.merges)


def _data_follows(sheet: Sheet, number: int) -> bool:
    """Whether the next rows hold what is no name, so that a row of unknown words is a header."""
    following = [cell for cells in sheet.rows[number : number + 3] for cell in cells if cell is not None]
    return any(not _is_name(cell) or isinstance(cell, int | float | date) for cell in following)


def _extent(sheet: Sheet, row: int, recogniser: Recogniser) -> tuple[int, int]:
    """The first and last row of the header that a row belongs to."""
    if _is_pair(sheet, row, row + 1, recogniser):
        return row, row + 1
    if _is_pair(sheet, row - 1, row, recogniser):
        return row - 1, row
    return row, row


def _is_pair(sheet: Sheet, top: int, bottom: int, recogniser: Recogniser) -> bool:
    """Whether two rows are one header: groups above, their columns below, the rest in either."""
    above, below = _names(sheet, top), _names(sheet, bottom)
    if above is None or below is None or len(above) < 2 or not below:
        return False
    groups = {column for column in above if _opens_group(sheet, top, column, above, below)}
    if any(column not in groups for column in above.keys() & below.keys()):
        return False
    if not groups or not any(recogniser.known(text) for text in below.values()):
        return False
    wide = sum(1 for merge in sheet.merges if merge.top == merge.bottom == top and merge.right > merge.left)
    return wide > 1 or any(recogniser.known(text) for text in above.values())


def _names(sheet: Sheet, number: int) -> dict[int, str] | None:
    """The texts of a row by column; None when it is no row of names."""
    cells = {index: cell for index, cell in enumerate(cells_of(sheet, number)) if cell is not None}
    if not cells or not all(_is_name(cell) for cell in cells.values()):
        return None
    return {index: plain(cell) for index, cell in cells.items()}


def _opens_group(
    sheet: Sheet, top: int, column: int, above: Mapping[int, str], below: Mapping[int, str]
) -> bool:
    """Whether a cell of the upper row stands over several columns of the lower one."""
    if any(m.top <= top <= m.bottom and m.left == column and m.right > column for m in sheet.merges):
        return column in below
    return column in below and column + 1 in below and column + 1 not in above


def _columns(sheet: Sheet, first: int, last: int) -> tuple[Column, ...]:
    """A column for everything that has a header or a cell, headers of the same name told apart."""
    upper = {index: plain(cell) for index, cell in enumerate(cells_of(sheet, first)) if cell is not None}
    lower = {index: plain(cell) for index, cell in enumerate(cells_of(sheet, last)) if cell is not None}
    found = []
    for index in _used(sheet, first):
        if first == last:
            found.append(Column(index, upper.get(index, "")))
        elif index in lower:
            found.append(Column(index, lower[index], _group_over(sheet, first, index, upper, lower)))
        else:
            found.append(Column(index, upper.get(index, "")))
    return _distinct(found)


def _used(sheet: Sheet, first: int) -> list[int]:
    """The columns that hold anything from a row on; all are met soon, so the rest is not looked at."""
    missing = set(range(max(map(len, sheet.rows), default=0)))
    used: list[int] = []
    for cells in sheet.rows[max(first - 1, 0) :]:
        met = [index for index in missing if index < len(cells) and cells[index] is not None]
        used += met
        missing.difference_update(met)
        if not missing:
            break
    return sorted(used)


def _group_over(sheet: Sheet, top: int, index: int, upper: dict[int, str], lower: dict[int, str]) -> str:
    """What stands above a column: its own cell, or the merged or open cell to its left."""
    for merge in sheet.merges:
        if merge.top <= top <= merge.bottom and merge.left <= index <= merge.right:
            return upper.get(merge.left, "")
    column = index
    while column >= 0 and column in lower and column not in upper:
        column -= 1
    return upper.get(column, "") if column in lower else ""


def _distinct(columns: list[Column]) -> tuple[Column, ...]:
    """Headers made different: by their group, then by a number; a column without one gets its letter."""
    seen: dict[str, int] = {}
    repeated = {c.header for c in columns if sum(1 for other in columns if other.header == c.header) > 1}
    found = []
    for column in columns:
        name = column.header or letter(column.index)
        if column.group and column.header in repeated:
            name = f"{column.group}: {column.header}"
        seen[name] = seen.get(name, 0) + 1
        found.append(
            Column(column.index, name if seen[name] == 1 else f"{name} ({seen[name]})", column.group)
        )
    return tuple(found)


def _unnamed(sheet: Sheet) -> tuple[Column, ...]:
    """Columns of a list without a header, by their letters."""
    return tuple(Column(index, letter(index)) for index in _used(sheet, 1))


def _after_numbering(sheet: Sheet, last: int) -> int:
    """The last row of the header, a row that only numbers the columns counted in."""
    cells = [cell for cell in cells_of(sheet, last + 1) if cell is not None]
    numbers = [plain(cell) for cell in cells]
    if len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]:
        return last + 1
    return last
