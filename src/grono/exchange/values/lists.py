"""Cells that hold several values: trades, products, tags, notes, classes of activity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grono.domain.text import _
from grono.exchange.sheets import Cell
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.words import plain, says_nothing
from grono.services.reference.pkd import activity, normalise_pkd, versions_with

_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?:;|$)')
_PIECE = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*|([^;\n]*))(?:[;\n]|$)')
_BULLET = re.compile(r"^\s*(?:[-\u2013\u2022*]|\d{1,2}[.)])\s+")
_NEEDS_QUOTES = re.compile(r'[;,\n\r"]|^\s|\s$')
_CODE = re.compile(r"(?<![\d.])\d{1,2}[. -]?\d{2}[. -]?[A-Za-z](?![A-Za-z])")


def joined(several: Sequence[str]) -> str:
    """Several values in one cell; separated() gives exactly these back, whatever they hold."""
    return "; ".join(_quoted(one) if _NEEDS_QUOTES.search(one) or not one else one for one in several)


def separated(text: str) -> tuple[str, ...]:
    """The values that joined() put into one cell."""
    pieces = _unquoted(text, _PIECE)
    return tuple(pieces if pieces is not None else (piece.strip() for piece in text.split(";")))


def values(cell: Cell, _context: Context) -> tuple[str, ...]:
    """The values of a cell, cut at semicolons and line ends, at commas where there is neither."""
    text = str(cell) if isinstance(cell, str) else plain(cell)
    if '"' in text and (quoted := _unquoted(text, _PIECE)) is not None:
        return tuple(dict.fromkeys(value for value in quoted if value))
    cuts = r"[;\n\r|]+" if re.search(r"[;\n\r|]", text) else ","
    pieces = (plain(_BULLET.sub("", piece)) for piece in re.split(cuts, text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece and not says_nothing(piece)))


def joined_notes(notes: Sequence[str]) -> str:
    """Several notes in one cell; notes() gives exactly these back."""
    if len(notes) == 1 and _unquoted(notes[0], _QUOTED) is None and notes[0] == notes[0].strip():
        return notes[0]
    return "; ".join(map(_quoted, notes))


def notes(cell: Cell, _context: Context) -> tuple[str, ...]:
    """The notes of a cell: one, unless it is a list of quoted ones."""
    text = str(cell) if isinstance(cell, str) else plain(cell)
    found = _unquoted(text, _QUOTED)
    return tuple(found) if found else (text.replace("\r\n", "\n").strip(),)


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _unquoted(text: str, piece: re.Pattern[str]) -> list[str] | None:
    """The pieces of a text that is made of them and of nothing else; None otherwise."""
    found: list[str] = []
    place = 0
    while place < len(text):
        match = piece.match(text, place)
        if match is None or match.end() == place:
            return None
        quoted = match[1]
        found.append(quoted.replace('""', '"') if quoted is not None else match[2].strip())
        place = match.end()
    return found


def pkd_codes(cell: Cell, version: str) -> tuple[str, ...]:
    """Classes of activity of one version, with or without dots, names and the letter's case."""
    text = plain(cell)
    codes = [code for found in _CODE.findall(text) if (code := normalise_pkd(found))]
    if not codes:
        raise CellProblem(_("“{value}” is no PKD code. Write it like 62.10.B.", value=text))
    for code in codes:
        if activity(version, code) is None:
            raise _unknown(code, version)
    return tuple(dict.fromkeys(codes))


def pkd_either(cell: Cell, context: Context) -> dict[str, object]:
    """Classes of activity whose version nobody names: the one that knows them, or the column's."""
    text = plain(cell)
    codes = [code for found in _CODE.findall(text) if (code := normalise_pkd(found))]
    known = [set(versions_with(code)) for code in codes]
    common = set.intersection(*known) if known else set()
    version = context.pkd if context.pkd in common or not common else common.pop()
    return {f"pkd_{version}": pkd_codes(cell, version)}


def pkd_version_of(texts: Sequence[str]) -> str:
    """The version that a column of codes is written in: the one that knows more of them, 2025 if both do."""
    counts = {"2025": 0, "2007": 0}
    for text in texts:
        for found in _CODE.findall(text):
            for version in versions_with(normalise_pkd(found) or ""):
                counts[version] += 1
    return "2007" if counts["2007"] > counts["2025"] else "2025"


def _unknown(code: str, version: str) -> CellProblem:
    others = [other for other in versions_with(code) if other != version]
    if others:
        return CellProblem(
            _("{code} is a code of PKD {other}, not of PKD {version}. Correct it or move it.",
              code=code, other=others[0], version=version)
        )  # fmt: skip
    return CellProblem(
        _("PKD {version} has no code {code}. Correct it or delete it.", version=version, code=code)
    )
