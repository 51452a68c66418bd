"""Tables of any length: columns as wide as what stands in them, a head on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grono.domain.text import _
from grono.reports.document import Table, TableColumn
from grono.reports.render.blocks import Setter
from grono.reports.render.fonts import bold, regular
from grono.reports.render.piece import Box, Piece
from grono.reports.render.style import FILL, GREY, INK, MM, TRACK, Style
from grono.reports.render.typography import one_line
from grono.reports.render.wrap import NAME_STEPS, fit, wrap
from grono.wording import Kind

_PAD = 2 * MM
_HALF = 0.9 * MM
_TALLEST = 40
_WHOLE = 14
_RIGHT = (Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.YEAR)
_FIRM = (*_RIGHT, Kind.DATE, Kind.NIP, Kind.IDENTIFIER)
_BAR = 18 * MM
_LIMIT = 400.0
_WORD = 60 * MM
_SHORT = 34 * MM
_LONG = 200
NONE = _("Nothing to show for these settings.")


@dataclass
class Lane:
    """A column as it is set: where it stands, how its cells look and whether they may be broken."""

    column: TableColumn
    cells: list[str]
    x: float = 0.0
    width: float = 0.0
    size: float = NAME_STEPS[0]

    @property
    def to_right(self) -> bool:
        """Whether the cells end at the right, as numbers do."""
        return self.column.kind in _RIGHT

    @property
    def bar(self) -> bool:
        """Whether a bar is drawn beside the number."""
        return bool(getattr(self.column, "bar", False))


def table(setter: Setter, block: Table) -> list[Piece]:
    """The table's rows; each begins anew on a page only with the head above it."""
    lanes = _lanes(setter, block)
    head = _head(setter, lanes)
    rows = [*_rows(setter, block, lanes, head)]
    if not rows:
        rows = setter.text(setter.set(NONE)[0], Style(regular(), 9, GREY), 2 * MM)
    head.before, head.keep = 2 * MM, True
    for row in rows[:-1] if len(rows) <= _WHOLE else rows[:2]:
        row.keep = True
    return [head, *rows]


def _lanes(setter: Setter, block: Table) -> list[Lane]:
    locale, say = setter.voice.locale, setter.voice.say
    lanes = [
        Lane(column, [one_line(say(column.value(row), column.kind), locale) for row in block.rows])
        for column in block.columns
    ]
    for lane, value in zip(lanes, block.total, strict=False):
        lane.cells.append(one_line(say(value, lane.column.kind), locale))
    if block.numbered:
        numbers = Lane(
            _Ordinal(), [f"{n}." for n in range(1, len(block.rows) + 1)] + [""] * bool(block.total)
        )
        lanes.insert(0, numbers)
    size, widths = _widths(setter, lanes)
    at = 0.0
    for lane, width in zip(lanes, widths, strict=True):
        lane.x, lane.width, lane.size = at, width, size
        at += width
    return lanes


class _Ordinal:
    """The column of ordinal numbers."""

    title = _("No.")
    kind = Kind.NUMBER
    width = 30

    @staticmethod
    def value(_row: Any) -> object:
        return None


def _widths(setter: Setter, lanes: Sequence[Lane]) -> tuple[float, list[float]]:
    """The size of the cells and the widths of the columns.

    The size is the largest at which short values and numbers stay whole; long texts share what is left.
    """
    size, wishes, spare = NAME_STEPS[0], [], -1.0
    for size in NAME_STEPS:
        wishes = [_wish(setter, lane, size) for lane in lanes]
        spare = setter.width - sum(least for least, _whole in wishes)
        if spare >= 0:
            break
    if spare < 0:
        return size, [least * setter.width / (setter.width - spare) for least, _whole in wishes]
    wanting = sum(whole - least for least, whole in wishes)
    if wanting > spare:
        return size, [least + (whole - least) * spare / wanting for least, whole in wishes]
    return size, _stretched(lanes, [whole for _least, whole in wishes], spare - wanting)


def _wish(setter: Setter, lane: Lane, size: float) -> tuple[float, float]:
    """The least width of a column, and the width that breaks no line."""
    word = regular().word
    extra = 2 * _PAD + (_BAR if lane.bar else 0) + 0.1
    head = max((bold().width(text) * 8 for text in _head_words(setter, lane)), default=0.0)
    short = [cell for cell in lane.cells if len(cell) < _LONG]
    whole = max(map(word, short), default=0.0) * size
    least = whole
    if lane.column.kind not in _FIRM and whole > _SHORT:
        longest = max((word(part) for cell in set(short) for part in cell.split(" ")), default=0.0)
        least = min(max(longest * NAME_STEPS[-1], _SHORT), _WORD)
    if len(short) < len(lane.cells):
        whole, least = _LIMIT, max(least, _SHORT)
    least = max(head, least) + extra
    return least, max(least, min(whole, _LIMIT) + extra)


def _stretched(lanes: Sequence[Lane], widths: list[float], spare: float) -> list[float]:
    """What is left over goes to the columns of text, or to all when there is none."""
    takes = [lane.column.kind not in _FIRM for lane in lanes]
    takes = takes if any(takes) else [True] * len(lanes)
    return [width + spare / sum(takes) * take for width, take in zip(widths, takes, strict=True)]


def _head_words(setter: Setter, lane: Lane) -> list[str]:
    return [word for text in setter.set(lane.column.title) for word in text.split(" ")]


def _head(setter: Setter, lanes: Sequence[Lane]) -> Piece:
    piece = Piece("TR")
    lowest = 0.0
    for lane in lanes:
        down = 4.4 * MM
        main, other = setter.set(lane.column.title)
        for text, style in ((main, Style(bold(), 8, INK)), (other, Style(regular(), 7, GREY))):
            if text:
                lines = wrap(text, style.face, style.size, lane.width - 2 * _PAD)
                for line in lines:
                    _cell(piece, lane, down, line, style)
                    down += 10
        lowest = max(lowest, down - 10)
    piece.height = lowest + 2.3 * MM
    piece.shapes.insert(0, Box(0, 0, setter.width, piece.height, FILL))
    return piece


def _rows(setter: Setter, block: Table, lanes: Sequence[Lane], head: Piece) -> list[Piece]:
    pieces: list[Piece] = []
    last = len(block.rows) if block.total else -1
    for at in range(len(block.rows) + bool(block.total)):
        pieces.extend(_row(setter, lanes, at, head, strong=at == last, values=block))
    return pieces


def _row(
    setter: Setter, lanes: Sequence[Lane], at: int, head: Piece, *, strong: bool, values: Table
) -> list[Piece]:
    face = bold() if strong else regular()
    cells: list[tuple[Lane, Style, list[str]]] = []
    for lane in lanes:
        room = lane.width - 2 * _PAD - (_BAR if lane.bar else 0)
        size, lines = fit(lane.cells[at], face, [step for step in NAME_STEPS if step <= lane.size], room)
        cells.append((lane, Style(face, size, INK), lines))
    tallest = max(len(lines) for _lane, _style, lines in cells)
    pieces = [
        _slice(cells, begin, min(begin + _TALLEST, tallest), head) for begin in range(0, tallest, _TALLEST)
    ]
    first, last = pieces[0], pieces[-1]
    _bars(setter, first, lanes, at, values)
    last.height += _HALF
    last.rule(last.height, setter.width)
    return pieces


def _slice(cells: Sequence[tuple[Lane, Style, list[str]]], begin: int, end: int, head: Piece) -> Piece:
    """A row, or a part of one that is taller than a page."""
    piece = Piece("TR", head=head)
    for lane, style, lines in cells:
        leading = style.size * 1.25
        shown = lines[begin:end]
        down = 4.6 * MM
        for line in shown:
            if line:
                _cell(piece, lane, down, line, style)
            down += leading
        piece.height = max(piece.height, down - leading + 1.5 * MM)
    return piece


def _bars(setter: Setter, piece: Piece, lanes: Sequence[Lane], at: int, block: Table) -> None:
    for lane in lanes:
        if lane.bar and at < len(block.rows):
            share = min(max(_number(lane.column.value(block.rows[at])), 0.0), 1.0)
            piece.shapes.append(Box(lane.x + _PAD, 2.5 * MM, _BAR, 2.2 * MM, TRACK))
            if share:
                piece.shapes.append(Box(lane.x + _PAD, 2.5 * MM, _BAR * share, 2.2 * MM, setter.accent))


def _cell(piece: Piece, lane: Lane, down: float, text: str, style: Style) -> None:
    if lane.to_right:
        piece.right(lane.x + lane.width - _PAD, down, text, style)
    else:
        piece.line(lane.x + _PAD, down, text, style)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
