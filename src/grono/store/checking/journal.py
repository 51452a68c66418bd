"""The journal against the rows: what its last lines say must be what is there."""

from __future__ import annotations

import json
from collections.abc import Iterator

from grono.domain.entities import ENTITIES
from grono.domain.text import Text, n_
from grono.store.checking.finding import Finding
from grono.store.driver import Connection
from grono.store.rows import codec_of

_LINES = "SELECT step, seq, table_name, key, after FROM change ORDER BY step, seq"
_NEVER = object()
_Key = tuple[str, str]
"""Table and id."""


def findings(connection: Connection) -> Iterator[Finding]:
    """Steps with lines missing, and rows that are not as the journal left them."""
    last, broken = _last_sums(connection)
    if broken:
        yield Finding(
            n_("{n} line is missing from the journal.", "{n} lines are missing from the journal.", broken)
        )
    suspects: dict[_Key, str] = {}
    for entity in ENTITIES:
        unknown, table = 0, entity.table
        for id, image in connection.execute(f"SELECT id, {codec_of(entity).image} FROM {table}"):
            said = last.pop((table, id), _NEVER)
            unknown += said == _NEVER
            if said not in (_NEVER, hash(image)):
                suspects[table, id] = image
        if unknown:
            yield Finding(_unknown(unknown, table))
    yield from _gone(last)
    yield from _different(connection, suspects)


def _last_sums(connection: Connection) -> tuple[dict[_Key, object], int]:
    """For every row the sum of its last image, None where it went; and how many lines are missing."""
    last: dict[_Key, object] = {}
    broken, before, expected = 0, None, 0
    for step, seq, table, key, after in connection.execute(_LINES):
        expected = 1 if step != before else expected + 1
        broken += seq - expected
        expected, before = seq, step
        last[table, key] = None if after is None else hash(after)
    return last, broken


def _gone(last: dict[_Key, object]) -> Iterator[Finding]:
    lost: dict[str, int] = {}
    for (table, _id), said in last.items():
        if said is not None:
            lost[table] = lost.get(table, 0) + 1
    for table, n in lost.items():
        yield Finding(
            n_(
                "{n} row of {table} is in the journal but not in the register.",
                "{n} rows of {table} are in the journal but not in the register.",
                n,
                table=table,
            )
        )


def _different(connection: Connection, suspects: dict[_Key, str]) -> Iterator[Finding]:
    """Rows that differ from their last line in what the line knows; columns that came later do not count."""
    if not suspects:
        return
    lines = {
        (table, key): after
        for _step, _seq, table, key, after in connection.execute(_LINES)
        if (table, key) in suspects
    }
    different: dict[str, int] = {}
    for (table, id), image in suspects.items():
        now, then = json.loads(image), json.loads(lines[table, id] or "{}")
        if not then or any(now.get(name) != value for name, value in then.items()):
            different[table] = different.get(table, 0) + 1
    for table, n in different.items():
        yield Finding(
            n_(
                "{n} row of {table} is not as the journal left it.",
                "{n} rows of {table} are not as the journal left them.",
                n,
                table=table,
            )
        )


def _unknown(n: int, table: str) -> Text:
    return n_(
        "{n} row of {table} is not in the journal.",
        "{n} rows of {table} are not in the journal.",
        n,
        table=table,
    )
