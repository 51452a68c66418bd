"""Contents and indexes: what stands on which page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grono.domain.text import _
from grono.reports.directory import Entry, Index
from grono.reports.render.blocks import Setter
from grono.reports.render.directory.grid import initial
from grono.reports.render.flow import Page
from grono.reports.render.fonts import bold, regular
from grono.reports.render.piece import Piece
from grono.reports.render.style import A4, BOTTOM, INK, MARGIN, MM, TOP, Style
from grono.reports.render.typography import one_line
from grono.reports.render.wrap import fit, wrap

CONTENTS = _("Contents")
_WIDTH = A4[0] - 2 * MARGIN
_GAP = 8 * MM
_COLUMN = (_WIDTH - _GAP) / 2
_SIZE = 8.5
_LEADING = 4.3 * MM
_NAMES = (8.5, 8.0, 7.5, 7.0)
_ROOM_FOR_NUMBER = 9 * MM

Place = tuple[str, int]
"""The name of a place and its page number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: its depth, its words, and where they lead."""

    level: int
    words: str
    place: Place


def contents(setter: Setter, lines: Sequence[Line]) -> list[Piece]:
    """The table of contents as pieces."""
    pieces: list[Piece] = []
    for line in lines:
        strong = line.level == 0
        style = Style(bold() if strong else regular(), 10 if strong else 9.5, INK)
        indent = 0.0 if strong else 6 * MM
        room = setter.width - indent - 16 * MM
        text = wrap(one_line(line.words, setter.voice.locale), style.face, style.size, room)
        piece = Piece("TOCI", 5.4 * MM, before=2.2 * MM if strong else 0.0, keep=strong)
        down = piece.lines(indent, 4 * MM, text, style, 4.6 * MM) - 4.6 * MM
        number = str(line.place[1])
        piece.right(setter.width, down, number, style)
        used = indent + style.face.width(text[-1]) * style.size + 2 * MM
        piece.rule(down - 0.2 * MM, setter.width - 9 * MM - used, used, thick=0.4)
        piece.height = down + 1.4 * MM
        piece.links.append((0, 0, setter.width, piece.height, line.place[0]))
        pieces.append(piece)
    return pieces


class Columns:
    """Lines in two columns on as many pages as they need."""

    def __init__(self, head: Piece, running: str, number: Style) -> None:
        self._running = running
        self._number = number
        self._limit = A4[1] - BOTTOM
        self._top = TOP + head.height
        self._down = self._top
        self._second = False
        self.pages = [Page(running=running)]
        self.pages[0].put(head, MARGIN, TOP)
        self._piece = self._begun()

    def heading(self, text: str, style: Style, below: int) -> None:
        """Words that stand above some lines, in the same column as these."""
        if self._down > self._top:
            self._down += 2.2 * MM
        lines = wrap(text, style.face, style.size, _COLUMN)
        self._room(min(len(lines) + below, 20))
        for line in lines:
            self._line(0, line, style)

    def entry(self, name: str, x: float, place: Place) -> None:
        """A name and its page; smaller if need be, then in lines, which may go on in the next column."""
        size, lines = fit(name, regular(), _NAMES, _COLUMN - x - _ROOM_FOR_NUMBER)
        style = Style(regular(), size, INK)
        for text in lines:
            self._line(x, text, style)
        baseline = self._piece.texts[-1][1]
        after = x + regular().word(lines[-1]) * size + 2 * MM
        number = str(place[1])
        self._piece.texts.append((after, baseline, number, self._number))
        width = after - x + bold().word(number) * _SIZE
        self._piece.links.append((x, baseline - 3.2 * MM, width, _LEADING, place[0]))

    def _line(self, x: float, text: str, style: Style) -> None:
        self._room(1)
        self._piece.texts.append((x, self._down - self._top + 3.2 * MM, text, style))
        self._down += _LEADING

    def _room(self, lines: int) -> None:
        if self._down + lines * _LEADING <= self._limit:
            return
        if self._second:
            self._top = TOP
            self.pages.append(Page(running=self._running))
        self._second = not self._second
        self._down = self._top
        self._piece = self._begun()

    def _begun(self) -> Piece:
        piece = Piece("Index")
        self.pages[-1].put(piece, MARGIN + self._second * (_COLUMN + _GAP), self._top)
        return piece


def index(
    setter: Setter, head: Piece, wanted: Index, entries: Sequence[Entry], places: Mapping[int, Place]
) -> list[Page]:
    """An index on pages of its own, in Polish order."""
    voice = setter.voice
    columns = Columns(head, voice.say(wanted.title), Style(bold(), _SIZE, setter.accent))
    if wanted.words:
        for word, members in wanted.words:
            columns.heading(one_line(word, voice.locale), Style(bold(), 9, setter.accent), 1)
            for entry in members:
                columns.entry(one_line(entry.name, voice.locale), 3 * MM, places[id(entry)])
        return columns.pages
    letter = ""
    for entry in entries:
        if (begins := initial(entry.name)) != letter:
            letter = begins
            columns.heading(letter, Style(bold(), 11, setter.accent), 1)
        columns.entry(one_line(entry.name, voice.locale), 0, places[id(entry)])
    return columns.pages
