"""What papers of an event or an edition say about the projects that it serves."""

from __future__ import annotations

from typing import Any

from grono.domain.project import Project
from grono.domain.text import Text, UserError, _, p_
from grono.reports.document import Funding
from grono.reports.language import InBoth
from grono.services.activities import served
from grono.store.store import Store
from grono.wording import as_text


def funded(store: Store, table: str, id: str) -> dict[str, Any]:
    """A document's funding, its main project first, and what is missing on it."""
    found = [(project, _strip(store, project)) for project in served.projects_of(store, table, id)]
    return {
        "funding": tuple(Funding(project_line(project), strip) for project, strip in found),
        "lacks": tuple(_lacking(project) for project, strip in found if strip is None),
    }


def project_line(project: Project) -> InBoth:
    """The project's number and title: "Projekt nr FEMA.01 „Splot kompetencji”"."""
    return InBoth(
        as_text(_line(project.number, project.title), "pl"),
        as_text(_line(project.number, project.title_en or project.title), "en"),
    )


def _line(number: str, title: str) -> Text:
    if number:
        return p_("on paper", "Project no. {number} “{title}”", number=number, title=title)
    return p_("on paper", "Project “{title}”", title=title)


def _strip(store: Store, project: Project) -> bytes | None:
    """The strip's picture; one that is damaged is as good as none."""
    try:
        return served.strip(store, project)
    except UserError:
        return None


def _lacking(project: Project) -> Text:
    name = project.code or project.title
    return _(
        "The project “{name}” has no picture of its programme's signs. Give it one in Projects.", name=name
    )
