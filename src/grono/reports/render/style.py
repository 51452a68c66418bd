"""Sizes and colours of everything printed."""

from __future__ import annotations

from typing import NamedTuple

from grono.reports.render.fonts import Face

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
MARGIN = 20 * MM
TOP = 31 * MM
BOTTOM = 24 * MM
FOOT = 15 * MM
LEADING = 1.38

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """A colour from its code, as #1F4E79."""
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


INK = colour("#1A2030")
GREY = colour("#5B667B")
HAIRLINE = colour("#C9CFD9")
FILL = colour("#F1F3F7")
TRACK = colour("#E3E8EF")
WHITE = (1.0, 1.0, 1.0)
LEGIBLE = 4.5


class Style(NamedTuple):
    """How a piece of text looks."""

    face: Face
    size: float
    colour: Colour = INK


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two; share is how much of the other is in it."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def accent(code: str) -> Colour:
    """The cluster's colour, darkened until text in it can be read on white."""
    found = colour(code)
    while contrast(found, WHITE) < LEGIBLE:
        found = mixed(found, (0.0, 0.0, 0.0), 0.1)
    return found


def _luminance(of: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
