"""The person to contact in an organisation, as lists name one beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from grono.domain.dates import covers
from grono.domain.entity import Entity
from grono.domain.folding import fold
from grono.domain.person import Person, Role, RoleKind
from grono.services.parts.base import Edit, Held, Values
from grono.services.records import PERSON
from grono.store.store import Store

_TITLES = frozenset(
    [
        "dr",
        "hab.",
        "prof.",
        "mgr",
        "inż.",
        "lic.",
        "płk",
        "gen.",
        "ks.",
        "doc.",
        "lek.",
        "med.",
        "arch.",
        "mec.",
    ]
)
_FIRST = {RoleKind.CONTACT: 0, RoleKind.REPRESENTATIVE: 1, RoleKind.BOARD: 2}


@dataclass(frozen=True)
class PersonInRole:
    """A person with their own rows and the role in one organisation."""

    role: Role
    held: Held

    @property
    def person(self) -> Person:
        """The person's own row."""
        return self.held.of(Person)[0]


def people_of(store: Store, organisations: Iterable[str], day: date) -> dict[str, list[PersonInRole]]:
    """The people with a role in some organisations on a day, by organisation, the one to contact first."""
    ids = json.dumps(list(organisations))
    where = "organisation_id IN (SELECT value FROM json_each(?))"
    roles = [row for row in store.all(Role, where, (ids,)) if covers(row.valid_from, row.valid_to, day)]
    people = PERSON.load(store, dict.fromkeys(role.person_id for role in roles))
    found: dict[str, list[PersonInRole]] = {}
    for role in sorted(roles, key=lambda role: (_FIRST.get(role.kind, 3), role.id)):
        held = people[role.person_id]
        if held.of(Person):
            found.setdefault(role.organisation_id, []).append(PersonInRole(role, held))
    return found


def read(people: list[PersonInRole], day: date) -> dict[str, object]:
    """The person_… values of an organisation: those of the first of its people."""
    if not people:
        return {}
    first = people[0]
    values = PERSON.read(first.held, day, ("phones", "emails"))
    shown = {
        "person_id": first.person.id,
        "person_name": full_name(first.person),
        "person_function": first.role.function,
        "person_phones": values.get("phones", ()),
        "person_emails": values.get("emails", ()),
    }
    return {key: value for key, value in shown.items() if value}


def write(organisation: str, people: list[PersonInRole], values: Values, edit: Edit) -> Iterator[Entity]:
    """The rows for the given person_… values: the person of that name is changed, another one is added."""
    name = str(values.get("person_name") or "")
    if not name:
        return
    given = split_name(name)
    known = next((one for one in people if _same(one, given, values.get("person_id"))), None)
    contacts: dict[str, Any] = {
        key: values[f"person_{key}"] for key in ("phones", "emails") if values.get(f"person_{key}")
    }
    function = str(values.get("person_function") or "")
    if known is None:
        held = PERSON.new(str(values.get("person_id") or "") or None)
        yield from PERSON.write(held, {**given, **contacts}, edit)
        yield Role(person_id=held.id, organisation_id=organisation, function=function)  # pyright: ignore[reportArgumentType]
        return
    yield from PERSON.write(known.held, _more(known.held, contacts, edit.day), edit)
    if function and function != known.role.function:
        yield replace(known.role, function=function)


def full_name(person: Person) -> str:
    """Title, given name and family name, as running text has them."""
    return " ".join(filter(None, (person.academic_title, person.given_name, person.family_name)))


def split_name(text: str) -> dict[str, str]:
    """Title, given and family name of "dr inż. Anna Maria Żółkiewska-Nowak"."""
    words = text.split()
    titles: list[str] = []
    while len(words) > 1 and words[0].lower() in _TITLES:
        titles.append(words.pop(0))
    found = {"family_name": words[-1], "given_name": " ".join(words[:-1]), "academic_title": " ".join(titles)}
    return {key: value for key, value in found.items() if value}


def _same(one: PersonInRole, given: Mapping[str, str], id: object) -> bool:
    if id:
        return one.person.id == id
    names = (one.person.given_name, one.person.family_name)
    wanted = (given.get("given_name", ""), given["family_name"])
    return fold(" ".join(sorted(names))) == fold(" ".join(sorted(wanted)))


def _more(held: Held, contacts: Mapping[str, Any], day: date) -> dict[str, object]:
    """A list's telephones and e-mails added to those that are known."""
    present = dict[str, Any](PERSON.read(held, day, tuple(contacts)))
    return {key: (*present.get(key, ()), *added) for key, added in contacts.items()}
