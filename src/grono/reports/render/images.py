"""Logos: whatever picture was recorded, at the size and the resolution of print."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image
from reportlab.lib.utils import ImageReader

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PER_POINT = 300 / 72
_MOST_PIXELS = 60_000_000
_KEPT = 1000
_BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


@dataclass(frozen=True)
class Logo:
    """A picture ready for print, with its size on paper."""

    reader: ImageReader
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo at its place on a piece."""

    logo: Logo
    x: float
    y: float

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        logo = self.logo
        canvas.drawImage(logo.reader, left + self.x, top - self.y - logo.height, logo.width, logo.height)


_ready: dict[tuple[bytes, float, float], Logo | None] = {}


def logo(data: bytes | None, width: float, height: float) -> Logo | None:
    """The picture, as large as it may be inside this room; None when there is none or it cannot be read."""
    if not data:
        return None
    key = (hashlib.sha256(data).digest(), width, height)
    if key not in _ready:
        if len(_ready) > _KEPT:
            _ready.clear()
        _ready[key] = _read(data, width, height)
    return _ready[key]


def _read(data: bytes, width: float, height: float) -> Logo | None:
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            image = _on_white(opened)
    except _BROKEN:
        return None
    scale = min(width / image.width, height / image.height)
    size = (image.width * scale, image.height * scale)
    pixels = (max(1, round(size[0] * _PER_POINT)), max(1, round(size[1] * _PER_POINT)))
    if pixels[0] < image.width:
        image = image.resize(pixels, Image.Resampling.LANCZOS)
    return Logo(ImageReader(image), *size)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")
