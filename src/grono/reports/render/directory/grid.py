"""Cards onto pages: headings between them, rows as high as the page allows, the range of names above."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from grono.reports.directory import Chapter, Entry, Group
from grono.reports.render.directory.cards import GAP, Look, short_card, too_long
from grono.reports.render.directory.long_cards import endless_card, long_card
from grono.reports.render.flow import Page, flow
from grono.reports.render.fonts import bold, regular
from grono.reports.render.piece import Piece
from grono.reports.render.style import A4, BOTTOM, GREY, INK, MARGIN, MM, TOP, Style
from grono.reports.render.typography import one_line, typeset
from grono.reports.render.wrap import wrap

WIDTH = A4[0] - 2 * MARGIN
_ROOM = A4[1] - TOP - BOTTOM
_BETWEEN = 2 * MM
_LEAST, _MOST = 0.86, 1.1
_SHAPES = {1: (1, 1), 2: (1, 2), 6: (2, 3), 8: (2, 4), 10: (2, 5)}


@dataclass(slots=True)
class _Sheet:
    """A page being filled: headings and rows of entries in their order."""

    items: list[Piece | list[Entry]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    headings: float = 0.0
    rows: int = 0


class Grid:
    """Lays chapters out, and remembers on which page each entry stands."""

    def __init__(self, look: Look, per_page: int) -> None:
        self.look = look
        self.across, down = _SHAPES[per_page]
        self.row = _ROOM / down
        self.card: Callable[[Look, Entry, float, float], Piece] = short_card if self.across > 1 else long_card
        self.width = (WIDTH - GAP * (self.across - 1)) / self.across
        self.places: dict[int, tuple[str, int]] = {}
        self.headings: list[tuple[int, str, str, int]] = []
        self.pages: list[Page] = []
        self._sheet = _Sheet()

    def chapter(self, chapter: Chapter) -> None:
        """Add a chapter, which begins a new page."""
        count = sum(len(group.entries) for group in chapter.groups)
        self._heading(self._title(chapter.title, count))
        for group in chapter.groups:
            self._group(group)
        self._finish(full=False)

    def _group(self, group: Group) -> None:
        voice = self.look.voice
        title = one_line(voice.say(group.title), voice.locale)
        if title:
            self._heading(self._subtitle(group, title))
        for row in self._rows(group):
            if too_long(row[0], self.width):
                self._endless(row[0])
                continue
            if self._overfull(1, 0.0):
                self._finish(full=True)
            self._sheet.items.append(row)
            self._sheet.rows += 1
            if title not in self._sheet.groups:
                self._sheet.groups.append(title)

    def _rows(self, group: Group) -> Iterator[list[Entry]]:
        row: list[Entry] = []
        for entry in group.entries:
            alone = too_long(entry, self.width)
            if row and (alone or len(row) == self.across):
                yield row
                row = []
            row.append(entry)
            if alone:
                yield row
                row = []
        if row:
            yield row

    def _overfull(self, rows: int, heading: float) -> bool:
        sheet = self._sheet
        return (_ROOM - sheet.headings - heading) / (sheet.rows + rows) < self.row * _LEAST

    def _heading(self, piece: Piece) -> None:
        if self._overfull(1, piece.height):
            self._finish(full=True)
        self._sheet.items.append(piece)
        self._sheet.headings += piece.height

    def _endless(self, entry: Entry) -> None:
        """An entry whose name alone fills pages."""
        self._finish(full=False)
        pieces = endless_card(self.look, entry, WIDTH)
        self._remember(entry, pieces[0])
        self.pages.extend(flow(pieces, running=self._running([entry], [])))

    def _finish(self, *, full: bool) -> None:
        """Draw up the page: rows share the height when the page is full, and stay as planned when not."""
        sheet, self._sheet = self._sheet, _Sheet()
        if not sheet.items:
            return
        page = Page()
        self.pages.append(page)
        even = (_ROOM - sheet.headings) / max(sheet.rows, 1)
        height = min(even, self.row * (_MOST if full else 1.0))
        down = TOP
        shown: list[Entry] = []
        for item in sheet.items:
            if isinstance(item, Piece):
                page.put(item, MARGIN, down)
                self._note(item)
                down += item.height
                continue
            for at, entry in enumerate(item):
                piece = self.card(self.look, entry, self.width, height - _BETWEEN)
                self._remember(entry, piece)
                page.put(piece, MARGIN + at * (self.width + GAP), down)
            shown.extend(item)
            down += height
        page.running = self._running(shown, sheet.groups)

    def _remember(self, entry: Entry, piece: Piece) -> None:
        piece.anchor = f"e{len(self.places)}"
        self.places[id(entry)] = (piece.anchor, len(self.pages) - 1)

    def _note(self, piece: Piece) -> None:
        if piece.outline:
            level, title = piece.outline
            self.headings.append((level, title, piece.anchor, len(self.pages) - 1))

    def _running(self, entries: list[Entry], groups: list[str]) -> str:
        named = [title for title in groups if title]
        if len(named) > 1:
            return f"{named[0]} – {named[-1]}"
        letters = [letter for entry in entries if (letter := initial(entry.name))]
        spread = (
            "" if not letters else letters[0] if letters[0] == letters[-1] else f"{letters[0]}–{letters[-1]}"
        )
        return " · ".join(filter(None, (*named, spread)))

    def _title(self, words: object, count: int) -> Piece:
        """The chapter's name in large letters."""
        main, other = self.look.voice.pair(words)
        return self._band(main, other, 17, 8 * MM, 0, count)

    def _subtitle(self, group: Group, title: str) -> Piece:
        main, other = self.look.voice.pair(group.title)
        return self._band(main or title, other, 12, 6 * MM, 1, len(group.entries))

    def _band(self, main: str, other: str, size: float, first: float, level: int, count: int) -> Piece:
        voice = self.look.voice
        piece = Piece(f"H{level + 1}", anchor=f"g{len(self.pages)}-{len(self._sheet.items)}")
        title = one_line(main, voice.locale)
        piece.outline = (level, f"{title} / {other}" if other else title)
        style = Style(bold(), size, self.look.accent if level else INK)
        lines = wrap(typeset(title, voice.locale), bold(), size, WIDTH - 20 * MM)
        down = piece.lines(0, first, lines, style, size * 1.2) - size * 1.2
        piece.right(WIDTH, down, str(count), Style(regular(), 9, GREY))
        at = bold().width(lines[-1]) * size + 3 * MM
        if other and at + regular().width(other) * size * 0.72 < WIDTH - 12 * MM:
            piece.line(at, down, other, Style(regular(), size * 0.72, GREY))
        elif other:
            lines = wrap(other, regular(), size * 0.72, WIDTH)
            grey = Style(regular(), size * 0.72, GREY)
            down = piece.lines(0, down + size * 0.95, lines, grey, size * 0.95) - size * 0.95
        piece.height = down + 4.5 * MM
        return piece


def initial(name: str) -> str:
    """The letter under which a name stands."""
    return next((char.upper() for char in name if char.isalnum()), "")
