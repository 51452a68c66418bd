"""Saving an event or an edition from its form: more seats let those who wait in, in the same step."""

from __future__ import annotations

from grono.domain.ids import Id
from grono.domain.text import _
from grono.services import editing
from grono.services.activities import registering
from grono.services.parts.base import Values
from grono.store.store import Store


def save_activity(store: Store, table: str, id: str | None, values: Values) -> Id:
    """Add or change an event or an edition; returns its id. Raises UserError with what is wrong."""
    if id is None:
        return editing.save_record(store, table, None, values)
    with store.step(_("Change {name}", name=editing.title_of(store, id))):
        saved = editing.save_record(store, table, id, values)
        registering.promote(store, table, saved)
    return saved
