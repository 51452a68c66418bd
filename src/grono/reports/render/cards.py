"""Badges and table signs: names as large as their card lets them be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grono.reports.cards import Card, CardLayout, Cards
from grono.reports.document import Document, Words
from grono.reports.render.flow import Page
from grono.reports.render.fonts import bold, regular
from grono.reports.render.frame import Frame
from grono.reports.render.images import Picture, logo
from grono.reports.render.piece import Box, Piece
from grono.reports.render.style import GREY, HAIRLINE, INK, MM, WHITE, Style
from grono.reports.render.typography import one_line
from grono.reports.render.wrap import fit, shortened, wrap

_SMALLEST = 5.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A thin line from one point to another, broken where the paper is to be folded."""

    ends: tuple[float, float, float, float]
    dashed: bool

    def draw(self, canvas: Any, left: float, top: float) -> None:
        x1, y1, x2, y2 = self.ends
        canvas.saveState()
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.4)
        if self.dashed:
            canvas.setDash(4, 4)
        canvas.line(left + x1 * MM, top - y1 * MM, left + x2 * MM, top - y2 * MM)
        canvas.restoreState()


class _Written:
    """A name of a size and what stands under it, broken into lines."""

    def __init__(self, name: str, under: str, size: float, room: float) -> None:
        self.size, self.under = size, max(size * 0.5, _SMALLEST)
        lines = wrap(name, bold(), size, room)
        rest = wrap(under, regular(), self.under, room) if under else []
        self.fits = len(lines) <= 2 and len(rest) <= 2
        self.lines = shortened(lines, 2, bold(), size, room)
        self.rest = shortened(rest, 3, regular(), self.under, room)

    @property
    def height(self) -> float:
        """From the top of the name to the foot of the last line."""
        return len(self.lines) * self.size * 1.1 + len(self.rest) * self.under * 1.2 + self.size * 0.25


def card_pages(document: Document, block: Cards) -> list[Page]:
    """The sheets, each with as many cards as its layout holds."""
    maker = _Maker(document, block.layout)
    per_page = block.layout.per_page
    filled: Sequence[Card | None] = [*[None] * (block.skip % per_page), *block.cards]
    return [maker.page(filled[at : at + per_page]) for at in range(0, max(len(filled), 1), per_page)]


class _Maker:
    def __init__(self, document: Document, layout: CardLayout) -> None:
        self.document = document
        self.layout = layout
        self.frame = Frame(document)
        self.width, self.height = layout.width * MM, layout.height * MM
        self.pad = min(self.width, self.height) * 0.075

    def page(self, cards: Sequence[Card | None]) -> Page:
        """One sheet of paper."""
        layout = self.layout
        page = Page((layout.paper[0] * MM, layout.paper[1] * MM), bare=True)
        page.put(self._lines(), 0, 0)
        for faces, card in zip(layout.faces, cards, strict=False):
            if card is None:
                continue
            for left, top, turned in faces:
                piece = self._card(card)
                piece.turned = turned
                page.put(piece, left * MM, top * MM)
        return page

    def _lines(self) -> Piece:
        piece = Piece("Artifact")
        layout = self.layout
        piece.shapes.extend(_Line(ends, dashed=True) for ends in layout.folds)
        for (left, top, _turned), *_rest in layout.faces if layout.cut else ():
            right, bottom = left + layout.width, top + layout.height
            corners = ((left, top, right, top), (left, bottom, right, bottom))
            sides = ((left, top, left, bottom), (right, top, right, bottom))
            piece.shapes.extend(_Line(ends, dashed=False) for ends in (*corners, *sides))
        return piece

    def _card(self, card: Card) -> Piece:
        """A card from its top left corner: what it is for, the name in the middle, signs at the foot."""
        piece = Piece("Figure", self.height)
        top = self._head(piece, card)
        bottom = self._foot(piece)
        if card.role:
            bottom = self._role(piece, card.role, bottom)
        self._name(piece, card, top, bottom)
        return piece

    def _head(self, piece: Piece, card: Card) -> float:
        """Brand and occasion; the answer is where the name's room begins."""
        room = self.width - 2 * self.pad
        size = max(min(self.height * 0.05, 14.0), 6.5)
        down = self.pad + size * 0.8
        self._centred(piece, self.document.issuer.brand, down, Style(bold(), size, self.frame.accent), room)
        down += size * 1.35
        over = self._say(card.over)
        self._centred(piece, over, down, Style(regular(), size * 0.9, GREY), room, lines=2)
        return down + size * 1.6

    def _foot(self, piece: Piece) -> float:
        """The strips and numbers of projects, and the mark of a sample; the answer is where they begin."""
        bottom = self.height - self.pad * 0.7
        room = self.width - 2 * self.pad
        if self.document.sample:
            self.frame.sample_mark(piece, self.width / 2, bottom, 6)
            bottom -= 9
        for one in self.document.funding:
            line = self._say(one.line)
            bottom -= self._centred(piece, line, bottom, Style(regular(), 6, GREY), room)
        for strip in dict.fromkeys(one.strip for one in self.document.funding if one.strip):
            if found := logo(strip, room, min(self.height * 0.12, 11 * MM)):
                bottom -= found.height + 2
                piece.shapes.append(Picture(found, (self.width - found.width) / 2, bottom))
        return bottom - 2

    def _role(self, piece: Piece, role: Words, bottom: float) -> float:
        size = max(min(self.height * 0.05, 16.0), 7.0)
        top = bottom - size * 1.7
        piece.shapes.append(Box(0, top, self.width, size * 1.7, self.frame.accent))
        self._centred(piece, self._say(role), top + size * 1.2, Style(bold(), size, WHITE), self.width)
        return top - 2

    def _name(self, piece: Piece, card: Card, top: float, bottom: float) -> None:
        """The name over the organisation, in the middle of the room and as large as both fit in it."""
        name, under = one_line(card.name, self.frame.voice.locale), self._say(card.under)
        large, room = min((bottom - top) * 0.3, self.width * 0.14), self.width - 2 * self.pad
        tried = (_Written(name, under, large * share / 20, room) for share in range(20, 5, -1))
        fitting = (one for one in tried if one.fits and one.height <= bottom - top)
        written = next(fitting, _Written(name, under, large / 4, room))
        down = top + max((bottom - top - written.height) / 2, 0) + written.size * 0.85
        for line in written.lines:
            self._centred(piece, line, down, Style(bold(), written.size, INK), room)
            down += written.size * 1.1
        for line in written.rest:
            grey = Style(regular(), written.under, GREY)
            self._centred(piece, line, down + written.under * 0.1, grey, room)
            down += written.under * 1.2

    def _centred(
        self, piece: Piece, text: str, baseline: float, style: Style, room: float, lines: int = 1
    ) -> float:
        """Write in the middle of the card, smaller where there is no room; the answer is the height."""
        steps = [style.size * share / 20 for share in range(20, 9, -1)]
        size, broken = fit(
            text, style.face, [step for step in steps if step >= _SMALLEST] or [_SMALLEST], room
        )
        for line in shortened(broken, lines, style.face, size, room):
            left = (self.width - style.face.width(line) * size) / 2
            piece.line(left, baseline, line, Style(style.face, size, style.colour))
            baseline += size * 1.2
        return size * 1.3

    def _say(self, words: Words) -> str:
        voice = self.frame.voice
        return one_line(voice.say(words), voice.locale)
