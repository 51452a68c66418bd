"""A document as PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from grono.reports.document import (
    Block,
    Chart,
    Document,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
)
from grono.reports.render.blocks import Setter
from grono.reports.render.charts import chart
from grono.reports.render.flow import BREAK, Page, flow
from grono.reports.render.fonts import regular
from grono.reports.render.frame import Frame
from grono.reports.render.pen import Pen
from grono.reports.render.piece import Piece
from grono.reports.render.style import A4, MARGIN, MM
from grono.reports.render.tables import table

_FOOT = 15 * MM


def pdf(document: Document, *, invariant: bool = False) -> bytes:
    """The document's pages; invariant makes the same bytes from the same document."""
    return drawn(document, pages(document), invariant=invariant)


def pages(document: Document) -> list[Page]:
    """The document laid out."""
    size = (A4[1], A4[0]) if document.landscape else A4
    frame = Frame(document)
    setter = Setter(document.voice, size[0] - 2 * MARGIN, frame.accent)
    return flow(pieces(setter, document), size)


def pieces(setter: Setter, document: Document) -> list[Piece]:
    """The title and the blocks as pieces."""
    found = setter.title(document)
    for block in document.blocks:
        found.extend(_pieces(setter, block))
    return found


def drawn(document: Document, laid_out: Sequence[Page], *, invariant: bool = False) -> bytes:
    """The pages with their furniture as a file."""
    out = io.BytesIO()
    issuer, say = document.issuer, document.voice.say
    first: dict[str, Any] = {"initialFontName": regular().name, "lang": document.voice.locale}
    canvas = Canvas(out, laid_out[0].size, pageCompression=1, invariant=int(invariant), **first)
    canvas.setTitle(say(document.title))
    canvas.setAuthor(issuer.brand)
    canvas.setSubject(say(document.subtitle) or say(document.part))
    canvas.setCreator("Grono")
    canvas.setProducer("Grono")
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


def _pieces(setter: Setter, block: Block) -> list[Piece]:
    match block:
        case Heading():
            return setter.heading(block)
        case Paragraph():
            return setter.paragraph(block)
        case KeyFigures():
            return setter.figures(block)
        case Table():
            return table(setter, block)
        case Chart():
            return chart(setter, block)
        case PageBreak():
            return [BREAK]
        case _:
            raise TypeError(block)
