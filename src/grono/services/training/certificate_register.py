"""The register of certificates: every number that was given, void ones too; the check of a printed code."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from grono.domain.activity import Registration
from grono.domain.certificate import Certificate, CertificateDuplicate, IssuedNumber, Series
from grono.domain.text import Text, _
from grono.domain.training import Edition, Programme
from grono.services.activities.taking_part import Participant, described
from grono.services.training.courses import in_hours
from grono.store.store import Store

_PRINTED = re.compile(r"(\d+)/(\d{4})\D.*?\b([0-9A-F]{4}-[0-9A-F]{4})\b", re.DOTALL)
_UNDONE = _("the issue was undone")


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """One number of the register. certificate is None where the issue was undone; such a number is void.

    minutes_per_hour: of the programme, for the hours on the certificate.
    """

    number: IssuedNumber
    certificate: Certificate | None
    person_name: str
    organisation_name: str = ""
    edition_id: str = ""
    edition: str = ""
    minutes_per_hour: int = 45
    duplicates: tuple[CertificateDuplicate, ...] = ()

    @property
    def void(self) -> bool:
        """Whether the number stands for no valid certificate."""
        return self.certificate is None or self.certificate.voided_on is not None

    @property
    def void_reason(self) -> Text | str:
        """Why it is void; empty where it is not."""
        if self.certificate is None:
            return _UNDONE
        return self.certificate.void_reason

    @property
    def hours(self) -> Decimal | None:
        """Hours of the whole training as the certificate says them; None for a number without one."""
        return in_hours(self.certificate.scheduled, self.minutes_per_hour) if self.certificate else None


def register(store: Store, year: int | None = None, edition_id: str | None = None) -> list[RegisterRow]:
    """Every number of certificates in its order; of one year, or of one edition, where one is named."""
    where = """series = ?1 AND (?2 IS NULL OR year = ?2) AND
        (?3 IS NULL OR subject_id IN (SELECT id FROM registration WHERE subject_id = ?3))"""
    return _rows(
        store,
        store.all(IssuedNumber, where, (Series.CERTIFICATE, year, edition_id), "year, no, id"),
    )


def row_of(store: Store, certificate_id: str) -> RegisterRow | None:
    """The row of one certificate; None where there is no such certificate."""
    where = "id = (SELECT number_id FROM certificate WHERE id = ? AND deleted_at IS NULL)"
    return next(iter(_rows(store, store.all(IssuedNumber, where, (certificate_id,)))), None)


def latest_edition(store: Store) -> str:
    """The edition of the valid certificate with the last number; empty where there is none."""
    sql = """SELECT g.subject_id FROM certificate c JOIN issued_number n ON n.id = c.number_id
             JOIN registration g ON g.id = c.registration_id
             WHERE c.deleted_at IS NULL AND c.voided_on IS NULL ORDER BY n.year DESC, n.no DESC LIMIT 1"""
    return next((row[0] for row in store.query(sql)), "")


def check_code(certificate: Certificate, number: IssuedNumber) -> str:
    """The code that is printed beside the QR code: "A7F2-91C4".

    It follows from what the certificate says and from its id, which stands nowhere on paper: it can be
    checked by whoever has the register, and made up by nobody else.
    """
    said = (certificate.id, number.text, certificate.issued_on, certificate.person_name, certificate.minutes)
    digest = hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


def check(store: Store, printed: str) -> RegisterRow | None:
    """The row of the register that a printed number and code stand for, whatever stands around them.

    printed: what a QR code says, or "8/2026 A7F2-91C4" typed. None where the code is not the certificate's.
    """
    found = _PRINTED.search(printed.upper())
    if not found:
        return None
    no, year, code = found.groups()
    where = "series = ? AND year = ? AND no = ?"
    numbers = store.all(IssuedNumber, where, (Series.CERTIFICATE, int(year), int(no)))
    for row in _rows(store, numbers):
        if row.certificate and check_code(row.certificate, row.number) == code:
            return row
    return None


def _rows(store: Store, numbers: list[IssuedNumber]) -> list[RegisterRow]:
    ids = json.dumps([number.id for number in numbers])
    held = store.all(Certificate, "number_id IN (SELECT value FROM json_each(?))", (ids,))
    by_number = {one.number_id: one for one in held}
    duplicates = store.of(CertificateDuplicate, [one.id for one in held])
    people = _people(store, numbers)
    editions = _editions(store, {one.registration.subject_id for one in people.values()})
    found: list[RegisterRow] = []
    for number in numbers:
        certificate, person = by_number.get(number.id), people.get(number.subject_id)
        edition = person.registration.subject_id if person else ""
        title, minutes = editions.get(edition, ("", 45))
        found.append(
            RegisterRow(
                number=number,
                certificate=certificate,
                person_name=certificate.person_name if certificate else person.full_name if person else "",
                organisation_name=certificate.organisation_name if certificate else "",
                edition_id=edition,
                edition=title,
                minutes_per_hour=minutes,
                duplicates=tuple(duplicates.get(certificate.id, ())) if certificate else (),
            )
        )
    return found


def _people(store: Store, numbers: Iterable[IssuedNumber]) -> dict[str, Participant]:
    """Those for whom numbers were given, by registration; deleted ones too, they stand in the register."""
    ids = list(dict.fromkeys(number.subject_id for number in numbers))
    where = "id IN (SELECT value FROM json_each(?))"
    registrations = store.all(Registration, where, (json.dumps(ids),))
    kept = {row.id for row in registrations}
    registrations += [row for id in ids if id not in kept and (row := store.get(Registration, id))]
    return {one.registration.id: one for one in described(store, registrations, date.today())}


def _editions(store: Store, ids: set[str]) -> dict[str, tuple[str, int]]:
    """Titles of editions and the minutes of their hours."""
    sql = f"""SELECT e.id, e.title, p.minutes_per_hour FROM {Edition.table} e
              JOIN {Programme.table} p ON p.id = e.programme_id
              WHERE e.id IN (SELECT value FROM json_each(?))"""
    return {row[0]: (row[1], row[2]) for row in store.query(sql, (json.dumps(sorted(ids)),))}
