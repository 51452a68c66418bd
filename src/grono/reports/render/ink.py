"""Operators of a page, written straight: text and lines as fast as reportlab lets them be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics

from grono.reports.render.style import Colour

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from grono.reports.render.fonts import Face
    from grono.reports.render.piece import TextMark

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(char): f"\\{char}" for char in "()\\"
}

Encoded = tuple[tuple[str, str], ...]
"""The names of fonts as the page knows them, and the codes of the glyphs in each."""


class Ink:
    """Writes the texts of one canvas. A text that comes again, as names do in indexes, is encoded once."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._document: Any = getattr(canvas, "_doc")  # noqa: B009 - fonts keep their subsets by it
        self._known: dict[tuple[str, str], Encoded] = {}

    def write(self, texts: list[TextMark], left: float, top: float) -> None:
        """Write texts; font and colour are named only where they change."""
        parts = ["BT"]
        font: tuple[str, float] | None = None
        ink: Colour | None = None
        for x, y, text, (face, size, colour) in texts:
            if colour is not ink:
                ink = colour
                parts.append(f"{operands(ink)} rg")
            parts.append(f"1 0 0 1 {left + x:.2f} {top - y:.2f} Tm")
            for name, codes in self._encoded(face, text):
                if (name, size) != font:
                    font = (name, size)
                    parts.append(f"{name} {size:g} Tf")
                parts.append(f"({codes}) Tj")
        parts.append("ET")
        self._canvas.addLiteral(" ".join(parts))

    def _encoded(self, face: Face, text: str) -> Encoded:
        key = (face.name, text)
        found = self._known.get(key)
        if found is None:
            if face.draws(text):
                found = self._split(face.name, text)
            else:
                found = tuple(
                    part for name, run, _width in face.runs(text) for part in self._split(name, run)
                )
            self._known[key] = found
        return found

    def _split(self, name: str, text: str) -> Encoded:
        font: Any = pdfmetrics.getFont(name)
        document = self._document
        return tuple(
            (font.getSubsetInternalName(subset, document), codes.decode("latin-1").translate(_ESCAPED))
            for subset, codes in font.splitString(text, document)
        )


def operands(colour: Colour) -> str:
    """A colour as the operands of rg and RG."""
    return "{:.4g} {:.4g} {:.4g}".format(*colour)
