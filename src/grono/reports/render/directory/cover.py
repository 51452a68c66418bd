"""The cover: a field in the cluster's colour with a drawn network, the title, the counts, who and when."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from grono.reports.directory import Cover
from grono.reports.document import Document
from grono.reports.render.flow import Page
from grono.reports.render.fonts import bold, regular
from grono.reports.render.frame import Frame
from grono.reports.render.images import Picture, logo
from grono.reports.render.piece import Box, Piece
from grono.reports.render.style import A4, GREY, INK, MARGIN, MM, WHITE, Colour, Style, mixed
from grono.reports.render.typography import typeset
from grono.reports.render.wrap import fit, shortened, wrap

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_FIELD = 148 * MM
_WIDTH = A4[0] - 2 * MARGIN
_LOGO = (40 * MM, 12.5 * MM)
_TEXT = 118 * MM
_DOTS = (7.0, 2.8, 4.7, 2.5, 4.7, 2.8, 3.4)
Point = tuple[float, float]


def cover(document: Document, frame: Frame, words: Cover) -> Page:
    """The first page; it bears no number."""
    page = Page(bare=True)
    page.put(_field(document, frame, words), 0, 0)
    page.put(_below(document, frame, words), MARGIN, _FIELD)
    return page


def _field(document: Document, frame: Frame, words: Cover) -> Piece:
    accent = frame.accent
    piece = Piece("Title", _FIELD)
    piece.shapes.append(Box(0, 0, A4[0], _FIELD, accent))
    title, other = _title(document, words)
    soft = mixed(accent, WHITE, 0.82)
    counts = [typeset(text, document.voice.locale) for text in document.voice.pair(words.counts) if text]
    lowest = _FIELD - 18 * MM - (len(counts) - 1) * 6.5 * MM
    size, lines = fit(title, bold(), (34, 31, 28, 25, 22, 19, 16), 112 * MM, lines=4)
    english = wrap(other, regular(), 17, 112 * MM) if other else []
    first = lowest - 13.5 * MM - len(english) * 8 * MM - (len(lines) - 1) * size * 1.19
    piece.shapes.append(Network(document.issuer.brand, accent, narrow=first < 60 * MM))
    down = piece.lines(MARGIN, first, lines, Style(bold(), size, WHITE), size * 1.19) - size * 1.19
    piece.lines(MARGIN, down + 9.5 * MM, english, Style(regular(), 17, soft), 8 * MM)
    for line in counts:
        size, [text, *_more] = fit(line, regular(), (12.5, 11.5, 10.5, 9.5), _WIDTH)
        piece.line(MARGIN, lowest, text, Style(regular(), size, soft))
        lowest += 6.5 * MM
    return piece


def _title(document: Document, words: Cover) -> tuple[str, str]:
    main, other = zip(*(document.voice.pair(part) for part in words.title), strict=True)
    locale = document.voice.locale
    english = (
        " ".join(second or first for first, second in zip(main, other, strict=True)) if any(other) else ""
    )
    return typeset(" ".join(main), locale), typeset(english, "en")


def _below(document: Document, frame: Frame, words: Cover) -> Piece:
    """Under the field: the cluster with its logo, the day, what this is, and at the foot the issuer."""
    piece = Piece("Sect", A4[1] - _FIELD)
    say, locale = document.voice.say, document.voice.locale
    found = logo(document.issuer.logo, *_LOGO)
    left = 0.0
    if found:
        piece.shapes.append(Picture(found, 0, 12 * MM))
        left = found.width + 4 * MM
    name = typeset(document.issuer.brand, locale)
    size, lines = fit(name, bold(), (15, 14, 13, 12, 11, 10, 9, 8, 7), _WIDTH - left, lines=2)
    down = piece.lines(left, 17.8 * MM, lines, Style(bold(), size, INK), size * 1.25) - size * 1.25
    state = typeset(say(words.state), locale)
    piece.line(left, down + 6 * MM, state, Style(regular(), 9.5, GREY))
    down = max(down + 6 * MM, 24 * MM) + 17.5 * MM
    for text, colour in zip(document.voice.pair(words.description), (INK, GREY), strict=True):
        if text:
            lines = wrap(typeset(text, locale), regular(), 11, _TEXT)
            lines = shortened(lines, 9, regular(), 11, _TEXT)
            down = piece.lines(0, down, lines, Style(regular(), 11, colour), 15.2) + 2 * MM
    _foot(piece, document, frame)
    return piece


def _foot(piece: Piece, document: Document, frame: Frame) -> None:
    down = piece.height - 20 * MM
    if document.sample:
        frame.sample_mark(piece, _WIDTH / 2, down - 12 * MM, 11)
    lines = wrap(typeset(frame.issuer_line(), document.voice.locale), regular(), 8.5, _WIDTH)
    lines = shortened(lines, 3, regular(), 8.5, _WIDTH)
    piece.rule(down - 5 * MM, _WIDTH)
    piece.lines(0, down, lines, Style(regular(), 8.5, GREY), 12)


@dataclass(frozen=True, slots=True)
class Network:
    """Points and their nearest ties; the same for the same cluster. narrow: it keeps to the right."""

    name: str
    accent: Colour
    narrow: bool

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        begin = 0.62 if self.narrow else 0.36
        points = scattered(self.name)
        wide, high = A4[0] - 7 * MM, _FIELD - 8 * MM
        placed = [
            (left + wide * (begin + (1 - begin) * x), top - 8 * MM - (high - 8 * MM) * y) for x, y in points
        ]
        canvas.setStrokeColor(mixed(self.accent, WHITE, 0.45))
        canvas.setLineWidth(0.4)
        for one, other in ties(points):
            canvas.line(*placed[one], *placed[other])
        canvas.setFillColor(mixed(self.accent, WHITE, 0.66))
        for at, (x, y) in enumerate(placed):
            canvas.circle(x, y, _DOTS[at % len(_DOTS)], stroke=0, fill=1)


@lru_cache(maxsize=8)
def scattered(name: str) -> tuple[Point, ...]:
    """Points in a square, none near another and none where the title stands."""
    chance = random.Random(name)
    found: list[Point] = []
    for _try in range(4000):
        x, y = chance.random(), chance.random()
        behind_title = y > 0.5 and x < 0.28 + 0.3 * (y - 0.5)
        near = any((x - a) ** 2 + (y - b) ** 2 < 0.021 for a, b in found)
        if not behind_title and not near:
            found.append((x, y))
    return tuple(found[:34])


@lru_cache(maxsize=8)
def ties(points: tuple[Point, ...]) -> tuple[tuple[int, int], ...]:
    """The pairs that no third point stands between (Gabriel graph), without the longest."""
    found = []
    for one, (x, y) in enumerate(points):
        for other in range(one + 1, len(points)):
            a, b = points[other]
            apart = (x - a) ** 2 + (y - b) ** 2
            middle = ((x + a) / 2, (y + b) / 2)
            between = any((middle[0] - p) ** 2 + (middle[1] - q) ** 2 < apart / 4 - 1e-9 for p, q in points)
            if apart < 0.11 and not between:
                found.append((one, other))
    return tuple(found)
