"""What is filled in by hand: numbered rows with room to sign, fields to write on, boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grono.domain.text import _
from grono.reports.document import Fields, FormColumn, FormTable, Ticks
from grono.reports.render.blocks import Setter
from grono.reports.render.fonts import bold, regular
from grono.reports.render.piece import Box, Piece, Rule
from grono.reports.render.style import FILL, GREY, HAIRLINE, INK, MM, Colour, Style
from grono.reports.render.typography import one_line
from grono.reports.render.wrap import NAME_STEPS, fit, shortened, wrap

_NUMBER = 12 * MM
_PAD = 2 * MM
_LEADING = 1.22
_MOST = 12  # lines of a name; what is longer is no name
_LEAST = 2  # empty rows, where more would begin a page
_GAPS = (14.0, 9.6)
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


@dataclass(frozen=True, slots=True)
class Square:
    """An empty box to tick."""

    x: float
    y: float
    side: float

    def draw(self, canvas: Any, left: float, top: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.rect(left + self.x, top - self.y - self.side, self.side, self.side, stroke=1, fill=0)


@dataclass(frozen=True, slots=True)
class CutLine:
    """A broken line to cut along."""

    y: float
    width: float

    def draw(self, canvas: Any, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.5)
        canvas.setDash(3, 3)
        canvas.line(left, top - self.y, left + self.width, top - self.y)
        canvas.restoreState()


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


def fields(setter: Setter, block: Fields) -> list[Piece]:
    """Lines to write on beside each other, their labels under them."""
    gap = 5 * MM
    piece = Piece("P", 13.5 * MM, before=1 * MM)
    total = sum(blank.width for blank in block.fields)
    room = setter.width - gap * (len(block.fields) - 1)
    at = 0.0
    for blank in block.fields:
        width = room * blank.width / total
        value = one_line(setter.voice.say(blank.value), setter.voice.locale)
        size, lines = fit(value, bold(), (10, 9.5, 9, 8.5, 8, 7.5, 7), width, lines=2)
        lines = shortened(lines, 2, bold(), size, width)
        first = 8 * MM - (len(lines) - 1) * size * _LEADING
        piece.lines(at, first, lines, Style(bold(), size, INK), size * _LEADING)
        piece.rule(9 * MM, width, x=at, thick=0.6, colour=GREY)
        label = " / ".join(filter(None, setter.set(blank.label)))
        size, lines = fit(label, regular(), (7.5, 7, 6.5, 6), width)
        piece.lines(at, 12 * MM, lines[:1], Style(regular(), size, GREY), size)
        at += width + gap
    return [piece]


def ticks(setter: Setter, block: Ticks) -> list[Piece]:
    """Boxes to tick, a line each where they do not all stand on one."""
    made = [" / ".join(filter(None, setter.set(words))) for words in block.words]
    letters = [regular().width(text) * 9.5 for text in made]
    gap = next((gap for gap in _GAPS if sum(letters) + len(made) * gap * MM <= setter.width), 0.0)
    widths, beside = [width + gap * MM for width in letters], gap > 0
    rows = (
        [list(zip(made, widths, strict=True))]
        if beside
        else [[one] for one in zip(made, widths, strict=True)]
    )
    return [_tick_row(setter, row) for row in rows]


def _tick_row(setter: Setter, row: Sequence[tuple[str, float]]) -> Piece:
    piece = Piece("P", before=1.5 * MM)
    at = 0.0
    for text, width in row:
        lines = wrap(text, regular(), 9.5, setter.width - 6 * MM)
        piece.shapes.append(Square(at, 1.2 * MM, 3.4 * MM))
        end = piece.lines(at + 5.5 * MM, 4.2 * MM, lines, Style(regular(), 9.5, INK), 13)
        piece.height = max(piece.height, end - 13 + 2 * MM)
        at += width
    return piece


def together(setter: Setter, pieces: list[Piece], *, cut: bool) -> list[Piece]:
    """Pieces on one page, with a line to cut along after them."""
    if cut:
        line = Piece("Artifact", 6 * MM)
        line.shapes.append(CutLine(4 * MM, setter.width))
        pieces = [*pieces, line]
    for piece in pieces[:-1]:
        piece.keep = True
    return pieces


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
    return Style(face, size, INK), shortened(lines, _MOST, face, size, lane.width - 2 * _PAD)


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
