"""A field that names a record of the register where it can, and keeps any other text as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grono.services import known
from grono.services.editing import title_of
from grono.services.fields import Field
from grono.store.store import Store
from grono.ui.forms.choosing import FindEditor
from grono.ui.forms.editor import Editor
from grono.ui.forms.options import Editors
from grono.ui.look import Look


@dataclass(frozen=True)
class Named:
    """Who or what is meant: the id of a record and its title, or only words."""

    id: str | None
    words: str


def named(store: Store, value: object) -> Named:
    """What stands in such a field."""
    text = str(value or "").strip()
    title = title_of(store, text) if text else ""
    return Named(text, title) if title else Named(None, text)


class RecordOrTextEditors(Editors):
    """Editors of some fields that find records of a table while typing; the other fields as usual."""

    def __init__(self, look: Look, store: Store, tables: Mapping[str, str]) -> None:
        super().__init__(look)
        self._store = store
        self._tables = tables

    def make(self, field: Field) -> Editor:
        table = self._tables.get(field.key)
        if table is None:
            return super().make(field)
        store = self._store
        return FindEditor(
            self._look,
            field,
            lambda typed: known.records(store, table, typed),
            free=True,
            words_of=lambda value: named(store, value).words,
        )
