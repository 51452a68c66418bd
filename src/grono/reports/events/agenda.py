"""The agenda of an event, or the plan of an edition's sessions, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from grono.domain.activity import Session
from grono.domain.event import AgendaItem, Event
from grono.domain.person import Person
from grono.domain.text import Text, _, p_
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import Block, Column, Document, Heading, Paragraph, Table
from grono.reports.events import activity as about
from grono.reports.events.activity import Activity
from grono.reports.language import Joined
from grono.reports.report import Report, Request
from grono.store.store import Store
from grono.wording import Kind


@dataclass(frozen=True)
class Row:
    """A line of the agenda."""

    day: date
    starts: time
    ends: time | None
    topic: str
    speaker: str
    organisation: str = ""

    @property
    def hours(self) -> str:
        """From when to when."""
        ends = f"–{self.ends:%-H:%M}" if self.ends else ""
        return f"{self.starts:%-H:%M}{ends}"


def build(store: Store, request: Request) -> Document:
    """A table for each day."""
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, REPORT)
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=activity.title,
        filters=(Joined((activity.when(), activity.place)),),
        blocks=tuple(programme(activity)) or (Paragraph(_NOTHING),),
    )


def programme(activity: Activity, *, level: int = 1) -> Iterable[Block]:
    """Headings and tables of the days; a day without rows shows when it begins and ends."""
    found = rows(activity)
    for day in sorted({row.day for row in found}):
        of_day = [row for row in found if row.day == day]
        yield Heading(about.long_day(day), level, aside=Joined(tuple(_aside(activity, day))))
        yield Table(_NAME, _columns(of_day), of_day)


def rows(activity: Activity) -> list[Row]:
    """The rows of all days in order; a day without any has its sessions instead."""
    items = _items(activity)
    days = {row.day for row in items}
    return sorted(
        [*items, *(row for row in _sessions(activity) if row.day not in days)],
        key=lambda row: (row.day, row.starts),
    )


def _aside(activity: Activity, day: date) -> Iterable[Joined | Text | str]:
    for session in activity.sessions:
        if session.day == day:
            yield Joined((about.hours(session), session.room), ", ")


def _items(activity: Activity) -> list[Row]:
    if activity.table != Event.table:
        return []
    found = activity.store.of(AgendaItem, [activity.record.id]).get(activity.record.id, [])
    ordered = sorted(found, key=lambda item: (item.day, item.starts, item.id))
    return [
        Row(item.day, item.starts, item.ends, item.topic, _speaker(activity, item), item.organisation)
        for item in ordered
    ]


def _speaker(activity: Activity, item: AgendaItem) -> str:
    person = activity.store.get(Person, item.speaker_id) if item.speaker_id else None
    return f"{person.given_name} {person.family_name}".strip() if person else item.speaker


def _sessions(activity: Activity) -> list[Row]:
    return [
        Row(one.day, one.starts, one.ends, _topic(activity, one), activity.leader(one))
        for one in activity.sessions
    ]


def _topic(activity: Activity, session: Session) -> str:
    return session.topic or activity.record.title


def _columns(rows: list[Row]) -> tuple[Column, ...]:
    columns = [
        Column(_("Time"), lambda row: row.hours, Kind.IDENTIFIER, 90),
        Column(p_("agenda", "Topic"), lambda row: row.topic, width=320),
    ]
    if any(row.speaker for row in rows):
        columns.append(Column(p_("agenda", "Speaker"), lambda row: row.speaker, width=160))
    if any(row.organisation for row in rows):
        columns.append(Column(_("Organisation"), lambda row: row.organisation, width=160))
    return tuple(columns)


_NAME = p_("report", "Agenda")
_NOTHING = _("No day is planned yet.")

REPORT = Report(
    name="agenda",
    title=_NAME,
    description=_("What happens when, day by day, with speakers; to send out and to hang up."),
    formats=("pdf", "xlsx"),
    options=(EVENT.option(), EDITION.option()),
    build=build,
    group=about.GROUP,
)
