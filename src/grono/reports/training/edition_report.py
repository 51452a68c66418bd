"""The report of an edition: numbers, attendance, tests with gain, survey, costs, certificates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from grono.domain.activity import CostItem, times
from grono.domain.text import Text, _, n_, p_
from grono.domain.training import Edition
from grono.reports.choosing import EDITION
from grono.reports.document import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from grono.reports.language import InBoth, Joined, Words
from grono.reports.options import yes_no
from grono.reports.report import Report, Request
from grono.reports.training import about
from grono.reports.training.schedule import bur, summary
from grono.reports.training.survey_results import survey
from grono.services.training import outcomes
from grono.services.training.conditions import Standing
from grono.services.training.courses import Course
from grono.services.training.editions import Progress, progress
from grono.services.training.results import Comparison
from grono.store.store import Store
from grono.wording import Kind


def build(store: Store, request: Request) -> Document:
    """What is known about the edition on the day; parts about which nothing is known are left out."""
    held = about.asked_begun(store, request)
    if held is None:
        return about.nothing(store, request, REPORT)
    known = progress(store, held.edition.id)
    seated = [one for one in known.standings.values() if one.participant.registration.seated]
    parts = (
        _classes(held),
        _people(seated),
        [*_ended(held, seated, request.as_of), *_named(held, seated, request)],
        _tests(known.tests),
        survey(store, Edition.table, held.edition.id),
        _costs(store, held),
        _conclusions(held),
    )
    return Document(
        **about.common(store, request, held),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=held.edition.title,
        filters=tuple(line for line in (summary(held), *bur(held)) if line),
        part=held.edition.title,
        blocks=(
            _figures(held, known),
            *numbered([part for part in parts if part]),
            Signatures((Signature("", _PREPARED), Signature("", _APPROVED))),
        ),
    )


def numbered(parts: Sequence[Sequence[Block]]) -> list[Block]:
    """The parts one after another, their headings numbered."""
    blocks: list[Block] = []
    for number, (heading, *rest) in enumerate(parts, 1):
        if isinstance(heading, Heading):
            heading = Heading(Joined((f"{number}.", heading.words), " "), aside=heading.aside)
        blocks += [heading, *rest]
    return blocks


def _figures(held: Course, known: Progress) -> KeyFigures:
    seats = _("of {n} seats", n=known.seats) if known.seats else ""
    women = n_("{n} woman", "{n} women", known.women)
    need = _("at least {n}% is required", n=held.programme.threshold)
    refused = n_(
        "{n} person without a certificate",
        "{n} people without a certificate",
        known.people - len(known.issued),
    )
    figures = [
        Figure(known.people, p_("number of", "participants"), Joined(tuple(filter(None, (seats, women))))),
        Figure(known.attendance, p_("figure", "attendance"), need, Kind.PERCENT),
        Figure(len(known.issued), p_("number of", "certificates"), refused),
    ]
    if known.tests.gain is not None:
        note = _("tests of {n} people", n=known.tests.n)
        figures.insert(2, Figure(points(known.tests.gain), p_("figure", "gain in knowledge"), note))
    return KeyFigures(tuple(figures))


def points(share: float) -> Text:
    """A difference of shares in percentage points: "+34 p.p."."""
    whole = round(share * 100)
    sign = "+" if whole > 0 else "\N{MINUS SIGN}" if whole < 0 else ""
    return p_("percentage points", "{n} pp", n=f"{sign}{abs(whole)}")


def _classes(held: Course) -> list[Block]:
    columns = (
        Column(_("Date"), lambda one: one.day, Kind.DATE, 90),
        Column(p_("on paper", "From–to"), times, Kind.IDENTIFIER, 100),
        Column(_("Hours"), lambda one: held.in_hours(held.minutes(one)), Kind.NUMBER, 60),
        Column(_("Topic of the classes"), held.topic, width=260),
        Column(_("Trainer"), held.trainer, width=170),
    )
    total = (_("Total"), "", held.hours, "", "") if held.sessions else ()
    return [
        Heading(_("Classes"), aside=about.hours(held)),
        Table(_("Classes"), columns, held.sessions, total=total),
    ]


def _people(seated: Sequence[Standing]) -> list[Block]:
    """Where the participants come from."""
    if not seated:
        return []
    by_firm = Counter(one.participant.organisation for one in seated)
    sizes = {one.participant.organisation: one.participant.size for one in seated}
    members = {one.participant.organisation for one in seated if one.participant.member}
    rows = sorted(by_firm.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
    columns = (
        Column(_("Organisation"), lambda row: row[0] or _("not given"), width=300),
        Column(_("Size"), lambda row: sizes[row[0]], width=100),
        Column(_("Member"), lambda row: row[0] in members, width=80),
        Column(_("People"), lambda row: row[1], Kind.NUMBER, 80),
    )
    total = (_("Total"), "", "", len(seated))
    return [Heading(_("Participants")), Table(_("Participants"), columns, rows, total=total)]


def _ended(held: Course, seated: Sequence[Standing], day: date) -> list[Block]:
    """How the enrolments ended, once the edition is over."""
    if not seated:
        return []
    if not _over(held, day):
        return [Heading(_("Attendance"))]
    found = {one.participant.registration.id: outcomes.outcome_of(held, one) for one in seated}
    columns = (
        Column(_("Outcome"), lambda row: row[0], width=200),
        Column(_("People"), lambda row: row[1], Kind.NUMBER, 80),
        Column(_("Share"), lambda row: row[1] / len(seated), Kind.PERCENT, 120, bar=True),
    )
    rows = list(outcomes.counts(found).items())
    return [Heading(_("Attendance and outcomes")), Table(_("Outcomes"), columns, rows)]


def _named(held: Course, seated: Sequence[Standing], request: Request) -> list[Block]:
    """Everybody by name, where names are wanted."""
    if not seated or not request.options["names"]:
        return []
    over = _over(held, request.as_of)
    columns = (
        Column(_("No."), lambda one: one.participant.registration.number, Kind.NUMBER, 40),
        Column(p_("on paper", "Family name and given name"), lambda one: one.participant.name, width=210),
        Column(_("Attendance"), lambda one: one.attended.share, Kind.PERCENT, 80),
        Column(_("Test before"), lambda one: _share(one.result.pre), Kind.PERCENT, 70),
        Column(_("Test after"), lambda one: _share(one.result.post), Kind.PERCENT, 70),
        *([Column(_("Outcome"), lambda one: outcomes.outcome_of(held, one), width=120)] if over else []),
        Column(p_("column", "Certificate"), _certificate, width=180),
    )
    return [Heading(_("One by one"), level=2), Table(_("Attendance"), columns, seated)]


def _over(held: Course, day: date) -> bool:
    return held.last is not None and held.last <= day


def _share(score: object) -> object:
    return getattr(score, "share", None)


def _certificate(one: Standing) -> Words:
    if one.certificate:
        return _("issued on {day}", day=one.certificate.issued_on)
    return Joined(one.refusals, "; ") if one.refusals else _("to be issued")


def _tests(found: Comparison) -> list[Block]:
    if not found.n or found.pre is None or found.post is None or found.gain is None:
        return []
    rows = ((_("before the training"), found.pre), (_("after the training"), found.post))
    columns = (
        Column(_("Test"), lambda row: row[0], width=320),
        Column(_("Mean result"), lambda row: row[1], Kind.PERCENT, 160, bar=True),
    )
    gain: list[Words] = [_("Mean gain: {gain}.", gain=points(found.gain))]
    if found.normalised_gain is not None:
        share = round(found.normalised_gain * 100)
        gain += [_("Mean normalised gain: {n}%.", n=share), _NORMALISED]
    return [
        Heading(_("Tests"), aside=_("people who wrote both tests: {n}", n=found.n)),
        Table(_("Tests"), columns, rows),
        Paragraph(Joined(tuple(gain), " ")),
    ]


def _costs(store: Store, held: Course) -> list[Block]:
    rows = store.all(CostItem, "subject_id = ?", (held.edition.id,), "position, id")
    if not rows:
        return []
    planned, actual = (
        sum(value for one in rows if (value := getattr(one, name)) is not None)
        for name in ("planned", "actual")
    )
    columns = (
        Column(_("Item"), lambda one: one.name, width=300),
        Column(_("Planned"), lambda one: one.planned, Kind.MONEY, 120),
        Column(_("Actual"), lambda one: one.actual, Kind.MONEY, 120),
    )
    unknown = sum(1 for one in rows if one.actual is None)
    open = n_("{n} actual cost is not known yet", "{n} actual costs are not known yet", unknown)
    table = Table(_("Costs"), columns, rows, total=(_("Total"), planned, actual))
    return [Heading(_("Costs"), aside=open if unknown else ""), table]


def _conclusions(held: Course) -> list[Block]:
    if not held.edition.conclusions.strip():
        return []
    return [Heading(_("Conclusions")), Paragraph(InBoth(held.edition.conclusions, ""))]


_PREPARED = _("prepared by: date and signature")
_APPROVED = _("approved on behalf of the coordinator: date and signature")
_NORMALISED = _(
    "The normalised gain is the gain as a share of what could still be learned: (after − before) / "
    "(100% − before)."
)

REPORT = Report(
    name="edition-report",
    title=p_("report", "Report of an edition"),
    description=_("Numbers, attendance, tests with gain, survey, costs, certificates and conclusions."),
    formats=("pdf", "xlsx"),
    options=(EDITION.option(), yes_no("names", _("Names of participants"), default=True)),
    build=build,
    group=about.GROUP,
)
