"""Events: what the office invites to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar
from zoneinfo import available_timezones

from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import Labelled, _, p_


class EventKind(Labelled):
    """What kind of event it is."""

    MEETING = "meeting", _("meeting")
    TRAINING = "training", _("workshop")
    CONFERENCE = "conference", _("conference")
    MISSION = "mission", _("mission")
    FAIR = "fair", _("trade fair")
    B2B = "b2b", _("B2B meetings")
    WEBINAR = "webinar", _("webinar")
    WORKING_GROUP = "working_group", _("working group")
    ASSEMBLY = "assembly", _("general assembly")
    OTHER = "other", _("other event")


class EventState(Labelled):
    """Where an event stands between the plan and the binder."""

    PLANNED = "planned", p_("event", "planned")
    OPEN = "open", _("registration open")
    HELD = "held", p_("event", "held")
    SETTLED = "settled", p_("event", "settled")
    CANCELLED = "cancelled", p_("event", "cancelled")


@dataclass(frozen=True, kw_only=True)
class Event(Entity):
    """An event; its days are sessions. capacity None has no limit. series: what a series has in common."""

    table: ClassVar[str] = "event"
    titled: ClassVar[tuple[str, ...]] = ("title",)
    searched: ClassVar[tuple[str, ...]] = ("title", "title_en", "place")

    title: str
    title_en: str = ""
    kind: EventKind = EventKind.MEETING
    state: EventState = EventState.PLANNED
    zone: str = "Europe/Warsaw"
    place: str = ""
    platform: str = ""
    link: str = ""
    capacity: int | None = None
    registration_until: date | None = None
    target_group: str = ""
    aim: str = ""
    accessibility: str = ""
    catering: str = ""
    in_charge: str = ""
    results: str = ""
    conclusions: str = ""
    series: str = ""

    def problems(self) -> Problems:
        found: Problems = {}
        if not self.title.strip():
            found["title"] = _("The event has no title. Type one; the rest can wait.")
        if self.capacity is not None and self.capacity < 1:
            found["capacity"] = _("The number of seats is at least one; leave it empty for no limit.")
        if self.zone not in available_timezones():
            found["zone"] = _("This is no time zone. It looks like Europe/Warsaw.")
        return found


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Entity):
    """A row of an event's programme; the speaker is a person of the register or a name."""

    table: ClassVar[str] = "agenda_item"
    owner: ClassVar[str] = "event_id"
    searched: ClassVar[tuple[str, ...]] = ("topic", "speaker")

    event_id: Id
    day: date
    starts: time
    ends: time | None = None
    topic: str = ""
    speaker: str = ""
    speaker_id: Id | None = None
    organisation: str = ""

    def problems(self) -> Problems:
        if not self.topic.strip():
            return {"topic": _("Say what this part is about.")}
        if self.ends is not None and self.ends <= self.starts:
            return {"ends": _("It ends before it begins. Correct one of the two times.")}
        return {}
