"""Headings, paragraphs, key figures and charts as pieces."""

from __future__ import annotations

from collections.abc import Sequence

from grono.reports.document import Figure, Heading, KeyFigures, Paragraph, Signature, Signatures, Words
from grono.reports.language import Voice
from grono.reports.render.fonts import bold, regular
from grono.reports.render.piece import Box, Piece
from grono.reports.render.style import FILL, GREY, INK, LEADING, MM, Colour, Style
from grono.reports.render.typography import typeset
from grono.reports.render.wrap import fit, shortened, wrap

_GAP = 5 * MM
_PAD = 5 * MM
_MOST = 20  # lines of a heading; what is longer is none
_SIZES = {1: (12.0, 9.0 * MM), 2: (10.0, 6.0 * MM)}


class Setter:
    """Turns blocks into pieces of one width, in one voice and one accent."""

    def __init__(self, voice: Voice, width: float, accent: Colour) -> None:
        self.voice = voice
        self.width = width
        self.accent = accent
        self.places = 0

    def set(self, words: object) -> tuple[str, str]:
        """Words typeset in both languages of the paper; the second may be empty."""
        main, other = self.voice.pair(words)
        return typeset(main, self.voice.locale), typeset(other, "en")

    def title(self, words: Words, under: Sequence[Words] = (), size: float = 20.0) -> list[Piece]:
        """A paper's name in large letters, and the lines under it."""
        main, other = self.set(words)
        piece = Piece("H1", keep=True)
        size, lines = fit(main, bold(), (size, size * 0.9, size * 0.8, size * 0.7), self.width, lines=2)
        baseline = piece.lines(0, size * 0.95, lines, Style(bold(), size, INK), size * 1.2) - size * 1.2
        if other:
            size, lines = fit(other, regular(), (size * 0.65, size * 0.6, size * 0.55), self.width, lines=2)
            baseline = piece.lines(0, baseline + size * 1.5, lines, Style(regular(), size, GREY), size * 1.25)
            baseline -= size * 1.25
        for below in under:
            for text in filter(None, self.set(below)):
                lines = wrap(text, regular(), 9.5, self.width)
                baseline = piece.lines(0, baseline + 5.6 * MM, lines, Style(regular(), 9.5, GREY), 13) - 13
        piece.height = baseline + 5.5 * MM
        return [piece]

    def heading(self, block: Heading) -> list[Piece]:
        """A heading, its English beside it if there is room, and a remark at the right."""
        main, other = self.set(block.words)
        size, before = _SIZES[block.level]
        self.places += 1
        anchor = f"h{self.places}"
        piece = Piece(f"H{block.level + 1}", before=before, keep=True, anchor=anchor)
        piece.outline = (block.level - 1, self.voice.say(block.words)[:200])
        style = Style(bold(), size, self.accent)
        lines = shortened(wrap(main, bold(), size, self.width), _MOST, bold(), size, self.width)
        baseline = piece.lines(0, size, lines, style, size * 1.25) - size * 1.25
        used = bold().width(lines[-1]) * size
        if other and used + 3 * MM + regular().width(other) * (size - 2) <= self.width:
            piece.line(used + 3 * MM, baseline, other, Style(regular(), size - 2, GREY))
            used = self.width
        elif other:
            grey = Style(regular(), size - 2, GREY)
            lines = wrap(other, regular(), size - 2, self.width)
            baseline = piece.lines(0, baseline + size * 1.15, lines, grey, size * 1.15) - size * 1.15
        aside = self.set(block.aside)[0]
        if aside and used + regular().width(aside) * 8.5 + 4 * MM < self.width:
            piece.right(self.width, baseline, aside, Style(regular(), 8.5, GREY))
        piece.height = baseline + 2.6 * MM
        return [piece]

    def paragraph(self, block: Paragraph) -> list[Piece]:
        """Running text, the second language grey under the first; lines stay together in pairs."""
        style = Style(regular(), 8, GREY) if block.note else Style(regular(), 9.5, INK)
        main, other = self.set(block.words)
        return [
            *self.text(main, style, 2 * MM),
            *self.text(other, Style(regular(), style.size, GREY), 1.2 * MM),
        ]

    def text(self, text: str, style: Style, before: float = 0.0) -> list[Piece]:
        """A text as lines of the whole width."""
        if not text:
            return []
        leading = style.size * LEADING
        lines = wrap(text, style.face, style.size, self.width)
        pieces = [_line(line, style, leading) for line in lines]
        pieces[0].before = before
        for piece in (pieces[0], *pieces[-2:-1]):
            piece.keep = len(pieces) > 1
        pieces[-1].keep = False
        return pieces

    def signature(self, block: Signature) -> list[Piece]:
        """A sentence and a line to sign on, both on one page."""
        words = self.paragraph(Paragraph(block.words))
        for piece in words:
            piece.keep = True
        words[0].before = 8 * MM
        line = Piece("P", 24 * MM)
        line.rule(16 * MM, min(block.long * MM, self.width), thick=0.6, colour=GREY)
        down = 19.5 * MM
        for text in filter(None, self.set(block.caption)):
            line.line(0, down, text, Style(regular(), 8, GREY))
            down += 3.6 * MM
        return [*words, line]

    def signatures(self, block: Signatures) -> list[Piece]:
        """Signatures in columns, all on one page."""
        gap = 10 * MM
        width = (self.width - gap * (len(block.signatures) - 1)) / len(block.signatures)
        made = [self._column(one, width) for one in block.signatures]
        tallest = max(piece.height for piece in made)
        row = Piece("P", tallest + 9 * MM, before=4 * MM)
        for at, piece in enumerate(made):
            left = at * (width + gap)
            row.texts.extend((left + x, y, text, style) for x, y, text, style in piece.texts)
            one = block.signatures[at]
            row.rule(tallest + 1 * MM, min(one.long * MM, width), x=left, thick=0.6, colour=GREY)
            caption = " / ".join(filter(None, self.set(one.caption)))
            size, lines = fit(caption, regular(), (8, 7.5, 7, 6.5), width)
            row.lines(left, tallest + 4.5 * MM, lines, Style(regular(), size, GREY), size * 1.2)
        return [row]

    def _column(self, block: Signature, width: float) -> Piece:
        """The words of a signature in a column, and the room to sign under them."""
        piece = Piece("P")
        down = 0.0
        for at, text in enumerate(filter(None, self.set(block.words))):
            style = Style(regular(), 9 if at == 0 else 8, INK if at == 0 else GREY)
            lines = wrap(text, style.face, style.size, width)
            leading = style.size * LEADING
            down = piece.lines(0, down + style.size, lines, style, leading) - style.size
        piece.height = down + 10.5 * MM
        return piece

    def figures(self, block: KeyFigures) -> list[Piece]:
        """Boxes in rows of at most four."""
        count = len(block.figures)
        rows = -(-count // 4)
        across = -(-count // rows)
        return [self._boxes(block.figures[at : at + across], across) for at in range(0, count, across)]

    def _boxes(self, figures: Sequence[Figure], across: int) -> Piece:
        width = (self.width - _GAP * (across - 1)) / across
        boxes = [self._box(figure, width - 1.6 * _PAD) for figure in figures]
        height = max(box.height for box in boxes)
        row = Piece("Figure", height, before=_GAP)
        for at, box in enumerate(boxes):
            left = at * (width + _GAP)
            row.shapes.append(Box(left, 0, width, height, FILL, 2 * MM))
            row.texts.extend((left + _PAD + x, y, text, style) for x, y, text, style in box.texts)
        return row

    def _box(self, figure: Figure, room: float) -> Piece:
        box = Piece("Figure")
        value = typeset(self.voice.say(figure.value, figure.kind), self.voice.locale)
        size, lines = fit(value, bold(), (17, 15, 13, 11, 9), room)
        down = box.lines(0, 8.8 * MM, lines, Style(bold(), size, self.accent), size * 1.2) - size * 1.2
        down = self._under(box, figure.label, room, down, Style(bold(), 9, INK))
        down = self._under(box, figure.note, room, down, Style(regular(), 8, GREY))
        box.height = down + 3.4 * MM
        return box

    def _under(self, box: Piece, words: Words, room: float, down: float, style: Style) -> float:
        main, other = self.set(words)
        for text, look in ((main, style), (other, Style(regular(), 8, GREY))):
            if text:
                size, lines = fit(text, look.face, (look.size, look.size - 0.5, look.size - 1), room)
                look = Style(look.face, size, look.colour)
                down = box.lines(0, down + 4.5 * MM, lines, look, 4 * MM) - 4 * MM
        return down


def _line(text: str, style: Style, leading: float) -> Piece:
    piece = Piece("P", leading)
    piece.line(0, style.size, text, style)
    return piece
