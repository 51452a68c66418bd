"""What a template can name between {{ and }}, and what stands there for one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from grono.domain.event import Event
from grono.domain.text import Text, _
from grono.reports import parties
from grono.reports.events import activity as about
from grono.reports.events import agenda
from grono.reports.events.activity import Activity
from grono.reports.language import Voice
from grono.reports.serving import project_line
from grono.services import registers
from grono.services.activities import served
from grono.services.activities.taking_part import Participant
from grono.wording import as_text

Context = Mapping[str, object]
STRIP = "strip"


@dataclass(frozen=True)
class Letter:
    """What is merged for one person: the occasion, the person, the day on the letter."""

    activity: Activity
    person: Participant
    today: date
    voice: Voice


@dataclass(frozen=True)
class Field:
    """A name that templates use, what it is, and its value."""

    name: str
    title: Text
    value: Callable[[Letter], object]


def context(letter: Letter) -> Context:
    """All fields of a letter; texts, but for the rows of the agenda."""
    found: dict[str, object] = {field.name: field.value(letter) for field in FIELDS}
    return {name: "" if value is None else value for name, value in found.items()}


def _title(letter: Letter) -> str:
    return letter.voice.say(letter.activity.title)


def _nothing(_letter: Letter) -> str:
    """The strip is a picture, which only the document can hold; without one nothing stands there."""
    return ""


def _today(letter: Letter) -> str:
    return letter.voice.say(about.long_day(letter.today))


def _issuer(name: str) -> Callable[[Letter], object]:
    return lambda letter: getattr(parties.issuer(letter.activity.store), name)


def _record(name: str) -> Callable[[Letter], object]:
    return lambda letter: getattr(letter.activity.record, name, "")


def _hours(letter: Letter) -> str:
    """The hours of the first day."""
    first = letter.activity.sessions[:1]
    return letter.voice.say(about.hours(first[0])) if first else ""


def _until(letter: Letter) -> str:
    record = letter.activity.record
    until = record.registration_until if isinstance(record, Event) else record.recruitment_until
    return letter.voice.say(about.long_day(until)) if until else ""


def _project(letter: Letter) -> str:
    found = served.projects_of(letter.activity.store, letter.activity.table, letter.activity.record.id)
    return letter.voice.say(project_line(found[0])) if found else ""


def _agenda(letter: Letter) -> list[dict[str, str]]:
    """The rows of the agenda: day, time, topic, speaker, organisation."""
    return [
        {
            "day": as_text(row.day, letter.voice.locale),
            "time": row.hours,
            "topic": row.topic,
            "speaker": row.speaker,
            "organisation": row.organisation,
        }
        for row in agenda.rows(letter.activity)
    ]


FIELDS = (
    Field("name", _("given name and family name"), lambda letter: letter.person.full_name),
    Field("given_name", _("given name"), lambda letter: letter.person.given_name),
    Field("family_name", _("family name"), lambda letter: letter.person.family_name),
    Field("gender", _("f or m, where it is known"), lambda letter: str(letter.person.gender or "")),
    Field("organisation", _("the person's organisation"), lambda letter: letter.person.organisation),
    Field("role", _("the person's role"), lambda letter: letter.voice.say(letter.person.registration.role)),
    Field("row", _("the person's row number"), lambda letter: str(letter.person.registration.number)),
    Field(
        "title", _("the event's or edition's title"), lambda letter: letter.voice.say(letter.activity.title)
    ),
    Field("days", _("its days, in words"), lambda letter: letter.voice.say(letter.activity.when())),
    Field("hours", _("the hours of the first day"), _hours),
    Field("place", _("its place"), lambda letter: letter.activity.place),
    Field("link", _("the address of the online meeting"), _record("link")),
    Field("until", _("until when to register"), _until),
    Field("in_charge", _("who is in charge"), _record("in_charge")),
    Field("agenda", _("the rows of the agenda: day, time, topic, speaker, organisation"), _agenda),
    Field("cluster", _("the cluster's name"), _issuer("brand")),
    Field("coordinator", _("the coordinator's legal name"), _issuer("name")),
    Field("nip", _("the coordinator's NIP"), _issuer("nip")),
    Field("address", _("the coordinator's address"), _issuer("address")),
    Field(
        "email",
        _("the coordinator's e-mail"),
        lambda letter: registers.coordinator(letter.activity.store).email,
    ),
    Field("project", _("the project's number and title"), _project),
    Field("today", _("the day of printing, in words"), _today),
    Field(STRIP, _("the strip of the programme's signs"), _nothing),
)
"""Every field: the one list that merging, the check of templates and the help read."""
