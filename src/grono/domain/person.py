"""People, what they do in organisations, and how to reach anyone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from grono.domain.entity import SUBJECT, Dated, Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import Labelled, _

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\".]+(\.[^@\s,;<>\".]+)+")


class Gender(Labelled):
    """The grammatical gender a person chose for papers; empty when unknown."""

    FEMININE = "f", _("she")
    MASCULINE = "m", _("he")


class RoleKind(Labelled):
    """What a person is to the cluster's office in an organisation."""

    CONTACT = "contact", _("contact person")
    REPRESENTATIVE = "representative", _("representative in the cluster council")
    INVOICES = "invoices", _("contact for invoices")
    RESEARCH = "research", _("contact for R&D")
    STAFF = "staff", _("contact for staff matters")
    BOARD = "board", _("management")
    OTHER = "other", _("other role")


class ContactKind(Labelled):
    """How somebody is reached."""

    PHONE = "phone", _("telephone")
    EMAIL = "email", _("e-mail")
    WWW = "www", _("website")


@dataclass(frozen=True, kw_only=True)
class Person(Entity):
    """A person; names are kept apart so that lists say Nazwisko Imię and letters Imię Nazwisko."""

    table: ClassVar[str] = "person"
    titled: ClassVar[tuple[str, ...]] = ("family_name", "given_name")
    searched: ClassVar[tuple[str, ...]] = ("family_name", "given_name")

    family_name: str
    given_name: str = ""
    academic_title: str = ""
    gender: Gender | None = None

    def problems(self) -> Problems:
        if not self.family_name.strip():
            return {"family_name": _("The family name is missing. Type it; the rest can wait.")}
        return {}


@dataclass(frozen=True, kw_only=True)
class Role(Dated):
    """What a person does in an organisation over a period; function is the title on the card."""

    table: ClassVar[str] = "role"
    owner: ClassVar[str] = "person_id"
    searched: ClassVar[tuple[str, ...]] = ("function",)

    person_id: Id
    organisation_id: Id
    kind: RoleKind = RoleKind.CONTACT
    function: str = ""
    department: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact(Dated):
    """A telephone, an e-mail or a website of a person or an organisation over a period."""

    table: ClassVar[str] = "contact"
    owner: ClassVar[str] = SUBJECT
    searched: ClassVar[tuple[str, ...]] = ("value",)

    subject_table: str
    subject_id: Id
    kind: ContactKind
    value: str
    position: int = 0

    def problems(self) -> Problems:
        found = super().problems()
        if self.kind is ContactKind.EMAIL and not is_email(self.value):
            found["email"] = _("This is no e-mail address: it needs one @ and a domain. Correct it.")
        return found


def is_email(text: str) -> bool:
    """Whether a text has the shape of one e-mail address."""
    return _EMAIL.fullmatch(text) is not None
