"""What has been laid out: marks on paper, measured from the top left corner of their piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from grono.reports.render.ink import operands
from grono.reports.render.style import HAIRLINE, Colour, Style

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TextMark = tuple[float, float, str, Style]
"""Left, baseline (both from the corner; down is positive), text, style."""

LinkMark = tuple[float, float, float, float, str]
"""Left, top, width, height and where it leads: an address with a colon, or the name of a place."""


class Shape(Protocol):
    """Something drawn that is no text."""

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it with the piece's corner at left and top of the page's own system."""
        ...


@dataclass(slots=True)
class Piece:
    """A part of a page that is never cut.

    role: what it is to a reader (H1, P, TR …). before: the space above, dropped at the top of a page.
    keep: it stays on one page with what follows. head: drawn again at the top of a page that begins with
    this piece. spare: it may be left out where a page would be begun for it. anchor: the place's name for
    links. outline: its level and title among the bookmarks. turned: it stands on its head, and its corner is
    the one below at the right.
    """

    role: str
    height: float = 0.0
    texts: list[TextMark] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    links: list[LinkMark] = field(default_factory=list)
    before: float = 0.0
    keep: bool = False
    head: Piece | None = None
    spare: bool = False
    anchor: str = ""
    outline: tuple[int, str] | None = None
    turned: bool = False

    def line(self, x: float, baseline: float, text: str, style: Style) -> None:
        """Write a text from x to the right."""
        self.texts.append((x, baseline, text, style))

    def right(self, x: float, baseline: float, text: str, style: Style) -> None:
        """Write a text that ends at x."""
        self.texts.append((x - style.face.width(text) * style.size, baseline, text, style))

    def lines(self, x: float, baseline: float, lines: Iterable[str], style: Style, leading: float) -> float:
        """Write lines under each other; the answer is the baseline after the last."""
        for text in lines:
            self.texts.append((x, baseline, text, style))
            baseline += leading
        return baseline

    def rule(
        self, y: float, width: float, x: float = 0.0, thick: float = 0.5, colour: Colour = HAIRLINE
    ) -> None:
        """Draw a horizontal line."""
        self.shapes.append(Rule(x, y, width, thick, colour))


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    x: float
    y: float
    width: float
    thick: float
    colour: Colour

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        x, y = left + self.x, top - self.y
        canvas.addLiteral(
            f"{operands(self.colour)} RG {self.thick:g} w {x:.2f} {y:.2f} m {x + self.width:.2f} {y:.2f} l S"
        )


@dataclass(frozen=True, slots=True)
class Pill:
    """A box whose ends are half circles: a line with round ends."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        half = self.height / 2
        x, y = left + self.x + half, top - self.y - half
        end = x + max(self.width - self.height, 0.01)
        canvas.addLiteral(
            f"q 1 J {operands(self.colour)} RG {self.height:g} w {x:.2f} {y:.2f} m {end:.2f} {y:.2f} l S Q"
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, its corners rounded by radius."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    radius: float = 0.0

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.setFillColor(self.colour)
        x, y = left + self.x, top - self.y - self.height
        if self.radius:
            canvas.roundRect(x, y, self.width, self.height, self.radius, stroke=0, fill=1)
        else:
            canvas.rect(x, y, self.width, self.height, stroke=0, fill=1)
