"""What a programme teaches: its modules and learning outcomes, saved as they stand in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grono.domain.ids import Id
from grono.domain.text import Text, UserError, _
from grono.domain.training import LearningOutcome, Module
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.services.training.courses import modules_of
from grono.store.store import Store

Taught = Module | LearningOutcome


def outcomes_of(store: Store, programme_id: str) -> list[LearningOutcome]:
    """The learning outcomes of a programme in their order."""
    return store.all(LearningOutcome, "programme_id = ?", (programme_id,), "position, id")


def save_modules(store: Store, programme_id: str, modules: Sequence[Module]) -> None:
    """Let a programme have exactly these modules, in this order; one step. Raises UserError."""
    name = title_of(store, programme_id)
    _save(store, programme_id, modules_of(store, programme_id), modules, _("Modules of {name}", name=name))


def save_outcomes(store: Store, programme_id: str, outcomes: Sequence[LearningOutcome]) -> None:
    """Let a programme have exactly these learning outcomes, in this order; one step. Raises UserError."""
    name = title_of(store, programme_id)
    message = _("Learning outcomes of {name}", name=name)
    _save(store, programme_id, outcomes_of(store, programme_id), outcomes, message)


def _save(
    store: Store, programme_id: str, before: Sequence[Taught], rows: Sequence[Taught], message: Text
) -> None:
    for row in rows:
        for problem in row.problems().values():
            raise UserError(problem)
    kept = {row.id for row in rows}
    placed = [
        replace(row, programme_id=Id(programme_id), position=place) for place, row in enumerate(rows, 1)
    ]
    with store.step(message):
        store.save_many([*placed, *(trashed(row) for row in before if row.id not in kept)])
