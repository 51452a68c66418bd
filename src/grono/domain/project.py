"""Funded projects, as far as papers and people need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import _


@dataclass(frozen=True, kw_only=True)
class Project(Entity):
    """A project with its official number and title, and the strip of its programme's signs.

    code: what the office calls it in short. authority: who else decides about the participants' data.
    """

    table: ClassVar[str] = "project"
    titled: ClassVar[tuple[str, ...]] = ("title",)
    searched: ClassVar[tuple[str, ...]] = ("code", "number", "title", "title_en")

    code: str = ""
    title: str
    title_en: str = ""
    number: str = ""
    programme: str = ""
    authority: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    strip_id: Id | None = None

    def problems(self) -> Problems:
        found: Problems = {}
        if not self.title.strip():
            found["title"] = _("The project has no title. Type one; the rest can wait.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            found["ends_on"] = _("It ends before it begins. Correct one of the two dates.")
        return found


@dataclass(frozen=True, kw_only=True)
class Clause(Entity):
    """A text that goes onto papers: an information clause, a declaration, a consent; the office edits it.

    key: which one it is. {coordinator}, {address}, {email}, {authority}, {project} are filled in.
    """

    table: ClassVar[str] = "clause"

    key: str
    version: str
    title: str
    title_en: str = ""
    text: str
    text_en: str = ""
    source: str = ""

    def problems(self) -> Problems:
        return {} if self.text.strip() else {"text": _("The text is empty. Type it.")}
