"""Who somebody on a list is: a person of the register by e-mail, by name and organisation, or a guest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from grono.domain.activity import Registration
from grono.domain.folding import fold
from grono.domain.ids import Id
from grono.domain.text import _
from grono.exchange.matching import OrganisationIndex, PersonIndex, name_key, person_key
from grono.exchange.rows import Candidate, Issue
from grono.services.activities.registering import Newcomer
from grono.services.activities.taking_part import Participant, participants
from grono.store.store import Store


@dataclass(frozen=True)
class Found:
    """Who somebody is: a person of the register or None, their organisation; notes and who it might be."""

    person: Id | None = None
    organisation: Id | None = None
    notes: tuple[Issue, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Guests:
    """Knows the people of a register by what forms say about them."""

    def __init__(self, store: Store) -> None:
        self._people = PersonIndex.of(store)
        self._firms = OrganisationIndex.of(store)

    def find(self, values: Mapping[str, Any], chosen: Id | None = None) -> Found:
        """The same name with the same e-mail, or with the same firm; a name alone proves nothing."""
        firm = self._firm(values)
        same = sorted(self._people.names.get(_name_of(values), ()))
        person = chosen or self._by_email(values, same) or self._by_firm(firm, same)
        if person is not None:
            return Found(person, firm or self._own_firm(person))
        if not same:
            return Found(organisation=firm)
        doubt = _("Somebody of this name is in the register; entered as a guest until you say who it is.")
        return Found(None, firm, (Issue("", "", doubt, refuses=False),), self._people.candidates(same))

    def _by_email(self, values: Mapping[str, Any], same: list[Id]) -> Id | None:
        """An address that several share, or that stands under another name, proves nothing."""
        for email in values.get("emails", ()):
            reached = self._people.emails.get(str(email).lower(), set())
            named = [id for id in same if id in reached]
            if len(named) == 1:
                return named[0]
        return None

    def _by_firm(self, firm: Id | None, same: list[Id]) -> Id | None:
        there = [id for id in same if firm and firm in self._people.firms[id]]
        return there[0] if len(there) == 1 else None

    def _firm(self, values: Mapping[str, Any]) -> Id | None:
        asked = {"name": values.get("organisation", ""), "nip": str(values.get("organisation_nip", ""))}
        asked["nip"] = "".join(filter(str.isdigit, asked["nip"]))
        return self._firms.match({key: value for key, value in asked.items() if value}).id

    def _own_firm(self, person: Id) -> Id | None:
        """The firm of somebody who has one."""
        firms = sorted(self._people.firms[person])
        return Id(firms[0]) if len(firms) == 1 else None


class Registered:
    """Knows who is registered for an activity, guests too, so that nobody is registered twice."""

    def __init__(self, store: Store, table: str, id: str) -> None:
        self._people: dict[str, Registration] = {}
        self._emails: dict[str, list[tuple[str, Registration]]] = {}
        self._names: dict[str, list[tuple[str, Registration]]] = {}
        for one in participants(store, table, id):
            self._know(one)

    def find(self, newcomer: Newcomer) -> Registration | None:
        """The registration of a person; of a guest by name and e-mail, or by name and organisation."""
        if newcomer.person_id and newcomer.person_id in self._people:
            return self._people[newcomer.person_id]
        name = person_key(newcomer.family_name, newcomer.given_name)
        for known, one in self._emails.get(newcomer.email.lower(), ()) if newcomer.email else ():
            if known == name:
                return one
        firm = name_key(newcomer.organisation)
        for known, one in self._names.get(name, ()):
            if firm == known and not (newcomer.email and one.guest_email):
                return one
        return None

    def add(self, one: Registration, values: Mapping[str, Any]) -> None:
        """Know somebody whom this list brings in."""
        name = person_key(str(values.get("family_name", "")), str(values.get("given_name", "")))
        email = next(iter(values.get("emails", ())), "")
        self._enter(one, name, str(email), str(values.get("organisation", "")))

    def _know(self, one: Participant) -> None:
        name = person_key(one.family_name, one.given_name)
        self._enter(one.registration, name, one.email, one.organisation)

    def _enter(self, one: Registration, name: str, email: str, firm: str) -> None:
        if one.person_id:
            self._people[one.person_id] = one
        if email:
            self._emails.setdefault(fold(email), []).append((name, one))
        self._names.setdefault(name, []).append((name_key(firm), one))


class People:
    """The people registered for an activity, by what a list says about them."""

    def __init__(self, people: Iterable[Participant]) -> None:
        self._people = list(people)

    def find(self, values: Mapping[str, Any], chosen: Id | None = None) -> list[Participant]:
        """Whom a row may mean: said by hand, by the registration's id, by name and e-mail, by the name."""
        wanted = chosen or values.get("registration_id")
        if wanted:
            return [one for one in self._people if one.registration.id == wanted]
        name, emails = _name_of(values), _emails_of(values)
        called = [one for one in self._people if person_key(one.family_name, one.given_name) == name]
        reached = [one for one in called or self._people if one.email and one.email.lower() in emails]
        return reached or called


def candidates_of(people: Iterable[Participant]) -> tuple[Candidate, ...]:
    """People to choose from, by their registrations."""
    return tuple(Candidate(one.registration.id, one.name) for one in people)


def _emails_of(values: Mapping[str, Any]) -> set[str]:
    given = values.get("emails") or (values.get("email", ""),)
    return {str(email).lower() for email in given} - {""}


def _name_of(values: Mapping[str, Any]) -> str:
    return person_key(str(values.get("family_name", "")), str(values.get("given_name", "")))
