"""What was done in the whole register, which records a step touched, and going back to before it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.services.changes import Line, lines_of
from grono.store.journal import Change, Step, StepKind
from grono.store.store import Store

_LOOKED_AT = 5000


@dataclass(frozen=True)
class Touched:
    """A record that a step changed, by what it is called today ("" when it is gone), and how."""

    table: str
    id: Id
    title: str
    lines: tuple[Line, ...]


def steps(store: Store, limit: int = 1000) -> list[Step]:
    """What people did, newest first; what the program adds by itself is left out."""
    return [step for step in store.steps(limit) if step.kind is not StepKind.SEED]


def touched(store: Store, step: Step, limit: int = 50) -> tuple[list[Touched], int]:
    """The first records that a step changed, and how many there are in all."""
    subjects = [
        row[0]
        for row in store.query(
            "SELECT subject, min(seq) FROM change WHERE step = ? GROUP BY subject ORDER BY 2", (step.id,)
        )
    ]
    shown = subjects[:limit]
    rows = store.query(
        """SELECT subject, table_name, key, before, after FROM change
           WHERE step = ? AND subject IN (SELECT value FROM json_each(?)) ORDER BY seq""",
        (step.id, json.dumps(shown)),
    )
    found: dict[str, list[Change]] = {subject: [] for subject in shown}
    for subject, table, key, before, after in rows:
        found[subject].append(Change(table, Id(key), _image(before), _image(after)))
    titles = _titles(store, [subject.split(":", 1)[1] for subject in shown])
    return [_touched(subject, changes, titles) for subject, changes in found.items()], len(subjects)


def undoable(store: Store) -> list[Step]:
    """The steps that undo would take back one after another, the first one first."""
    found: list[Step] = []
    settled: dict[str | None, StepKind] = {}
    for step in store.steps(_LOOKED_AT):
        if step.kind is StepKind.MIGRATE:
            break
        if step.kind in (StepKind.UNDO, StepKind.REDO):
            settled.setdefault(step.undoes, step.kind)
        elif step.kind is StepKind.DO and settled.get(step.id) is not StepKind.UNDO:
            found.append(step)
    return found


def undo_to(store: Store, step: Step) -> int:
    """Take back everything that was done since a step, and the step itself; returns how many steps it was."""
    open_steps = [known.id for known in undoable(store)]
    if step.id not in open_steps:
        raise UserError(_("This was taken back already, or lies before a point that cannot be undone."))
    count = open_steps.index(step.id) + 1
    for _turn in range(count):
        store.undo()
    return count


def _touched(subject: str, changes: Sequence[Change], titles: dict[str, str]) -> Touched:
    table, id = subject.split(":", 1)
    return Touched(table, Id(id), titles.get(id, ""), tuple(lines_of(changes)))


def _titles(store: Store, ids: Sequence[str]) -> dict[str, str]:
    sql = "SELECT id, title FROM _rownum WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in store.query(sql, (json.dumps(ids),))}


def _image(text: str | None) -> dict[str, object] | None:
    return None if text is None else json.loads(text)
