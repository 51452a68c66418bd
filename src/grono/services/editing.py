"""What a person does to records: add, change, delete, tag; each is one undoable step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from grono.domain.attached import Note, Tag, Task
from grono.domain.dates import PartialDate
from grono.domain.entities import BY_TABLE
from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.organisation import (
    ActivityCode,
    Address,
    LegalForm,
    OrganisationName,
    OrganisationSize,
)
from grono.domain.person import Role, RoleKind
from grono.domain.text import Text, UserError, _, n_
from grono.services import contact_person
from grono.services.fields import Field
from grono.services.kinds import RECORDS
from grono.services.parts.base import Edit, Held, Values
from grono.services.parts.single import trashed
from grono.services.records import ORGANISATION, PERSON, RecordType, today_edit
from grono.store.store import Store

_DATED = (OrganisationName, LegalForm, Address, OrganisationSize, ActivityCode)

_ROLE = ("organisation", "role_kind", "function", "department")


def problems(fields: Sequence[Field], values: Values) -> Problems:
    """What is wrong with some values, by field; a missing required field is wrong, too."""
    found: Problems = {}
    for field in fields:
        value = values.get(field.key)
        if field.required and field.key in values and not str(value or "").strip():
            found[field.key] = _("{field} is missing. Type it; the rest can wait.", field=field.title)
        elif wrong := field.problem(value):
            found[field.key] = wrong
    return found


def save_organisation(
    store: Store, id: str | None, values: Values, *, correcting: bool = False, since: date | None = None
) -> Id:
    """Add or change an organisation and its contact person; returns its id.

    correcting: the values mend what was recorded wrongly instead of holding from today, or from since.
    """
    edit = Edit(since, PartialDate(since)) if since and not correcting else today_edit(correcting=correcting)
    held = _held(store, ORGANISATION, id)
    people = contact_person.people_of(store, [held.id], edit.day).get(held.id, [])
    with store.step(_save_message(store, held, str(values.get("name") or ""))):
        store.save_many(_by_class(ORGANISATION.write(held, values, edit)))
        store.save_many(contact_person.write(held.id, people, values, edit))
    return held.id


def dated_fields(table: str) -> frozenset[str]:
    """The fields whose change holds from a day: names, addresses, legal form, size, PKD."""
    parts = (
        part for part in RECORDS[table].parts if any(issubclass(entity, _DATED) for entity in part.entities)
    )
    return frozenset(key for part in parts for key in part.keys)


def save_person(store: Store, id: str | None, values: Values, *, correcting: bool = False) -> Id:
    """Add or change a person and the role in the organisation whose id stands under "organisation"."""
    edit = today_edit(correcting=correcting)
    held = _held(store, PERSON, id)
    name = " ".join(str(values[key]) for key in ("given_name", "family_name") if values.get(key))
    with store.step(_save_message(store, held, name)):
        store.save_many(_by_class(PERSON.write(held, values, edit)))
        store.save_many(role_rows(store, held, values, edit))
    return held.id


def save_record(store: Store, table: str, id: str | None, values: Values) -> Id:
    """Add or change a record that is its own row with what hangs on it; returns its id.

    Raises UserError with the first thing that is wrong.
    """
    held = _held(store, RECORDS[table], id)
    rows = _by_class(RECORDS[table].write(held, values, today_edit()))
    for problem in (problem for row in rows for problem in row.problems().values()):
        raise UserError(problem)
    with store.step(_save_message(store, held, str(values.get("title") or ""))):
        store.save_many(rows)
    return held.id


def role_rows(store: Store, held: Held, values: Values, edit: Edit) -> Iterator[Role]:
    """The rows so that a person has the given role; another organisation opens another role."""
    if not any(values.get(key) for key in _ROLE):
        return
    roles = [] if held.new else store.of(Role, [held.id]).get(held.id, [])
    organisation = values.get("organisation")
    role = next((row for row in roles if organisation in (None, "", row.organisation_id)), None)
    given: dict[str, Any] = {
        column: values[key]
        for key, column in (("role_kind", "kind"), ("function", "function"), ("department", "department"))
        if values.get(key)
    }
    if role is None:
        if organisation:
            since = None if held.new else edit.on
            given.setdefault("kind", RoleKind.CONTACT)
            yield Role(person_id=held.id, organisation_id=Id(str(organisation)), valid_from=since, **given)
    elif any(getattr(role, column) != value for column, value in given.items()):
        yield replace(role, **given)


def end_role(store: Store, role: Role, last_day: PartialDate) -> None:
    """Let a role end with a day."""
    with store.step(_("End a role")):
        store.save(replace(role, valid_to=last_day))


def delete(store: Store, table: str, ids: Sequence[str]) -> None:
    """Put records into the trash, from which undo or restoring brings them back."""
    rows = [row for id in ids if (row := store.get(BY_TABLE[table], id))]
    with store.step(_trash_message(store, ids)):
        store.save_many(trashed(row) for row in rows)


def change_many(store: Store, table: str, ids: Sequence[str], values: Values) -> int:
    """Set the same values in several records in one step; returns how many changed."""
    record, edit = RECORDS[table], today_edit()
    held = record.load(store, ids)
    rows = {id: list(record.write(one, values, edit)) for id, one in held.items()}
    changed = sum(1 for written in rows.values() if written)
    with store.step(n_("Change {n} record", "Change {n} records", changed)):
        store.save_many(row for written in rows.values() for row in written)
    return changed


def tag_many(store: Store, table: str, ids: Sequence[str], name: str) -> int:
    """Give several records a tag; returns how many did not have it."""
    known = store.of(Tag, ids)
    bare = [id for id in ids if all(tag.name != name for tag in known.get(id, []))]
    with store.step(n_("Tag {n} record “{tag}”", "Tag {n} records “{tag}”", len(bare), tag=name)):
        store.save_many(Tag(subject_table=table, subject_id=Id(id), name=name) for id in bare)
    return len(bare)


def add_note(store: Store, table: str, id: str, text: str) -> Note:
    """Hang a note of today on a record."""
    note = Note(subject_table=table, subject_id=Id(id), text=text, written_on=date.today())
    return _attach(store, note, _("Add a note"))


def add_task(store: Store, task: Task) -> Task:
    """Hang a task on a record."""
    return _attach(store, task, _("Add the task “{title}”", title=task.title))


def change_attached(store: Store, row: Note | Task, **columns: Any) -> None:
    """Change a note or a task."""
    _attach(store, replace(row, **columns), _("Change a note or a task"))


def remove_attached(store: Store, row: Entity) -> None:
    """Put a note, a task or an attachment into the trash."""
    with store.step(_("Delete an entry")):
        store.save(trashed(row))


def title_of(store: Store, id: str) -> str:
    """What a record is called today; empty when it is not there."""
    rows = store.query("SELECT title FROM _rownum WHERE id = ?", (id,))
    return rows[0][0] if rows else ""


_Row = Any


def _attach(store: Store, row: _Row, message: Text) -> _Row:
    for problem in row.problems().values():
        raise UserError(problem)
    with store.step(message):
        return store.save(row)


def _held(store: Store, record: RecordType, id: str | None) -> Held:
    return record.new() if id is None else record.load(store, [id])[id]


def _save_message(store: Store, held: Held, name: str) -> Text:
    if held.new:
        return _("Add {name}", name=name)
    return _("Change {name}", name=title_of(store, held.id) or name)


def _trash_message(store: Store, ids: Sequence[str]) -> Text:
    if len(ids) == 1:
        return _("Delete {name}", name=title_of(store, ids[0]))
    return n_("Delete {n} record", "Delete {n} records", len(ids))


def _by_class(rows: Iterator[Entity]) -> list[Entity]:
    """Rows of the same class together, the record's own row first, so that batches stay whole."""
    order: dict[type[Entity], list[Entity]] = {}
    for row in rows:
        order.setdefault(type(row), []).append(row)
    return [row for group in order.values() for row in group]
