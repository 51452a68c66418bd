"""Fields: what a form shows, a list imports and an export carries; those of organisations and people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from grono.domain import identifiers
from grono.domain.consent import ConsentState, Purpose
from grono.domain.identifiers import Scheme
from grono.domain.membership import MemberKind, MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.person import Gender, RoleKind, is_email
from grono.domain.text import Labelled, Text, _


class FieldKind(StrEnum):
    """How a field is typed, parsed and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    DATE = "date"
    DAY = "day"
    TIME = "time"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes_no"
    NIP = "nip"
    REGON = "regon"
    KRS = "krs"
    EU_VAT = "eu_vat"
    PHONE = "phone"
    EMAIL = "email"
    WWW = "www"
    POSTCODE = "postcode"
    TOWN = "town"
    GMINA = "gmina"
    VOIVODESHIP = "voivodeship"
    LEGAL_FORM = "legal_form"
    PKD_2007 = "pkd_2007"
    PKD_2025 = "pkd_2025"
    YEAR_COUNTS = "year_counts"
    ORGANISATION = "organisation"
    PERSON = "person"
    PROJECT = "project"
    ID = "id"


@dataclass(frozen=True)
class Field:
    """One field. many: it takes several values, a tuple. choices: the closed list it takes one of.

    required: a record cannot be saved without it. lookup: values that stand in the register already are
    offered while typing. hidden: carried by exports and imports but not shown in forms.
    """

    key: str
    title: Text
    group: Text
    kind: FieldKind = FieldKind.TEXT
    many: bool = False
    choices: type[Labelled] | None = None
    required: bool = False
    lookup: bool = False
    hidden: bool = False
    help: Text | None = None

    def problem(self, value: object) -> Text | None:
        """What is wrong with a value of the right type, or None."""
        check = _CHECKS.get(self.kind)
        if check is None or value in (None, "", ()):
            return None
        values = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        return next((found for one in values if (found := check(str(one)))), None)


def _email(value: str) -> Text | None:
    if is_email(value):
        return None
    return _("“{value}” is no e-mail address: it needs one @ and a domain. Correct it.", value=value)


def _postcode(value: str) -> Text | None:
    if len(value) == 6 and value[2] == "-" and (value[:2] + value[3:]).isdigit():
        return None
    return _("A Polish postcode looks like 05-820. Correct it or leave it empty.")


def _number(scheme: Scheme) -> Callable[[str], Text | None]:
    return lambda value: identifiers.problem(scheme, value)


_CHECKS: dict[FieldKind, Callable[[str], Text | None]] = {
    FieldKind.NIP: _number(Scheme.NIP),
    FieldKind.REGON: _number(Scheme.REGON),
    FieldKind.KRS: _number(Scheme.KRS),
    FieldKind.EU_VAT: _number(Scheme.EU_VAT),
    FieldKind.EMAIL: _email,
    FieldKind.POSTCODE: _postcode,
}

_BASIC = _("Basic data")
_REGISTERS = _("Registers")
_SEAT = _("Seat")
_MAIL = _("Correspondence address")
_CONTACT = _("Contact")
_ACTIVITY = _("Activity")
_SIZE = _("Size")
_MEMBERSHIP = _("Membership")
_PERSON = _("Contact person")
_CONSENTS = _("Consents")
_OTHER = _("Other")

ORGANISATION_FIELDS: tuple[Field, ...] = (
    Field("id", _("Record id"), _BASIC, FieldKind.ID, hidden=True),
    Field("name", _("Name"), _BASIC, required=True),
    Field("short_name", _("Short name"), _BASIC),
    Field("kind", _("Kind of organisation"), _BASIC, FieldKind.CHOICE, choices=OrganisationKind),
    Field("legal_form", _("Legal form"), _BASIC, FieldKind.LEGAL_FORM),
    Field("founded", _("Founded"), _BASIC, FieldKind.DATE),
    Field("nip", _("NIP"), _REGISTERS, FieldKind.NIP),
    Field("regon", _("REGON"), _REGISTERS, FieldKind.REGON),
    Field("krs", _("KRS"), _REGISTERS, FieldKind.KRS),
    Field("eu_vat", _("EU VAT number"), _REGISTERS, FieldKind.EU_VAT),
    Field("foreign_number", _("Foreign registration number"), _REGISTERS),
    Field("street", _("Street"), _SEAT),
    Field("house", _("House number"), _SEAT),
    Field("flat", _("Flat number"), _SEAT),
    Field("postcode", _("Postcode"), _SEAT, FieldKind.POSTCODE),
    Field("post_office", _("Post office"), _SEAT),
    Field("town", _("Town"), _SEAT, FieldKind.TOWN, lookup=True),
    Field("gmina", _("Commune"), _SEAT, FieldKind.GMINA),
    Field("voivodeship", _("Voivodeship"), _SEAT, FieldKind.VOIVODESHIP),
    Field("country", _("Country"), _SEAT),
    Field("mail_street", _("Street (correspondence)"), _MAIL),
    Field("mail_house", _("House number (correspondence)"), _MAIL),
    Field("mail_flat", _("Flat number (correspondence)"), _MAIL),
    Field("mail_postcode", _("Postcode (correspondence)"), _MAIL, FieldKind.POSTCODE),
    Field("mail_town", _("Town (correspondence)"), _MAIL, FieldKind.TOWN),
    Field("phones", _("Telephone"), _CONTACT, FieldKind.PHONE, many=True),
    Field("emails", _("E-mail"), _CONTACT, FieldKind.EMAIL, many=True),
    Field("www", _("Website"), _CONTACT, FieldKind.WWW, many=True),
    Field("trades", _("Trade"), _ACTIVITY, many=True, lookup=True),
    Field("pkd_2025", _("PKD 2025"), _ACTIVITY, FieldKind.PKD_2025, many=True),
    Field("pkd_2007", _("PKD 2007"), _ACTIVITY, FieldKind.PKD_2007, many=True),
    Field("profile_pl", _("Profile in Polish"), _ACTIVITY, FieldKind.LONG_TEXT),
    Field("profile_en", _("Profile in English"), _ACTIVITY, FieldKind.LONG_TEXT),
    Field("products", _("Products and services"), _ACTIVITY, many=True),
    Field("tags", _("Tags"), _ACTIVITY, many=True, lookup=True),
    Field("size", _("Size class"), _SIZE, FieldKind.CHOICE, choices=SizeClass),
    Field("size_basis", _("Basis of the size class"), _SIZE),
    Field("headcounts", _("Employees by year"), _SIZE, FieldKind.YEAR_COUNTS, many=True),
    Field("state", _("Membership state"), _MEMBERSHIP, FieldKind.CHOICE, choices=MemberState),
    Field("member_kind", _("Kind of membership"), _MEMBERSHIP, FieldKind.CHOICE, choices=MemberKind),
    Field("joined", _("Joined"), _MEMBERSHIP, FieldKind.DATE),
    Field("left", _("Left"), _MEMBERSHIP, FieldKind.DATE),
    Field("state_since", _("In this state since"), _MEMBERSHIP, FieldKind.DATE),
    Field("resolution", _("Resolution"), _MEMBERSHIP),
    Field(
        "consent_directory",
        _("Consent to the printed directory"),
        _CONSENTS,
        FieldKind.CHOICE,
        choices=ConsentState,
    ),
    Field("consent_directory_on", _("Directory consent decided on"), _CONSENTS, FieldKind.DATE),
    Field("notes", _("Notes"), _OTHER, FieldKind.LONG_TEXT, many=True),
)

CONTACT_PERSON_FIELDS: tuple[Field, ...] = (
    Field("person_id", _("Record id of the contact person"), _PERSON, FieldKind.ID, hidden=True),
    Field("person_name", _("Contact person"), _PERSON),
    Field("person_function", _("Function of the contact person"), _PERSON),
    Field("person_phones", _("Telephone of the contact person"), _PERSON, FieldKind.PHONE, many=True),
    Field("person_emails", _("E-mail of the contact person"), _PERSON, FieldKind.EMAIL, many=True),
)
"""What a list of organisations says about the person to contact; a person and a role of their own here."""


def _consents(purpose: Purpose, answer: Text, decided: Text) -> tuple[Field, Field]:
    return (
        Field(f"consent_{purpose}", answer, _CONSENTS, FieldKind.CHOICE, choices=ConsentState),
        Field(f"consent_{purpose}_on", decided, _CONSENTS, FieldKind.DATE),
    )


PERSON_FIELDS: tuple[Field, ...] = (
    Field("id", _("Record id"), _BASIC, FieldKind.ID, hidden=True),
    Field("family_name", _("Family name"), _BASIC, required=True),
    Field("given_name", _("Given name"), _BASIC),
    Field("academic_title", _("Academic title"), _BASIC),
    Field("gender", _("Form of address"), _BASIC, FieldKind.CHOICE, choices=Gender),
    Field("organisation", _("Organisation"), _("Role"), FieldKind.ORGANISATION),
    Field("role_kind", _("Kind of role"), _("Role"), FieldKind.CHOICE, choices=RoleKind),
    Field("function", _("Function"), _("Role"), lookup=True),
    Field("department", _("Department"), _("Role")),
    Field("phones", _("Telephone"), _CONTACT, FieldKind.PHONE, many=True),
    Field("emails", _("E-mail"), _CONTACT, FieldKind.EMAIL, many=True),
    Field("clause", _("Information clause"), _CONSENTS),
    Field("clause_version", _("Version of the clause"), _CONSENTS),
    Field("clause_given_on", _("Informed on"), _CONSENTS, FieldKind.DATE),
    *_consents(Purpose.DIRECTORY, _("Consent to the printed directory"), _("Directory consent decided on")),
    *_consents(Purpose.WEBSITE, _("Consent to the website"), _("Website consent decided on")),
    *_consents(Purpose.NEWSLETTER, _("Consent to the newsletter"), _("Newsletter consent decided on")),
    *_consents(Purpose.IMAGE, _("Consent to the use of image"), _("Image consent decided on")),
    Field("tags", _("Tags"), _OTHER, many=True, lookup=True),
    Field("notes", _("Notes"), _OTHER, FieldKind.LONG_TEXT, many=True),
)
