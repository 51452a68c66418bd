"""Issuing certificates: numbers are given before printing, undo leaves them void, none is given twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from grono.domain.certificate import (
    Certificate,
    CertificateDuplicate,
    CertificateLayout,
    IssuedNumber,
    Series,
)
from grono.domain.ids import Id
from grono.domain.text import Text, UserError, _, n_
from grono.services import numbering
from grono.services.editing import title_of
from grono.services.training.conditions import Standing, draft, standings
from grono.store.store import Store


@dataclass(frozen=True)
class Issued:
    """What came of issuing: the certificates in the order asked for; reasons by refused registration."""

    certificates: tuple[Certificate, ...]
    refused: Mapping[Id, tuple[Text, ...]]


def issue(
    store: Store,
    edition_id: str,
    registration_ids: Sequence[str],
    layout: CertificateLayout = CertificateLayout.ORNATE,
    on: date | None = None,
) -> Issued:
    """Give numbers to those who may have a certificate, and issue the certificates in one undoable step.

    Numbers of the day's year are given first, in a step that undo never takes back: undoing the issue leaves
    them void in the register. Must not be called inside a step. Nobody refused keeps the others from theirs.
    """
    day = on or date.today()
    known = standings(store, edition_id)
    wanted = [Id(id) for id in dict.fromkeys(registration_ids)]
    refused = {id: reasons for id in wanted if (reasons := _against(store, known.get(id)))}
    ready = [known[id] for id in wanted if id not in refused]
    if not ready:
        return Issued((), refused)
    subjects = [("registration", one.participant.registration.id) for one in ready]
    numbers = numbering.give(store, Series.CERTIFICATE, subjects, day)
    made = [
        replace(draft(one.participant, one.attended), number_id=number.id, layout=layout, issued_on=day)
        for one, number in zip(ready, numbers, strict=True)
    ]
    name = title_of(store, edition_id)
    with store.step(
        n_("Issue {n} certificate: {name}", "Issue {n} certificates: {name}", len(made), name=name)
    ):
        store.save_many(made)
    return Issued(tuple(made), refused)


def void(store: Store, certificate: Certificate, reason: str, on: date | None = None) -> Certificate:
    """Take a certificate back; its number stays in the register. Raises UserError without a reason."""
    if not reason.strip():
        raise UserError(_("The reason is missing."), todo=_("Say why the certificate is void."))
    number = number_of(store, certificate)
    with store.step(_("Void the certificate {number}", number=number.text)):
        return store.save(replace(certificate, voided_on=on or date.today(), void_reason=reason))


def duplicate(
    store: Store, certificate: Certificate, reason: str = "", on: date | None = None
) -> CertificateDuplicate:
    """Note that a certificate is printed again, marked as a duplicate. Raises UserError for a void one."""
    number = number_of(store, certificate)
    if certificate.voided_on is not None:
        raise UserError(
            _("The certificate {number} is void; it is not printed.", number=number.text),
            todo=_("Issue a new one."),
        )
    made = CertificateDuplicate(
        certificate_id=certificate.id, issued_on=on or date.today(), reason=reason.strip()
    )
    with store.step(_("Duplicate of the certificate {number}", number=number.text)):
        return store.save(made)


def number_of(store: Store, certificate: Certificate) -> IssuedNumber:
    """The number that a certificate bears."""
    number = store.get(IssuedNumber, certificate.number_id)
    if number is None:
        raise LookupError(f"certificate {certificate.id} without a number")
    return number


def _against(store: Store, standing: Standing | None) -> tuple[Text, ...]:
    if standing is None:
        return (_("not enrolled in this edition"),)
    if standing.certificate is not None:
        number = number_of(store, standing.certificate).text
        return (
            _("has the certificate {number} already; a lost one is printed as a duplicate", number=number),
        )
    return standing.refusals
