"""What people were told, what they agreed to, and what may be printed about whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from grono.domain.entity import SUBJECT, Entity
from grono.domain.ids import Id
from grono.domain.text import Labelled, _


class ConsentState(Labelled):
    """The answer to a question for consent; only *not asked* counts as missing."""

    GIVEN = "given", _("given")
    REFUSED = "refused", _("refused")
    NOT_ASKED = "not_asked", _("not asked")


class Purpose(Labelled):
    """What a consent is for; each is asked for by itself."""

    DIRECTORY = "directory", _("printed directory")
    WEBSITE = "website", _("directory on the website")
    NEWSLETTER = "newsletter", _("newsletter")
    IMAGE = "image", _("use of image")


class Basis(Labelled):
    """Why a field may stand in the directory."""

    CONSENT = "consent", _("consent")
    MEMBERSHIP_RULES = "membership_rules", _("membership rules")
    PUBLIC_REGISTER = "public_register", _("public register")
    WITHHELD = "withheld", _("not published")


class PublishedField(Labelled):
    """What the directory prints about an organisation, decided on field by field."""

    NAME = "name", _("name")
    ADDRESS = "address", _("address")
    IDENTIFIERS = "identifiers", _("NIP, REGON, KRS")
    PROFILE = "profile", _("profile and products")
    PHONE = "phone", _("telephone")
    EMAIL = "email", _("e-mail")
    WWW = "www", _("website")
    LOGO = "logo", _("logo")
    PERSON = "person", _("contact person")


@dataclass(frozen=True, kw_only=True)
class Information(Entity):
    """That a person was given an information clause (GDPR art. 13 and 14): which text, and when."""

    table: ClassVar[str] = "information"
    owner: ClassVar[str] = "person_id"

    person_id: Id
    clause: str
    text_version: str
    given_on: date


@dataclass(frozen=True, kw_only=True)
class Consent(Entity):
    """An answer to one question for consent, of a person or of an organisation; the newest one holds."""

    table: ClassVar[str] = "consent"
    owner: ClassVar[str] = SUBJECT

    subject_table: str
    subject_id: Id
    purpose: Purpose
    state: ConsentState
    decided_on: date | None = None
    text_version: str = ""
    channel: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicationRule(Entity):
    """The basis on which a field is printed unless a record says otherwise; the office may edit it."""

    table: ClassVar[str] = "publication_rule"

    field: PublishedField
    basis: Basis
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Publication(Entity):
    """An organisation's own basis for one field, against the general rule."""

    table: ClassVar[str] = "publication"
    owner: ClassVar[str] = "organisation_id"

    organisation_id: Id
    field: PublishedField
    basis: Basis
