"""Tables that are filled in by hand: numbered rows with room to sign, ruled all round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grono.domain.text import _
from grono.reports.document import FormColumn, FormTable
from grono.reports.render.blocks import Setter
from grono.reports.render.fonts import bold, regular
from grono.reports.render.piece import Box, Piece, Rule
from grono.reports.render.style import FILL, GREY, HAIRLINE, INK, MM, Colour, Style
from grono.reports.render.typography import one_line
from grono.reports.render.wrap import NAME_STEPS, fit, wrap

_NUMBER = 12 * MM
_PAD = 2 * MM
_LEADING = 1.22
_LEAST = 2  # empty rows, where more would begin a page
NUMBER = _("No.")


@dataclass(frozen=True, slots=True)
class Upright:
    """A vertical line."""

    x: float
    y: float
    height: float
    colour: Colour = HAIRLINE

    def draw(self, canvas: Any, left: float, top: float) -> None:
        canvas.setStrokeColor(self.colour)
        canvas.setLineWidth(0.5)
        canvas.line(left + self.x, top - self.y, left + self.x, top - self.y - self.height)


@dataclass(frozen=True)
class _Lane:
    column: FormColumn
    x: float
    width: float


def form(setter: Setter, block: FormTable, tail: list[Piece]) -> list[Piece]:
    """The rows under their head; the empty ones stay together, with the row before them and the tail."""
    lanes = _lanes(setter, block)
    head = _head(setter, lanes)
    head.keep, head.before = True, 2 * MM
    pieces = [_row(setter, block, lanes, number, row, head) for number, row in block.rows]
    blank = [_row(setter, block, lanes, number, None, head) for number in block.blank]
    for piece in blank[_LEAST:]:
        piece.spare = True
    last = [*pieces[-1:], *blank, *tail]
    for piece in last[:-1]:
        piece.keep = True
    return [head, *pieces, *blank, *tail]


def _lanes(setter: Setter, block: FormTable) -> list[_Lane]:
    room = setter.width - _NUMBER
    total = sum(column.width for column in block.columns)
    lanes: list[_Lane] = []
    at = _NUMBER
    for column in block.columns:
        width = room * column.width / total
        lanes.append(_Lane(column, at, width))
        at += width
    return lanes


def _head(setter: Setter, lanes: Sequence[_Lane]) -> Piece:
    piece = Piece("TR")
    deepest = _words(piece, setter, NUMBER, 0, _NUMBER)
    for lane in lanes:
        deepest = max(deepest, _words(piece, setter, lane.column.title, lane.x, lane.width))
    piece.height = deepest + 2.4 * MM
    piece.shapes.insert(0, Box(0, 0, setter.width, piece.height, FILL))
    piece.rule(0, setter.width)
    _ruled(piece, setter.width, lanes)
    return piece


def _words(piece: Piece, setter: Setter, words: object, x: float, width: float) -> float:
    """A column's title in both languages; the answer is the last baseline."""
    main, other = setter.set(words)
    down = 1.5 * MM
    for text, style in ((main, Style(bold(), 8, INK)), (other, Style(regular(), 7, GREY))):
        for line in wrap(text, style.face, style.size, width - 2 * _PAD) if text else ():
            down += 10
            piece.line(x + _PAD, down, line, style)
    return down


def _row(
    setter: Setter, block: FormTable, lanes: Sequence[_Lane], number: int, row: object, head: Piece
) -> Piece:
    piece = Piece("TR", head=head)
    cells = [(lane, *_cell(setter, lane, row)) for lane in lanes]
    needed = max((len(lines) * style.size * _LEADING for _lane, style, lines in cells), default=0.0)
    piece.height = max(block.height * MM, needed + 2.4 * MM)
    middle = piece.height / 2
    piece.right(_NUMBER - _PAD, middle + 3.1, str(number), Style(regular(), 9, GREY))
    for lane, style, lines in cells:
        first = middle + style.size * 0.35 - (len(lines) - 1) * style.size * _LEADING / 2
        piece.lines(lane.x + _PAD, first, lines, style, style.size * _LEADING)
    _crossed(piece, block, lanes, number, row)
    _ruled(piece, setter.width, lanes)
    return piece


def _cell(setter: Setter, lane: _Lane, row: object) -> tuple[Style, list[str]]:
    face = bold() if lane.column.strong else regular()
    if row is None or lane.column.value is None:
        return Style(face, 9, INK), []
    text = one_line(setter.voice.say(lane.column.value(row)), setter.voice.locale)
    size, lines = fit(text, face, NAME_STEPS, lane.width - 2 * _PAD, lines=2)
    return Style(face, size, INK), lines


def _crossed(piece: Piece, block: FormTable, lanes: Sequence[_Lane], number: int, row: object) -> None:
    """A line through a row that nobody signed, once the sheet is closed."""
    whole = row is None and block.unused
    if whole or number in block.crossed:
        for lane in lanes:
            if whole or lane.column.value is None:
                x, width = lane.x + _PAD, lane.width - 2 * _PAD
                piece.shapes.append(Rule(x, piece.height / 2, width, 0.9, INK))


def _ruled(piece: Piece, width: float, lanes: Sequence[_Lane]) -> None:
    piece.rule(piece.height, width)
    piece.shapes.extend(Upright(x, 0, piece.height) for x in (0.0, *(lane.x for lane in lanes), width))
