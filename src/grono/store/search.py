"""Finding records by what was typed, whatever its marks, case or separators."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

from grono.domain.folding import fold
from grono.domain.ids import Id
from grono.store.driver import Connection, Cursor, OperationalError

_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[\s()\-./+]+")

_Found = Sequence[Any]
"""Kind, id, title and sort key."""


@dataclass(frozen=True)
class Hit:
    """A record that was found."""

    kind: str
    id: Id
    title: str


def match(text: str) -> str:
    """What was typed as an FTS5 expression: every word a prefix; a number without its separators.

    Empty when nothing was typed that could be looked for.
    """
    digits = _SEPARATORS.sub("", text).upper().removeprefix("PL")
    if digits.isdigit() and len(digits) > 3:
        return f'"{digits}"*'
    words = sorted(set(_WORD.findall(fold(text))), key=len, reverse=True)
    implied = {word for word in words for longer in words if longer != word and longer.startswith(word)}
    return " ".join(f'"{word}"*' for word in words if word not in implied)


def row_numbers(connection: Connection, text: str) -> list[int]:
    """The local numbers of all records that hold every word of a text, in no order."""
    expression = match(text)
    if not expression:
        return []
    try:  # as one text, which is the quickest way to fetch half of all records
        found = connection.execute(
            "SELECT json_group_array(rowid) FROM _search WHERE _search MATCH ?", (expression,)
        )
        return json.loads(found.fetchone()[0])
    except OperationalError as error:
        if str(error).startswith("fts5: "):  # a letter that the index does not know as one
            return []
        raise


def hits(connection: Connection, text: str, kinds: Sequence[str], limit: int = 20) -> list[Hit]:
    """The first records of some kinds that hold every word of a text, by title in Polish order."""
    numbers = row_numbers(connection, text)
    every = connection.execute("SELECT max(n) FROM _rownum").fetchone()[0] or 0
    find = _first_of_many if 2 * len(numbers) > every else _first_of_few
    return [Hit(kind, Id(id), title) for kind, id, title, _key in find(connection, numbers, kinds, limit)]


def _first_of_few(
    connection: Connection, numbers: list[int], kinds: Sequence[str], limit: int
) -> list[_Found]:
    """Look all of them up and sort them."""
    return (
        _plain(connection)
        .execute(
            f"""SELECT kind, id, title, sort_key FROM _rownum
                WHERE n IN (SELECT value FROM json_each(?)) AND kind IN ({", ".join("?" * len(kinds))})
                ORDER BY sort_key LIMIT ?""",
            (json.dumps(numbers), *kinds, limit),
        )
        .fetchall()
    )


def _first_of_many(
    connection: Connection, numbers: list[int], kinds: Sequence[str], limit: int
) -> list[_Found]:
    """Go through all records in their order until there are enough, which is soon where most are found."""
    wanted, found = set(numbers), list[_Found]()
    for kind in kinds:
        rows = _plain(connection).execute(
            "SELECT n, kind, id, title, sort_key FROM _rownum WHERE kind = ? ORDER BY sort_key", (kind,)
        )
        found += islice((row for n, *row in rows if n in wanted), limit)
    return sorted(found, key=itemgetter(3))[:limit]


def _plain(connection: Connection) -> Cursor:
    """Rows as tuples, which are quicker than rows by name."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor
