"""The class register (dziennik): topics and hours with the trainer's signature, and who was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grono.domain.activity import Session, times
from grono.domain.text import Text, _, p_
from grono.domain.training import Edition
from grono.reports.choosing import EDITION
from grono.reports.document import (
    Block,
    Column,
    Document,
    FormColumn,
    FormTable,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from grono.reports.language import Joined, Words
from grono.reports.report import Report, Request
from grono.reports.training import about
from grono.reports.training.schedule import bur, summary
from grono.services.activities.attending import Attended, attended
from grono.services.activities.taking_part import Participant, participants
from grono.services.training.courses import Course
from grono.store.store import Store
from grono.wording import Kind, as_text

_ACROSS = 9
"""How many sessions stand beside each other in the table of attendance; more make another table."""


@dataclass(frozen=True)
class _Present:
    """A participant with the minutes of the whole course."""

    person: Participant
    attended: Attended


def build(store: Store, request: Request) -> Document:
    """Three parts: what was taught, who took part, and the attendance in training hours."""
    held = about.asked_begun(store, request)
    if held is None:
        return about.nothing(store, request, REPORT)
    return Document(
        **about.common(store, request, held),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=held.edition.title,
        filters=tuple(line for line in (summary(held), *bur(held)) if line),
        part=held.edition.title,
        blocks=(
            Heading(_("1. Classes")),
            _classes(held),
            *_attendance(held, _people(store, held)),
            Signature(_("I checked the register."), _("date and signature on behalf of the coordinator")),
        ),
        landscape=True,
    )


def _classes(held: Course) -> Block:
    columns = (
        FormColumn(_("Date"), 22, lambda one: as_text(one.day, "pl")),
        FormColumn(p_("on paper", "From–to"), 26, times),
        FormColumn(_("Hours"), 16, lambda one: held.in_hours(held.minutes(one))),
        FormColumn(_("Topic of the classes"), 90, held.topic, strong=True),
        FormColumn(_("Trainer"), 46, held.trainer),
        FormColumn(_("Trainer's signature"), 44),
    )
    return FormTable(columns=columns, rows=tuple(enumerate(held.sessions, 1)), height=9.0)


def _people(store: Store, held: Course) -> list[_Present]:
    id = held.edition.id
    minutes: Mapping[str, Attended] = dict(attended(store, Edition.table, id).items())
    return [
        _Present(one, minutes[one.registration.id])
        for one in participants(store, Edition.table, id, held.last)
        if one.registration.seated
    ]


def _attendance(held: Course, people: list[_Present]) -> list[Block]:
    """The matrix of people and sessions, in as many tables as the paper needs."""
    blocks: list[Block] = [Heading(_("2. Attendance"), aside=_UNIT)]
    for begin in range(0, max(len(held.sessions), 1), _ACROSS):
        part = held.sessions[begin : begin + _ACROSS]
        last = begin + _ACROSS >= len(held.sessions)
        blocks.append(Table(_name(begin), _columns(held, part, last=last), people))
    return [*blocks, Paragraph(_ABSENT, note=True)]


def _name(begin: int) -> Text:
    return _("Attendance {n}", n=begin // _ACROSS + 1) if begin else _("Attendance")


def _columns(held: Course, sessions: tuple[Session, ...], *, last: bool) -> list[Column]:
    columns = [
        Column(_("No."), lambda row: row.person.registration.number, Kind.NUMBER, 40),
        Column(p_("on paper", "Family name and given name"), lambda row: row.person.name, width=220),
    ]
    for one in sessions:
        title = f"{one.day.day}.{one.day.month:02}\n{one.starts.hour}:{one.starts.minute:02}"
        columns.append(Column(title, lambda row, one=one: _cell(held, row.person, one), Kind.IDENTIFIER, 60))
    if last:
        columns += [
            Column(_("Total"), lambda row: held.in_hours(row.attended.minutes), Kind.NUMBER, 60),
            Column(_("Share"), lambda row: row.attended.share, Kind.PERCENT, 60),
        ]
    return columns


def _cell(held: Course, person: Participant, one: Session) -> Words | object:
    """Training hours; a sign for absence, nothing where it is not known."""
    minutes = person.minutes.get(one.id)
    if minutes is None:
        return ""
    return held.in_hours(minutes) if minutes else _NOT_THERE


_NOT_THERE = p_("class register", "abs.")
_UNIT = _("in training hours")
_ABSENT = Joined((_("abs. – absent; an empty field – attendance is not entered."),))

REPORT = Report(
    name="class-register",
    title=p_("report", "Class register"),
    description=_("Topics and hours to be signed by the trainers, and the attendance of everybody."),
    formats=("pdf", "xlsx"),
    options=(EDITION.option(),),
    build=build,
    group=about.GROUP,
)
