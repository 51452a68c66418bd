"""What lists of members and lists of people need beside the common plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from grono.domain.entity import Entity
from grono.domain.identifiers import Scheme, compact
from grono.domain.ids import Id
from grono.domain.membership import MemberState
from grono.domain.person import Person, Role
from grono.domain.text import Text, _
from grono.exchange.matching import Match, OrganisationIndex, PersonIndex
from grono.exchange.rows import Candidate, Issue
from grono.services import completion, contact_person, editing
from grono.services.contact_person import PersonInRole
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS, Field
from grono.services.parts.base import Edit, Held, Values
from grono.services.records import ORGANISATION, PERSON, RecordType
from grono.services.reference.legal_forms import split_legal_form
from grono.store.store import Store

_OF_MEMBERSHIP = ("state", "joined", "left", "state_since", "member_kind", "resolution")


class Side(Protocol):
    """One kind of list: its record, how rows are matched, and the rows of other records that it brings."""

    record: RecordType
    needs: str
    missing: Text

    @property
    def knows_any(self) -> bool:
        """Whether there is any record that a row could mean."""
        ...

    def match(self, values: Values) -> Match:
        """The record that a row means."""
        ...

    def candidates(self, ids: Iterable[Id]) -> tuple[Candidate, ...]:
        """Records with their names."""
        ...

    def load(self, ids: list[Id], day: date) -> None:
        """Read what the rows of some records will need."""
        ...

    def own(self, values: dict[str, object]) -> tuple[dict[str, object], tuple[Issue, ...]]:
        """The values with references to other records resolved, and what could not be."""
        ...

    def implied(self, values: Values) -> dict[str, object]:
        """What a new record's values imply where the list says nothing."""
        ...

    def add(self, id: Id, values: Values) -> None:
        """Know a record by a row's values."""
        ...

    def others(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        """Rows of other records."""
        ...

    def told(self, held: Held, day: date) -> dict[str, object]:
        """The values of a record that stand in rows of other records."""
        ...

    def same(self, id: Id, values: Values) -> bool:
        """Whether a row names the record the way the list did before."""
        ...

    def title(self, values: Values) -> str:
        """What a row's record is called."""
        ...


class MemberSide:
    """A list of organisations; the person to contact becomes a person with a role."""

    record = ORGANISATION
    needs = "name"
    missing = _("The name is missing, and no number tells which record this is.")
    fields: tuple[Field, ...] = (*ORGANISATION_FIELDS, *CONTACT_PERSON_FIELDS)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index = OrganisationIndex.of(store)
        self._people: dict[str, list[PersonInRole]] = {}
        self._written: dict[Id, list[Entity]] = {}

    @property
    def knows_any(self) -> bool:
        return bool(self._index.known)

    def match(self, values: Values) -> Match:
        return self._index.match(values)

    def candidates(self, ids: Iterable[Id]) -> tuple[Candidate, ...]:
        return self._index.candidates(ids)

    def load(self, ids: list[Id], day: date) -> None:
        self._people = contact_person.people_of(self._store, ids, day) if ids else {}

    def own(self, values: dict[str, object]) -> tuple[dict[str, object], tuple[Issue, ...]]:
        return values, ()

    def implied(self, values: Values) -> dict[str, object]:
        found: dict[str, object] = dict(completion.address(values))
        if not values.get("legal_form"):
            _bare, form = split_legal_form(str(values.get("name") or ""))
            if form:
                found["legal_form"] = form
        if not any(key in values for key in _OF_MEMBERSHIP):
            found["state"] = MemberState.MEMBER
        return found

    def add(self, id: Id, values: Values) -> None:
        self._index.add(id, values)

    def others(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        if not values.get("person_name"):
            return
        people = self._people_of(held.id)
        written = self._written[held.id] = list(contact_person.write(held.id, people, values, edit))
        yield from written

    def told(self, held: Held, day: date) -> dict[str, object]:
        return contact_person.read(self._people_of(held.id), day)

    def _people_of(self, organisation: Id) -> list[PersonInRole]:
        """The people of an organisation and what the list said of them, which few rows ask for."""
        people = self._people.get(organisation, [])
        if written := self._written.pop(organisation, None):
            people = self._people[organisation] = _with_written(organisation, people, written)
        return people

    def same(self, id: Id, values: Values) -> bool:
        return not values.get("name") or self._index.is_called(id, str(values["name"]))

    def title(self, values: Values) -> str:
        return str(values.get("name") or "")


class PersonSide:
    """A list of people; the organisation of their role is named by its id, NIP or name."""

    record = PERSON
    needs = "family_name"
    missing = _("The family name is missing. Type it; the rest can wait.")
    fields: tuple[Field, ...] = PERSON_FIELDS

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index = PersonIndex.of(store)
        self._organisations = OrganisationIndex.of(store)

    @property
    def knows_any(self) -> bool:
        return bool(self._index.known)

    def match(self, values: Values) -> Match:
        return self._index.match(values)

    def candidates(self, ids: Iterable[Id]) -> tuple[Candidate, ...]:
        return self._index.candidates(ids)

    def load(self, ids: list[Id], day: date) -> None:
        """Roles are read when they are needed."""

    def own(self, values: dict[str, object]) -> tuple[dict[str, object], tuple[Issue, ...]]:
        named = str(values.get("organisation") or "")
        nip = compact(Scheme.NIP, str(values.get("organisation_nip") or named))
        values = {key: value for key, value in values.items() if key != "organisation_nip"}
        nip = nip if nip.isdecimal() else ""
        if not named and not nip:
            return values, ()
        asked = {"id": named} if named in self._organisations.known else {"name": named, "nip": nip}
        match = self._organisations.match(asked)
        if match.id:
            return {**values, "organisation": match.id}, ()
        named = named or nip
        if match.candidates:
            message = _(
                "Several organisations are called “{name}”. Write the NIP of the right one.", name=named
            )
        else:
            message = _(
                "“{name}” is not in the register. Import the members first or correct it.", name=named
            )
        return values, (Issue("organisation", named, message),)

    def implied(self, values: Values) -> dict[str, object]:
        return {}

    def add(self, id: Id, values: Values) -> None:
        self._index.add(id, values)

    def others(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        yield from editing.role_rows(self._store, held, values, edit)

    def told(self, held: Held, day: date) -> dict[str, object]:
        return {}

    def same(self, id: Id, values: Values) -> bool:
        return True

    def title(self, values: Values) -> str:
        return " ".join(str(values[key]) for key in ("family_name", "given_name") if values.get(key))


def _with_written(organisation: Id, people: list[PersonInRole], written: list[Entity]) -> list[PersonInRole]:
    """The people of an organisation as they are once some rows are saved."""
    known = {one.person.id: one for one in people}
    for row in written:
        if isinstance(row, Person) and row.id not in known:
            known[row.id] = PersonInRole(
                Role(person_id=row.id, organisation_id=organisation), PERSON.new(row.id)
            )
    roles = {row.person_id: row for row in written if isinstance(row, Role)}
    for one in known.values():
        one.held.take(row for row in written if _belongs(row, one.held.id))
    return [PersonInRole(roles.get(one.person.id, one.role), one.held) for one in known.values()]


def _belongs(row: Entity, person: Id) -> bool:
    return getattr(row, "subject_id", row.id) == person
