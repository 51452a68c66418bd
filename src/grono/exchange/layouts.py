"""Layouts of foreign lists: how one was mapped is remembered for the next, and for giving it back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grono.domain.entity import Entity
from grono.domain.views import ImportColumn, ImportLayout
from grono.exchange.columns import Assignment
from grono.exchange.importers import Importer
from grono.exchange.refused import is_reason
from grono.exchange.table import Column
from grono.services.parts.single import trashed
from grono.store.store import Store

_BETWEEN = "\t"


@dataclass(frozen=True)
class Layout:
    """A remembered layout with its columns in order."""

    entity: ImportLayout
    columns: tuple[ImportColumn, ...]

    @property
    def mapping(self) -> dict[str, str]:
        """What each header fills; "" is a column left out."""
        return {parts(column)[1]: column.field for column in self.columns}


def parts(column: ImportColumn) -> tuple[str, str]:
    """The group above a header, and the header."""
    group, _tab, header = column.header.rpartition(_BETWEEN)
    return group, header


def find(store: Store, importer: Importer, columns: Sequence[Column]) -> Layout | None:
    """The layout of the same headers in the same order, as it was mapped last."""
    where = "importer = ? AND headers_key = ?"
    found = store.all(ImportLayout, where, (importer.key, _key(columns)))
    return _with_columns(store, found[-1]) if found else None


def kept(store: Store, importer: Importer) -> list[Layout]:
    """Every remembered layout of a kind of list, the latest last."""
    return [_with_columns(store, one) for one in store.all(ImportLayout, "importer = ?", (importer.key,))]


def remembered(
    store: Store, importer: Importer, assignments: Sequence[Assignment], source: str, sheet: str
) -> Iterator[Entity]:
    """The rows to save so that a layout is known the next time; none when it is known already."""
    used = [one for one in assignments if not is_reason(one.column.header)]
    known = find(store, importer, [one.column for one in used])
    headers = _key([one.column for one in used])
    entity = known.entity if known else ImportLayout(importer=importer.key, headers_key=headers)
    renewed = replace(entity, source=source, sheet=sheet)
    if known is None or renewed != entity:
        yield renewed
    before = {column.position: column for column in known.columns} if known else {}
    for position, one in enumerate(used):
        header = one.column.group + _BETWEEN + one.column.header if one.column.group else one.column.header
        old = before.pop(position, None)
        if old is None:
            yield ImportColumn(layout_id=entity.id, position=position, header=header, field=one.target)
        elif (old.header, old.field) != (header, one.target):
            yield replace(old, header=header, field=one.target)
    yield from map(trashed, before.values())


def _with_columns(store: Store, entity: ImportLayout) -> Layout:
    columns = store.of(ImportColumn, [entity.id]).get(entity.id, [])
    return Layout(entity, tuple(sorted(columns, key=lambda column: column.position)))


def _key(columns: Sequence[Column]) -> str:
    """The headers in order, the column of reasons that this program adds left out."""
    lines = (f"{one.group}{_BETWEEN}{one.header}" for one in columns if not is_reason(one.header))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
