"""The large register with events and editions in it: a million attendances, straight into the tables."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tests.bench import large

from grono.domain.activity import Attendance, Registration, RegistrationState, Session
from grono.domain.entity import Entity
from grono.domain.event import Event, EventKind, EventState
from grono.domain.ids import Id, new_id
from grono.domain.person import Gender, Person, Role, RoleKind
from grono.domain.training import Edition, EditionState, Programme
from grono.store.opening import open_register
from grono.store.rows import batches, codec_of
from grono.store.store import Store

ORGANISATIONS, PEOPLE = 50_000, 60_000
EVENTS, EDITIONS = 4_000, 1_000
AT_EVENT, AT_EDITION, SESSIONS = 100, 60, 10
FIRST, DAYS = date(2017, 1, 2), 3_600

_FAMILY = (
    "Nowak",
    "Wójcik",
    "Zając",
    "Mazur",
    "Król",
    "Żak",
    "Sroka",
    "Gołąb",
    "Ćwik",
    "Łuczak",
    "Wilk",
    "Duda",
)
_GIVEN = ("Anna", "Jan", "Zofia", "Łukasz", "Ewa", "Piotr", "Iga", "Adam", "Olga", "Jakub", "Róża", "Rafał")


def register() -> Path:
    """The register, made from the large one when it is not there yet."""
    path = large.OUT / "activities.grono"
    if not path.exists():
        unfinished = large.OUT / "unfinished-activities.grono"
        for old in large.OUT.glob(f"{unfinished.name}*"):
            old.unlink()
        shutil.copyfile(large.register(ORGANISATIONS), unfinished)
        with open_register(unfinished, "bench") as store:
            fill(store)
            store.connection.execute("ANALYZE")
            store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        unfinished.rename(path)
    return path


def opened(*, read_only: bool = True) -> Store:
    """The register, open."""
    return open_register(register(), "bench", read_only=read_only)


def fill(store: Store) -> None:
    """People, programmes, events, editions, and who was there; titles and search are made afterwards."""
    chance = random.Random(20261124)
    firms = [row[0] for row in store.query("SELECT id FROM organisation ORDER BY id")]
    people = [_person(number, chance) for number in range(PEOPLE)]
    roles = [
        Role(
            person_id=one.id, organisation_id=chance.choice(firms), kind=RoleKind.OTHER, function="handlowiec"
        )
        for one in people
    ]
    store.connection.execute("BEGIN IMMEDIATE")
    for rows in (people, roles):
        _insert(store, rows)
    _insert_activities(store, [one.id for one in people], firms, chance)
    store.connection.execute("COMMIT")
    store.rebuild_caches()


def _person(number: int, chance: random.Random) -> Person:
    return Person(
        family_name=f"{chance.choice(_FAMILY)} {number}",
        given_name=chance.choice(_GIVEN),
        gender=chance.choice(tuple(Gender)),
    )


def _insert_activities(store: Store, people: list[Id], firms: list[str], chance: random.Random) -> None:
    programmes = [
        Programme(title=f"Program {number}", minutes_per_hour=45 + 15 * (number % 2)) for number in range(50)
    ]
    events = [
        Event(
            title=f"Spotkanie {number}",
            kind=chance.choice(tuple(EventKind)),
            state=EventState.SETTLED,
            capacity=200,
        )
        for number in range(EVENTS)
    ]
    editions = [
        Edition(
            programme_id=chance.choice(programmes).id, number=number, title=f"Edycja {number}",
            state=EditionState.SETTLED, maximum=80,
        )
        for number in range(EDITIONS)
    ]  # fmt: skip
    for rows in (programmes, events, editions):
        _insert(store, rows)
    for several in batches([*events, *editions], 250):
        _insert_taking_part(store, several, people, firms, chance)


def _insert_taking_part(
    store: Store, activities: list[Event | Edition], people: list[Id], firms: list[str], chance: random.Random
) -> None:
    """Sessions, registrations and attendance of some activities."""
    attended: list[tuple[object, ...]] = []
    sessions: list[Session] = []
    registered: list[Registration] = []
    for one in activities:
        days = list(_sessions(one, chance))
        rows = list(_registrations(one, people, firms, chance))
        sessions += days
        registered += rows
        for day in days:
            attended += [
                (new_id(), None, day.id, row.id, day.length if chance.random() < 0.9 else 0, "signed", None)
                for row in rows
            ]
    _insert(store, sessions)
    _insert(store, registered)
    names = "id, deleted_at, session_id, registration_id, minutes, source, arrived"
    store.connection.executemany(
        f"INSERT INTO {Attendance.table} ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", attended
    )


def _sessions(one: Event | Edition, chance: random.Random) -> Iterator[Session]:
    first = FIRST + timedelta(days=chance.randrange(DAYS))
    for number in range(SESSIONS if isinstance(one, Edition) else 1):
        day = first + timedelta(days=7 * number)
        yield Session(subject_table=one.table, subject_id=one.id, day=day, starts=time(9), ends=time(12))


def _registrations(
    one: Event | Edition, people: list[Id], firms: list[str], chance: random.Random
) -> Iterator[Registration]:
    count = AT_EDITION if isinstance(one, Edition) else AT_EVENT
    for number, person in enumerate(chance.sample(people, count), start=1):
        yield Registration(
            subject_table=one.table,
            subject_id=one.id,
            number=number,
            registered_at=datetime(2026, 1, 2, tzinfo=UTC),
            state=RegistrationState.CONFIRMED if isinstance(one, Edition) else RegistrationState.PRESENT,
            person_id=person,
            organisation_id=Id(chance.choice(firms)),
        )


def _insert(store: Store, rows: Iterable[Entity]) -> None:
    """Rows of one class into their table, without a journal."""
    for chunk in batches(rows):
        codec = codec_of(type(chunk[0]))
        store.connection.executemany(codec.insert, zip(*codec.encode(chunk), strict=True))
