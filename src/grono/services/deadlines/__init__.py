"""Everything that has a date: what takes place, what closes, what is to be done, and how it is settled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from grono.domain.activity import Session
from grono.domain.attached import Task
from grono.domain.deadline import DeadlineKind
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.text import Text, UserError, _
from grono.domain.training import Edition
from grono.services.activities import attending
from grono.services.deadlines import days, duties
from grono.services.deadlines.model import Deadline, Group, Scope, Source
from grono.store.store import Store

SOURCES: tuple[Source, ...] = (
    days.days,
    days.registrations,
    days.recruitment,
    days.tasks,
    days.projects,
    duties.sheets,
    duties.tests,
    duties.reports,
    duties.certificates,
)
"""Where deadlines come from; what gets a date later adds its function here."""

_MIDNIGHT = time()


def deadlines(store: Store, first: date | None, last: date | None, today: date) -> list[Deadline]:
    """Every deadline of a period, both days included, by day and time.

    first None: nothing that is settled, and whatever is still open from before, however old it is.
    """
    scope = Scope(store, first, last, today)
    found = [deadline for source in SOURCES for deadline in source(scope)]
    told = _told(store, found)
    order = {kind: place for place, kind in enumerate(DeadlineKind)}
    return sorted(told, key=lambda one: (one.day, one.starts or _MIDNIGHT, order[one.kind], one.key))


def end_of_week(day: date) -> date:
    """The Sunday of a day's week."""
    return day + timedelta(days=6 - day.weekday())


def group_of(deadline: Deadline, today: date) -> Group:
    """How pressing a deadline is."""
    if deadline.late(today):
        return Group.LATE
    return Group.WEEK if deadline.day <= end_of_week(today) else Group.LATER


def waiting(store: Store, today: date) -> int:
    """How many things are overdue or to be done this week."""
    return sum(1 for one in deadlines(store, None, end_of_week(today), today) if one.waits)


def tick(store: Store, deadline: Deadline, today: date) -> None:
    """Settle what a tick settles, a second tick opens it again: a task is done, a report is handed in,
    a sign-in sheet is closed, and whoever was expected and is not marked on it was absent."""
    table, _slash, id = deadline.key.partition("/")
    on = None if deadline.done else today
    if table == Task.table and (task := store.get(Task, id)):
        with store.step(_("Done: {title}", title=task.title) if on else _reopened(task.title)):
            store.save(replace(task, done_on=on))
    elif deadline.kind is DeadlineKind.REPORT and (edition := store.get(Edition, id)):
        title = edition.title
        with store.step(_("Reported: {title}", title=title) if on else _reopened(title)):
            store.save(replace(edition, reported_on=on))
    elif deadline.kind is DeadlineKind.SHEET and deadline.ticked and (session := store.get(Session, id)):
        if on:
            attending.close(store, session, on)
        else:
            attending.reopen(store, session)
    else:
        raise UserError(_("This is not settled by a tick."), todo=_("Open it and do what is missing."))


def _reopened(title: str) -> Text:
    return _("Open again: {title}", title=title)


def _told(store: Store, found: Sequence[Deadline]) -> list[Deadline]:
    """The deadlines with the projects that their records serve, and with the names of the records."""
    served = _projects(store, found)
    titles = _titles(store, {one.subject_id for one in found if not one.subject})
    return [
        replace(
            one,
            projects=served.get(one.subject_id, ()),
            subject=one.subject or titles.get(one.subject_id, ""),
        )
        if one.subject_id in served or not one.subject
        else one
        for one in found
    ]


def _projects(store: Store, found: Iterable[Deadline]) -> dict[Id, tuple[Id, ...]]:
    """The projects that records serve; a project serves itself."""
    served: dict[Id, tuple[Id, ...]] = {}
    ids = {one.subject_id for one in found}
    sql = """SELECT subject_id, project_id FROM served_project
             WHERE deleted_at IS NULL AND subject_id IN (SELECT value FROM json_each(?)) ORDER BY position"""
    for subject, project in store.query(sql, (json.dumps(sorted(ids)),)):
        served[subject] = (*served.get(subject, ()), Id(project))
    own = {one.subject_id: (one.subject_id,) for one in found if one.subject_table == Project.table}
    return served | own


def _titles(store: Store, ids: Iterable[Id]) -> Mapping[Id, str]:
    sql = "SELECT id, title FROM _rownum WHERE id IN (SELECT value FROM json_each(?))"
    return {Id(row[0]): row[1] for row in store.query(sql, (json.dumps(list(ids)),))}
