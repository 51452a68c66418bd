"""From members to entries of the directory: only what each may say, and who says nothing and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.consent import PublishedField
from grono.domain.folding import sort_key
from grono.domain.membership import MemberState
from grono.domain.organisation import Organisation, OrganisationKind, SizeClass
from grono.domain.text import Text, _
from grono.reports import parties
from grono.reports.directory import Entry
from grono.reports.language import InBoth, Joined, Words
from grono.services import addresses, contact_person, publication
from grono.services.columns import Row
from grono.services.lists import MEMBERS, Listing, Query
from grono.services.publication import Permission
from grono.services.reference import pkd
from grono.store.store import Store
from grono.wording import Kind, as_text

_NO_CONSENT = _("no consent of the person")
_FILLED = {
    PublishedField.NAME: ("name",),
    PublishedField.ADDRESS: ("street", "town"),
    PublishedField.IDENTIFIERS: ("nip", "regon", "krs"),
    PublishedField.PROFILE: ("profile_pl", "profile_en", "products", "tags"),
    PublishedField.PHONE: ("phones",),
    PublishedField.EMAIL: ("emails",),
    PublishedField.WWW: ("www",),
    PublishedField.LOGO: (),
    PublishedField.PERSON: (),
}
_KEYS = (
    *(key for keys in _FILLED.values() for key in keys),
    *("house", "flat", "postcode", "post_office"),
    *("kind", "size", "trades", "founded", "pkd_2025", "pkd_2007", "state"),
)
_SIZES = {
    SizeClass.MICRO: _("micro-enterprise"),
    SizeClass.SMALL: _("small enterprise"),
    SizeClass.MEDIUM: _("medium-sized enterprise"),
    SizeClass.LARGE: _("large enterprise"),
}
_NUMBERS = (("nip", "NIP", Kind.NIP), ("regon", "REGON", Kind.IDENTIFIER), ("krs", "KRS", Kind.IDENTIFIER))


@dataclass(frozen=True)
class LeftOut:
    """Somebody who is not printed, or not in full, and why."""

    id: str
    name: str
    why: Words


@dataclass(frozen=True)
class Printed:
    """The entries with the kind of each, in Polish order, and who is left out or cut short."""

    of_kind: tuple[tuple[OrganisationKind, Entry], ...]
    members: int
    trades: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    reduced: tuple[LeftOut, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in Polish order."""
        return tuple(entry for _kind, entry in self.of_kind)


def printed(store: Store, day: date, *, trade: str = "") -> Printed:
    """All members of a day as entries; trade keeps those of one trade."""
    listing = Listing(store, MEMBERS)
    ids = listing.ids(Query(day=day))
    rows = listing.rows(ids, day, _KEYS)
    allowed = publication.permissions(store, ids, day)
    people, hidden = _people(store, ids, day)
    pictures = _pictures(store, ids)
    entries: list[tuple[OrganisationKind, Entry]] = []
    silent: list[LeftOut] = []
    reduced: list[LeftOut] = []
    for row in rows:
        id, name = str(row["id"]), str(row.get("name", ""))
        permission = allowed[id]
        if why := _reason(row, permission):
            silent.append(LeftOut(id, name, why))
        elif not trade or trade in _many(row, "trades"):
            entry = _entry(row, permission.fields, pictures.get(id), people.get(id, ""))
            kind = row.get("kind")
            entries.append((kind if isinstance(kind, OrganisationKind) else OrganisationKind.OTHER, entry))
            reasons = [*_kept_back(row, permission)]
            if id in hidden and PublishedField.PERSON in permission.fields:
                reasons.append(Joined((PublishedField.PERSON, _NO_CONSENT), ": "))
            if reasons:
                reduced.append(LeftOut(id, name, Joined(tuple(reasons), "; ")))
    trades = tuple(sorted({one for row in rows for one in _many(row, "trades")}, key=sort_key))
    return Printed(tuple(entries), len(ids), trades, tuple(silent), tuple(reduced))


def left_out(store: Store, day: date) -> tuple[LeftOut, ...]:
    """The members of a day who are not printed, and why."""
    listing = Listing(store, MEMBERS)
    ids = listing.ids(Query(day=day))
    allowed = publication.permissions(store, ids, day)
    rows = listing.rows(ids, day, ("name", "state"))
    reasons = [(row, _reason(row, allowed[str(row["id"])])) for row in rows]
    return tuple(LeftOut(str(row["id"]), str(row.get("name", "")), why) for row, why in reasons if why)


def _reason(row: Row, permission: Permission) -> Text | None:
    return publication.left_out_state(_state(row)) or permission.left_out


def _people(store: Store, ids: Sequence[str], day: date) -> tuple[dict[str, str], set[str]]:
    """The first person of each who agreed to be printed, and the organisations where nobody did."""
    found = contact_person.people_of(store, ids, day)
    agreed = publication.may_print_people(
        store, [one.person.id for several in found.values() for one in several], day
    )
    shown: dict[str, str] = {}
    for id, several in found.items():
        for one in several:
            if agreed[one.person.id] and id not in shown:
                name = contact_person.full_name(one.person)
                shown[id] = f"{name}, {one.role.function}" if one.role.function else name
    return shown, found.keys() - shown.keys()


def _entry(row: Row, fields: Collection[PublishedField], picture: bytes | None, person: str) -> Entry:
    """Only what may be printed; the rest stays empty."""

    def may(field: PublishedField, key: str) -> tuple[str, ...]:
        return _many(row, key) if field in fields else ()

    profile = PublishedField.PROFILE in fields
    address = PublishedField.ADDRESS in fields
    return Entry(
        name=str(row.get("name", "")),
        kind=_kind(row),
        town=_text(row, "town") if address else "",
        address=addresses.one_line(row) if address else "",
        trades=_many(row, "trades"),
        tags=may(PublishedField.PROFILE, "tags"),
        profile=InBoth(_text(row, "profile_pl"), _text(row, "profile_en")) if profile else InBoth("", ""),
        products=may(PublishedField.PROFILE, "products"),
        phones=may(PublishedField.PHONE, "phones"),
        emails=may(PublishedField.EMAIL, "emails"),
        www=may(PublishedField.WWW, "www"),
        person=person if PublishedField.PERSON in fields else "",
        numbers=_numbers(row) if PublishedField.IDENTIFIERS in fields else (),
        founded=_text(row, "founded")[:4],
        activity=_activity(row),
        logo=picture if PublishedField.LOGO in fields else None,
    )


def _kind(row: Row) -> Words:
    """The size of an enterprise, the kind of any other organisation."""
    kind, size = row.get("kind"), row.get("size")
    if kind is OrganisationKind.ENTERPRISE:
        return _SIZES[size] if isinstance(size, SizeClass) else kind
    return kind if isinstance(kind, OrganisationKind) else ""


def _numbers(row: Row) -> tuple[tuple[Words, str], ...]:
    return tuple((name, as_text(row[key], "pl", kind)) for key, name, kind in _NUMBERS if row.get(key))


def _activity(row: Row) -> Words:
    """The main code with its official name and the edition of the classification."""
    for version in ("2025", "2007"):
        for code in _many(row, f"pkd_{version}")[:1]:
            names = InBoth(pkd.pkd_name(version, code), pkd.pkd_name(version, code, "en"))
            return Joined((f"{code} (PKD {version})", names), " ")
    return ""


def _kept_back(row: Row, permission: Permission) -> Iterator[Words]:
    """The recorded fields that are not printed, under each reason."""
    by_reason: dict[str, tuple[Text, list[PublishedField]]] = {}
    for field, why in permission.reduced:
        if any(row.get(key) for key in _FILLED[field]):
            by_reason.setdefault(why.msgid, (why, []))[1].append(field)
    for why, fields in by_reason.values():
        yield Joined((Joined(tuple(fields), ", "), why), ": ")


def _pictures(store: Store, ids: Sequence[str]) -> dict[str, bytes]:
    """The logos by organisation."""
    wanted = set(ids)
    logos = {
        row.id: row.logo_id for row in store.all(Organisation, "logo_id IS NOT NULL") if row.id in wanted
    }
    found = parties.logos(store, logos.values())
    return {id: found[logo] for id, logo in logos.items() if logo in found}


def _state(row: Row) -> MemberState:
    state = row.get("state")
    return state if isinstance(state, MemberState) else MemberState.MEMBER


def _text(row: Row, key: str) -> str:
    return str(row.get(key) or "")


def _many(row: Row, key: str) -> tuple[str, ...]:
    value = row.get(key)
    return value if isinstance(value, tuple) else ()
