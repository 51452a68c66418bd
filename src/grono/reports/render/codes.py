"""QR codes, each drawn as one path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import segno

from grono.reports.render.style import INK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LONGEST = 1500
_MASK = 3


@dataclass(frozen=True)
class Code:
    """A code as a path over a square of so many modules a side, its corner below at the left."""

    side: int
    path: str


@dataclass(frozen=True, slots=True)
class CodeMark:
    """A code at its place on a piece; the quiet zone is left to the layout."""

    code: Code
    x: float
    y: float
    size: float

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        module = self.size / self.code.side
        canvas.saveState()
        canvas.setFillColor(INK)
        canvas.translate(left + self.x, top - self.y - self.size)
        canvas.scale(module, module)
        canvas.addLiteral(self.code.path)
        canvas.restoreState()


@lru_cache(maxsize=5000)
def code(text: str) -> Code | None:
    """The code of an address; None for one too long to be read by a telephone."""
    if not text or len(text) > _LONGEST:
        return None
    # A mask of our choice: trying all eight takes five times as long, and readers take any.
    matrix = segno.make(text, error="m", micro=False, boost_error=False, mask=_MASK).matrix
    side = len(matrix)
    bars = (
        f"{column} {side - 1 - row} {length} 1 re"
        for row, modules in enumerate(matrix)
        for column, length in _runs(modules)
    )
    return Code(side, " ".join((*bars, "f")))


def _runs(modules: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """Where runs of dark modules begin, and their lengths."""
    begin = None
    for column, dark in enumerate([*modules, 0]):
        if dark and begin is None:
            begin = column
        elif not dark and begin is not None:
            yield begin, column - begin
            begin = None
