"""Putting pieces on the canvas; everything drawn passes through one hook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

from grono.reports.render.ink import Ink
from grono.reports.render.links import PageLinks, Places
from grono.reports.render.piece import LinkMark, Piece


class Pen:
    """Draws pieces on one canvas, page after page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._ink = Ink(canvas)
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
            if piece.turned:
                canvas.saveState()
                canvas.translate(left, top)
                canvas.rotate(180)
                self._marks(piece, 0, 0)
                canvas.restoreState()
            else:
                self._marks(piece, left, top)
        for x, y, width, height, to in piece.links:
            self._links.append((left + x, top - y - height, left + x + width, top - y, to))
        if piece.anchor:
            self._places.put(piece.anchor, canvas, top + 4)
        if piece.outline:
            level, title = piece.outline
            canvas.bookmarkHorizontal(piece.anchor, 0, top + 4)
            canvas.addOutlineEntry(title, piece.anchor, level, closed=level > 0)

    def _marks(self, piece: Piece, left: float, top: float) -> None:
        for shape in piece.shapes:
            shape.draw(self.canvas, left, top)
        if piece.texts:
            self._ink.write(piece.texts, left, top)

    def end_page(self) -> None:
        """Finish the page with its links and begin the next."""
        if self._links:
            # One object for the page: linkAbsolute makes an object a link, half the time of a directory.
            setattr(self.canvas, "_annotationrefs", PageLinks(self._links, self._places))  # noqa: B010 - private
            self._links = []
        self.canvas.showPage()
