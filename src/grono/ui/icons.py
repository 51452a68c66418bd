"""Phosphor icons, painted as paths from the font inside the qtawesome package, which is never imported."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

from grono import paths

_FONT = "phosphor-1.3.0.ttf"
_CHARMAP = "phosphor-charmap-1.3.0.json"
_EM = 64
_LOG = logging.getLogger(__name__)

ColourOf = Callable[[], QColor]


def fonts_folder() -> Path:
    """Where the icon font lies: in the packed program, or in the installed package."""
    if paths.is_frozen():
        return paths.root() / "qtawesome" / "fonts"
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(_FONT)
    return Path(spec.origin).parent / "fonts"


@cache
def _font() -> QRawFont:
    return QRawFont(str(fonts_folder() / _FONT), _EM)


@cache
def _codepoints() -> dict[str, str]:
    return json.loads((fonts_folder() / _CHARMAP).read_text(encoding="ascii"))


@cache
def outline(name: str) -> QPainterPath:
    """The icon as a path in a square of 1 by 1; nothing for an unknown name, which goes to the log.

    It is asked for while painting, where an exception ends the process.
    """
    if name not in _codepoints():
        _LOG.warning("no icon %r", name)
        return QPainterPath()
    character = chr(int(_codepoints()[name], 16))
    font = _font()
    path = font.pathForGlyph(font.glyphIndexesForString(character)[0])
    fit = QTransform().scale(1 / _EM, 1 / _EM).translate(0, font.ascent())
    return fit.map(path)


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw an icon into a box."""
    side = min(box.width(), box.height())
    corner = box.center() - QPointF(side / 2, side / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner)
    painter.scale(side, side)
    painter.fillPath(outline(name), colour)
    painter.restore()


class _Engine(QIconEngine):
    """Paints one icon in the colour of the moment, so that it follows the theme by itself."""

    def __init__(self, name: str, colour: ColourOf, off: ColourOf) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._off = off
        self._pixmaps: dict[tuple[int, int, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._off() if mode == QIcon.Mode.Disabled else self._colour()
        paint(painter, self._name, QRectF(rect), colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        colour = self._off() if mode == QIcon.Mode.Disabled else self._colour()
        key = (size.width(), size.height(), colour.rgba(), scale)
        if key not in self._pixmaps:
            drawn = QPixmap(size * scale)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            self.paint(painter, drawn.rect(), mode, state)
            painter.end()
            drawn.setDevicePixelRatio(scale)
            self._pixmaps[key] = drawn
        return self._pixmaps[key]

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour, self._off)


class Icons:
    """Icons by name and colour token, made once each."""

    def __init__(self, colour: Callable[[str], QColor]) -> None:
        self._colour = colour
        self._made: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: str = "text-2") -> QIcon:
        """A QIcon that follows the theme; sharp at any size and pixel ratio."""
        key = (name, colour)
        if key not in self._made:
            engine = _Engine(name, lambda: self._colour(colour), lambda: self._colour("text-off"))
            self._made[key] = QIcon(engine)
        return self._made[key]
