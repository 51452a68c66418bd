"""Where lines of running text may break."""

from __future__ import annotations

import re

_ONE_LETTER = re.compile(r"(?<![^\s(„“\"'])([aiouwzAIOUWZ]) (?=\S)")


def tied(text: str, locale: str) -> str:
    """The text with a word of one letter tied to the next one, as Polish wants it at the end of a line."""
    return _ONE_LETTER.sub("\\1\N{NO-BREAK SPACE}", text) if locale == "pl" else text
