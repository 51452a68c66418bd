"""Breaking text into lines that fit, and choosing the size at which it does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grono.reports.render.fonts import Face

NAME_STEPS = (9.0, 8.5, 8.0, 7.5, 7.0)
_INSIDE = re.compile(r"(?<=[-/@._,;])(?=.)")
ELLIPSIS = "…"


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """The lines of a text; words longer than a line are broken, at a hyphen or a dot if they have one."""
    limit = width / size + 1e-6
    lines: list[str] = []
    for part in text.split("\n"):
        if len(part) < 200 and face.word(part) <= limit:
            lines.append(part)
        else:
            _paragraph(part, face, limit, lines)
    return lines


def fit(
    text: str, face: Face, steps: Sequence[float], width: float, lines: int = 1
) -> tuple[float, list[str]]:
    """The largest size at which the text takes few enough lines, and the lines; at the last it takes more."""
    needed = face.word(text) if len(text) < 200 else face.width(text)
    broken: list[str] = []
    for size in steps:
        if needed * size <= width:
            return size, [text]
        if lines > 1 and needed * size <= lines * width:
            broken = wrap(text, face, size, width)
            if len(broken) <= lines:
                return size, broken
    return steps[-1], wrap(text, face, steps[-1], width)


def shortened(lines: list[str], most: int, face: Face, size: float, width: float) -> list[str]:
    """At most so many lines; the last then ends in an ellipsis, at a word where there is one."""
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    text = kept[-1]
    while text and face.width(_cut(text)) * size > width:
        shorter, _space, _word = text.rpartition(" ")
        text = shorter or text[:-1]
    kept[-1] = _cut(text)
    return kept


def _cut(text: str) -> str:
    return text.rstrip(".,;:–- ") + ELLIPSIS


def _paragraph(text: str, face: Face, limit: float, lines: list[str]) -> None:
    space = face.word(" ")
    line: list[str] = []
    used = 0.0
    for word in text.split(" "):
        width = face.word(word) if len(word) < 60 else face.width(word)
        if line and used + space + width <= limit:
            line.append(word)
            used += space + width
            continue
        if line:
            lines.append(" ".join(line))
        if width > limit:
            *whole, word = _broken(word, face, limit)
            lines.extend(whole)
            width = face.width(word)
        line, used = [word], width
    lines.append(" ".join(line))


def _broken(word: str, face: Face, limit: float) -> list[str]:
    """A word in parts that fit; none is empty."""
    parts: list[str] = []
    part, used = "", 0.0
    for piece in _INSIDE.split(word):
        width = face.width(piece)
        if used + width <= limit:
            part, used = part + piece, used + width
            continue
        if part:
            parts.append(part)
        *whole, part = _chopped(piece, face, limit) if width > limit else [piece]
        parts.extend(whole)
        used = face.width(part)
    return [*parts, part]


def _chopped(piece: str, face: Face, limit: float) -> list[str]:
    """A piece without any place to break, in parts that fit; each has at least one character."""
    parts: list[str] = []
    begin, used = 0, 0.0
    for at, char in enumerate(piece):
        width = face.word(char)
        if used + width > limit and at > begin:
            parts.append(piece[begin:at])
            begin, used = at, 0.0
        used += width
    return [*parts, piece[begin:]]
