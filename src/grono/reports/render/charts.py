"""Charts, drawn once: onto paper, and as SVG onto the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import Drawing, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color

from grono.domain.text import _
from grono.reports.document import Chart, ChartKind, Heading
from grono.reports.language import Language, Voice
from grono.reports.render.blocks import Setter
from grono.reports.render.fonts import Face, bold, regular
from grono.reports.render.piece import Piece
from grono.reports.render.style import GREY, INK, MM, TRACK, WHITE, Colour, accent, colour, contrast, mixed
from grono.reports.render.typography import one_line
from grono.reports.render.wrap import shortened, wrap
from grono.wording import Kind

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ROW = 6.6 * MM
_BAR = 3.4 * MM
_MOST = 14
_TINTS = (0.0, 0.55, 0.25, 0.72, 0.4, 0.84)


@dataclass(frozen=True)
class Palette:
    """The colours of a chart: paper's, or those of the screen's theme."""

    mark: Colour
    text: Colour = INK
    soft: Colour = GREY
    grid: Colour = TRACK
    ground: Colour = WHITE

    def tint(self, at: int) -> Colour:
        """The colour of one of several parts; neighbours differ in greyscale too."""
        return mixed(self.mark, self.ground, _TINTS[at % len(_TINTS)])


@dataclass(frozen=True, slots=True)
class Graphic:
    """A drawing at the top of a piece."""

    drawing: Drawing

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        renderPDF.draw(self.drawing, canvas, left, top - self.drawing.height)


def chart(setter: Setter, block: Chart) -> list[Piece]:
    """A chart under its title, both on one page."""
    head = setter.heading(Heading(block.title, 2, aside=block.unit)) if block.title else []
    found = drawing(block, setter.voice, setter.width, Palette(setter.accent))
    return [*head, Piece("Figure", found.height + 2 * MM, shapes=[Graphic(found)], before=4 * MM)]


def drawing(block: Chart, voice: Voice, width: float, palette: Palette) -> Drawing:
    """The chart without its title."""
    sketch = _Sketch(voice, width, palette)
    whole = block.whole or sum(value for _label, value in block.items) or 1
    _KINDS[block.kind](sketch, _few(block.items), whole)
    return sketch.finished()


def svg(
    block: Chart,
    voice: Voice,
    width: float = 480,
    *,
    palette: Palette | None = None,
    accent_code: str = "#1F4E79",
) -> str:
    """The chart for the screen; Qt needs a plain font family, and no clip path, which it paints black."""
    text = renderSVG.drawToString(drawing(block, voice, width, palette or Palette(accent(accent_code))))
    text = re.sub(r"<clipPath.*?</clipPath>|<title>.*?</title>|<desc>.*?</desc>", "", text, flags=re.DOTALL)
    text = text.replace("clip-path: url(#clip)", "")
    text = re.sub(r"font-family:\s*(\w+)-Bold", r"font-family: \1; font-weight: 700", text)
    return re.sub(r"font-family:\s*(\w+)-Regular", r"font-family: \1", text)


def screen_palette(mark: str, text: str, soft: str, grid: str, ground: str) -> Palette:
    """A palette from the colour codes of a theme."""
    return Palette(colour(mark), colour(text), colour(soft), colour(grid), colour(ground))


class _Sketch:
    """Collects shapes from the top down, and turns them round at the end."""

    def __init__(self, voice: Voice, width: float, palette: Palette) -> None:
        self.voice = voice
        self.width = width
        self.palette = palette
        self.height = 0.0
        self._shapes: list[Callable[[float], Sequence[Shape]]] = []

    def box(self, x: float, down: float, width: float, height: float, fill: Colour) -> None:
        """A filled rectangle."""
        look: dict[str, Any] = {"fillColor": _color(fill), "strokeColor": None}
        self._shapes.append(lambda top: [Rect(x, top - down - height, width, height, **look)])

    def line(self, points: Sequence[tuple[float, float]], ink: Colour, thick: float = 0.5) -> None:
        """A line through points."""
        self._shapes.append(
            lambda top: [
                PolyLine(
                    [value for x, down in points for value in (x, top - down)],
                    strokeColor=_color(ink),
                    strokeWidth=thick,
                    fillColor=None,
                )
            ]
        )

    def text(
        self, x: float, down: float, words: str, face: Face, size: float, ink: Colour, anchor: float = 0.0
    ) -> None:
        """A text; anchor 0 begins at x, 0.5 is centred on it, 1 ends there."""
        left = x - face.width(words) * size * anchor
        marks: list[tuple[float, str, str]] = []
        for name, run, width in face.runs(words):
            marks.append((left, run, name))
            left += width * size
        self._shapes.append(
            lambda top: [
                String(at, top - down, run, fontName=name, fontSize=size, fillColor=_color(ink))
                for at, run, name in marks
            ]
        )

    def finished(self) -> Drawing:
        """The drawing, whose axis points upwards."""
        found = Drawing(self.width, self.height, initialFontName=regular().name)
        for shapes in self._shapes:
            for shape in shapes(self.height):
                found.add(shape)
        return found


def _few(items: Sequence[tuple[object, int]]) -> list[tuple[object, int]]:
    """At most so many values; the smallest are counted together."""
    if len(items) <= _MOST:
        return list(items)
    rest = sum(value for _label, value in items[_MOST - 1 :])
    return [*items[: _MOST - 1], (_("others"), rest)]


def _bars(sketch: _Sketch, items: Sequence[tuple[object, int]], total: int) -> None:
    """Horizontal bars, longest label decides where they begin; value and share at the end."""
    palette, voice = sketch.palette, sketch.voice
    most = max((value for _label, value in items), default=1) or 1
    labels = [_label_line(voice, label, sketch.width * 0.42) for label, _value in items]
    begin = max((regular().width(label) * 9 for label in labels), default=0.0) + 4 * MM
    room = sketch.width - begin - 24 * MM
    for (_words, value), label in zip(items, labels, strict=True):
        middle = sketch.height + _ROW / 2
        sketch.text(0, middle + 3, label, regular(), 9, palette.text)
        length = max(room * value / most, 0.5 if value else 0)
        sketch.box(begin, middle - _BAR / 2, length, _BAR, palette.mark)
        at = begin + length + 2 * MM
        number = voice.say(value)
        sketch.text(at, middle + 3, number, bold(), 9, palette.text)
        share = voice.say(value / total, Kind.PERCENT)
        sketch.text(at + bold().width(number) * 9 + 2 * MM, middle + 3, share, regular(), 8, palette.soft)
        sketch.height += _ROW


def _share(sketch: _Sketch, items: Sequence[tuple[object, int]], total: int) -> None:
    """One bar of parts, and under it what each part is."""
    palette, voice = sketch.palette, sketch.voice
    at, high = 0.0, 9 * MM
    for place, (_words, value) in enumerate(items):
        length = sketch.width * value / total
        fill = palette.tint(place)
        sketch.box(at, 0, max(length - 0.8, 0.4), high, fill)
        share = voice.say(value / total, Kind.PERCENT)
        if bold().width(share) * 9 + 6 < length:
            ink = (
                palette.ground
                if contrast(fill, palette.ground) > contrast(fill, palette.text)
                else palette.text
            )
            sketch.text(at + length / 2, high / 2 + 3, share, bold(), 9, ink, 0.5)
        at += length
    sketch.height = high + 3 * MM
    _legend(sketch, items, total)


def _legend(sketch: _Sketch, items: Sequence[tuple[object, int]], total: int) -> None:
    palette, voice = sketch.palette, sketch.voice
    across = 1 if voice.language is Language.BOTH else 2
    width = sketch.width / across
    for place, (label, value) in enumerate(items):
        left, down = place % across * width, sketch.height + place // across * 5.2 * MM
        sketch.box(left, down + 0.6 * MM, 3 * MM, 3 * MM, palette.tint(place))
        tail = f"{voice.say(value)} ({voice.say(value / total, Kind.PERCENT)})"
        room = width - 9 * MM - bold().width(tail) * 9
        line = _label_line(voice, label, room)
        sketch.text(left + 5 * MM, down + 3.3 * MM, line, regular(), 9, palette.text)
        at = left + 5 * MM + regular().width(line) * 9 + 2 * MM
        sketch.text(at, down + 3.3 * MM, tail, bold(), 9, palette.text)
    sketch.height += -(-len(items) // across) * 5.2 * MM


def _steps(sketch: _Sketch, items: Sequence[tuple[object, int]], _total: int) -> None:
    """Upright bars over an axis of time; only the highest and the last say their value."""
    palette, voice = sketch.palette, sketch.voice
    high, begin = 42 * MM, 10 * MM
    most = max((value for _label, value in items), default=0)
    step = _nice(most)
    top = max(-(-most // step), 1) * step
    for mark in range(0, top + 1, step):
        down = high - high * mark / top + 4 * MM
        sketch.line([(begin, down), (sketch.width, down)], palette.grid)
        sketch.text(begin - 2 * MM, down + 2.6, voice.say(mark), regular(), 7.5, palette.soft, 1)
    width = (sketch.width - begin) / max(len(items), 1)
    for place, (label, value) in enumerate(items):
        middle = begin + width * (place + 0.5)
        length = high * value / top
        sketch.box(middle - width * 0.28, high + 4 * MM - length, width * 0.56, length, palette.mark)
        if len(items) <= 12 or place == len(items) - 1:
            sketch.text(middle, high + 2.8 * MM - length, voice.say(value), bold(), 8, palette.text, 0.5)
        line = _label_line(voice, label, width, 7.5)
        sketch.text(middle, high + 8 * MM, line, regular(), 7.5, palette.soft, 0.5)
    sketch.height = high + 10 * MM


def _label_line(voice: Voice, label: object, room: float, size: float = 9) -> str:
    """A label in both languages if there is room, else in one, else shortened."""
    main, other = (one_line(text, voice.locale) for text in voice.pair(label))
    both = f"{main} / {other}" if other else main
    if regular().width(both) * size <= room:
        return both
    lines = wrap(main, regular(), size, room)
    return shortened(lines, 1, regular(), size, room)[0]


def _nice(most: int) -> int:
    """The distance of the lines of a grid: 1, 2 or 5 times a power of ten, at most five of them."""
    power = 1
    while True:
        for step in (1, 2, 5):
            if step * power * 5 >= most:
                return step * power
        power *= 10


def _color(of: Colour) -> Color:
    return Color(*of)


_KINDS: dict[ChartKind, Callable[[_Sketch, Sequence[tuple[object, int]], int], None]] = {
    ChartKind.BARS: _bars,
    ChartKind.SHARE: _share,
    ChartKind.STEPS: _steps,
}
