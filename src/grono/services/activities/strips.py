"""The strip of a project's signs as a file, and what serves the project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.text import UserError, _
from grono.services import attached
from grono.services.own_data import printable
from grono.store.store import Store


@dataclass(frozen=True)
class Serving:
    """An event or an edition that serves a project."""

    table: str
    id: Id
    title: str
    first_day: date | None


def choose_strip(store: Store, id: str, path: Path) -> None:
    """Keep a picture with a project and put it on its papers. Raises UserError for what is no picture."""
    printable(path)
    project = _project(store, id)
    with store.step(_("Choose the strip {file}", file=path.name)):
        kept = attached.attach(store, Project.table, project.id, [path])[0]
        store.save(replace(project, strip_id=kept.id))


def drop_strip(store: Store, id: str) -> None:
    """Papers without a strip; the file stays with the project."""
    project = _project(store, id)
    with store.step(_("Take the strip off {name}", name=project.title)):
        store.save(replace(project, strip_id=None))


def served_by(store: Store, id: str) -> list[Serving]:
    """What serves a project, the latest first."""
    sql = """SELECT v.subject_table, v.subject_id, t.title, min(s.day)
             FROM served_project v JOIN _rownum t ON t.id = v.subject_id
             LEFT JOIN session s ON s.subject_id = v.subject_id AND s.deleted_at IS NULL
             WHERE v.project_id = ? AND v.deleted_at IS NULL
             GROUP BY v.id ORDER BY min(s.day) DESC, t.title"""
    return [
        Serving(table, Id(subject), title, date.fromisoformat(day) if day else None)
        for table, subject, title, day in store.query(sql, (id,))
    ]


def _project(store: Store, id: str) -> Project:
    project = store.get(Project, id)
    if project is None or project.deleted_at:
        raise UserError(_("The project is not there any more."), todo=_("Look for it in the trash."))
    return project
