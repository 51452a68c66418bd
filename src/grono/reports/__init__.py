"""What goes to paper and into workbooks: every report that exists, in the order of the gallery."""

from __future__ import annotations

from grono.domain.text import UserError, _
from grono.reports import cluster_structure, listing, member_directory, member_list
from grono.reports.events import (
    agenda,
    b2b_schedule,
    badges,
    clauses,
    confirmation,
    event_report,
    participants,
    personal,
    receipts,
    sign_in_sheet,
)
from grono.reports.report import Report
from grono.reports.training import (
    certificate_register,
    certificates,
    class_register,
    edition_report,
    forms,
    person_hours,
    schedule,
)

REPORTS: tuple[Report, ...] = (
    member_directory.REPORT,
    member_list.REPORT,
    cluster_structure.REPORT,
    sign_in_sheet.REPORT,
    agenda.REPORT,
    participants.REPORT,
    badges.BADGE_REPORT,
    badges.SIGN_REPORT,
    b2b_schedule.REPORT,
    event_report.REPORT,
    confirmation.REPORT,
    receipts.REPORT,
    personal.ENROLMENT,
    personal.DECLARATION,
    personal.SLIPS,
    clauses.REPORT,
    schedule.REPORT,
    class_register.REPORT,
    forms.TEST,
    forms.SURVEY,
    certificates.REPORT,
    certificate_register.REPORT,
    edition_report.REPORT,
    person_hours.REPORT,
    listing.REPORT,
)


def find_report(name: str) -> Report:
    """The report of a name; raises UserError that lists all of them."""
    for report in REPORTS:
        if report.name == name:
            return report
    raise UserError(
        _("There is no report “{name}”.", name=name),
        todo=_("Use one of: {known}.", known=", ".join(report.name for report in REPORTS)),
    )
