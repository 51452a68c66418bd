"""What stands on every page: the issuer and the title above, the source and the page number below."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.text import _
from grono.reports.document import Document
from grono.reports.render.codes import CodeMark
from grono.reports.render.codes import code as code_of
from grono.reports.render.fonts import bold, regular
from grono.reports.render.images import Picture, logo
from grono.reports.render.piece import Piece, Pill
from grono.reports.render.style import BOTTOM, FILL, FOOT, GREY, INK, MM, Style, accent
from grono.reports.render.typography import one_line
from grono.reports.render.wrap import fit, shortened, wrap

LOGO_HEIGHT = 9 * MM
LOGO_WIDTH = 24 * MM
_HEAD = 24 * MM
_NAME = 16.3 * MM
_ADDRESS = 20.3 * MM
_BASE = 4.5 * MM
_SMALLEST = 7.0
_CODE = 15 * MM
STRIP = 11 * MM
_PROJECT = 3.6 * MM
SAMPLE = _("Sample data")


class Frame:
    """The furniture of a document's pages; built once, but for the page number and the running title."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.voice = document.voice
        self.accent = accent(document.issuer.colour)

    def header(self, width: float, running: str, code: str = "") -> Piece:
        """The upper furniture, measured from the top left of the text's area at the paper's edge."""
        piece = Piece("Artifact")
        piece.rule(_HEAD, width, thick=1.2, colour=self.accent)
        if mark := code_of(code):
            piece.shapes.append(CodeMark(mark, width - _CODE, _HEAD - 2.4 * MM - _CODE, _CODE))
            width -= _CODE + 4 * MM
        issuer, say = self.document.issuer, self.voice.say
        left = self._logo(piece)
        title, part = say(self.document.title), running or say(self.document.part)
        brand, small = Style(bold(), 10, INK), Style(regular(), 8, GREY)
        right = Piece("Artifact")
        taken = self._line(right, width, _NAME, title, Style(bold(), 9.5, INK), width * 0.42, to_right=True)
        self._line(piece, left, _NAME, issuer.brand, brand, width - left - taken - 6 * MM)
        grey = Style(regular(), 8.5, GREY)
        taken = self._line(right, width, _ADDRESS, part, grey, width * 0.42, to_right=True)
        self._issuer(piece, left, width - left - taken - 6 * MM, small)
        piece.texts.extend(right.texts)
        return piece

    @property
    def bottom(self) -> float:
        """The margin under the text: wider where projects stand above the footer."""
        funding = self.document.funding
        if not funding:
            return BOTTOM
        strip = STRIP + 1.5 * MM if self._strips else 0.0
        return max(BOTTOM, FOOT + _PROJECT * len(funding) + strip + 3.5 * MM)

    @property
    def _strips(self) -> list[bytes]:
        """The strips of the projects, each once; what cannot be read is left out."""
        found = dict.fromkeys(one.strip for one in self.document.funding if one.strip)
        return [strip for strip in found if strip and logo(strip, STRIP, STRIP)]

    def funders(self, width: float) -> Piece:
        """The projects' lines and the strips of their programmes, measured from the footer's hairline."""
        piece = Piece("Artifact")
        style = Style(regular(), 8, GREY)
        down = -2.2 * MM - _PROJECT * (len(self.document.funding) - 1)
        top = down - _PROJECT - 0.5 * MM - STRIP
        for one in self.document.funding:
            self._line(piece, 0, down, self.voice.say(one.line), style, width)
            down += _PROJECT
        strips = self._strips
        room = (width - 6 * MM * (len(strips) - 1)) / max(len(strips), 1)
        for at, strip in enumerate(strips):
            if found := logo(strip, room, STRIP):
                left = at * (room + 6 * MM) + (room - found.width) / 2
                piece.shapes.append(Picture(found, left, top + (STRIP - found.height) / 2))
        return piece

    def footer(self, width: float, number: int, total: int, foot: str = "") -> Piece:
        """The lower furniture, measured from its hairline; foot is what is filled in on every page."""
        piece = self.funders(width)
        style = Style(regular(), 8, GREY)
        piece.rule(0, width)
        page = self.voice.say(_("page {number} of {total}", number=number, total=total))
        taken = self._line(piece, width, _BASE, page, style, width * 0.3, to_right=True)
        mark = self._mark_width(8) if self.document.sample else 0.0
        room = width - taken - mark - (10 if mark else 6) * MM
        if foot:
            ink = Style(regular(), 8.5, INK)
            taken += self._line(piece, width - taken - 6 * MM, _BASE, foot, ink, room * 0.6, to_right=True)
            room = width - taken - mark - (16 if mark else 12) * MM
        source = self._line(piece, 0, _BASE, self.voice.say(self.document.source), style, room)
        if mark:
            middle = source + mark / 2 + 4 * MM
            self.sample_mark(piece, middle if foot else max(width / 2, middle), _BASE)
        return piece

    def sample_mark(self, piece: Piece, centre: float, baseline: float, size: float = 8) -> None:
        """The words that tell invented data from a real cluster's."""
        width = self._mark_width(size)
        piece.shapes.append(Pill(centre - width / 2, baseline - size, width, size * 1.4, FILL))
        left = centre - width / 2 + size * 0.7
        piece.line(left, baseline, self.voice.say(SAMPLE), Style(bold(), size, INK))

    def _mark_width(self, size: float) -> float:
        return bold().width(self.voice.say(SAMPLE)) * size + size * 1.4

    def issuer_line(self) -> str:
        """The coordinator's legal name, NIP and address on one line."""
        issuer = self.document.issuer
        nip = f"NIP\N{NO-BREAK SPACE}{issuer.nip}" if issuer.nip else ""
        name = issuer.name if issuer.name != issuer.brand else ""
        return " · ".join(part for part in (name, nip, issuer.address) if part)

    def _logo(self, piece: Piece) -> float:
        found = logo(self.document.issuer.logo, LOGO_WIDTH, LOGO_HEIGHT)
        if not found:
            return 0.0
        piece.shapes.append(Picture(found, 0, _HEAD - 2.9 * MM - LOGO_HEIGHT))
        return found.width + 3.2 * MM

    def _issuer(self, piece: Piece, left: float, room: float, style: Style) -> None:
        """The coordinator on one line, or in smaller letters on two."""
        text = one_line(self.issuer_line(), self.voice.locale)
        if style.face.width(text) * _SMALLEST <= room:
            self._line(piece, left, _ADDRESS, text, style, room)
            return
        lines = shortened(wrap(text, style.face, _SMALLEST, room), 2, style.face, _SMALLEST, room)
        small = Style(style.face, _SMALLEST, style.colour)
        piece.lines(left, _ADDRESS - 0.9 * MM, lines, small, 2.9 * MM)

    def _line(
        self,
        piece: Piece,
        x: float,
        baseline: float,
        words: str,
        style: Style,
        room: float,
        *,
        to_right: bool = False,
    ) -> float:
        """Write words that give way where there is no room; the answer is their width."""
        text = one_line(words, self.voice.locale)
        face = style.face
        size, lines = fit(text, face, _steps(style.size), room)
        [line] = shortened(lines, 1, face, size, room)
        width = face.width(line) * size
        piece.line(x - width if to_right else x, baseline, line, Style(face, size, style.colour))
        return width


def _steps(size: float) -> Sequence[float]:
    return [size - step / 2 for step in range(int((size - 6.5) * 2) + 1)]
