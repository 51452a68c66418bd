"""What the deadlines are narrowed by: their kind, who is in charge, which project they serve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grono.domain.deadline import DeadlineKind
from grono.domain.folding import fold, sort_key
from grono.domain.project import Project
from grono.domain.text import _
from grono.services.deadlines import Deadline
from grono.store.store import Store
from grono.ui.filters import FilterSpec

Filters = Sequence[tuple[str, Sequence[str]]]


class Narrowing:
    """The filters of the page, over the deadlines that were read last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.read: Sequence[Deadline] = ()

    def specs(self) -> tuple[FilterSpec, ...]:
        """The chips of the bar."""
        return (
            FilterSpec("kind", _("Kind"), lambda: [(str(kind), kind) for kind in DeadlineKind], shown=True),
            FilterSpec("person", _("Person in charge"), self._people, shown=True),
            FilterSpec("project", _("Project"), self._projects, shown=True),
        )

    def _people(self) -> list[tuple[str, object]]:
        names = {one.person for one in self.read if one.person}
        return [(name, name) for name in sorted(names, key=sort_key)]

    def _projects(self) -> list[tuple[str, object]]:
        projects = sorted(self._store.all(Project), key=lambda one: sort_key(one.code or one.title))
        return [(project.id, project.code or project.title) for project in projects]


def narrowed(found: Iterable[Deadline], filters: Filters, search: str) -> list[Deadline]:
    """The deadlines that meet every filter and hold the typed words."""
    wanted = {key: set(values) for key, values in filters if values}
    words = fold(search).split()
    return [one for one in found if _meets(one, wanted) and _holds(one, words)]


def _meets(one: Deadline, wanted: dict[str, set[str]]) -> bool:
    values = {"kind": {str(one.kind)}, "person": {one.person}, "project": set(one.projects)}
    return all(values[key] & accepted for key, accepted in wanted.items())


def _holds(one: Deadline, words: Sequence[str]) -> bool:
    said = fold(f"{one.title} {one.subject} {one.person}")
    return all(word in said for word in words)
