"""The directory as a book, every page of which is known before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grono.domain.folding import sort_key
from grono.reports.directory import Directory, Index
from grono.reports.document import Block, Document, Heading, Words
from grono.reports.render.blocks import Setter
from grono.reports.render.compose import compose
from grono.reports.render.directory.cards import Look
from grono.reports.render.directory.cover import cover
from grono.reports.render.directory.grid import WIDTH, Grid
from grono.reports.render.directory.lists import CONTENTS, Line, Place, contents, index
from grono.reports.render.flow import Page, flow
from grono.reports.render.fonts import bold, regular
from grono.reports.render.frame import Frame
from grono.reports.render.piece import Piece
from grono.reports.render.style import GREY, INK, MM, Style
from grono.reports.render.typography import typeset
from grono.reports.render.wrap import wrap


@dataclass(slots=True)
class Part:
    """Pages with the lines that the contents have of them; their page numbers count from the part's first."""

    pages: list[Page]
    lines: list[Line]


class Book:
    """Lays out a directory."""

    def __init__(self, document: Document, block: Directory) -> None:
        self.document = document
        self.block = block
        self.frame = Frame(document)
        self.setter = Setter(document.voice, WIDTH, self.frame.accent)

    def pages(self) -> list[Page]:
        """All pages in order."""
        before = [self._flowed(blocks) for blocks in _chapters(self.block.before)]
        grid = self._grid()
        entries = Part(
            grid.pages, [Line(level, words, (to, page)) for level, words, to, page in grid.headings]
        )
        after = [self._flowed(blocks) for blocks in _chapters(self.block.after)]
        indexes = [
            Part([], [Line(0, self._say(index.title), (f"i{at}", 0))])
            for at, index in enumerate(self.block.indexes)
        ]
        parts = [*before, entries, *indexes, *after]
        front = 1 + len(self._contents([line for part in parts for line in part.lines]))
        first = front + sum(len(part.pages) for part in before)
        places = {key: (name, page + first + 1) for key, (name, page) in grid.places.items()}
        for at, wanted in enumerate(self.block.indexes):
            indexes[at].pages = self._index(at, wanted, places)
        pages, lines = [], []
        for part in parts:
            done = front + len(pages)
            lines.extend(_moved(line, done + 1) for line in part.lines)
            pages.extend(part.pages)
        return [cover(self.document, self.frame, self.block.cover), *self._contents(lines), *pages]

    def _grid(self) -> Grid:
        look = Look(self.document.voice, self.frame.accent, self.block.logos, self.block.codes)
        grid = Grid(look, self.block.per_page)
        for chapter in self.block.chapters:
            grid.chapter(chapter)
        return grid

    def _contents(self, lines: Sequence[Line]) -> list[Page]:
        head = self._head(CONTENTS, "contents")
        head.outline = (0, self._say(CONTENTS))
        return flow([head, *contents(self.setter, lines)], running=self._say(CONTENTS))

    def _flowed(self, blocks: Sequence[Block]) -> Part:
        """Blocks under a heading, which is the part's name."""
        title = next((block.words for block in blocks if isinstance(block, Heading)), "")
        self.setter.places += 1
        name = f"p{self.setter.places}"
        head = self._head(title, name)
        pieces = [head, *compose(self.setter, blocks[1:])]
        return Part(flow(pieces, running=self._say(title)), [Line(0, self._say(title), (name, 0))])

    def _index(self, at: int, wanted: Index, places: dict[int, Place]) -> list[Page]:
        entries = sorted(self.block.entries, key=lambda entry: sort_key(entry.name))
        return index(self.setter, self._head(wanted.title, f"i{at}"), wanted, entries, places)

    def _head(self, words: Words, name: str) -> Piece:
        """The title of a part, which begins a page and is among the bookmarks."""
        main, other = self.setter.set(words)
        piece = Piece("H1", anchor=name, keep=True)
        piece.outline = (0, self._say(words))
        lines = wrap(main, bold(), 17, WIDTH)
        down = piece.lines(0, 8 * MM, lines, Style(bold(), 17, INK), 20) - 20
        if other:
            used = bold().width(lines[-1]) * 17 + 3 * MM
            if used + regular().width(other) * 12 <= WIDTH:
                piece.line(used, down, other, Style(regular(), 12, GREY))
            else:
                down += 6 * MM
                piece.line(0, down, other, Style(regular(), 12, GREY))
        piece.height = down + 5 * MM
        return piece

    def _say(self, words: Words) -> str:
        return typeset(self.document.voice.say(words), self.document.voice.locale)


def book(document: Document, block: Directory) -> list[Page]:
    """The directory's pages."""
    return Book(document, block).pages()


def _chapters(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks cut before every heading of the first level; each begins a page."""
    parts: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append([])
        parts[-1].append(block)
    return parts


def _moved(line: Line, by: int) -> Line:
    return Line(line.level, line.words, (line.place[0], line.place[1] + by))
