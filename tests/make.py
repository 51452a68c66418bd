"""Builders: registers and records for tests, short to write and easy to read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from grono.domain.ids import Id
from grono.domain.text import _
from grono.services import editing, registers
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
