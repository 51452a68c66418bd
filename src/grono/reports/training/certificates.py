"""Certificates of an edition, or one of them: only what is valid and says all that its variant requires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grono.domain.text import UserError, _, p_
from grono.reports.choosing import EDITION, Subject, chosen
from grono.reports.diplomas import Diplomas
from grono.reports.document import Block, Document, Paragraph
from grono.reports.language import Joined, Words
from grono.reports.report import Report, Request
from grono.reports.training import about
from grono.reports.training.diploma_words import diplomas
from grono.services import registers
from grono.services.training import required
from grono.services.training.certificate_register import (
    RegisterRow,
    latest_edition,
    register,
    row_of,
)
from grono.services.training.conditions import standings_of
from grono.services.training.courses import Course, course
from grono.store.store import Store

_CERTIFICATES = """SELECT c.id, n.no || '/' || n.year || ' ' || c.person_name, c.issued_on, NULL
    FROM certificate c JOIN issued_number n ON n.id = c.number_id
    WHERE c.deleted_at IS NULL ORDER BY n.year DESC, n.no DESC"""
CERTIFICATE = Subject(
    "certificate",
    p_("option", "Certificate"),
    _CERTIFICATES,
    lambda typed: _("There is no certificate “{name}”.", name=typed),
    "certificates",
)


@dataclass(frozen=True)
class Refused:
    """Somebody without a certificate, and why."""

    id: str
    name: str
    why: Words


def build(store: Store, request: Request) -> Document:
    """The valid certificates of an edition by their numbers, or the one that is asked for.

    Raises UserError when a field that the variant requires is empty, and for a void certificate.
    """
    found = _asked(store, request)
    if found is None:
        return about.nothing(store, request, REPORT)
    held, rows = found
    _refuse_incomplete(store, held, rows)
    blocks: tuple[Block, ...] = (Paragraph(_NONE),)
    if rows:
        blocks = (Diplomas(diplomas(store, held, rows)),)
    return Document(
        **about.common(store, request, held),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=held.edition.title,
        blocks=blocks,
    )


def left_out(store: Store, request: Request) -> Sequence[Refused]:
    """Who of the edition has no certificate, with every reason."""
    found = _asked(store, request)
    if found is None or request.options["certificate"]:
        return ()
    known = standings_of(store, found[0])
    return [
        Refused(id, one.participant.name, Joined(one.refusals or (_NOT_YET,), "; "))
        for id, one in known.items()
        if one.participant.registration.seated and one.certificate is None
    ]


def _asked(store: Store, request: Request) -> tuple[Course, list[RegisterRow]] | None:
    picked = chosen(store, request, (EDITION, CERTIFICATE))
    if picked is None:
        return None
    subject, id = picked
    if not request.options["edition"] and not request.options["certificate"]:
        subject, id = EDITION, latest_edition(store) or about.last_begun(store, request) or id
    if subject is EDITION:
        rows = register(store, edition_id=id)
        return course(store, id), [row for row in rows if not row.void]
    row = row_of(store, id)
    if row is None or row.void:
        raise UserError(_("The certificate is void; it is not printed."), todo=_("Issue a new one."))
    return course(store, row.edition_id), [row]


def _refuse_incomplete(store: Store, held: Course, rows: Sequence[RegisterRow]) -> None:
    rules, coordinator = required.rules_of(store, held.edition.certificate), registers.coordinator(store)
    for one in filter(None, (row.certificate for row in rows)):
        if empty := required.lacking(rules, required.Said(held, coordinator, one)):
            raise UserError(
                _("No certificate was printed: this field is empty: {field}.", field=empty[0]),
                todo=_("Fill it in, or change what certificates of this kind require."),
            )


_NONE = _("No certificate of this edition is valid. Issue the certificates first.")
_NOT_YET = _("a certificate can be issued")

REPORT = Report(
    name="certificates",
    title=p_("report", "Certificates"),
    description=_(
        "The valid certificates of an edition, or one of them, each in the layout it was issued in."
    ),
    formats=("pdf",),
    options=(EDITION.option(), CERTIFICATE.option()),
    build=build,
    group=about.GROUP,
    left_out=left_out,
)
