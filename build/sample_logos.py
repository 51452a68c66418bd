"""Draw the sample cluster's logos: simple shapes, small PNG files, the same bytes every time."""

from __future__ import annotations

import math
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pymupdf_fonts
from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sample" / "logos"
SIZE = 240
SCALE = 4
"""Drawn four times as large and brought down, which smooths the edges."""

Point = tuple[float, float]


class Pen:
    """Shapes on a square of 100 by 100 units."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (SIZE * SCALE, SIZE * SCALE), "white")
        self.draw = ImageDraw.Draw(self.image)

    def _at(self, *points: Point) -> list[Point]:
        return [(x * SIZE * SCALE / 100, y * SIZE * SCALE / 100) for x, y in points]

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.draw.ellipse(self._at((x - radius, y - radius), (x + radius, y + radius)), fill=colour)

    def slice(self, x: float, y: float, radius: float, start: int, end: int, colour: str) -> None:
        self.draw.pieslice(
            self._at((x - radius, y - radius), (x + radius, y + radius)), start, end, fill=colour
        )

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self.draw.rectangle(self._at((left, top), (right, bottom)), fill=colour)

    def line(self, points: list[Point], width: float, colour: str) -> None:
        self.draw.line(self._at(*points), fill=colour, width=round(width * SIZE * SCALE / 100), joint="curve")

    def shape(self, points: list[Point], colour: str) -> None:
        self.draw.polygon(self._at(*points), fill=colour)

    def save(self, path: Path) -> None:
        small = self.image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        small.quantize(16).save(path, optimize=True)


def klaster(pen: Pen) -> None:
    """Three members and what joins them."""
    corners: list[Point] = [(50, 16), (14, 82), (86, 74)]
    pen.line([*corners, corners[0]], 4, "#1F4E79")
    for (x, y), radius in zip(corners, (14, 12, 9), strict=True):
        pen.disc(x, y, radius, "#1F4E79")


def netika(pen: Pen) -> None:
    """A net of nine nodes, one of them lit."""
    steps = (20, 50, 80)
    for step in steps:
        pen.line([(step, 20), (step, 80)], 3, "#0F766E")
        pen.line([(20, step), (80, step)], 3, "#0F766E")
    for x in steps:
        for y in steps:
            pen.disc(x, y, 8, "#F59E0B" if (x, y) == (80, 20) else "#0F766E")


def piastsoft(pen: Pen) -> None:
    """A crown on a line of code."""
    pen.shape([(14, 62), (14, 24), (34, 42), (50, 16), (66, 42), (86, 24), (86, 62)], "#B45309")
    pen.box(14, 70, 60, 80, "#1E3A8A")
    pen.box(68, 70, 86, 80, "#1E3A8A")


def kwadrans(pen: Pen) -> None:
    """A quarter of an hour."""
    pen.disc(50, 50, 38, "#CBD5E1")
    pen.slice(50, 50, 38, -90, 0, "#BE123C")
    pen.disc(50, 50, 5, "#334155")


def sasiad(pen: Pen) -> None:
    """Two houses, wall to wall."""
    for left, colour in ((12, "#2563EB"), (50, "#16A34A")):
        pen.box(left + 3, 48, left + 35, 84, colour)
        pen.shape([(left - 2, 50), (left + 19, 22), (left + 40, 50)], colour)
        pen.box(left + 14, 62, left + 24, 84, "white")


def taryfikon(pen: Pen) -> None:
    """A tariff that climbs in steps."""
    for index, colour in enumerate(("#94A3B8", "#64748B", "#7C3AED", "#5B21B6")):
        pen.box(12 + 20 * index, 70 - 16 * index, 28 + 20 * index, 86, colour)


def chmura(pen: Pen) -> None:
    """A cloud with a way up and a way down."""
    for x, y, radius in ((34, 54, 20), (54, 42, 24), (72, 58, 16)):
        pen.disc(x, y, radius, "#0284C7")
    pen.box(34, 54, 72, 74, "#0284C7")
    pen.shape([(40, 62), (48, 48), (56, 62)], "white")
    pen.shape([(54, 56), (62, 70), (70, 56)], "#BAE6FD")


def automatyka(pen: Pen) -> None:
    """A cogwheel."""
    for tooth in range(8):
        angle = math.tau * tooth / 8
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        ends = [(out, side) for out, side in ((26, -8), (44, -6), (44, 6), (26, 8))]
        pen.shape(
            [(50 + along[0] * o + across[0] * s, 50 + along[1] * o + across[1] * s) for o, s in ends],
            "#334155",
        )
    pen.disc(50, 50, 32, "#334155")
    pen.disc(50, 50, 14, "#F97316")


def izs(pen: Pen) -> None:
    """The end of a cable: fibres in their coat."""
    pen.disc(50, 50, 42, "#312E81")
    for index in range(6):
        angle = math.tau * index / 6
        pen.disc(50 + 24 * math.cos(angle), 50 + 24 * math.sin(angle), 9, "#A5B4FC")
    pen.disc(50, 50, 9, "#FDE047")


def mwstc(pen: Pen) -> None:
    """A student's cap."""
    pen.shape([(50, 20), (94, 40), (50, 60), (6, 40)], "#7F1D1D")
    pen.shape([(26, 54), (50, 66), (74, 54), (74, 74), (50, 84), (26, 74)], "#991B1B")
    pen.line([(86, 43), (86, 74)], 3, "#D97706")
    pen.disc(86, 76, 5, "#D97706")


def czujniki(pen: Pen) -> None:
    """A signal."""
    pen.box(8, 8, 92, 92, "#065F46")
    wave: list[Point] = [(14 + step, 50 - 26 * math.sin(step / 72 * math.tau)) for step in range(73)]
    pen.line(wave, 6, "#A7F3D0")


def bastion(pen: Pen) -> None:
    """A shield with a tower on it."""
    pen.shape([(14, 14), (86, 14), (86, 50), (50, 92), (14, 50)], "#1E293B")
    tower: list[Point] = [
        (32, 26),
        (40, 26),
        (40, 32),
        (46, 32),
        (46, 26),
        (54, 26),
        (54, 32),
        (60, 32),
        (60, 26),
    ]
    pen.shape([*tower, (68, 26), (68, 42), (60, 46), (60, 64), (40, 64), (40, 46), (32, 42)], "#38BDF8")


LOGOS: tuple[Callable[[Pen], None], ...] = (
    klaster, netika, piastsoft, kwadrans, sasiad, taryfikon,
    chmura, automatyka, izs, mwstc, czujniki, bastion,
)  # fmt: skip


def strip() -> None:
    """What stands in for the strip of a programme's signs: boxes that say what they are."""
    width, height = 900, 90
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(BytesIO(pymupdf_fonts.myfont("figo")), 26)
    for left, right, text in ((4, 296, "znak"), (304, 596, "wzór paska programu"), (604, 896, "znak")):
        draw.rectangle((left, 4, right, height - 5), outline="#64748B", width=3, fill="#F1F5F9")
        draw.text(((left + right) / 2, height / 2), text, fill="#334155", font=font, anchor="mm")
    image.quantize(8).save(FOLDER / "pasek.png", optimize=True)


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    for logo in LOGOS:
        pen = Pen()
        logo(pen)
        pen.save(FOLDER / f"{logo.__name__}.png")
    strip()


if __name__ == "__main__":
    main()
