"""Putting pieces on the canvas; everything drawn passes through one hook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from grono.reports.render.fonts import Face
from grono.reports.render.links import PageLinks, Places
from grono.reports.render.piece import LinkMark, Piece, TextMark
from grono.reports.render.style import Colour


class Pen:
    """Draws pieces on one canvas, page after page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._places = Places()
        self._links: list[LinkMark] = []

    @contextmanager
    def tagged(self, role: str) -> Iterator[None]:  # noqa: ARG002 - what a tagged PDF will mark it with
        """Everything that is drawn, by its role to a reader: the place where a tagged PDF is switched on."""
        yield

    def draw(self, piece: Piece, left: float, top: float) -> None:
        """Draw a piece with its top left corner at this point of the page."""
        canvas = self.canvas
        with self.tagged(piece.role):
            for shape in piece.shapes:
                shape.draw(canvas, left, top)
            if piece.texts:
                write(canvas, piece.texts, left, top)
        for x, y, width, height, to in piece.links:
            self._links.append((left + x, top - y - height, left + x + width, top - y, to))
        if piece.anchor:
            self._places.put(piece.anchor, canvas, top + 4)
        if piece.outline:
            level, title = piece.outline
            canvas.bookmarkHorizontal(piece.anchor, 0, top + 4)
            canvas.addOutlineEntry(title, piece.anchor, level, closed=level > 0)

    def end_page(self) -> None:
        """Finish the page with its links and begin the next."""
        if self._links:
            # One object for the page: linkAbsolute makes an object a link, half the time of a directory.
            setattr(self.canvas, "_annotationrefs", PageLinks(self._links, self._places))  # noqa: B010 - private
            self._links = []
        self.canvas.showPage()


def write(canvas: Canvas, texts: list[TextMark], left: float, top: float) -> None:
    """Write texts in one text object; the font and the colour are named only where they change."""
    out = canvas.beginText()
    known: tuple[Face, float] | None = None
    ink: Colour | None = None
    for x, y, text, (face, size, colour) in texts:
        if colour is not ink:
            ink = colour
            out.setFillColor(ink)
        if not face.draws(text):
            _in_runs(out, face, size, left + x, top - y, text)
            known = None
            continue
        if (face, size) != known:
            known = (face, size)
            out.setFont(face.name, size)
        out.setTextOrigin(left + x, top - y)
        out.textLine(text)
    canvas.drawText(out)


def _in_runs(out: PDFTextObject, face: Face, size: float, x: float, y: float, text: str) -> None:
    for name, run, width in face.runs(text):
        out.setFont(name, size)
        out.setTextOrigin(x, y)
        out.textLine(run)
        x += width * size
