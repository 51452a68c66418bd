"""The history of a record in words: which field was what, and became what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from grono.domain.entities import BY_TABLE
from grono.domain.text import Text, _, p_
from grono.store.journal import Change, Step
from grono.store.rows import codec_of
from grono.store.store import Store

TABLES: dict[str, Text] = {
    "organisation": _("Organisation"),
    "organisation_name": _("Name"),
    "legal_form": _("Legal form"),
    "identifier": _("Official number"),
    "address": _("Address"),
    "activity_code": _("PKD"),
    "trade": _("Trade"),
    "product": _("Product"),
    "organisation_size": _("Size class"),
    "headcount": _("Employees"),
    "membership": _("Membership"),
    "person": _("Person"),
    "role": _("Role"),
    "contact": _("Contact"),
    "information": _("Information clause"),
    "consent": _("Consent"),
    "publication": _("Publication"),
    "note": _("Note"),
    "attachment": _("Attachment"),
    "task": _("Task"),
    "tag": _("Tag"),
    "cluster": _("Cluster"),
    "coordinator": _("Coordinator"),
    "project": _("Project"),
    "event": _("Event"),
    "agenda_item": _("Agenda"),
    "programme": _("Programme"),
    "module": _("Module"),
    "learning_outcome": _("Learning outcome"),
    "edition": _("Edition"),
    "session": _("Session"),
    "registration": _("Registration"),
    "attendance": _("Attendance"),
    "cost_item": _("Cost"),
    "served_project": _("Project served"),
    "test_result": _("Test result"),
    "certificate": _("Certificate"),
}

COLUMNS: dict[str, Text] = {
    "name": _("name"),
    "short_name": _("short name"),
    "kind": _("kind"),
    "founded": _("founded"),
    "profile_pl": _("profile in Polish"),
    "profile_en": _("profile in English"),
    "code": _("code"),
    "value": _("value"),
    "street": _("street"),
    "house": _("house number"),
    "flat": _("flat number"),
    "postcode": _("postcode"),
    "town": _("town"),
    "size": _("size"),
    "year": _("year"),
    "people": _("people"),
    "state": _("state"),
    "resolution": _("resolution"),
    "valid_from": _("from"),
    "valid_to": _("until"),
    "family_name": _("family name"),
    "given_name": _("given name"),
    "academic_title": _("academic title"),
    "gender": _("form of address"),
    "function": _("function"),
    "department": _("department"),
    "purpose": _("purpose"),
    "decided_on": _("decided on"),
    "text": _("text"),
    "file_name": _("file"),
    "title": _("title"),
    "due_on": _("due on"),
    "done_on": _("done on"),
    "basis": _("basis"),
    "clause": _("clause"),
    "given_on": _("given on"),
    "title_en": _("title in English"),
    "place": _("place"),
    "capacity": _("seats"),
    "maximum": _("seats"),
    "registration_until": _("registration until"),
    "recruitment_until": _("recruitment until"),
    "day": p_("field", "day"),
    "starts": _("from"),
    "ends": _("to"),
    "room": _("room"),
    "topic": _("topic"),
    "guest_family_name": _("family name"),
    "guest_given_name": _("given name"),
    "guest_organisation": _("organisation"),
    "role": p_("field", "role"),
    "needs": _("needs"),
    "minutes": _("minutes"),
    "planned": _("planned amount"),
    "actual": _("actual amount"),
    "points": _("points"),
    "threshold": _("attendance for a certificate, %"),
    "person_name": _("name"),
    "issued_on": _("issued on"),
    "void_reason": _("reason"),
}
"""Columns that people care about; the others are not told."""


@dataclass(frozen=True)
class Line:
    """One row that changed: what it is, and per column the old and the new value (None: not there)."""

    what: Text
    columns: tuple[tuple[Text, object, object], ...]
    added: bool
    removed: bool


@dataclass(frozen=True)
class Entry:
    """One step in the history of a record."""

    step: Step
    lines: tuple[Line, ...]


def history(store: Store, table: str, id: str) -> list[Entry]:
    """What happened to a record and the rows that belong to it, newest first."""
    return [Entry(step, tuple(lines_of(changes))) for step, changes in store.history(table, id)]


def lines_of(changes: Iterable[Change]) -> Iterator[Line]:
    """Changed rows in words; rows of which nothing that people care about has changed are passed over."""
    for change in changes:
        before, after = _values(change.table, change.before), _values(change.table, change.after)
        columns = tuple(
            (COLUMNS[name], before.get(name), after.get(name))
            for name in COLUMNS
            if before.get(name) != after.get(name)
        )
        if columns:
            yield Line(
                TABLES.get(change.table, _("Record")),
                columns,
                added=not before,
                removed=not after,
            )


def _values(table: str, image: dict[str, Any] | None) -> dict[str, object]:
    """A row's values with their types; nothing for a row that is not there or in the trash."""
    if image is None or image.get("deleted_at"):
        return {}
    codec = codec_of(BY_TABLE[table])
    entity = codec.decode([image.get(name) for name in codec.columns])
    values = {name: getattr(entity, name) for name in codec.columns if name in COLUMNS}
    return {name: value for name, value in values.items() if value not in (None, "")}
