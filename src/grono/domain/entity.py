"""What every recorded thing has in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from grono.domain.dates import PartialDate
from grono.domain.ids import Id, new_id
from grono.domain.text import Text, _

Problems = dict[str, Text]
"""Field name to the sentence that says what is wrong with it."""

SUBJECT = "subject_id"
"""The owner field of what can hang on any record; its table stands in subject_table."""


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A row: plain, immutable, known by an id that never changes.

    table: where it is stored. owner: the field that names the record it belongs to, whose history and
    search text it is part of. titled: the fields that make that record's title, joined by a space.
    searched: the fields by which that record is found. outlives: whether a row stays when the record that it
    belongs to is gone, as a number does that has left the office.
    """

    table: ClassVar[str]
    owner: ClassVar[str] = "id"
    titled: ClassVar[tuple[str, ...]] = ()
    searched: ClassVar[tuple[str, ...]] = ()
    outlives: ClassVar[bool] = False

    id: Id = field(default_factory=new_id)
    deleted_at: str | None = None

    def problems(self) -> Problems:
        """What keeps this from being recorded; empty when all is well."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Dated(Entity):
    """A fact that holds over a period; valid_to is the last day included, None is open."""

    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None

    def problems(self) -> Problems:
        if self.valid_from and self.valid_to and self.valid_to.last_day < self.valid_from.first_day:
            return {"valid_to": _("It ends before it begins. Correct one of the two dates.")}
        return {}
