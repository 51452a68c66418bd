"""Who takes part in an event or an edition, with what papers need to know; and what a person took part in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from grono.domain.activity import Registration
from grono.domain.membership import BELONGING
from grono.domain.organisation import SizeClass
from grono.domain.person import Gender
from grono.services.as_of import holds
from grono.store.store import Store

_WANTED = "(SELECT value FROM json_each(:ids))"
_STATES = ", ".join(f"'{state}'" for state in BELONGING)


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A registration with the person and the organisation behind it, as they were on a day.

    name is "Nazwisko Imię" as in lists, full_name "Imię Nazwisko" as in letters. member: whether the
    organisation belonged to the cluster. minutes: attendance by session; what is not known is not there.
    """

    registration: Registration
    family_name: str
    given_name: str = ""
    gender: Gender | None = None
    email: str = ""
    phone: str = ""
    organisation: str = ""
    member: bool = False
    size: SizeClass | None = None
    voivodeship: str = ""
    minutes: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def name(self) -> str:
        """Family name first."""
        return f"{self.family_name} {self.given_name}".strip()

    @property
    def full_name(self) -> str:
        """Given name first."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def person_id(self) -> str | None:
        """The person of the register; None for a guest."""
        return self.registration.person_id

    @property
    def organisation_id(self) -> str | None:
        """The organisation of the register; None where it is none of them."""
        return self.registration.organisation_id


@dataclass(frozen=True, kw_only=True)
class TookPart:
    """One activity in a person's history. minutes: attended; sessions: how many were held for it."""

    registration: Registration
    title: str
    first: date | None
    last: date | None
    minutes: int


def registrations_of(store: Store, table: str, id: str) -> list[Registration]:
    """The registrations of an activity by their row numbers."""
    where = "subject_table = ? AND subject_id = ?"
    return store.all(Registration, where, (table, id), order="number, id")


def participants(store: Store, table: str, id: str, day: date | None = None) -> list[Participant]:
    """Everybody registered for an activity, in the order of their row numbers, with their attendance."""
    found = registrations_of(store, table, id)
    attendance = _attendance(store, table, id)
    return described(store, found, day or date.today(), attendance)


def described(
    store: Store,
    registrations: list[Registration],
    day: date,
    attendance: Mapping[str, Mapping[str, int]] | None = None,
) -> list[Participant]:
    """Registrations with their people and organisations on a day."""
    people = _people(store, [one.person_id for one in registrations if one.person_id])
    contacts = _contacts(store, [one.person_id for one in registrations if one.person_id], day)
    firms = _firms(store, {one.organisation_id for one in registrations if one.organisation_id}, day)
    return [
        _described(one, people, contacts, firms, (attendance or {}).get(one.id, {})) for one in registrations
    ]


def letters_to(store: Store, activities: Iterable[tuple[str, str]]) -> list[dict[str, object]]:
    """Everybody on the lists of some activities, each person once, as rows that letters go to."""
    found: dict[str, dict[str, object]] = {}
    for table, id in activities:
        for one in participants(store, table, id):
            row: dict[str, object] = {"id": one.person_id or one.registration.id, "title": one.full_name}
            if one.email:
                row["emails"] = (one.email,)
            found.setdefault(str(row["id"]), row)
    return list(found.values())


def history_of(store: Store, person_id: str) -> list[TookPart]:
    """What a person was registered for, the latest first."""
    sql = """
        SELECT g.id AS id, coalesce(t.title, '') AS title, min(s.day) AS first, max(s.day) AS last,
               coalesce(sum(a.minutes), 0) AS minutes
        FROM registration g
        LEFT JOIN _rownum t ON t.id = g.subject_id
        LEFT JOIN session s ON s.subject_id = g.subject_id AND s.deleted_at IS NULL
        LEFT JOIN attendance a
            ON a.registration_id = g.id AND a.session_id = s.id AND a.deleted_at IS NULL
        WHERE g.person_id = :person AND g.deleted_at IS NULL
        GROUP BY g.id ORDER BY last DESC, g.id DESC"""
    rows = {row["id"]: row for row in store.query(sql, {"person": person_id})}
    found = {one.id: one for one in store.all(Registration, "person_id = ?", (person_id,))}
    return [
        TookPart(
            registration=found[id],
            title=row["title"],
            first=date.fromisoformat(row["first"]) if row["first"] else None,
            last=date.fromisoformat(row["last"]) if row["last"] else None,
            minutes=row["minutes"],
        )
        for id, row in rows.items()
    ]


def _described(
    one: Registration,
    people: Mapping[str, tuple[str, str, str | None]],
    contacts: Mapping[tuple[str, str], str],
    firms: Mapping[str, _Firm],
    minutes: Mapping[str, int],
) -> Participant:
    family, given, gender = people.get(
        one.person_id or "", (one.guest_family_name, one.guest_given_name, None)
    )
    firm = firms.get(one.organisation_id or "", _Firm(name=one.guest_organisation))
    return Participant(
        registration=one,
        family_name=family,
        given_name=given,
        gender=Gender(gender) if gender else None,
        email=contacts.get((one.person_id or "", "email"), one.guest_email),
        phone=contacts.get((one.person_id or "", "phone"), one.guest_phone),
        organisation=firm.name,
        member=firm.member,
        size=firm.size,
        voivodeship=firm.voivodeship,
        minutes=minutes,
    )


@dataclass
class _Firm:
    name: str = ""
    member: bool = False
    size: SizeClass | None = None
    voivodeship: str = ""


def _people(store: Store, ids: Iterable[str]) -> dict[str, tuple[str, str, str | None]]:
    sql = f"SELECT id, family_name, given_name, gender FROM person WHERE id IN {_WANTED}"
    rows = store.query(sql, {"ids": json.dumps(list(ids))})
    return {row["id"]: (row["family_name"], row["given_name"], row["gender"]) for row in rows}


def _contacts(store: Store, ids: Iterable[str], day: date) -> dict[tuple[str, str], str]:
    """The first e-mail and telephone of some people on a day, by person and kind."""
    sql = f"""SELECT f.subject_id, f.kind, f.value FROM contact f
              WHERE f.subject_id IN {_WANTED} AND f.subject_table = 'person' AND {holds("f")}
              ORDER BY f.position DESC, f.id DESC"""
    rows = store.query(sql, {"ids": json.dumps(list(ids)), "day": day.isoformat()})
    return {(row[0], row[1]): row[2] for row in rows}


def _firms(store: Store, ids: Iterable[str], day: date) -> dict[str, _Firm]:
    """Names, membership, size and region of some organisations on a day."""
    params: dict[str, object] = {"ids": json.dumps(list(ids)), "day": day.isoformat()}
    titles = store.query(f"SELECT id, title FROM _rownum WHERE id IN {_WANTED}", {"ids": params["ids"]})
    found = {row[0]: _Firm(name=row[1]) for row in titles}

    def facts(table: str, columns: str, more: str = "1") -> list[tuple[str, str]]:
        sql = f"""SELECT f.organisation_id, {columns} FROM {table} f
                  WHERE f.organisation_id IN {_WANTED} AND {more} AND {holds("f")} ORDER BY f.valid_from"""
        return [(row[0], row[1]) for row in store.query(sql, params) if row[0] in found]

    for id, _state in facts("membership", "f.state", f"f.state IN ({_STATES})"):
        found[id].member = True
    for id, size in facts("organisation_size", "f.size"):
        found[id].size = SizeClass(size)
    for id, region in facts("address", "f.voivodeship", "f.use = 'seat'"):
        found[id].voivodeship = region
    return found


def _attendance(store: Store, table: str, id: str) -> dict[str, dict[str, int]]:
    """The minutes by registration and session of an activity."""
    sql = """SELECT a.registration_id, a.session_id, a.minutes FROM session s
             JOIN attendance a ON a.session_id = s.id AND a.deleted_at IS NULL
             WHERE s.subject_id = ? AND s.subject_table = ? AND s.deleted_at IS NULL"""
    found: dict[str, dict[str, int]] = {}
    for registration, session, minutes in store.query(sql, (id, table)):
        found.setdefault(registration, {})[session] = minutes
    return found
