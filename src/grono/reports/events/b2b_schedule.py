"""The schedule of B2B meetings: one for the wall, and a card for everybody who meets somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grono.domain.folding import sort_key
from grono.domain.text import _, n_, p_
from grono.reports.choosing import EVENT
from grono.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Sheet,
    Table,
    Together,
)
from grono.reports.events import activity as about
from grono.reports.events.activity import Activity
from grono.reports.language import Joined
from grono.reports.options import yes_no
from grono.reports.report import Report, Request
from grono.services.activities import b2b
from grono.services.activities.b2b import Slot
from grono.services.activities.taking_part import Participant
from grono.store.store import Store
from grono.wording import Kind


@dataclass(frozen=True)
class _Row:
    """A meeting as it is printed."""

    slot: Slot
    desk: int
    who: Participant
    whom: Participant

    @property
    def hours(self) -> str:
        """From when to when."""
        return f"{self.slot.starts:%-H:%M}–{self.slot.ends:%-H:%M}"


def build(store: Store, request: Request) -> Document:
    """The whole schedule by time and table, then the cards in the order of names."""
    activity = about.asked(store, request, EVENT)
    if activity is None:
        return about.nothing(store, request, REPORT)
    plan = b2b.plan_of(store, activity.record.id)
    meetings = b2b.meetings_of(store, activity.record.id)
    people: dict[str, Participant] = {one.registration.id: one for one in activity.participants()}
    slots = {slot.number: slot for slot in b2b.slots_of(plan)} if plan else {}
    rows = [
        _Row(slots[one.slot], one.desk, people[one.first_id], people[one.second_id])
        for one in meetings
        if one.slot in slots and {one.first_id, one.second_id} <= people.keys()
    ]
    sheets = [_whole(activity, rows)]
    if request.options["cards"] and rows:
        sheets.append(_cards(activity, rows, people))
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=activity.title,
        blocks=tuple(sheets),
    )


def _whole(activity: Activity, rows: list[_Row]) -> Sheet:
    day = about.long_day(rows[0].slot.starts.date()) if rows else activity.when()
    count = n_("{n} meeting", "{n} meetings", len(rows))
    table = Table(REPORT.title, _WHOLE, rows)
    return Sheet(
        title=REPORT.title,
        subtitle=activity.title,
        lines=(Joined((day, activity.place, count)),),
        running=activity.title,
        blocks=(table if rows else Paragraph(_NONE),),
    )


def _cards(activity: Activity, rows: list[_Row], people: Mapping[str, Participant]) -> Sheet:
    own = {id: [_turned(row, id) for row in rows if id in _ids(row)] for id in people}
    ordered = sorted((id for id in people if own[id]), key=lambda one: sort_key(people[one].name))
    return Sheet(
        title=_CARDS,
        subtitle=activity.title,
        running=activity.title,
        blocks=tuple(_card(people[id], own[id]) for id in ordered),
    )


def _card(one: Participant, rows: list[_Row]) -> Block:
    words = Heading(one.full_name, aside=one.organisation)
    return Together((words, Table(one.name, _OWN, rows)), cut=True)


def _ids(row: _Row) -> tuple[str, str]:
    return row.who.registration.id, row.whom.registration.id


def _turned(row: _Row, id: str) -> _Row:
    """The meeting as one of the two sees it."""
    return row if row.who.registration.id == id else _Row(row.slot, row.desk, row.whom, row.who)


def _named(one: Participant) -> str:
    return f"{one.full_name} ({one.organisation})" if one.organisation else one.full_name


_CARDS = _("Cards of the B2B meetings")
_NONE = _("No meeting is planned yet. Note who wants to meet whom, then plan the meetings.")
_TIME = Column(_("Time"), lambda row: row.hours, Kind.IDENTIFIER, 90)
_DESK = Column(p_("B2B", "Table"), lambda row: row.desk, Kind.NUMBER, 60)
_WHOLE = (
    _TIME,
    _DESK,
    Column(p_("B2B", "Who"), lambda row: _named(row.who), width=240),
    Column(p_("B2B", "With whom"), lambda row: _named(row.whom), width=240),
)
_OWN = (
    _TIME,
    _DESK,
    Column(p_("B2B", "With whom"), lambda row: row.whom.full_name, width=200),
    Column(_("Organisation"), lambda row: row.whom.organisation, width=240),
)

REPORT = Report(
    name="b2b-schedule",
    title=p_("report", "B2B meetings"),
    description=_("Who meets whom, when and at which table, and a card for everybody."),
    formats=("pdf", "xlsx"),
    options=(EVENT.option(), yes_no("cards", _("A card for everybody"), default=True)),
    build=build,
    group=about.GROUP,
)
