"""Events, programmes, editions and projects as flat values, for forms and lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from grono.domain.activity import Session
from grono.domain.attached import Tag
from grono.domain.entity import Entity
from grono.domain.event import Event
from grono.domain.project import Project
from grono.domain.training import Edition, Programme
from grono.services.activities.fields import FIELDS
from grono.services.parts.attached import Notes
from grono.services.parts.base import Edit, Held, Part, Values
from grono.services.parts.many import ManyRows
from grono.services.parts.single import OwnColumns
from grono.services.records import RecordType

_FIRST_DAY = ("day", "starts", "ends")
_MORNING, _AFTERNOON = time(9), time(15)


@dataclass(frozen=True)
class FirstDay:
    """The first session of an event, which its form asks for; the others have a place of their own."""

    keys: tuple[str, ...] = _FIRST_DAY

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        return (Session,)

    def read(self, held: Held, day: date) -> Values:  # noqa: ARG002 - as every part is asked
        first = self._first(held)
        return {key: getattr(first, key) for key in self.keys} if first else {}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:  # noqa: ARG002
        given: dict[str, Any] = {key: values[key] for key in self.keys if values.get(key)}
        first = self._first(held)
        if first is not None:
            changed = {key: value for key, value in given.items() if getattr(first, key) != value}
            if changed:
                yield replace(first, **changed)
        elif "day" in given:
            times: dict[str, Any] = {
                "starts": _MORNING,
                "ends": max(given.get("starts", _MORNING), _AFTERNOON),
            }
            yield Session(subject_table=held.table, subject_id=held.id, **{**times, **given})

    def _first(self, held: Held) -> Session | None:
        return min(held.of(Session), key=lambda one: (one.day, one.starts), default=None)


def _own(entity: type[Entity], *more: Part, but: tuple[str, ...] = ()) -> RecordType:
    """A kind of record whose fields are columns of its own row."""
    columns = {field.key: field.key for field in FIELDS[entity.table] if field.key not in ("id", *but)}
    return RecordType(
        entity.table, (OwnColumns(entity, columns), *more, ManyRows("tags", Tag, "name"), Notes())
    )


EVENT = _own(Event, FirstDay(), but=_FIRST_DAY)
PROGRAMME = _own(Programme)
EDITION = _own(Edition)
PROJECT = _own(Project)

RECORDS = {record.table: record for record in (EVENT, PROGRAMME, EDITION, PROJECT)}
