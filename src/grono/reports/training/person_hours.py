"""The ledger of person-hours of a period, on paper and as a workbook."""

from __future__ import annotations

from datetime import date

from grono.domain.dates import PartialDate
from grono.domain.event import Event
from grono.domain.text import Text, UserError, _, p_
from grono.domain.training import Edition
from grono.reports import parties
from grono.reports.document import Block, Column, Document, Figure, Heading, KeyFigures, Paragraph, Table
from grono.reports.language import Joined
from grono.reports.options import Choice, Option, OptionKind
from grono.reports.report import Report, Request
from grono.reports.training import about
from grono.services.training.person_hours import By, Hours, Ledger, ledger
from grono.store.store import Store
from grono.wording import Kind

_COUNTED = {"training": (Edition.table,), "events": (Event.table,), "all": (Edition.table, Event.table)}


def build(store: Store, request: Request) -> Document:
    """Hours attended in the period, one line for each of what they are added up for."""
    begins, ends = period(str(request.options["period"]), request.as_of)
    by = By(str(request.options["by"]))
    found = ledger(store, begins, ends, by, _COUNTED[str(request.options["of"])])
    when = _("{begins} – {ends}", begins=begins, ends=ends)
    return Document(
        **{**parties.common(store, request), "as_of": ends},
        name=REPORT.name,
        title=REPORT.title,
        subtitle=Joined((when, _TITLES[by])),
        part=when,
        blocks=(_figures(found), Heading(_HEADING), _table(found), *_notes(by)),
    )


def period(typed: str, today: date) -> tuple[date, date]:
    """The first and the last day of "2026", "2026-03", a day, or "2026-01..2026-06"; by default of this year.

    Raises UserError for anything else, and for a period that ends before it begins.
    """
    first, _dots, last = (typed.strip() or str(today.year)).partition("..")
    try:
        begins, ends = PartialDate(first.strip()).first_day, PartialDate((last or first).strip()).last_day
    except ValueError as error:
        raise UserError(
            _("“{text}” is no period.", text=typed),
            todo=_("Type a year such as 2026, a month such as 2026-03, or 2026-01..2026-06."),
        ) from error
    if ends < begins:
        raise UserError(
            _("The period ends before it begins: {begins} – {ends}.", begins=begins, ends=ends),
            todo=_("Correct one of the two dates."),
        )
    return begins, ends


def _figures(found: Ledger) -> KeyFigures:
    total = found.total
    return KeyFigures(
        (
            Figure(total.hours, _("Person-hours of training"), _("as the programmes count them")),
            Figure(total.clock_hours, _("Person-hours of 60 minutes")),
            Figure(total.people, _("People")),
            Figure(total.activities, _("Editions and events")),
        )
    )


def _table(found: Ledger) -> Table:
    def values(row: Hours) -> tuple[object, ...]:
        return row.people, row.activities, row.hours, row.clock_hours

    counted = {} if found.by is By.PERSON else {0: _("People")}
    titles = {**counted, 1: _("Editions"), 2: _("Person-hours"), 3: _("Hours of 60 minutes")}
    columns = [
        Column(_NAMES[found.by], lambda row: row.name, width=320),
        *(
            Column(title, lambda row, at=at: values(row)[at], Kind.NUMBER, 100)
            for at, title in titles.items()
        ),
    ]
    total = (_("Total"), *(values(found.total)[at] for at in titles))
    return Table(REPORT.title, columns, found.rows, total=total if found.rows else (), numbered=True)


def _notes(by: By) -> list[Block]:
    notes = [_HOURS, *([_PROJECTS] if by is By.PROJECT else []), *([_SIZES] if by is By.SIZE else [])]
    return [Paragraph(Joined(tuple(notes), " "), note=True)]


_TITLES: dict[By, Text] = {
    By.PERSON: p_("person-hours", "by person"),
    By.FIRM: p_("person-hours", "by organisation"),
    By.SIZE: p_("person-hours", "by size of the enterprise"),
    By.PROGRAMME: p_("person-hours", "by programme"),
    By.PROJECT: p_("person-hours", "by project"),
    By.MONTH: p_("person-hours", "by month"),
}
_NAMES: dict[By, Text] = {
    By.PERSON: p_("on paper", "Family name and given name"),
    By.FIRM: _("Organisation"),
    By.SIZE: _("Size of the enterprise"),
    By.PROGRAMME: _("Programme"),
    By.PROJECT: _("Project"),
    By.MONTH: _("Month"),
}
_HEADING = _("Hours that were attended")
_HOURS = _("Hours that were attended; an hour of training has 45 or 60 minutes, as its programme says.")
_PROJECTS = _("A training that serves several projects counts for each of them, and once in the total.")
_SIZES = _("The size is the one that held at the time of the training.")

REPORT = Report(
    name="person-hours",
    title=p_("report", "Person-hours ledger"),
    description=_("Hours attended in a period, by person, firm, size, programme, project or month."),
    formats=("pdf", "xlsx"),
    options=(
        Option(key="period", title=_("Period"), kind=OptionKind.TEXT),
        Option(
            key="by",
            title=_("Add up"),
            choices=tuple(Choice(by.value, title) for by, title in _TITLES.items()),
            default=By.PERSON.value,
        ),
        Option(
            key="of",
            title=_("Counted"),
            choices=(
                Choice("training", _("training")),
                Choice("events", _("events")),
                Choice("all", _("training and events")),
            ),
            default="training",
        ),
    ),
    build=build,
    group=about.GROUP,
)
