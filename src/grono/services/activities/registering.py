"""Registering people for an event or an edition: one seat rule, a waiting list, knowing overbooking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from grono.domain.activity import ParticipantRole, Registration, RegistrationState
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.seats import promoted, state_of_new
from grono.domain.text import Text, UserError, _, n_
from grono.domain.training import Edition
from grono.services import editing
from grono.services.activities.taking_part import registrations_of
from grono.services.parts.single import trashed
from grono.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody who wants to take part: a person of the register, or a guest by name."""

    person_id: str | None = None
    family_name: str = ""
    given_name: str = ""
    email: str = ""
    phone: str = ""
    organisation_id: str | None = None
    organisation: str = ""
    role: ParticipantRole = ParticipantRole.PARTICIPANT
    delegated: bool = False
    needs: str = ""
    registered_at: datetime | None = None


def capacity(store: Store, table: str, id: str) -> int | None:
    """How many seats an activity has; None for no limit. Raises UserError when it is not there."""
    activity = store.get(Event, id) if table == Event.table else store.get(Edition, id)
    if activity is None:
        raise UserError(
            _("There is no event or edition “{id}”.", id=id),
            todo=_("List them with: grono list FILE events, or editions."),
        )
    return activity.capacity if isinstance(activity, Event) else activity.maximum


def register(
    store: Store, table: str, id: str, newcomers: Iterable[Newcomer], *, overbook: bool = False
) -> list[Registration]:
    """Register people in the order given; where no seat is free they wait, unless the office overbooks.

    People of the register who are registered already keep their row and are not returned; those who were
    only invited, or had resigned, come in again.
    """
    seats = capacity(store, table, id)
    held = registrations_of(store, table, id)
    made: list[Registration] = []
    for newcomer in newcomers:
        one = taken_in(table, id, seats, held, newcomer, overbook=overbook)
        if one is not None:
            held = [*(other for other in held if other.id != one.id), one]
            made.append(one)
    _refuse_problems(made)
    title = editing.title_of(store, id)
    with store.step(
        n_("Register {n} person for {name}", "Register {n} people for {name}", len(made), name=title)
    ):
        store.save_many(made)
    return made


def taken_in(
    table: str,
    id: str,
    seats: int | None,
    held: Sequence[Registration],
    newcomer: Newcomer,
    *,
    known: Registration | None = None,
    overbook: bool = False,
) -> Registration | None:
    """What a newcomer becomes beside those who are held, not saved; None where they are registered already.

    known: the registration that a newcomer is known to have; people of the register are found by themselves.
    """
    known = known or _known(held, newcomer)
    if known is not None and known.state not in (RegistrationState.INVITED, RegistrationState.RESIGNED):
        return None
    state = state_of_new(seats, held)
    over = overbook and state is RegistrationState.WAITING
    return replace(
        known or _new(table, id, newcomer, _next_number(held)),
        state=RegistrationState.REGISTERED if over else state,
        overbooked=over,
        registered_at=newcomer.registered_at or datetime.now(UTC),
    )


def invite(store: Store, table: str, id: str, person_ids: Iterable[str]) -> list[Registration]:
    """Put people of the register on the list as invited; those who stand there already stay as they are."""
    from grono.services.rows import person_rows

    held = registrations_of(store, table, id)
    known = {one.person_id for one in held}
    wanted = [person for person in dict.fromkeys(person_ids) if person not in known]
    firms = {
        str(row["id"]): row.get("organisation_id") for row in person_rows(store, wanted, date.today(), ())
    }
    number = _next_number(held)
    made = [
        Registration(
            subject_table=table,
            subject_id=Id(id),
            number=number + place,
            state=RegistrationState.INVITED,
            person_id=Id(person),
            organisation_id=Id(str(firms[person])) if firms.get(person) else None,
        )
        for place, person in enumerate(wanted)
    ]
    title = editing.title_of(store, id)
    with store.step(n_("Invite {n} person to {name}", "Invite {n} people to {name}", len(made), name=title)):
        store.save_many(made)
    return made


def set_state(
    store: Store, registrations: Sequence[Registration], state: RegistrationState
) -> list[Registration]:
    """Bring people into a state; whoever waits gets a seat that falls free. Returns those who moved up."""
    changed = [replace(one, state=state) for one in registrations if one.state is not state]
    return _settled(
        store,
        changed,
        n_("{n} registration: {state}", "{n} registrations: {state}", len(changed), state=state),
    )


def change(store: Store, registration: Registration, **columns: Any) -> list[Registration]:
    """Change what a registration says. Returns those who moved up from the waiting list."""
    changed = replace(registration, **columns)
    _refuse_problems([changed])
    return _settled(store, [changed], _("Change a registration"))


def overbook(store: Store, registrations: Sequence[Registration]) -> None:
    """Give people who wait a seat although none is free, and record that the office knew."""
    seated = [replace(one, state=RegistrationState.REGISTERED, overbooked=True) for one in registrations]
    with store.step(n_("Overbook by {n} person", "Overbook by {n} people", len(seated))):
        store.save_many(seated)


def remove(store: Store, registrations: Sequence[Registration]) -> list[Registration]:
    """Take registrations off the list, into the trash. Returns those who moved up."""
    gone = [trashed(one) for one in registrations]
    return _settled(store, gone, n_("Delete {n} registration", "Delete {n} registrations", len(gone)))


def promote(store: Store, table: str, id: str) -> list[Registration]:
    """Let those who wait move up where seats are free, after the number of seats grew."""
    up = promoted(capacity(store, table, id), registrations_of(store, table, id))
    with store.step(n_("{n} person moves up", "{n} people move up", len(up))):
        store.save_many(up)
    return up


def become_person(store: Store, registration: Registration) -> Id:
    """Make a guest a person of the register, without retyping; returns the person's id."""
    if registration.person_id:
        return registration.person_id
    values = {
        "family_name": registration.guest_family_name,
        "given_name": registration.guest_given_name,
        "emails": (registration.guest_email,) if registration.guest_email else (),
        "phones": (registration.guest_phone,) if registration.guest_phone else (),
        "organisation": registration.organisation_id,
    }
    name = f"{registration.guest_given_name} {registration.guest_family_name}".strip()
    with store.step(_("Add {name} to the register", name=name)):
        person = editing.save_person(store, None, {key: value for key, value in values.items() if value})
        store.save(replace(registration, person_id=person))
    return person


def _settled(store: Store, changed: Sequence[Registration], message: Text) -> list[Registration]:
    """Save registrations and let those who wait move up, each activity by itself, in one step."""
    up: list[Registration] = []
    with store.step(message):
        store.save_many(changed)
        for table, id in dict.fromkeys((one.subject_table, one.subject_id) for one in changed):
            moved = promoted(capacity(store, table, id), registrations_of(store, table, id))
            store.save_many(moved)
            up.extend(moved)
    return up


def _known(held: Sequence[Registration], newcomer: Newcomer) -> Registration | None:
    if newcomer.person_id is None:
        return None
    return next((one for one in held if one.person_id == newcomer.person_id), None)


def _new(table: str, id: str, newcomer: Newcomer, number: int) -> Registration:
    guest = newcomer.person_id is None
    return Registration(
        subject_table=table,
        subject_id=Id(id),
        number=number,
        role=newcomer.role,
        person_id=Id(newcomer.person_id) if newcomer.person_id else None,
        guest_family_name=newcomer.family_name if guest else "",
        guest_given_name=newcomer.given_name if guest else "",
        guest_email=newcomer.email if guest else "",
        guest_phone=newcomer.phone if guest else "",
        organisation_id=Id(newcomer.organisation_id) if newcomer.organisation_id else None,
        guest_organisation="" if newcomer.organisation_id else newcomer.organisation,
        delegated=newcomer.delegated,
        needs=newcomer.needs,
    )


def _next_number(held: Sequence[Registration]) -> int:
    return max((one.number for one in held), default=0) + 1


def _refuse_problems(registrations: Iterable[Registration]) -> None:
    for one in registrations:
        for problem in one.problems().values():
            raise UserError(problem)
