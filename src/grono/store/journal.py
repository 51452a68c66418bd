"""What was done, by whom and when; undo, redo and the history of a record follow from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from grono.domain.ids import Id, new_id
from grono.domain.text import Text
from grono.store.driver import Connection, Row

Subjects = dict[str, set[str]]
"""Records: ids by table."""


class StepKind(StrEnum):
    """Why a step was written."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    SEED = "seed"
    MIGRATE = "migrate"


@dataclass(frozen=True)
class Step:
    """One line of the journal: one transaction and one undo."""

    id: Id
    at: datetime
    who: str
    kind: StepKind
    undoes: Id | None
    message: Text


@dataclass(frozen=True)
class Change:
    """One row of one table as it was and as it became; None is "not there"."""

    table: str
    key: Id
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def dump(message: Text) -> str:
    """A message as the journal keeps it: untranslated, with its arguments."""
    return json.dumps(_plain(message), ensure_ascii=False)


def load(text: str) -> Text:
    """The message that dump wrote."""
    message = _rich(json.loads(text))
    return message if isinstance(message, Text) else Text(text)


def _plain(value: object) -> object:
    if isinstance(value, Text):
        args = {name: _plain(arg) for name, arg in value.args.items()}
        return {"msgid": value.msgid, "plural": value.plural, "context": value.context, "args": args}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value if value is None or isinstance(value, int) else str(value)


def _rich(value: object) -> object:
    if isinstance(value, dict) and "date" in value:
        return date.fromisoformat(value["date"])
    if isinstance(value, dict):
        args = {name: _rich(arg) for name, arg in value["args"].items()}
        return Text(value["msgid"], args, value["plural"], value["context"])
    return value


def write_step(
    connection: Connection, who: str, kind: StepKind, message: Text, undoes: Id | None = None
) -> Id:
    """Begin a step; its id sorts after every step before it, even where a clock was set back."""
    last = connection.execute("SELECT max(id) FROM step").fetchone()[0] or ""
    id = new_id()
    if id <= last:
        id = Id(f"{int(last.replace('-', ''), 16) + 1:032x}")
        id = Id("-".join((id[:8], id[8:12], id[12:16], id[16:20], id[20:])))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO step (id, at, who, kind, undoes, message) VALUES (?, ?, ?, ?, ?, ?)",
        (id, at, who, kind.value, undoes, dump(message)),
    )
    return id


def next_undo(connection: Connection) -> Step | None:
    """The step that undo would take back: the latest one done and not undone, since the last barrier."""
    return _step(
        connection,
        """SELECT s.* FROM step s
           WHERE s.kind = 'do' AND s.id > coalesce((SELECT max(id) FROM step WHERE kind = 'migrate'), '')
             AND coalesce((SELECT kind FROM step u WHERE u.undoes = s.id ORDER BY u.id DESC LIMIT 1), 'redo')
                 = 'redo'
           ORDER BY s.id DESC LIMIT 1""",
    )


def next_redo(connection: Connection) -> Step | None:
    """The step that redo would do again: the one undone last, if nothing was done since."""
    return _step(
        connection,
        """SELECT s.* FROM step u JOIN step s ON s.id = u.undoes
           WHERE u.kind = 'undo'
             AND u.id > coalesce((SELECT max(id) FROM step WHERE kind IN ('do', 'migrate')), '')
             AND NOT EXISTS (SELECT 1 FROM step r WHERE r.undoes = s.id AND r.id > u.id)
           ORDER BY u.id DESC LIMIT 1""",
    )


def reverse(connection: Connection, step: Step, kind: StepKind, who: str) -> tuple[set[str], Subjects]:
    """Take back a step's changes (undo), or an undo's (redo); returns the tables and records touched."""
    source = step.id if kind is StepKind.UNDO else _last_undo(connection, step.id)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    tables: set[str] = set()
    subjects: Subjects = {}
    rows = connection.execute(
        "SELECT table_name, key, subject, before FROM change WHERE step = ? ORDER BY seq DESC", (source,)
    ).fetchall()
    for (table, gone), group in groupby(rows, key=lambda row: (row["table_name"], row["before"] is None)):
        changes = list(group)
        tables.add(table)
        _restore(connection, table, changes, gone=gone)
    for (subject,) in connection.execute("SELECT DISTINCT subject FROM change WHERE step = ?", (source,)):
        table, _colon, id = subject.partition(":")
        subjects.setdefault(table, set()).add(id)
    done = write_step(connection, who, kind, step.message, undoes=step.id)
    connection.execute(
        """INSERT INTO change (step, seq, table_name, key, subject, before, after)
           SELECT ?, row_number() OVER (ORDER BY seq DESC), table_name, key, subject, after, before
           FROM change WHERE step = ?""",
        (done, source),
    )
    return tables, subjects


def _restore(connection: Connection, table: str, changes: list[Row], *, gone: bool) -> None:
    if gone:
        connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(row["key"],) for row in changes])
        return
    images = [json.loads(row["before"]) for row in changes]
    names = list(images[0])
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT (id) DO UPDATE SET {updates}",
        [[image[name] for name in names] for image in images],
    )


def _last_undo(connection: Connection, step: Id) -> Id:
    sql = "SELECT max(id) FROM step WHERE undoes = ? AND kind = 'undo'"
    return Id(connection.execute(sql, (step,)).fetchone()[0])


def steps(connection: Connection, limit: int = 200) -> list[Step]:
    """The latest steps, newest first."""
    rows = connection.execute("SELECT * FROM step ORDER BY id DESC LIMIT ?", (limit,))
    return [_of_row(row) for row in rows]


def history(connection: Connection, table: str, id: str) -> list[tuple[Step, list[Change]]]:
    """Every step that touched a record or a row that belongs to it, newest first."""
    rows = connection.execute(
        """SELECT s.*, c.table_name, c.key, c.before, c.after FROM change c JOIN step s ON s.id = c.step
           WHERE substr(c.subject, instr(c.subject, ':') + 1, 18) = ?1 AND c.subject = ?2
           ORDER BY s.id DESC, c.seq""",
        (id[:18], f"{table}:{id}"),
    )
    return [(step, changes) for step, changes in _grouped(rows)]


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[Step, list[Change]]]:
    for _id, group in groupby(rows, key=lambda row: row["id"]):
        lines = list(group)
        changes = [
            Change(line["table_name"], Id(line["key"]), _image(line["before"]), _image(line["after"]))
            for line in lines
        ]
        yield _of_row(lines[0]), changes


def _image(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def _step(connection: Connection, sql: str) -> Step | None:
    row = connection.execute(sql).fetchone()
    return _of_row(row) if row else None


def _of_row(row: Row) -> Step:
    return Step(
        Id(row["id"]),
        datetime.fromisoformat(row["at"]),
        row["who"],
        StepKind(row["kind"]),
        Id(row["undoes"]) if row["undoes"] else None,
        load(row["message"]),
    )
