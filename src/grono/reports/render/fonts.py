"""The fonts of paper, their widths, and what stands in for a glyph that is missing."""

from __future__ import annotations

import io
import re
from functools import cache

import pymupdf_fonts
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from grono.reports.render import bidi

rl_config.useA85 = 0  # binary streams: a fifth smaller, and quicker to write

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_FAMILIES = {
    "FiraGO-Regular": ("figo", "NotoSans-Regular"),
    "FiraGO-Bold": ("figbo", "NotoSans-Bold"),
    "NotoSans-Regular": ("notos", ""),
    "NotoSans-Bold": ("notosbo", ""),
}
_SPACES = {"\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}", "\N{THIN SPACE}": " ", "\t": " "}
_MANY = 50_000

Run = tuple[str, str, float]
"""The name of a font, the text in it, and its width per size of one."""


class Face:
    """A font with its width tables, and the font that stands in for it."""

    def __init__(self, name: str) -> None:
        self.name = name
        font = _registered(name)
        self.glyphs = font.face.charToGlyph
        self._widths = font.face.charWidths
        self._units = _Widths(self)
        self._words: dict[str, float] = {}
        self.plain: set[str] = set()

    def width(self, text: str) -> float:
        """The width of a text at a size of one."""
        units = self._units
        return sum([units[char] for char in text]) / 1000

    def word(self, text: str) -> float:
        """The width of a text that will come again, at a size of one."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) > _MANY:
                self._words.clear()
            found = self._words[text] = self.width(text)
        return found

    def draws(self, text: str) -> bool:
        """Whether this font alone draws the text, from left to right."""
        return self.plain.issuperset(text)

    def runs(self, text: str) -> list[Run]:
        """The text as it is drawn from left to right, cut where another font must help out."""
        found: list[Run] = []
        for char in bidi.visual(text):
            name, drawn = self.resolve(char)
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1] + drawn, found[-1][2] + self._units[char] / 1000)
            else:
                found.append((name, drawn, self._units[char] / 1000))
        return found

    def resolve(self, char: str) -> tuple[str, str]:
        """The font and the character by which a character is drawn."""
        char = _SPACES.get(char, char)
        if ord(char) in self.glyphs:
            return self.name, char
        helper = self.helper
        if helper and ord(char) in helper.glyphs:
            return helper.name, char
        return (helper or self).name, REPLACEMENT

    @property
    def helper(self) -> Face | None:
        """The font that is asked where this one has no glyph."""
        name = _FAMILIES[self.name][1]
        return face(name) if name else None

    def unit(self, char: str) -> float:
        """The width of one character in thousandths of the size."""
        if char in _SPACES or ord(char) in self.glyphs:
            return self._widths[ord(_SPACES.get(char, char))]
        name, drawn = self.resolve(char)
        return face(name).unit(drawn)


class _Widths(dict[str, float]):
    """Widths of characters as they are met; a character drawn as it stands becomes plain."""

    def __init__(self, owner: Face) -> None:
        super().__init__()
        self._owner = owner

    def __missing__(self, char: str) -> float:
        owner = self._owner
        if ord(char) in owner.glyphs and not bidi.is_rtl(char):
            owner.plain.add(char)
        found = self[char] = owner.unit(char)
        return found


@cache
def face(name: str) -> Face:
    """A font by its name; read once."""
    return Face(name)


def regular() -> Face:
    """The font of running text."""
    return face("FiraGO-Regular")


def bold() -> Face:
    """The font of names and headings."""
    return face("FiraGO-Bold")


def _registered(name: str) -> TTFont:
    font = TTFont(name, io.BytesIO(pymupdf_fonts.fontbuffers[_FAMILIES[name][0]]()))
    pdfmetrics.registerFont(font)
    return font
