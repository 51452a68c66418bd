"""One small style sheet, filled with the colours and scaled to the text size."""

from __future__ import annotations

import re
from functools import cache

from grono import paths
from grono.ui.tokens import Tokens

_COLOUR = re.compile(r"@([a-z][a-z0-9-]*)(?:\.(text|tint|mark))?")
_PIXELS = re.compile(r"(\d+)px")
_HAIRLINE = 2


@cache
def _template() -> str:
    file = paths.resources_dir() / "themes" / "grono.qss"
    return re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)


def build(tokens: Tokens, scale: int) -> str:
    """The sheet for a theme; edges of 1 and 2 px stay as they are at every text size."""

    def colour(found: re.Match[str]) -> str:
        name, part = found.groups()
        value = getattr(tokens.states[name], part) if part else tokens.colours[name]
        return value.name() if value.alpha() == 255 else value.name(value.NameFormat.HexArgb)

    def pixels(found: re.Match[str]) -> str:
        size = int(found[1])
        return found[0] if size <= _HAIRLINE else f"{round(size * scale / 100)}px"

    return _COLOUR.sub(colour, _PIXELS.sub(pixels, _template()))
