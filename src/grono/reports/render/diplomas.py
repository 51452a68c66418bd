"""Certificates on paper: three layouts, and the programme on the back where the front has no room for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grono.domain.certificate import CertificateLayout
from grono.domain.text import _
from grono.reports.diplomas import Diploma, Diplomas, Part, Syllabus
from grono.reports.document import Document
from grono.reports.language import Joined, Words
from grono.reports.render.blocks import Setter
from grono.reports.render.codes import CodeMark
from grono.reports.render.codes import code as code_of
from grono.reports.render.compose import compose
from grono.reports.render.flow import Page, Size, flow
from grono.reports.render.fonts import bold, regular
from grono.reports.render.frame import Frame
from grono.reports.render.images import Picture, logo
from grono.reports.render.piece import Box, Piece
from grono.reports.render.style import A4, GREY, INK, MARGIN, MM, Colour, Style, colour
from grono.reports.render.typography import one_line, typeset
from grono.reports.render.wrap import fit, wrap

_GOLD = colour("#C2A14D")
_FOOT = 8 * MM
_CODE = 22 * MM
_LOGO = (30 * MM, 12 * MM)
_COLUMN = 6 * MM
_BULLET = "•"


@dataclass(frozen=True)
class Sheet:
    """Where things stand on one layout, in millimetres from the top left; sign is above the lower edge."""

    size: Size
    left: float
    right: float
    head: float
    title: float
    sign: float
    letters: float
    bar: bool = False
    columns: int = 3
    front: bool = True

    @property
    def width(self) -> float:
        """Of the text, in points."""
        return self.size[0] - (self.left + self.right) * MM


_ACROSS: Size = (A4[1], A4[0])
SHEETS = {
    CertificateLayout.ORNATE: Sheet(_ACROSS, 32, 22.7, 19, 45, 43, 34, bar=True),
    CertificateLayout.PLAIN: Sheet(A4, 24, 24, 21, 60, 52, 28, columns=1),
    CertificateLayout.DETAILED: Sheet(A4, 24, 24, 21, 74, 52, 30, front=False),
}


def diploma_pages(document: Document, block: Diplomas) -> list[Page]:
    """The certificates one after another; a back follows its front."""
    press = _Press(document)
    return [page for diploma in block.diplomas for page in press.pages(diploma)]


class _Press:
    """Sets certificates; what all of a course have in common is set once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.frame = Frame(document)
        self.voice = document.voice
        self._grounds: dict[CertificateLayout, Piece] = {}
        self._fronts: dict[tuple[CertificateLayout, int], Piece] = {}
        self._backs: dict[tuple[CertificateLayout, int], list[Page]] = {}

    def pages(self, one: Diploma) -> list[Page]:
        """The front of a certificate, and its back where it has one."""
        sheet = SHEETS[one.layout]
        page = Page(sheet.size, bare=True)
        page.put(self._ground(one.layout), 0, 0)
        front = Piece("Certificate")
        down = self._words(front, sheet, one)
        limit = sheet.size[1] - (sheet.sign + 12) * MM
        syllabus = self._front(one.layout, one.syllabus)
        fits = sheet.front and down + 5 * MM + syllabus.height <= limit
        self._signed(front, sheet, one)
        page.put(front, 0, 0)
        if fits:
            page.put(syllabus, sheet.left * MM, down + 5 * MM)
            return [page]
        return [page, *self._back(one)]

    def _ground(self, layout: CertificateLayout) -> Piece:
        """What is the same on every certificate of a layout: bar, issuer, projects."""
        if layout not in self._grounds:
            sheet = SHEETS[layout]
            piece = Piece("Artifact")
            if sheet.bar:
                piece.shapes.append(Box(0, 0, 9 * MM, sheet.size[1], self.frame.accent))
                piece.shapes.append(Box(9 * MM, 0, 1 * MM, sheet.size[1], _GOLD))
            self._issuer(piece, sheet)
            funders = self.frame.funders(sheet.width)
            _moved(piece, funders, sheet.left * MM, sheet.size[1] - _FOOT)
            if self.document.sample:
                self.frame.sample_mark(piece, sheet.size[0] / 2, 8 * MM)
            self._grounds[layout] = piece
        return self._grounds[layout]

    def _issuer(self, piece: Piece, sheet: Sheet) -> None:
        issuer = self.document.issuer
        left, down = sheet.left * MM, sheet.head * MM
        if found := logo(issuer.logo, *_LOGO):
            piece.shapes.append(Picture(found, left, down - found.height * 0.62))
            left += found.width + 4 * MM
        room = sheet.width * 0.62 - (left - sheet.left * MM)
        size, lines = fit(issuer.brand, bold(), (12, 11, 10, 9, 8), room, lines=2)
        down = piece.lines(left, down, lines, Style(bold(), size, INK), size * 1.25)
        text = one_line(self.frame.issuer_line(), self.voice.locale)
        piece.lines(left, down, wrap(text, regular(), 8.5, room), Style(regular(), 8.5, GREY), 11)

    def _words(self, piece: Piece, sheet: Sheet, one: Diploma) -> float:
        """Number, title, name and sentence; the answer is how far down they reach."""
        left, width, right = sheet.left * MM, sheet.width, sheet.size[0] - sheet.right * MM
        down = sheet.head * MM
        piece.right(right, down, self._pair(one.number)[0], Style(bold(), 12, INK))
        down += 16
        for text in filter(None, self._pair(one.dated)):
            size, [text, *_more] = fit(text, regular(), (9, 8, 7), width * 0.4)
            piece.right(right, down, text, Style(regular(), size, GREY))
            down += 12
        if one.mark:
            mark = " / ".join(dict.fromkeys(filter(None, self._pair(one.mark))))
            piece.right(right, down + 1.5 * MM, mark, Style(bold(), 11, self.frame.accent))
        down = sheet.title * MM
        self._beside(piece, left, down, one.title, Style(bold(), sheet.letters, self.frame.accent), width)
        self._beside(piece, left, down + 9.5 * MM, one.kind, Style(regular(), 15, GREY), width)
        down += 26 * MM
        size, lines = fit(
            typeset(one.name, self.voice.locale), bold(), (26, 24, 22, 20, 18, 16), width, lines=2
        )
        down = piece.lines(left, down, lines, Style(bold(), size, INK), size * 1.2) - size * 1.2
        if one.organisation:
            firm = typeset(one.organisation, self.voice.locale)
            lines = wrap(firm, regular(), 10.5, width)[:3]
            down = piece.lines(left, down + 6.4 * MM, lines, Style(regular(), 10.5, GREY), 14) - 14
        down = self._said(piece, left, down + 11 * MM, one.sentence, 12, width, INK)
        for fact in one.facts:
            down = self._said(piece, left, down + 0.6 * MM, fact, 9, width, GREY)
        return down - 3 * MM

    def _said(
        self, piece: Piece, x: float, down: float, words: Words, size: float, width: float, ink: Colour
    ) -> float:
        """Words in both languages of the paper; the answer is the baseline after them."""
        main, other = self._pair(words)
        for text, letters, look in (
            (main, size, ink),
            (other, max(size * 0.72, 7.5), GREY),
        ):
            if text:
                lines = wrap(text, regular(), letters, width)
                down = piece.lines(x, down, lines, Style(regular(), letters, look), letters * 1.4)
        return down

    def _beside(self, piece: Piece, x: float, down: float, words: Words, style: Style, width: float) -> None:
        """Words on one line, those of the second language smaller after them."""
        main, other = self._pair(words)
        size, [main, *_more] = fit(main, style.face, (style.size, style.size * 0.8), width)
        piece.line(x, down, main, Style(style.face, size, style.colour))
        x += style.face.width(main) * size + 4 * MM
        if other:
            smaller = Style(regular(), min(size * 0.7, 17), GREY)
            piece.line(x, down, other, smaller)

    def _signed(self, piece: Piece, sheet: Sheet, one: Diploma) -> None:
        """Lines to sign on, and the code at the right."""
        left, top = sheet.left * MM, sheet.size[1] - sheet.sign * MM
        right = sheet.size[0] - sheet.right * MM
        room = (sheet.width - _CODE - 8 * MM) / max(len(one.signers), 1) - 6 * MM
        for name, role in one.signers:
            piece.rule(top, min(room, 66 * MM), x=left, thick=0.6, colour=GREY)
            down = top + 4.4 * MM
            if name:
                size, [name, *_more] = fit(name, bold(), (9.5, 8.5, 7.5, 6.5), room)
                piece.line(left, down, name, Style(bold(), size, INK))
                down += 4 * MM
            for text in filter(None, self._pair(role)):
                for line in wrap(text, regular(), 8, room):
                    piece.line(left, down, line, Style(regular(), 8, GREY))
                    down += 3.4 * MM
            left += room + 6 * MM
        if mark := code_of(one.code):
            piece.shapes.append(CodeMark(mark, right - _CODE, top - _CODE + 4 * MM, _CODE))
            check = self._pair(one.check)[0]
            piece.right(right, top + 8 * MM, check, Style(regular(), 7, GREY))

    def _front(self, layout: CertificateLayout, syllabus: Syllabus) -> Piece:
        key = (layout, id(syllabus))
        if key not in self._fronts:
            sheet = SHEETS[layout]
            piece = Piece("L")
            down = self._columns(piece, sheet.width, 0, _halves(syllabus.modules))
            if any(part.lines for part in syllabus.outcomes):
                down = self._columns(piece, sheet.width, down + 2 * MM, syllabus.outcomes, sheet.columns)
            piece.height = down
            self._fronts[key] = piece
        return self._fronts[key]

    def _columns(
        self, piece: Piece, width: float, down: float, parts: Sequence[Part], across: int = 2
    ) -> float:
        """Lists beside each other; the answer is how far down the longest of a row reaches."""
        room = (width - _COLUMN * (across - 1)) / across
        deepest = down
        for at, part in enumerate(parts):
            if at and at % across == 0:
                down = deepest + 1.2 * MM
            left = at % across * (room + _COLUMN)
            deepest = max(deepest, self._list(piece, left, down, part, room))
        return deepest

    def _list(self, piece: Piece, left: float, down: float, part: Part, room: float) -> float:
        heading = self.voice.say(part.heading)
        piece.line(left, down + 4 * MM, heading, Style(bold(), 8.5, INK))
        down += 4 * MM
        indent = 3 * MM
        for words in part.lines:
            for index, text in enumerate(filter(None, self._pair(words))):
                style = Style(regular(), 8.5 if index == 0 else 7.5, INK if index == 0 else GREY)
                lines = wrap(text, style.face, style.size, room - indent)
                if index == 0:
                    piece.line(left, down + 4 * MM, _BULLET, style)
                leading = style.size * 1.28
                down = piece.lines(left + indent, down + 4 * MM, lines, style, leading) - leading
        return down

    def _back(self, one: Diploma) -> list[Page]:
        """The programme on a page of its own, named after the certificate that it belongs to."""
        key = (one.layout, id(one.syllabus))
        if key not in self._backs:
            size = SHEETS[one.layout].size
            setter = Setter(self.voice, size[0] - 2 * MARGIN, self.frame.accent)
            self._backs[key] = flow(compose(setter, one.syllabus.back), size, "", self.frame.bottom)
        running = self._pair(Joined((_BACK, one.number), " "))[0]
        pages = [Page(page.size, page.placed, running) for page in self._backs[key]]
        for number, page in enumerate(pages, 1):
            page.number = (number, len(pages))
        return pages

    def _pair(self, words: Words) -> tuple[str, str]:
        main, other = self.voice.pair(words)
        return typeset(main, self.voice.locale), typeset(other, "en")


def _halves(part: Part) -> tuple[Part, Part]:
    """A list in two columns under one heading."""
    half = -(-len(part.lines) // 2)
    return Part(part.heading, part.lines[:half]), Part("", part.lines[half:])


def _moved(piece: Piece, other: Piece, x: float, y: float) -> None:
    """Put the marks of a piece onto another."""
    piece.texts.extend((x + left, y + down, text, style) for left, down, text, style in other.texts)
    for shape in other.shapes:
        if isinstance(shape, Picture):
            piece.shapes.append(Picture(shape.logo, x + shape.x, y + shape.y))


_BACK = _("annex to the certificate")
