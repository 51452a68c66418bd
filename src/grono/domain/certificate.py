"""Numbers that leave the office and never come back, and the certificates that bear them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from grono.domain.attached import Attached
from grono.domain.entity import Entity
from grono.domain.ids import Id
from grono.domain.text import Labelled, _


class Series(Labelled):
    """Which register a number stands in."""

    CERTIFICATE = "certificate", _("register of certificates")
    CONFIRMATION = "confirmation", _("register of confirmations of attendance")


class CertificateLayout(Labelled):
    """How a certificate looks."""

    ORNATE = "ornate", _("landscape with an accent bar")
    PLAIN = "plain", _("upright and plain")
    DETAILED = "detailed", _("upright with the programme on the back")


@dataclass(frozen=True, kw_only=True)
class IssuedNumber(Attached):
    """A number given in a series and a year; undo never takes it away, so it is never given twice.

    subject: the record that it was given for. A number without a document is void.
    """

    table: ClassVar[str] = "issued_number"
    outlives: ClassVar[bool] = True

    series: Series
    year: int
    no: int
    given_on: date

    @property
    def text(self) -> str:
        """As it is printed: "17/2026"."""
        return f"{self.no}/{self.year}"


@dataclass(frozen=True, kw_only=True)
class Certificate(Entity):
    """A certificate as it left the office: what it said then, whatever the register says today.

    minutes and scheduled: attended and scheduled teaching. voided_on: the day on which it was taken back.
    """

    table: ClassVar[str] = "certificate"
    owner: ClassVar[str] = "registration_id"

    registration_id: Id
    number_id: Id
    issued_on: date
    layout: CertificateLayout = CertificateLayout.ORNATE
    person_name: str
    organisation_name: str = ""
    minutes: int = 0
    scheduled: int = 0
    voided_on: date | None = None
    void_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CertificateDuplicate(Entity):
    """That a certificate was printed again, marked as a duplicate."""

    table: ClassVar[str] = "certificate_duplicate"
    owner: ClassVar[str] = "certificate_id"

    certificate_id: Id
    issued_on: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CertificateRule(Entity):
    """That a field must be filled before a certificate of a variant is printed; the office may edit it."""

    table: ClassVar[str] = "certificate_rule"

    variant: str
    field: str
    source: str = ""
