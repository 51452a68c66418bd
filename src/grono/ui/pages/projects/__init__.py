"""The page of funded projects: their numbers and titles, and the strip of the programme's signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.project import Project
from grono.domain.text import Text, _, n_, p_
from grono.services.activities.lists import PROJECTS
from grono.services.activities.rows import project_rows
from grono.services.activities.strips import served_by
from grono.services.activities.taking_part import letters_to
from grono.services.columns import Row
from grono.services.kinds import FIELDS
from grono.services.lists import Query
from grono.store.store import Store
from grono.ui.page import Desk
from grono.ui.records.kinds import Part, RecordKind, Told, Words
from grono.ui.records.page import RecordPage
from grono.ui.records.page_commands import page_commands
from grono.ui.records.sections import Sections, block, pairs
from grono.ui.table import Cell

if TYPE_CHECKING:
    from grono.ui.records.card import Card


def _counted(shown: int, total: int, _query: Query) -> Text:
    if shown == total:
        return n_("{n} project", "{n} projects", total)
    return n_("{shown} of {n} project", "{shown} of {n} projects", total, shown=shown)


def tell(store: Store, id: str, tr: Callable[..., str]) -> Told | None:  # noqa: ARG001 - as every kind is asked
    """The project of an id; None when it is gone."""
    project = store.get(Project, id)
    if project is None or project.deleted_at:
        return None
    row = project_rows(store, [id], date.today(), None)[0]
    line = " · ".join(filter(None, (project.code, project.number)))
    return Told(Project.table, id, project.title, line, (), row)


def build(card: Card, told: Told) -> QWidget:
    """The strip as it stands on paper, then what is recorded."""
    from grono.ui.pages.projects.strip import StripPicture

    look = card.look
    lines = [
        (field.title, told.row[field.key])
        for field in FIELDS["project"]
        if not field.hidden and field.key != "title" and told.row.get(field.key)
    ]
    return Sections(
        look,
        (
            block(look, _("Strip of the programme's signs"), StripPicture(card.desk, told.id)),
            block(look, _("Project"), pairs(look, lines)),
        ),
        page=card.page,
    )


def recipients(store: Store, rows: Sequence[Row]) -> Sequence[Row]:
    """Whom a letter about projects goes to: everybody on the lists of what serves them."""
    serving = (one for row in rows for one in served_by(store, str(row["id"])))
    return letters_to(store, [(one.table, one.id) for one in serving])


def _parts() -> tuple[Part, ...]:
    from grono.ui.pages.projects import activities
    from grono.ui.records import files, history, notes

    return (
        Part("data", _("Data"), build),
        Part("activities", _("Activities"), activities.build, activities.count),
        Part("notes", p_("tab", "Notes"), notes.build, notes.count),
        Part("files", _("Files"), files.build, files.count),
        Part("history", _("History"), history.build),
    )


KIND = RecordKind(
    records=PROJECTS,
    place="projects",
    form="project_form",
    imported_as="",
    icon="puzzle-piece",
    words=Words(
        title=_("Projects"),
        new=_("New project"),
        hint=_("Title, number, programme…"),
        counted=_counted,
        ticked=lambda n: n_("{n} project ticked", "{n} projects ticked", n),
        deleted=lambda n: n_("{n} project is in the trash", "{n} projects are in the trash", n),
        nothing=_("No project matches the filters"),
        empty=_("The funded projects of the cluster will be here"),
        about=_(
            "Events and editions of training name the projects they serve."
            " The number, the title and the strip of signs then stand on every paper."
        ),
        first=_("Add the first project"),
    ),
    cells={"title": Cell(second=lambda row: row.get("number"), stretch=True)},
    always=("title", "number"),
    chips=("programme",),
    shown=("title", "code", "programme", "starts_on", "ends_on"),
    tell=tell,
    parts=_parts,
    changeable=("programme", "authority"),
    recipients=recipients,
)


class ProjectsPage(RecordPage):
    """Every project."""

    declared = page_commands(KIND)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, KIND)
