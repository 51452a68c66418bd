"""Registering for an event: seats, the waiting list, guests, overbooking that is known."""

from __future__ import annotations

import pytest
from tests import make

from grono.domain.activity import Registration, RegistrationState
from grono.domain.ids import Id
from grono.domain.text import UserError
from grono.services.activities import registering
from grono.services.activities.registering import Newcomer
from grono.services.activities.saving import save_activity
from grono.services.activities.taking_part import participants, registrations_of
from grono.store.store import Store

STATE = RegistrationState


@pytest.fixture
def event(store: Store) -> Id:
    """A breakfast with two seats."""
    return make.event(store, "Śniadanie", make.session("2026-12-01"), capacity=2)


def states(store: Store, event: str) -> list[str]:
    """Who is what, in the order of the sheet."""
    return [f"{one.family_name}: {one.registration.state}" for one in participants(store, "event", event)]


def come(store: Store, event: str, *names: str, overbook: bool = False) -> list[Registration]:
    """Guests register."""
    return registering.register(
        store, "event", event, [make.guest(name) for name in names], overbook=overbook
    )


def test_the_third_of_two_waits_and_moves_up_when_somebody_resigns(store: Store, event: Id) -> None:
    first, _second, third = come(store, event, "Lis", "Wilk", "Sowa")
    assert states(store, event) == ["Lis: registered", "Wilk: registered", "Sowa: waiting"]
    assert [one.id for one in registering.set_state(store, [first], STATE.RESIGNED)] == [third.id]
    assert states(store, event) == ["Lis: resigned", "Wilk: registered", "Sowa: registered"]


def test_resigning_and_moving_up_are_undone_together(store: Store, event: Id) -> None:
    first, *_others = come(store, event, "Lis", "Wilk", "Sowa")
    registering.set_state(store, [first], STATE.RESIGNED)
    store.undo()
    assert states(store, event) == ["Lis: registered", "Wilk: registered", "Sowa: waiting"]


def test_more_seats_let_those_who_wait_in(store: Store, event: Id) -> None:
    come(store, event, "Lis", "Wilk", "Sowa", "Kos")
    save_activity(store, "event", event, {"capacity": 3})
    assert states(store, event)[2:] == ["Sowa: registered", "Kos: waiting"]
    store.undo()
    assert states(store, event)[2:] == ["Sowa: waiting", "Kos: waiting"]


def test_the_office_overbooks_knowingly_and_it_is_recorded(store: Store, event: Id) -> None:
    come(store, event, "Lis", "Wilk")
    (over,) = come(store, event, "Sowa", overbook=True)
    assert (over.state, over.overbooked) == (STATE.REGISTERED, True)
    (late,) = come(store, event, "Kos")
    registering.overbook(store, [late])
    assert [one.overbooked for one in registrations_of(store, "event", event)] == [False, False, True, True]


def test_a_seat_taken_beyond_the_limit_is_not_free_when_left(store: Store, event: Id) -> None:
    come(store, event, "Lis", "Wilk")
    (over,) = come(store, event, "Sowa", overbook=True)
    come(store, event, "Kos")
    assert registering.remove(store, [over]) == []
    assert states(store, event)[-1] == "Kos: waiting"


def test_a_person_registers_once(store: Store, event: Id) -> None:
    anna = Newcomer(person_id=make.person(store, "Żółć", "Anna"))
    assert len(registering.register(store, "event", event, [anna, anna])) == 1
    assert registering.register(store, "event", event, [anna]) == []


def test_who_was_invited_keeps_the_row_on_registering(store: Store, event: Id) -> None:
    firm = make.organisation(store, "Netika")
    anna = make.person(store, "Żółć", "Anna", organisation=firm)
    (invited,) = registering.invite(store, "event", event, [anna, anna])
    assert (invited.state, invited.organisation_id, invited.seated) == (STATE.INVITED, firm, False)
    assert registering.invite(store, "event", event, [anna]) == []
    (came,) = registering.register(store, "event", event, [Newcomer(person_id=anna)])
    assert (came.id, came.number, came.state) == (invited.id, 1, STATE.REGISTERED)


def test_a_guest_becomes_a_person_without_retyping(store: Store, event: Id) -> None:
    firm = make.organisation(store, "Netika")
    newcomer = Newcomer(family_name="Lis", given_name="Ewa", email="ewa@netika.example", organisation_id=firm)
    (guest,) = registering.register(store, "event", event, [newcomer])
    person = registering.become_person(store, guest)
    values = make.person_values(store, person)
    assert (values["family_name"], values["given_name"], values["emails"]) == (
        "Lis",
        "Ewa",
        ("ewa@netika.example",),
    )
    (now,) = participants(store, "event", event)
    assert (now.person_id, now.full_name, now.organisation) == (person, "Ewa Lis", "Netika")
    assert registering.become_person(store, now.registration) == person


def test_a_wrong_e_mail_is_told_and_nothing_is_written(store: Store, event: Id) -> None:
    (guest,) = come(store, event, "Lis")
    with pytest.raises(UserError, match="no e-mail address"):
        registering.change(store, guest, guest_email="lis")
    with pytest.raises(UserError, match="family name is missing"):
        registering.register(store, "event", event, [Newcomer(given_name="Ewa")])
    assert states(store, event) == ["Lis: registered"]


def test_a_new_event_has_nobody_to_let_in(store: Store) -> None:
    event = save_activity(store, "event", None, {"title": "Śniadanie", "capacity": 2})
    assert states(store, event) == []


def test_an_event_that_is_not_there(store: Store) -> None:
    with pytest.raises(UserError, match="no event or edition"):
        registering.register(store, "event", "nothing", [make.guest("Lis")])


def test_an_edition_has_as_many_seats_as_people_at_most(store: Store) -> None:
    edition = make.edition(store, "Excel 1", make.session("2026-12-01"), maximum=1)
    registering.register(store, "edition", edition, [make.guest("Lis"), make.guest("Wilk")])
    assert [one.state for one in registrations_of(store, "edition", edition)] == [
        STATE.REGISTERED,
        STATE.WAITING,
    ]
