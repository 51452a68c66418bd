"""Taking back an older change of one record, by a new step that leaves what came later as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from grono.domain.entities import BY_TABLE
from grono.domain.entity import Entity
from grono.domain.text import UserError, _
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.journal import Change, StepKind
from grono.store.rows import codec_of
from grono.store.store import Store


def revert(store: Store, table: str, id: str, step_id: str) -> None:
    """Give a record back what one step changed in it; other records of that step stay.

    What the program wrote by itself stays, issued numbers above all: raises UserError.
    """
    for step, changes in store.history(table, id):
        if step.id == step_id and step.kind in (StepKind.SEED, StepKind.MIGRATE):
            raise UserError(_("The program wrote this by itself; it is not taken back."))
        if step.id == step_id:
            name = title_of(store, id)
            with store.step(_("Take back in {name}: {what}", name=name, what=step.message)):
                store.save_many(_as_before(store, changes))
            return
    raise UserError(_("This change is no longer in the history; nothing was taken back."))


def _as_before(store: Store, changes: list[Change]) -> Iterator[Entity]:
    for change in reversed(changes):
        entity = BY_TABLE[change.table]
        present = store.get(entity, change.key)
        if change.before is None:
            if present is not None and present.deleted_at is None:
                yield trashed(present)
        else:
            yield _with(entity, present, change.before, change.after)


def _with(
    entity: type[Entity], present: Entity | None, before: dict[str, Any], after: dict[str, Any] | None
) -> Entity:
    """The present row with the columns of one change as they were before it."""
    was = _row(entity, before)
    if present is None or after is None:
        return was
    became = _row(entity, after)
    changed = {
        column: getattr(was, column)
        for column in codec_of(entity).columns
        if getattr(was, column) != getattr(became, column)
    }
    return replace(present, **changed)


def _row(entity: type[Entity], image: dict[str, Any]) -> Entity:
    codec = codec_of(entity)
    return codec.decode([image.get(name) for name in codec.columns])
