"""B2B meetings: who wants to meet whom, and when they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import _


@dataclass(frozen=True, kw_only=True)
class MeetingPlan(Entity):
    """The room of an event's meetings: so many slots of so many minutes at so many tables."""

    table: ClassVar[str] = "meeting_plan"
    owner: ClassVar[str] = "event_id"

    event_id: Id
    day: date
    starts: time
    minutes: int = 20
    pause: int = 5
    slots: int = 6
    tables: int = 5

    def problems(self) -> Problems:
        if self.minutes < 1 or self.slots < 1 or self.tables < 1 or self.pause < 0:
            return {"slots": _("There is at least one slot of one minute at one table.")}
        return {}


@dataclass(frozen=True, kw_only=True)
class MeetingWish(Entity):
    """That one participant wants to meet another; mutual when the other wishes it as well."""

    table: ClassVar[str] = "meeting_wish"
    owner: ClassVar[str] = "registration_id"

    registration_id: Id
    wanted_id: Id


@dataclass(frozen=True, kw_only=True)
class Meeting(Entity):
    """Two participants at a table in a slot; both are counted from 1."""

    table: ClassVar[str] = "meeting"
    owner: ClassVar[str] = "event_id"

    event_id: Id
    slot: int
    desk: int
    first_id: Id
    second_id: Id
    held: bool | None = None
