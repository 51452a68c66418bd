"""What the office set up for itself: saved views and the mappings of imported lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import _


@dataclass(frozen=True, kw_only=True)
class SavedView(Entity):
    """A list with its filters under a name; list_key says which list."""

    table: ClassVar[str] = "saved_view"

    list_key: str
    name: str
    search: str = ""
    sort_by: str = ""
    descending: bool = False
    position: int = 0

    def problems(self) -> Problems:
        return {} if self.name.strip() else {"name": _("The view has no name. Type one.")}


@dataclass(frozen=True, kw_only=True)
class SavedFilter(Entity):
    """One accepted value of one filter of a saved view."""

    table: ClassVar[str] = "saved_filter"
    owner: ClassVar[str] = "view_id"

    view_id: Id
    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class ImportLayout(Entity):
    """A foreign list's layout, known again by its headers and used to give the list back."""

    table: ClassVar[str] = "import_layout"

    importer: str
    headers_key: str
    source: str = ""
    sheet: str = ""


@dataclass(frozen=True, kw_only=True)
class ImportColumn(Entity):
    """One column of an imported list and the field it fills; an empty field is a column left out."""

    table: ClassVar[str] = "import_column"
    owner: ClassVar[str] = "layout_id"

    layout_id: Id
    position: int
    header: str
    field: str = ""
