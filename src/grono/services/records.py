"""Records as flat values on a day, and changed values as rows to save; one mechanism for every kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from grono.domain.attached import Tag
from grono.domain.consent import Purpose
from grono.domain.dates import PartialDate
from grono.domain.entity import SUBJECT, Entity
from grono.domain.identifiers import Scheme
from grono.domain.ids import Id, new_id
from grono.domain.organisation import (
    ActivityCode,
    Address,
    AddressUse,
    LegalForm,
    Organisation,
    OrganisationName,
    OrganisationSize,
    PkdVersion,
    Product,
    Trade,
)
from grono.domain.person import Contact, ContactKind, Person
from grono.services.parts.attached import ConsentAnswer, InformationGiven, Notes
from grono.services.parts.base import Edit, Held, Part, Values, is_empty
from grono.services.parts.many import Headcounts, ManyRows
from grono.services.parts.membership import Memberships
from grono.services.parts.single import DatedRow, Numbers, OwnColumns
from grono.store.store import Store


@dataclass(frozen=True)
class RecordType:
    """A kind of record: its table and the parts that its values are spread over."""

    table: str
    parts: tuple[Part, ...]
    _parts_by_keys: dict[tuple[frozenset[str], bool], tuple[Part, ...]] = field(
        default_factory=dict[tuple[frozenset[str], bool], tuple["Part", ...]], repr=False
    )

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every field that the parts read and write."""
        return tuple(key for part in self.parts for key in part.keys)

    def parts_for(self, keys: Iterable[str] | None) -> tuple[Part, ...]:
        """The parts that hold some fields; all of them for None."""
        if keys is None:
            return self.parts
        wanted = set(keys)
        return tuple(part for part in self.parts if wanted.intersection(part.keys))

    def load(self, store: Store, ids: Iterable[str], keys: Iterable[str] | None = None) -> dict[str, Held]:
        """The records of some ids with the rows that some fields need, in the order of the ids."""
        wanted = list(ids)
        held = {id: Held(self.table, Id(id)) for id in wanted}
        entities = {entity for part in self.parts_for(keys) for entity in part.entities}
        for entity in entities:
            for owner, rows in store.of(entity, wanted).items():
                if entity.owner != SUBJECT or getattr(rows[0], "subject_table", "") == self.table:
                    held[owner].rows[entity] = list(rows)
        return held

    def new(self, id: str | None = None) -> Held:
        """A record that is not there yet."""
        return Held(self.table, Id(id) if id else new_id(), new=True)

    def read(self, held: Held, day: date, keys: Iterable[str] | None = None) -> dict[str, object]:
        """The values of a record on a day, its id among them; empty fields are left out."""
        values: dict[str, object] = {"id": held.id}
        for part in self.parts_for(keys):
            values.update((key, value) for key, value in part.read(held, day).items() if not is_empty(value))
        return values

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        """The rows to save so that the given values hold; nothing when they hold already."""
        for part in self._concerned(frozenset(values), new=held.new):
            yield from part.write(held, values, edit)

    def _concerned(self, keys: frozenset[str], *, new: bool) -> tuple[Part, ...]:
        """The parts that some fields touch; a new record's own row in any case, first of all."""
        if (keys, new) not in self._parts_by_keys:
            concerned = self.parts_for(keys)
            first = self.parts[:1] if new and self.parts[0] not in concerned else ()
            self._parts_by_keys[keys, new] = (*first, *concerned)
        return self._parts_by_keys[keys, new]


def today_edit(*, correcting: bool = False) -> Edit:
    """Changes that hold from today, or that correct what is there."""
    today = date.today()
    return Edit(today, None if correcting else PartialDate(today))


def _contacts(key: str, kind: ContactKind) -> ManyRows:
    return ManyRows(key, Contact, "value", order="position", fixed={"kind": kind})


def _codes(key: str, version: PkdVersion) -> ManyRows:
    return ManyRows(key, ActivityCode, "code", order="main", fixed={"version": version})


def _address(prefix: str, use: AddressUse, columns: str) -> DatedRow:
    return DatedRow(Address, {f"{prefix}{name}": name for name in columns.split()}, fixed={"use": use})


_COMMON: tuple[Part, ...] = (ManyRows("tags", Tag, "name"), Notes())

ORGANISATION = RecordType(
    "organisation",
    (
        OwnColumns(Organisation, {name: name for name in ("kind", "founded", "profile_pl", "profile_en")}),
        DatedRow(OrganisationName, {"name": "name", "short_name": "short_name"}, needs="name"),
        DatedRow(LegalForm, {"legal_form": "code"}),
        Numbers(
            {
                "nip": Scheme.NIP,
                "regon": Scheme.REGON,
                "krs": Scheme.KRS,
                "eu_vat": Scheme.EU_VAT,
                "foreign_number": Scheme.FOREIGN,
            }
        ),
        _address(
            "", AddressUse.SEAT, "street house flat postcode post_office town gmina voivodeship country"
        ),
        _address("mail_", AddressUse.CORRESPONDENCE, "street house flat postcode town"),
        _contacts("phones", ContactKind.PHONE),
        _contacts("emails", ContactKind.EMAIL),
        _contacts("www", ContactKind.WWW),
        ManyRows("trades", Trade, "name", order="position"),
        _codes("pkd_2025", PkdVersion.PKD_2025),
        _codes("pkd_2007", PkdVersion.PKD_2007),
        ManyRows("products", Product, "name", order="position"),
        DatedRow(OrganisationSize, {"size": "size", "size_basis": "basis"}, needs="size"),
        Headcounts(),
        Memberships(),
        ConsentAnswer(Purpose.DIRECTORY),
        *_COMMON,
    ),
)

PERSON = RecordType(
    "person",
    (
        OwnColumns(
            Person, {name: name for name in ("family_name", "given_name", "academic_title", "gender")}
        ),
        _contacts("phones", ContactKind.PHONE),
        _contacts("emails", ContactKind.EMAIL),
        InformationGiven(),
        *(ConsentAnswer(purpose) for purpose in Purpose),
        *_COMMON,
    ),
)
