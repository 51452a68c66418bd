"""Finding records by what was typed, whatever its marks, case or separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grono.domain.folding import fold
from grono.domain.ids import Id
from grono.store.driver import Connection

_WORD = re.compile(r"\w+")
_SEPARATORS = re.compile(r"[\s()\-./+]+")


@dataclass(frozen=True)
class Hit:
    """A record that was found."""

    kind: str
    id: Id
    title: str


def match(text: str) -> str:
    """What was typed as an FTS5 expression: every word a prefix; digits also without their separators.

    Empty when nothing was typed that could be looked for.
    """
    words = " ".join(f'"{word}"*' for word in _WORD.findall(fold(text)))
    digits = _SEPARATORS.sub("", text)
    if digits.isdigit() and " " in words:
        return f'({words}) OR "{digits}"*'
    return words


def row_numbers(connection: Connection, text: str) -> list[int]:
    """The local numbers of all records that hold every word of a text, in no order."""
    expression = match(text)
    if not expression:
        return []
    return [row[0] for row in connection.execute("SELECT rowid FROM _search WHERE _search MATCH ?", (expression,))]


def hits(connection: Connection, text: str, kinds: Sequence[str], limit: int = 20) -> list[Hit]:
    """The first records of some kinds that hold every word of a text, by title in Polish order."""
    expression = match(text)
    if not expression:
        return []
    rows = connection.execute(
        f"""SELECT r.kind, r.id, r.title FROM _search s JOIN _rownum r ON r.n = s.rowid
            WHERE _search MATCH ? AND r.kind IN ({", ".join("?" * len(kinds))})
            ORDER BY r.sort_key LIMIT ?""",
        (expression, *kinds, limit),
    )
    return [Hit(row["kind"], Id(row["id"]), row["title"]) for row in rows]
