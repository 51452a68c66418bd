"""Right-to-left words in left-to-right lines: enough for a name in Hebrew or Arabic."""

from __future__ import annotations

import re
import unicodedata

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RUN = re.compile(f"[{_RTL}](?:[{_RTL}0-9 ,.'\u00a0-]*[{_RTL}])?")
_NUMBER = re.compile(r"[0-9]+")
_MIRROR = str.maketrans("()[]{}«»<>", ")(][}{»«><")


def is_rtl(char: str) -> bool:
    """Whether a character is written from right to left."""
    return _RUN.match(char) is not None


def visual(text: str) -> str:
    """The text in the order in which it is drawn from left to right."""
    return _RUN.sub(lambda found: _reversed(found[0]), text) if _RUN.search(text) else text


def _reversed(run: str) -> str:
    clusters: list[str] = []
    for char in run.translate(_MIRROR):
        if clusters and unicodedata.combining(char):
            clusters[-1] += char
        else:
            clusters.append(char)
    backwards = "".join(reversed(clusters))
    return _NUMBER.sub(lambda found: found[0][::-1], backwards)
