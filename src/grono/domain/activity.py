"""What events and editions of training have in common: meetings, who takes part, and who was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from grono.domain.attached import Attached
from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.person import is_email
from grono.domain.text import Labelled, Text, _

ACTIVITIES = ("event", "edition")
"""The tables of what people take part in; meetings, registrations, costs and surveys hang on either."""


class RegistrationState(Labelled):
    """Where a person stands towards an event or an edition."""

    INVITED = "invited", _("invited")
    REGISTERED = "registered", _("registered")
    CONFIRMED = "confirmed", _("confirmed")
    WAITING = "waiting", _("waiting")
    PRESENT = "present", _("present")
    ABSENT = "absent", _("absent")
    RESIGNED = "resigned", _("resigned")


SEATED = (
    RegistrationState.REGISTERED,
    RegistrationState.CONFIRMED,
    RegistrationState.PRESENT,
    RegistrationState.ABSENT,
)
"""The states that take a seat."""


class ParticipantRole(Labelled):
    """What a person does at an event or an edition."""

    PARTICIPANT = "participant", _("participant")
    SPEAKER = "speaker", _("speaker")
    PANELLIST = "panellist", _("panellist")
    HOST = "host", _("host")
    STAFF = "staff", _("organiser")


class Outcome(Labelled):
    """How an enrolment ended, in the words of the training services database (BUR)."""

    COMPLETED = "completed", _("completed")
    NOT_COMPLETED = "not_completed", _("not completed")
    NOT_ATTENDED = "not_attended", _("did not take part")


class AttendanceSource(Labelled):
    """How it is known that somebody was there."""

    SIGNED = "signed", _("signed list")
    SCREEN = "screen", _("marked on the screen")
    LOG = "log", _("log of the online meeting")


@dataclass(frozen=True, kw_only=True)
class Session(Attached):
    """One meeting of an event or an edition: a day of an event, a session of a training.

    starts and ends are local times of the event's zone; breaks: minutes of breaks in between.
    closed_on: the day on which its sign-in sheet was closed and its unused rows struck through.
    """

    table: ClassVar[str] = "session"

    day: date
    starts: time
    ends: time
    breaks: int = 0
    topic: str = ""
    module_id: Id | None = None
    trainer_id: Id | None = None
    room: str = ""
    online: bool = False
    closed_on: date | None = None

    @property
    def length(self) -> int:
        """Minutes from the beginning to the end, breaks included."""
        return _minutes(self.ends) - _minutes(self.starts)

    def scheduled(self, *, with_breaks: bool = False) -> int:
        """The minutes that count as teaching; with_breaks where the programme counts breaks."""
        return self.length if with_breaks else self.length - self.breaks

    def overlaps(self, other: Session) -> bool:
        """Whether two sessions take place at the same time."""
        return self.day == other.day and self.starts < other.ends and other.starts < self.ends

    def problems(self) -> Problems:
        if self.ends <= self.starts:
            return {"ends": _("It ends before it begins. Correct one of the two times.")}
        if not 0 <= self.breaks < self.length:
            return {"breaks": _("The breaks are longer than the meeting. Correct them.")}
        return {}


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


@dataclass(frozen=True, kw_only=True)
class Registration(Attached):
    """A person at an event, or enrolled in an edition; a guest has a name here and no person_id.

    number: the row on printed sheets, given once and kept. organisation_id: the member or firm that the
    person comes from, guest_organisation where it is not in the register. overbooked: the office gave a seat
    although none was free. agreed_on: the day of the training agreement. needs: declared needs and diet.
    outcome: how the enrolment ended, set by a person; empty while it follows from the attendance.
    """

    table: ClassVar[str] = "registration"

    number: int
    registered_at: datetime | None = None
    state: RegistrationState = RegistrationState.REGISTERED
    role: ParticipantRole = ParticipantRole.PARTICIPANT
    person_id: Id | None = None
    guest_family_name: str = ""
    guest_given_name: str = ""
    guest_email: str = ""
    guest_phone: str = ""
    organisation_id: Id | None = None
    guest_organisation: str = ""
    delegated: bool = False
    overbooked: bool = False
    walk_in: bool = False
    needs: str = ""
    agreed_on: date | None = None
    outcome: Outcome | None = None

    @property
    def seated(self) -> bool:
        """Whether a seat is taken."""
        return self.state in SEATED

    def problems(self) -> Problems:
        found: Problems = {}
        if self.person_id is None and not self.guest_family_name.strip():
            found["guest_family_name"] = _("The family name is missing. Type it; the rest can wait.")
        if self.guest_email and not is_email(self.guest_email):
            found["guest_email"] = _("This is no e-mail address: it needs one @ and a domain. Correct it.")
        return found


@dataclass(frozen=True, kw_only=True)
class Attendance(Entity):
    """How many minutes of one session a registered person was there; 0 is absent, no row is not known."""

    table: ClassVar[str] = "attendance"
    owner: ClassVar[str] = "session_id"

    session_id: Id
    registration_id: Id
    minutes: int
    source: AttendanceSource = AttendanceSource.SCREEN
    arrived: time | None = None

    def problems(self) -> Problems:
        return {} if self.minutes >= 0 else {"minutes": _("Minutes cannot be less than none.")}


@dataclass(frozen=True, kw_only=True)
class AttendanceName(Entity):
    """Under which name a registered person joins online meetings; matched by hand once and remembered."""

    table: ClassVar[str] = "attendance_name"
    owner: ClassVar[str] = "registration_id"

    registration_id: Id
    shown_name: str


@dataclass(frozen=True, kw_only=True)
class CostItem(Attached):
    """What something costs, planned and actual, in grosz; a cost that is not known yet is empty."""

    table: ClassVar[str] = "cost_item"

    name: str
    planned: int | None = None
    actual: int | None = None
    position: int = 0

    def problems(self) -> Problems:
        return {} if self.name.strip() else {"name": _("Say what the cost is for.")}


@dataclass(frozen=True, kw_only=True)
class ServedProject(Attached):
    """That an event or an edition serves a project; its strip and number stand on every paper."""

    table: ClassVar[str] = "served_project"

    project_id: Id
    position: int = 0


def times(session: Session) -> Text:
    """From when to when: "9:00–12:00"."""
    return Text(f"{_clock(session.starts)}–{_clock(session.ends)}")


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"
