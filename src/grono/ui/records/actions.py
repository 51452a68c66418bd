"""What is done with one record or with many ticked ones; each is one undoable step with its toast."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.text import _, n_, p_
from grono.services import addresses, editing
from grono.services.columns import Row
from grono.services.fields import Field
from grono.services.filters import Filter
from grono.services.lists import Listing
from grono.store import backup
from grono.ui.forms.options import Editors
from grono.ui.page import Desk
from grono.ui.records.asking import FieldsDialog
from grono.ui.records.kinds import RecordKind, Told
from grono.ui.records.sections import copy_text

_MANY = 20
_TAG = Field("tag", _("Tag"), _("Other"), required=True, lookup=True)


def delete(desk: Desk, kind: RecordKind, ids: Sequence[str]) -> None:
    """Put records into the trash; before many go at once, the register is backed up."""
    if not ids or desk.read_only:
        return
    path = desk.store.path

    def go_on(_backup: object = None) -> None:
        editing.delete(desk.store, kind.table, ids)
        desk.toast(kind.words.deleted(len(ids)), undo=True)

    if len(ids) < _MANY:
        go_on()
    else:
        made = _("Backing up before the deletion")
        desk.tasks.run(made, lambda _progress: backup.make(path, backup.Reason.DELETION), go_on)


def write_to(desk: Desk, rows: Sequence[Row]) -> None:
    """Open the dialog that writes to some rows."""
    from grono.ui.records.write import WriteDialog

    dialog = WriteDialog(desk, rows)
    desk.ask(dialog, then=dialog.finish)


def copy_data(desk: Desk, told: Told) -> None:
    """Put what identifies a record on the clipboard, a line each."""
    row, tr = told.row, desk.look.tr
    numbers = [
        f"{name} {row[key]}"
        for key, name in (("nip", "NIP"), ("regon", "REGON"), ("krs", "KRS"))
        if row.get(key)
    ]
    contacts = [str(value) for key in ("phones", "emails", "www") for value in _many(row.get(key))]
    address = addresses.one_line(row)
    copy_text(desk, "\n".join(filter(None, (told.title, tr(address), *numbers, *contacts))))


def _many(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else ()


def ask_tag(desk: Desk, kind: RecordKind, ids: Sequence[str]) -> None:
    """Ask for a tag and give it to records."""
    listing = Listing(desk.store, kind.records)
    editors = Editors(desk.look, known=lambda _field: _tags(listing))
    dialog = FieldsDialog(desk.look, _("Which tag?"), (_TAG,), p_("verb", "Tag"), editors=editors)

    def then(key: str) -> None:
        if key == "save":
            changed = editing.tag_many(desk.store, kind.table, ids, str(dialog.editor("tag").value()))
            desk.toast(n_("{n} record tagged", "{n} records tagged", changed), undo=changed > 0)

    desk.ask(dialog, then=then)


def _tags(listing: Listing) -> list[tuple[str, object]]:
    from datetime import date

    known: Filter = listing.filter("tags")
    return [(value, words) for value, words in known.choices(listing.store, date.today())]


def ask_change(desk: Desk, kind: RecordKind, ids: Sequence[str]) -> None:
    """Ask for a field and its new value for many records at once."""
    from grono.ui.records.change import ChangeDialog

    dialog = ChangeDialog(desk, kind, len(ids))

    def then(key: str) -> None:
        if key == "save":
            changed = editing.change_many(desk.store, kind.table, ids, dialog.chosen())
            desk.toast(n_("{n} record changed", "{n} records changed", changed), undo=changed > 0)

    desk.ask(dialog, then=then)
