"""The report on an event: what for, who came, what it cost, what they thought of it, and what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from grono.domain.activity import CostItem
from grono.domain.event import Event
from grono.domain.text import Text, _, n_, p_
from grono.reports.choosing import EVENT
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
from grono.reports.events import activity as about
from grono.reports.events import agenda
from grono.reports.events.activity import Activity
from grono.reports.language import InBoth, Joined, Words
from grono.reports.options import yes_no
from grono.reports.report import Report, Request
from grono.services import attached
from grono.services.activities import figures as counting
from grono.services.activities.figures import Figures
from grono.services.statistics import Share
from grono.services.training import surveys
from grono.services.training.surveys import QuestionSummary
from grono.store.store import Store
from grono.wording import Kind, as_text


def build(store: Store, request: Request) -> Document:
    """Numbered sections; one that has nothing to say is left out."""
    activity = about.asked(store, request, EVENT)
    if activity is None:
        return about.nothing(store, request, REPORT)
    found = counting.figures(store, activity.table, activity.record.id)
    sections = (
        (_("Aim"), _aim(activity)),
        (p_("event report", "Programme"), list(agenda.programme(activity, level=2))),
        (p_("event report", "Participants"), _people(found)),
        (p_("event report", "Results"), _text(activity, "results")),
        (_("Satisfaction"), _satisfaction(activity, words=bool(request.options["words"]))),
        (_("Budget"), _budget(activity)),
        (_("Conclusions and what follows"), [*_text(activity, "conclusions"), *_tasks(activity)]),
        (_("Annexes"), _annexes(activity)),
    )
    numbers = count(1)
    blocks = [
        block
        for title, inside in sections
        if inside
        for block in (Heading(_numbered(next(numbers), title)), *inside)
    ]
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=activity.title,
        part=activity.when(),
        filters=_facts(activity),
        blocks=(_boxes(found), *blocks, _signatures(activity)),
    )


def _numbered(number: int, title: Text) -> InBoth:
    return InBoth(*(f"{number}. {as_text(title, locale)}" for locale in ("pl", "en")))


def _facts(activity: Activity) -> tuple[Words, ...]:
    record = activity.record
    kind = record.kind.label if isinstance(record, Event) else ""
    lines = [Joined((kind, activity.when(), activity.place))]
    if record.in_charge:
        lines.append(Joined((p_("on paper", "person in charge: {name}", name=record.in_charge),)))
    return tuple(lines)


def _boxes(found: Figures) -> KeyFigures:
    came = p_("event report", "Present") if found.counted else p_("event report", "With a seat")
    note = n_("of {n} registered", "of {n} registered", found.registered)
    members = n_("{n} person", "{n} people", found.members)
    return KeyFigures(
        (
            Figure(found.people, came, note),
            Figure(found.organisations, _("Organisations")),
            Figure(found.share_of_members, _("From members of the cluster"), members, Kind.PERCENT),
        )
    )


def _aim(activity: Activity) -> list[Block]:
    record = activity.record
    blocks = _text(activity, "aim")
    if isinstance(record, Event) and record.target_group:
        blocks.append(Paragraph(_("Target group: {who}.", who=record.target_group.rstrip("."))))
    return blocks


def _text(activity: Activity, name: str) -> list[Block]:
    text = str(getattr(activity.record, name, "")).strip()
    return [Paragraph(part) for part in text.split("\n") if part.strip()]


def _people(found: Figures) -> list[Block]:
    states = (
        (p_("event report", "invited and not registered"), found.invited),
        (p_("event report", "registered"), found.registered),
        (p_("event report", "on the waiting list"), found.waiting),
        (p_("event report", "resigned"), found.resigned),
        (p_("event report", "absent"), found.absent),
    )
    days = [(InBoth(*_day(session.day)), n) for session, n in found.by_session] if found.counted else []
    return [
        Table(_("Registrations"), _pair(p_("report", "State")), [one for one in states if one[1]]),
        *([Table(_("Present by day"), _pair(_("Day")), days)] if len(days) > 1 else []),
        *_groups(p_("event report", "Kind of organisation"), found.by_kind),
        *_groups(p_("event report", "Size of the enterprise"), found.by_size),
        *_groups(p_("event report", "Sex"), found.by_sex),
        *_groups(p_("event report", "Region"), found.by_region),
        Paragraph(_COUNTED if found.counted else _PLANNED, note=True),
    ]


def _day(day: object) -> tuple[str, str]:
    return as_text(day, "pl", Kind.LONG_DATE), as_text(day, "en", Kind.LONG_DATE)


def _pair(title: Text) -> tuple[Column, ...]:
    return (
        Column(title, lambda pair: pair[0], width=360),
        Column(_("Number"), lambda pair: pair[1], Kind.NUMBER, 90),
    )


def _groups(title: Text, shares: Sequence[Share]) -> list[Block]:
    if not shares:
        return []
    columns = (
        Column(title, lambda share: share.name, width=260),
        Column(_("Number"), lambda share: share.count, Kind.NUMBER, 90),
        Column(_("Share"), lambda share: share.share, Kind.PERCENT, 90, bar=True),
    )
    return [Table(title, columns, shares, total=(_("Total"), sum(one.count for one in shares), 1.0))]


def _satisfaction(activity: Activity, *, words: bool) -> list[Block]:
    """Means of the questions; what fewer than three people answered is not shown."""
    found = surveys.summary(activity.store, activity.table, activity.record.id)
    if not found.sheets:
        return []
    if found.hidden:
        return [Paragraph(_("There are fewer than {n} sheets, so nothing is shown.", n=surveys.SMALLEST))]
    marked = [one for one in found.questions if one.hidden or one.mean is not None]
    blocks: list[Block] = [
        Paragraph(n_("{n} sheet was handed in.", "{n} sheets were handed in.", found.sheets)),
        Table(_("Satisfaction"), _QUESTIONS, marked),
    ]
    for one in found.questions if words else ():
        if one.words:
            blocks.append(Heading(_asked(one), 2))
            told = Counter(one.words).most_common()
            blocks.extend(Paragraph(f"– {said}" + (f" ({n})" if n > 1 else "")) for said, n in told)
    return [*blocks, Paragraph(_SMALL, note=True)]


def _asked(one: QuestionSummary) -> InBoth:
    return InBoth(one.asked.question.text, one.asked.question.text_en)


def _mean(one: QuestionSummary) -> object:
    return _("fewer than {n}", n=surveys.SMALLEST) if one.mean is None else round(one.mean, 2)


def _score(one: QuestionSummary) -> object:
    return None if one.score is None else round(one.score * 100)


def _budget(activity: Activity) -> list[Block]:
    rows = activity.store.of(CostItem, [activity.record.id]).get(activity.record.id, [])
    if not rows:
        return []
    rows.sort(key=lambda row: (row.position, row.id))
    planned, actual = (sum(getattr(row, name) or 0 for row in rows) for name in ("planned", "actual"))
    total = (_("Total"), planned, actual, planned - actual)
    blocks: list[Block] = [Table(_("Budget"), _COSTS, rows, total=total)]
    if planned:
        share = as_text(actual / planned, "pl", Kind.PERCENT)
        blocks.append(Paragraph(_("Used: {share} of the plan.", share=share)))
    return blocks


@dataclass(frozen=True)
class _Annex:
    name: Words
    count: int | None = None


def _annexes(activity: Activity) -> list[Block]:
    """What belongs in the binder with the report: signed sheets, the list, and what was filed."""
    hanging = attached.hanging(activity.store, activity.record.id)
    rows = [
        _Annex(_("Sign-in sheets"), len(activity.sessions)),
        _Annex(p_("report", "List of participants"), 1),
        *([_Annex(p_("report", "Agenda"), 1)] if activity.days else []),
        *(_Annex(file.file_name) for file in hanging.files),
    ]
    return [Table(_("Annexes"), _ANNEXES, rows, numbered=True)]


def _tasks(activity: Activity) -> Iterable[Block]:
    tasks = attached.hanging(activity.store, activity.record.id).tasks
    if tasks:
        yield Table(_("What follows"), _TASKS, tasks)


def _signatures(activity: Activity) -> Signatures:
    name = activity.record.in_charge
    prepared = _("{name}, date and signature", name=name) if name else _("date and signature")
    return Signatures(
        (
            Signature(_("Prepared by:"), prepared, 70),
            Signature(_("Approved by:"), _("date and signature"), 70),
        )
    )


_COUNTED = _("Counted are those who were there on at least one day, as they were on the first day.")
_PLANNED = _("No attendance is entered yet: counted are those with a seat.")
_SMALL = _("Answers of fewer than three people are not shown.")
_QUESTIONS = (
    Column(_("Question"), _asked, width=380),
    Column(_("Answers"), lambda one: one.n, Kind.NUMBER, 80),
    Column(_("Mean"), _mean, Kind.NUMBER, 80),
    Column(_("NPS"), _score, Kind.NUMBER, 60),
)
_COSTS = (
    Column(_("Cost"), lambda row: row.name, width=300),
    Column(_("Planned"), lambda row: row.planned, Kind.MONEY, 120),
    Column(_("Actual"), lambda row: row.actual, Kind.MONEY, 120),
    Column(_("Left over"), lambda row: (row.planned or 0) - (row.actual or 0), Kind.MONEY, 120),
)
_ANNEXES = (
    Column(_("Annex"), lambda row: row.name, width=420),
    Column(_("Number"), lambda row: row.count, Kind.NUMBER, 80),
)
_TASKS = (
    Column(_("Task"), lambda task: task.title, width=300),
    Column(p_("event report", "Who"), lambda task: task.assignee, width=140),
    Column(p_("event report", "Until"), lambda task: task.due_on, Kind.DATE, 90),
    Column(_("Done on"), lambda task: task.done_on, Kind.DATE, 90),
)

REPORT = Report(
    name="event-report",
    title=_("Event report"),
    description=_("Who came, what it cost, what they thought of it and what follows, for the binder."),
    formats=("pdf", "xlsx"),
    options=(EVENT.option(), yes_no("words", _("Answers in people's own words"), default=True)),
    build=build,
    group=about.GROUP,
)
