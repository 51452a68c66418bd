"""A row of a foreign list as the importer understood it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from grono.domain.ids import Id
from grono.domain.text import Labelled, Text, _


class Outcome(StrEnum):
    """What became, or will become, of a row; every row that is read has exactly one."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"


class OnMatch(Labelled):
    """What happens to a row whose record is in the register already."""

    UPDATE = "update", _("update with the list's values")
    FILL = "fill", _("fill only what is empty")
    SKIP = "skip", _("leave as it is")


@dataclass(frozen=True)
class Issue:
    """Something wrong with one cell, or worth knowing; column is the header, "" for the whole row.

    refuses: whether the row cannot be taken while this stands.
    """

    column: str
    value: str
    message: Text
    refuses: bool = True


@dataclass(frozen=True)
class ReadRow:
    """A row as read: values by field, and what could not be understood. number counts as the sheet does."""

    number: int
    values: dict[str, object]
    issues: tuple[Issue, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Candidate:
    """A record that a row might mean."""

    id: Id
    title: str


@dataclass(frozen=True)
class Decision:
    """What a person decided about a row: leave it out, add it as new, or take it for a certain record."""

    outcome: Outcome
    record: Id | None = None


@dataclass(frozen=True)
class PlannedRow:
    """What will become of a row. changes: field to the value before and after, of changed records only."""

    number: int
    outcome: Outcome
    id: Id | None
    title: str
    issues: tuple[Issue, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    changes: dict[str, tuple[object, object]] = field(default_factory=dict[str, tuple[object, object]])
    hidden: bool = False
