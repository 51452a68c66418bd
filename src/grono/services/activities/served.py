"""The projects that an event or an edition serves, and the texts that go onto its papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grono.domain.activity import ServedProject
from grono.domain.attached import Attachment
from grono.domain.ids import Id
from grono.domain.project import Clause, Project
from grono.domain.text import _
from grono.services import addresses, registers
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.store import Store


@dataclass(frozen=True)
class ClauseText:
    """A clause with its names filled in, in both languages."""

    key: str
    version: str
    title: str
    title_en: str
    text: str
    text_en: str


def projects_of(store: Store, table: str, id: str) -> list[Project]:
    """The projects that an activity serves, the main one first."""
    where = "subject_table = ? AND subject_id = ?"
    links = store.all(ServedProject, where, (table, id), order="position, id")
    found = (store.get(Project, link.project_id) for link in links)
    return [project for project in found if project and not project.deleted_at]


def serve(store: Store, table: str, id: str, project_ids: Sequence[str]) -> None:
    """Let an activity serve exactly these projects, the main one first; one step."""
    where = "subject_table = ? AND subject_id = ?"
    known = {link.project_id: link for link in store.all(ServedProject, where, (table, id))}
    made: list[ServedProject] = []
    for place, project in enumerate(dict.fromkeys(project_ids)):
        link = known.get(Id(project))
        made.append(
            replace(link, position=place)
            if link
            else ServedProject(subject_table=table, subject_id=Id(id), project_id=Id(project), position=place)
        )
    gone = [trashed(link) for project, link in known.items() if project not in project_ids]
    with store.step(_("Projects of {name}", name=title_of(store, id))):
        store.save_many([*made, *gone])


def strip(store: Store, project: Project) -> bytes | None:
    """The picture of the programme's signs; None where it was not given. A damaged one raises UserError."""
    if project.strip_id is None:
        return None
    attachment = store.get(Attachment, project.strip_id)
    return store.files.get(attachment.sha256) if attachment and not attachment.deleted_at else None


def clauses(store: Store, keys: Iterable[str], project: Project | None = None) -> list[ClauseText]:
    """Some clauses in the order asked for, names filled in; a key that is not in the register is left out."""
    by_key = {clause.key: clause for clause in store.all(Clause)}
    names = _names(store, project)
    return [_filled(by_key[key], names) for key in keys if key in by_key]


def _filled(clause: Clause, names: dict[str, str]) -> ClauseText:
    def said(text: str) -> str:
        for name, value in names.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    return ClauseText(
        clause.key,
        clause.version,
        said(clause.title),
        said(clause.title_en),
        said(clause.text),
        said(clause.text_en),
    )


def _names(store: Store, project: Project | None) -> dict[str, str]:
    """What stands for the names in braces; a dotted line where something is not known."""
    coordinator = registers.coordinator(store)
    known = {
        "coordinator": coordinator.name,
        "address": addresses.one_line(vars(coordinator)),
        "email": coordinator.email,
        "authority": project.authority if project else "",
        "project": " ".join(filter(None, (project.number, project.title))) if project else "",
    }
    return {name: value or "………………" for name, value in known.items()}
