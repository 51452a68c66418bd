"""The trash: records, notes, tasks and files that were deleted, and how they come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from grono.domain.attached import Attachment, Note, Task
from grono.domain.entity import Entity
from grono.domain.event import Event
from grono.domain.organisation import Organisation
from grono.domain.person import Person
from grono.domain.project import Project
from grono.domain.text import _, n_
from grono.domain.training import Edition, Programme
from grono.services import rows
from grono.services.editing import title_of
from grono.store.store import Store

KINDS: tuple[type[Entity], ...] = (
    Organisation,
    Person,
    Project,
    Event,
    Programme,
    Edition,
    Note,
    Task,
    Attachment,
)
"""What people delete and bring back one by one."""


@dataclass(frozen=True)
class Trashed:
    """Something in the trash: its row, what it is called, where it belonged, and when it was deleted."""

    row: Entity
    title: str
    note: str
    deleted_at: datetime

    @property
    def table(self) -> str:
        """The kind of thing."""
        return self.row.table


def in_trash(store: Store) -> list[Trashed]:
    """Everything that can be brought back, what was deleted last first."""
    found = [thing for kind in KINDS for thing in _of_kind(store, kind)]
    return sorted(found, key=lambda thing: thing.deleted_at, reverse=True)


def bring_back(store: Store, things: Sequence[Trashed]) -> None:
    """Take some things out of the trash, in one step."""
    message = n_("Bring back {n} thing", "Bring back {n} things", len(things))
    if len(things) == 1:
        message = _("Bring back {name}", name=things[0].title)
    order = sorted(things, key=lambda thing: KINDS.index(type(thing.row)))
    with store.step(message):
        store.save_many(replace(thing.row, deleted_at=None) for thing in order)


def counts(things: Sequence[Trashed]) -> dict[str, int]:
    """How many of each kind."""
    return dict(Counter(thing.table for thing in things))


def _of_kind(store: Store, kind: type[Entity]) -> list[Trashed]:
    ids = [row[0] for row in store.query(f"SELECT id FROM {kind.table} WHERE deleted_at IS NOT NULL")]
    gone = [row for id in ids if (row := store.get(kind, id))]
    if kind is Organisation:
        told = rows.organisation_rows(store, ids, date.today(), ("name", "town"))
        names = [(str(row.get("name") or ""), str(row.get("town") or "")) for row in told]
    else:
        names = [_named(store, row) for row in gone]
    return [Trashed(row, *name, _moment(row)) for row, name in zip(gone, names, strict=True)]


def _named(store: Store, row: Entity) -> tuple[str, str]:
    """What something other than an organisation is called, and what it belonged to."""
    match row:
        case Person():
            return f"{row.family_name} {row.given_name}".strip(), ""
        case Project() | Event() | Programme() | Edition():
            return row.title, ""
        case Note():
            return row.text.strip().partition("\n")[0], title_of(store, row.subject_id)
        case Task():
            return row.title, title_of(store, row.subject_id)
        case Attachment():
            return row.file_name, title_of(store, row.subject_id)
        case _:
            raise TypeError(row)


def _moment(row: Entity) -> datetime:
    return datetime.fromisoformat(row.deleted_at or "")
