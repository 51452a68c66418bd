"""Builders: registers and records for tests, short to write and easy to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from grono.domain.activity import Registration, Session
from grono.domain.attached import Attachment
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.text import _
from grono.domain.training import Edition, Programme
from grono.services import editing, registers
from grono.services.activities import registering, sessions
from grono.services.activities.registering import Newcomer
from grono.services.parts.base import Edit
from grono.services.records import ORGANISATION, PERSON
from grono.store.opening import create_register
from grono.store.store import Store


def today() -> date:
    """The day on which a test runs, asked when it is needed: a run may last over midnight."""
    return date.today()


def register(folder: Path, name: str = "Klaster testowy") -> Store:
    """A new register with the program's rules and a cluster of a name."""
    store = create_register(folder / "test.grono", "tester")
    registers.prepare(store, name)
    return store


def organisation(store: Store, name: str, **values: object) -> Id:
    """An organisation with some values, by the names of the fields."""
    held = ORGANISATION.new(str(values.pop("id", "")) or None)
    with store.step(_("Add {name}", name=name)):
        store.save_many(ORGANISATION.write(held, {"name": name, **values}, Edit(today(), None)))
    return held.id


def person(store: Store, family: str, given: str = "", **values: object) -> Id:
    """A person; organisation is the id of the firm of their role."""
    return editing.save_person(store, None, {"family_name": family, "given_name": given, **values})


def values(store: Store, id: str, day: date | None = None) -> Mapping[str, object]:
    """What the register says about an organisation on a day, by default today."""
    return ORGANISATION.read(ORGANISATION.load(store, [id])[id], day or today())


def person_values(store: Store, id: str, day: date | None = None) -> Mapping[str, object]:
    """What the register says about a person on a day, by default today."""
    return PERSON.read(PERSON.load(store, [id])[id], day or today())


def event(store: Store, title: str, *days: Session, **columns: object) -> Id:
    """An event with its days, as session() makes them."""
    made = Event(title=title, **columns)  # type: ignore[arg-type]
    with store.step(_("Add {name}", name=title)):
        store.save(made)
    sessions.save_sessions(store, Event.table, made.id, days)
    return made.id


def edition(store: Store, title: str, *days: Session, **columns: object) -> Id:
    """An edition of a programme of its own, with its sessions; programme holds the programme's columns."""
    more = columns.pop("programme", {})
    curriculum = Programme(**{"title": title, **more})  # type: ignore[arg-type,dict-item]
    made = Edition(programme_id=curriculum.id, number=1, title=title, **columns)  # type: ignore[arg-type]
    with store.step(_("Add {name}", name=title)):
        store.save_many([curriculum, made])
    sessions.save_sessions(store, Edition.table, made.id, days)
    return made.id


def session(day: str, hours: str = "9:00-15:00", **columns: object) -> Session:
    """A day of an event or a session, not saved: "2026-11-24", "9:00-12:00"."""
    starts, ends = (time.fromisoformat(f"{part:0>5}") for part in hours.split("-"))
    owner = {"subject_table": Event.table, "subject_id": Id("")}
    return Session(**owner, day=date.fromisoformat(day), starts=starts, ends=ends, **columns)  # type: ignore[arg-type]


def registered(store: Store, table: str, id: str, *people: Newcomer) -> list[Registration]:
    """People registered for an event or an edition, in the order given."""
    return registering.register(store, table, id, people)


def guest(family: str, given: str = "", organisation: str = "") -> Newcomer:
    """Somebody who is not in the register."""
    return Newcomer(family_name=family, given_name=given, organisation=organisation)


def project(store: Store, title: str, strip: bytes | None = None, **columns: object) -> Id:
    """A project, with the picture of its programme's signs."""
    made = Project(title=title, **{"code": title[:8], **columns})  # type: ignore[arg-type,dict-item]
    with store.step(_("Add {name}", name=title)):
        store.save(made)
        if strip is not None:
            file = Attachment(
                subject_table=Project.table,
                subject_id=made.id,
                file_name="strip.png",
                sha256=store.files.put(strip),
                size=len(strip),
                media_type="image/png",
            )
            store.save(file)
            store.save(replace(made, strip_id=file.id))
    return made.id
