"""Organisations: firms, universities, public bodies, whatever belongs to the cluster or might."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from grono.domain import identifiers
from grono.domain.dates import PartialDate
from grono.domain.entity import Dated, Entity, Problems
from grono.domain.identifiers import Scheme
from grono.domain.ids import Id
from grono.domain.text import Labelled, _

_PKD = re.compile(r"\d{2}\.\d{2}\.[A-Z]")
_POSTCODE = re.compile(r"\d{2}-\d{3}")


class OrganisationKind(Labelled):
    """What an organisation is, in the breakdown that PARP's benchmarking uses."""

    ENTERPRISE = "enterprise", _("enterprise")
    UNIVERSITY = "university", _("university")
    RESEARCH = "research", _("research institute")
    LOCAL_GOVERNMENT = "local_government", _("local government unit")
    BUSINESS_SUPPORT = "business_support", _("business environment institution")
    NGO = "ngo", _("non-governmental organisation")
    SCHOOL = "school", _("school or educational establishment")
    FINANCE = "finance", _("financial institution")
    PERSON = "person", _("natural person")
    CLUSTER = "cluster", _("other cluster")
    OTHER = "other", _("other")


class SizeClass(Labelled):
    """Size of an enterprise by Recommendation 2003/361/EC."""

    MICRO = "micro", _("micro")
    SMALL = "small", _("small")
    MEDIUM = "medium", _("medium")
    LARGE = "large", _("large")


class AddressUse(Labelled):
    """What an address is for."""

    SEAT = "seat", _("seat")
    CORRESPONDENCE = "correspondence", _("correspondence address")


class PkdVersion(Labelled):
    """Edition of the Polish Classification of Activities; a bare code means nothing without it."""

    PKD_2007 = "2007", _("PKD 2007")
    PKD_2025 = "2025", _("PKD 2025")


@dataclass(frozen=True, kw_only=True)
class Organisation(Entity):
    """An organisation; everything about it that can change over time is a dated row of its own."""

    table: ClassVar[str] = "organisation"
    searched: ClassVar[tuple[str, ...]] = ("profile_pl",)

    kind: OrganisationKind = OrganisationKind.ENTERPRISE
    founded: PartialDate | None = None
    profile_pl: str = ""
    profile_en: str = ""
    logo_id: Id | None = None


@dataclass(frozen=True, kw_only=True)
class OfOrganisation(Entity):
    """What belongs to an organisation."""

    owner: ClassVar[str] = "organisation_id"

    organisation_id: Id


@dataclass(frozen=True, kw_only=True)
class OrganisationName(OfOrganisation, Dated):
    """The full and the short name of an organisation over a period."""

    table: ClassVar[str] = "organisation_name"
    titled: ClassVar[tuple[str, ...]] = ("name",)
    searched: ClassVar[tuple[str, ...]] = ("name", "short_name")

    name: str
    short_name: str = ""

    def problems(self) -> Problems:
        found = super().problems()
        if not self.name.strip():
            found["name"] = _("The name is missing. Type at least the name; the rest can wait.")
        return found


@dataclass(frozen=True, kw_only=True)
class LegalForm(OfOrganisation, Dated):
    """The legal form over a period, by its three-digit code in the REGON register."""

    table: ClassVar[str] = "legal_form"

    code: str


@dataclass(frozen=True, kw_only=True)
class Identifier(OfOrganisation):
    """An official number; digits and letters only, as identifiers.compact leaves them."""

    table: ClassVar[str] = "identifier"
    searched: ClassVar[tuple[str, ...]] = ("value",)

    scheme: Scheme
    value: str
    country: str = "PL"

    def problems(self) -> Problems:
        wrong = identifiers.problem(self.scheme, self.value)
        return {str(self.scheme): wrong} if wrong else {}


@dataclass(frozen=True, kw_only=True)
class Address(OfOrganisation, Dated):
    """An address over a period; gmina is the seven-digit TERYT code of the commune."""

    table: ClassVar[str] = "address"
    searched: ClassVar[tuple[str, ...]] = ("town", "street")

    use: AddressUse = AddressUse.SEAT
    street: str = ""
    house: str = ""
    flat: str = ""
    postcode: str = ""
    post_office: str = ""
    town: str = ""
    gmina: str = ""
    voivodeship: str = ""
    country: str = "PL"

    def problems(self) -> Problems:
        found = super().problems()
        if self.postcode and self.country == "PL" and not _POSTCODE.fullmatch(self.postcode):
            found["postcode"] = _("A Polish postcode looks like 05-820. Correct it or leave it empty.")
        return found


@dataclass(frozen=True, kw_only=True)
class ActivityCode(OfOrganisation, Dated):
    """A class of activity in one edition of the PKD; at most one per edition is the main one."""

    table: ClassVar[str] = "activity_code"

    version: PkdVersion
    code: str
    main: bool = False

    def problems(self) -> Problems:
        found = super().problems()
        if not _PKD.fullmatch(self.code):
            found["code"] = _("A PKD code looks like 62.10.B. Correct it or delete it.")
        return found


@dataclass(frozen=True, kw_only=True)
class Trade(OfOrganisation):
    """A trade in the office's own words; the first one is the main one."""

    table: ClassVar[str] = "trade"
    searched: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Product(OfOrganisation):
    """A product or service that the organisation offers."""

    table: ClassVar[str] = "product"
    searched: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class OrganisationSize(OfOrganisation, Dated):
    """The size class over a period and what it was based on."""

    table: ClassVar[str] = "organisation_size"

    size: SizeClass
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class Headcount(OfOrganisation):
    """How many people worked there in a year."""

    table: ClassVar[str] = "headcount"

    year: int
    people: int

    def problems(self) -> Problems:
        if self.people < 0:
            return {"people": _("The number of people cannot be negative. Correct it.")}
        return {}
