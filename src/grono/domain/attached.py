"""What can hang on any record: notes, attachments, tasks and tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from grono.domain.entity import SUBJECT, Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import _


@dataclass(frozen=True, kw_only=True)
class Attached(Entity):
    """Something that hangs on a record of any table."""

    owner: ClassVar[str] = SUBJECT

    subject_table: str
    subject_id: Id


@dataclass(frozen=True, kw_only=True)
class Note(Attached):
    """A note in the office's words."""

    table: ClassVar[str] = "note"
    searched: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    written_on: date | None = None

    def problems(self) -> Problems:
        return {} if self.text.strip() else {"text": _("The note is empty. Type it or cancel.")}


@dataclass(frozen=True, kw_only=True)
class Attachment(Attached):
    """A file; its bytes lie under their SHA-256 in the file beside the register."""

    table: ClassVar[str] = "attachment"
    searched: ClassVar[tuple[str, ...]] = ("file_name",)

    file_name: str
    sha256: str
    size: int
    media_type: str = ""


@dataclass(frozen=True, kw_only=True)
class Task(Attached):
    """Something to be done about a record; done_on is empty while it is open."""

    table: ClassVar[str] = "task"
    searched: ClassVar[tuple[str, ...]] = ("title",)

    title: str
    due_on: date | None = None
    assignee: str = ""
    done_on: date | None = None

    def problems(self) -> Problems:
        return {} if self.title.strip() else {"title": _("Say what is to be done.")}


@dataclass(frozen=True, kw_only=True)
class Tag(Attached):
    """A word that groups records."""

    table: ClassVar[str] = "tag"
    searched: ClassVar[tuple[str, ...]] = ("name",)

    name: str
