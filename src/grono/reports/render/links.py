"""Links of a page and the places they lead to, written in one piece: thousands of them cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFObject

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from grono.reports.render.piece import LinkMark

_SAFE = "/:?#[]@!$&'*+,;=%~"


class Places:
    """Where each named place of a document is."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Any, float]] = {}

    def put(self, name: str, canvas: Canvas, height: float) -> None:
        """The place of this name is on the canvas's page at this height."""
        self._found[name] = (getattr(canvas, "_doc").thisPageRef(), height)  # noqa: B009 - private

    def target(self, name: str, document: object) -> bytes:
        """The entry of a link that leads to a place of the document or to an address."""
        if ":" in name:
            return b"/A<</S/URI/URI(" + _escaped(quote(name, safe=_SAFE)) + b")>>"
        page, height = self._found[name]
        return b"/Dest[%s/XYZ null %.0f null]" % (page.format(document), height)


class PageLinks(PDFObject):
    """The links of one page; places may follow on later pages, for this is written at the end."""

    def __init__(self, links: list[LinkMark], places: Places) -> None:
        self._links = links
        self._places = places

    def format(self, document: object) -> bytes:
        target = self._places.target
        marks = (
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.1f %.1f %.1f %.1f]%s>>"
            % (left, bottom, right, top, target(to, document))
            for left, bottom, right, top, to in self._links
        )
        return b"[" + b"\n".join(marks) + b"]"


def _escaped(address: str) -> bytes:
    return address.encode("ascii").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
