"""A document as PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from grono.reports.cards import Cards
from grono.reports.diplomas import Diplomas
from grono.reports.directory import Directory
from grono.reports.document import Document, Sheet
from grono.reports.render.blocks import Setter
from grono.reports.render.cards import card_pages
from grono.reports.render.compose import compose
from grono.reports.render.diplomas import diploma_pages
from grono.reports.render.directory.book import book
from grono.reports.render.flow import Page, Size, flow
from grono.reports.render.fonts import regular
from grono.reports.render.frame import Frame
from grono.reports.render.pen import Pen
from grono.reports.render.style import A4, FOOT, MARGIN


def pdf(document: Document, *, invariant: bool = False) -> bytes:
    """The document's pages; invariant makes the same bytes from the same document."""
    return drawn(document, pages(document), invariant=invariant)


def pages(document: Document) -> list[Page]:
    """The document laid out."""
    for block in document.blocks:
        if isinstance(block, Directory):
            return book(document, block)
        if isinstance(block, Cards):
            return card_pages(document, block)
        if isinstance(block, Diplomas):
            return diploma_pages(document, block)
    size = (A4[1], A4[0]) if document.landscape else A4
    frame = Frame(document)
    setter = Setter(document.voice, size[0] - 2 * MARGIN, frame.accent)
    return [page for sheet in document.sheets for page in _sheet(setter, sheet, size, frame.bottom)]


def _sheet(setter: Setter, sheet: Sheet, size: Size, bottom: float) -> list[Page]:
    """The pages of one paper, which counts them."""
    say = setter.voice.say
    title = setter.title(sheet.title, (sheet.subtitle, *sheet.lines), sheet.size)
    made = flow([*title, *compose(setter, sheet.blocks)], size, say(sheet.running), bottom)
    for number, page in enumerate(made, 1):
        page.number, page.foot, page.code = (number, len(made)), say(sheet.foot), sheet.code
    return made


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
            pen.draw(frame.header(inner, page.running, page.code), MARGIN, page.size[1])
            own, total = page.number or (number, len(laid_out))
            pen.draw(frame.footer(inner, own, total, page.foot), MARGIN, FOOT)
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
