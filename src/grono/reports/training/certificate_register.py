"""The register of certificates: every number that was given, void ones and duplicates among them."""

from __future__ import annotations

from grono.domain.text import Text, UserError, _, n_, p_
from grono.reports import parties
from grono.reports.document import Column, Document, Signature, Table
from grono.reports.language import Joined, Words
from grono.reports.options import Option, OptionKind
from grono.reports.report import Report, Request
from grono.reports.training import about
from grono.services.training.certificate_register import RegisterRow, register
from grono.store.store import Store
from grono.wording import Kind


def build(store: Store, request: Request) -> Document:
    """The numbers of a year, by default of the year of the day; in their order."""
    year = _year(str(request.options["year"]), request.as_of.year)
    rows = register(store, year)
    valid = sum(1 for row in rows if not row.void)
    return Document(
        **parties.common(store, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=Joined(
            (
                _("year {year}", year=str(year)),
                n_("{n} valid certificate", "{n} valid certificates", valid),
                n_("{n} void number", "{n} void numbers", len(rows) - valid),
            )
        ),
        part=_("year {year}", year=str(year)),
        blocks=(
            Table(_("Register of certificates"), COLUMNS, rows),
            Signature(_SIGN, _("date and signature on behalf of the coordinator")),
        ),
        landscape=True,
    )


def _year(typed: str, default: int) -> int:
    if not typed.strip():
        return default
    if typed.strip().isdecimal() and len(typed.strip()) == 4:
        return int(typed)
    raise UserError(_("“{text}” is no year.", text=typed), todo=_("Type a year such as 2026."))


def _remarks(row: RegisterRow) -> Words:
    """Whether the number is void and why, and every duplicate."""
    if row.certificate is None:
        return Joined((_VOID, row.void_reason), ": ")
    if on := row.certificate.voided_on:
        return _("void since {day}: {reason}", day=on, reason=row.certificate.void_reason)
    return Joined(tuple(_duplicate(one.issued_on, one.reason) for one in row.duplicates), "; ")


def _duplicate(day: object, reason: str) -> Text:
    if reason:
        return _("duplicate of {day}: {reason}", day=day, reason=reason)
    return _("duplicate of {day}", day=day)


_VOID = _("void")
_SIGN = _("I confirm that the numbers were given as they stand here.")

COLUMNS = (
    Column(p_("register of certificates", "Number"), lambda row: row.number.text, Kind.IDENTIFIER, 80),
    Column(_("Issued on"), lambda row: row.number.given_on, Kind.DATE, 90),
    Column(_("Given name and family name"), lambda row: row.person_name, width=200),
    Column(_("Organisation"), lambda row: row.organisation_name, width=200),
    Column(_("Training"), lambda row: row.edition, width=230),
    Column(_("Hours"), lambda row: row.hours, Kind.NUMBER, 60),
    Column(p_("register of certificates", "Received: signature"), lambda _row: "", width=110),
    Column(_("Remarks"), _remarks, width=200),
)

REPORT = Report(
    name="certificate-register",
    title=p_("report", "Register of certificates"),
    description=_("Every number given in a year, with void ones and duplicates."),
    formats=("pdf", "xlsx"),
    options=(
        Option(
            key="year",
            title=_("Year"),
            kind=OptionKind.TEXT,
            known=lambda store, _day: [
                row[0] for row in store.query("SELECT DISTINCT year || '' FROM issued_number ORDER BY 1 DESC")
            ],
        ),
    ),
    build=build,
    group=about.GROUP,
)
