"""A document as PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from grono.reports.directory import Directory
from grono.reports.document import Document
from grono.reports.render.blocks import Setter
from grono.reports.render.compose import compose
from grono.reports.render.directory.book import book
from grono.reports.render.flow import Page, flow
from grono.reports.render.fonts import regular
from grono.reports.render.frame import Frame
from grono.reports.render.pen import Pen
from grono.reports.render.style import A4, MARGIN, MM

_FOOT = 15 * MM


def pdf(document: Document, *, invariant: bool = False) -> bytes:
    """The document's pages; invariant makes the same bytes from the same document."""
    return drawn(document, pages(document), invariant=invariant)


def pages(document: Document) -> list[Page]:
    """The document laid out."""
    for block in document.blocks:
        if isinstance(block, Directory):
            return book(document, block)
    size = (A4[1], A4[0]) if document.landscape else A4
    setter = Setter(document.voice, size[0] - 2 * MARGIN, Frame(document).accent)
    return flow([*setter.title(document), *compose(setter, document.blocks)], size)


def drawn(document: Document, laid_out: Sequence[Page], *, invariant: bool = False) -> bytes:
    """The pages with their furniture as a file."""
    out = io.BytesIO()
    first: dict[str, Any] = {"initialFontName": regular().name, "lang": document.voice.locale}
    canvas = Canvas(out, laid_out[0].size, pageCompression=1, invariant=int(invariant), **first)
    _describe(canvas, document)
    frame, pen = Frame(document), Pen(canvas)
    for number, page in enumerate(laid_out, 1):
        canvas.setPageSize(page.size)
        if not page.bare:
            inner = page.size[0] - 2 * MARGIN
            pen.draw(frame.header(inner, page.running), MARGIN, page.size[1])
            pen.draw(frame.footer(inner, number, len(laid_out)), MARGIN, _FOOT)
        for piece, left, top in page.placed:
            pen.draw(piece, left, top)
        pen.end_page()
    canvas.save()
    return out.getvalue()


def _describe(canvas: Canvas, document: Document) -> None:
    say = document.voice.say
    canvas.setTitle(say(document.title))
    canvas.setAuthor(document.issuer.brand)
    canvas.setSubject(say(document.subtitle) or say(document.part))
    canvas.setCreator("Grono")
    canvas.setProducer("Grono")
