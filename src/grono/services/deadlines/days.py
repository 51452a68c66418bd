"""Days on which something takes place or closes: events, sessions, registration, tasks, projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from grono.domain.attached import Task
from grono.domain.deadline import DeadlineKind
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.text import Text, _, p_
from grono.domain.training import Edition
from grono.services.deadlines.model import Deadline, Scope, Settle

OPEN = Settle(p_("verb", "Open"))

_SESSIONS = """
    SELECT s.id, s.day, s.starts, s.ends, s.topic, s.room, s.subject_table, s.subject_id,
           coalesce(e.title, d.title) AS title, coalesce(e.place, d.place) AS place,
           coalesce(e.in_charge, d.in_charge) AS in_charge,
           (SELECT count(*) FROM session b WHERE b.subject_id = s.subject_id AND b.deleted_at IS NULL
               AND (b.day < s.day OR b.day = s.day AND b.starts <= s.starts)) AS number,
           (SELECT count(*) FROM session b
               WHERE b.subject_id = s.subject_id AND b.deleted_at IS NULL) AS count
    FROM session s
    LEFT JOIN event e ON s.subject_table = 'event' AND e.id = s.subject_id
    LEFT JOIN edition d ON s.subject_table = 'edition' AND d.id = s.subject_id
    WHERE s.deleted_at IS NULL AND s.day BETWEEN :first AND :last
      AND coalesce(e.state, d.state) <> 'cancelled'
      AND (e.id IS NULL OR e.deleted_at IS NULL) AND (d.id IS NULL OR d.deleted_at IS NULL)
    ORDER BY s.day, s.starts, s.id"""


def meetings(scope: Scope, limit: int = -1) -> list[Any]:
    """The sessions of events and editions in the period, with what they belong to."""
    period = scope.period
    if scope.open_only:
        period["first"] = scope.today.isoformat()
    return scope.store.query(f"{_SESSIONS} LIMIT {limit}", period)


def days(scope: Scope) -> Iterator[Deadline]:
    """The days of events and the sessions of training."""
    for row in meetings(scope):
        day = date.fromisoformat(row["day"])
        event = row["subject_table"] == Event.table
        yield Deadline(
            key=f"session/{row['id']}",
            day=day,
            kind=DeadlineKind.EVENT if event else DeadlineKind.SESSION,
            title=row["title"],
            subject_table=row["subject_table"],
            subject_id=Id(row["subject_id"]),
            subject=row["title"],
            settle=OPEN,
            note=note_of(row),
            done=day < scope.today,
            starts=time.fromisoformat(row["starts"]),
            ends=time.fromisoformat(row["ends"]),
            person=row["in_charge"],
        )


def note_of(row: Any) -> Text | str:
    """Which session it is of how many, and where: "session 4 of 6 · Teresin, sala 2"."""
    place, room = row["place"], row["room"]
    where = place if room in place else ", ".join(filter(None, (place, room)))
    if row["count"] < 2:
        return where
    number, count = row["number"], row["count"]
    if row["subject_table"] == Event.table:
        counted = _("day {number} of {count}", number=number, count=count)
    else:
        counted = _("session {number} of {count}", number=number, count=count)
    return _("{session} · {place}", session=counted, place=where) if where else counted


def registrations(scope: Scope) -> Iterator[Deadline]:
    """Until when one may register for events."""
    where = "registration_until BETWEEN :first AND :last AND state IN ('planned', 'open')"
    for event in scope.store.all(Event, where, scope.period):
        day = event.registration_until
        if day is not None and not (scope.open_only and day < scope.today):
            yield Deadline(
                key=f"registration/{event.id}",
                day=day,
                kind=DeadlineKind.REGISTRATION,
                title=_("Registration closes"),
                subject_table=Event.table,
                subject_id=event.id,
                subject=event.title,
                settle=OPEN,
                done=day < scope.today,
                person=event.in_charge,
            )


def recruitment(scope: Scope) -> Iterator[Deadline]:
    """Until when people are recruited for editions."""
    where = "recruitment_until BETWEEN :first AND :last AND state IN ('planned', 'recruiting')"
    for edition in scope.store.all(Edition, where, scope.period):
        day = edition.recruitment_until
        if day is not None and not (scope.open_only and day < scope.today):
            yield Deadline(
                key=f"recruitment/{edition.id}",
                day=day,
                kind=DeadlineKind.RECRUITMENT,
                title=_("Recruitment closes"),
                subject_table=Edition.table,
                subject_id=edition.id,
                subject=edition.title,
                settle=OPEN,
                done=day < scope.today,
                person=edition.in_charge,
            )


def tasks(scope: Scope) -> Iterator[Deadline]:
    """Tasks with a date."""
    where = "due_on BETWEEN :first AND :last" + (" AND done_on IS NULL" if scope.open_only else "")
    for task in scope.store.all(Task, where, scope.period, order="due_on, id"):
        if task.due_on is not None:
            yield Deadline(
                key=f"task/{task.id}",
                day=task.due_on,
                kind=DeadlineKind.TASK,
                title=task.title,
                subject_table=task.subject_table,
                subject_id=task.subject_id,
                subject="",
                settle=OPEN,
                done=task.done_on is not None,
                ticked=True,
                person=task.assignee,
            )


def projects(scope: Scope) -> Iterator[Deadline]:
    """The ends of projects."""
    for project in scope.store.all(Project, "ends_on BETWEEN :first AND :last", scope.period):
        day = project.ends_on
        if day is not None and not (scope.open_only and day < scope.today):
            yield Deadline(
                key=f"project/{project.id}",
                day=day,
                kind=DeadlineKind.PROJECT,
                title=_("The project ends"),
                subject_table=Project.table,
                subject_id=project.id,
                subject=project.code or project.title,
                settle=OPEN,
                done=day < scope.today,
            )
