"""Who takes part, with what papers need to know about the person and the firm behind them."""

from __future__ import annotations

from datetime import date

from tests import make

from grono.domain.activity import RegistrationState
from grono.domain.organisation import SizeClass
from grono.services.activities.registering import Newcomer, change
from grono.services.activities.taking_part import participants, registrations_of
from grono.store.store import Store

DAY = date(2026, 12, 1)


def test_a_member_is_told_with_size_and_region(store: Store) -> None:
    firm = make.organisation(
        store, "Netika", state="member", size="small", voivodeship="mazowieckie", town="Piastów"
    )
    anna = make.person(store, "Żółć", "Anna", organisation=firm, emails=("anna@netika.example",), gender="f")
    event = make.event(store, "Śniadanie", make.session("2026-12-01"))
    make.registered(store, "event", event, Newcomer(person_id=anna, organisation_id=firm))
    (one,) = participants(store, "event", event, DAY)
    assert (one.name, one.full_name, one.gender) == ("Żółć Anna", "Anna Żółć", "f")
    assert (one.organisation, one.organisation_id, one.member) == ("Netika", firm, True)
    assert (one.size, one.voivodeship, one.email) == (SizeClass.SMALL, "mazowieckie", "anna@netika.example")


def test_a_guest_is_told_as_written_down(store: Store) -> None:
    event = make.event(store, "Śniadanie", make.session("2026-12-01"))
    make.registered(store, "event", event, make.guest("Lis", "Ewa", organisation="Gmina Teresin"))
    (one,) = participants(store, "event", event)
    assert (one.name, one.organisation, one.member) == ("Lis Ewa", "Gmina Teresin", False)
    assert (one.person_id, one.organisation_id) == (None, None)


def test_what_a_registration_says_can_be_changed(store: Store) -> None:
    event = make.event(store, "Śniadanie", make.session("2026-12-01"))
    (guest,) = make.registered(store, "event", event, make.guest("Lis"))
    change(store, guest, needs="dieta bezglutenowa", state=RegistrationState.CONFIRMED)
    (now,) = registrations_of(store, "event", event)
    assert (now.needs, now.state) == ("dieta bezglutenowa", RegistrationState.CONFIRMED)
