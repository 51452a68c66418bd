"""Notes and tasks of a record as a tab."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from grono.domain.attached import Note, Task
from grono.domain.ids import Id
from grono.domain.text import _, p_
from grono.services import attached, editing
from grono.store.store import Store
from grono.ui.moments import day
from grono.ui.records.attached_dialogs import NoteDialog, TaskDialog
from grono.ui.records.kinds import Told
from grono.ui.records.sections import Sections, block, words
from grono.ui.records.tasks import task_line
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.parts import lines

if TYPE_CHECKING:
    from grono.ui.records.holder import Holder


def count(store: Store, told: Told) -> int:
    """Open tasks and notes."""
    hanging = attached.hanging(store, told.id)
    return hanging.open_tasks + len(hanging.notes)


def build(card: Holder, told: Told) -> QWidget:
    """Tasks above, notes below."""
    hanging = attached.hanging(card.desk.store, told.id)
    return Sections(
        card.look, (_tasks(card, told, hanging.tasks), _notes(card, told, hanging.notes)), page=card.page
    )


def _tasks(card: Holder, told: Told, tasks: tuple[Task, ...]) -> QWidget:
    look = card.look
    action = LinkButton(look, _("Add a task"), partial(_ask_task, card, told, None), icon="plus")
    if not tasks:
        return block(
            look,
            _("Tasks"),
            label(look, _("There are no tasks."), "secondary"),
            action=_if_writable(card, action),
        )
    shown = [
        task_line(
            card.desk, task, partial(_ask_task, card, told, task), note=task.assignee or None, first=at == 0
        )
        for at, task in enumerate(tasks)
    ]
    return block(look, _("Tasks"), lines(*shown), action=_if_writable(card, action))


def _if_writable(card: Holder, action: QWidget) -> QWidget | None:
    return None if card.desk.read_only else action


def _notes(card: Holder, told: Told, notes: tuple[Note, ...]) -> QWidget:
    look = card.look
    action = LinkButton(look, p_("button", "Add a note"), partial(_ask_note, card, told, None), icon="plus")
    shown = [_note(card, told, note) for note in notes]
    if not shown:
        shown = [label(look, _("There are no notes."), "secondary")]
    return block(look, p_("tab", "Notes"), *shown, action=_if_writable(card, action))


def _note(card: Holder, told: Told, note: Note) -> QWidget:
    look = card.look
    head = row(gap=look.px(2))
    written = day(note.written_on, date.today()) if note.written_on else _("without a date")
    head.addWidget(label(look, written, "caption"), 1)
    if not card.desk.read_only:
        edit = IconButton(
            look, "pencil-simple", _("Edit the note"), partial(_ask_note, card, told, note), size=24
        )
        remove = IconButton(look, "trash", _("Delete the note"), partial(_remove, card, note), size=24)
        head.addWidget(edit)
        head.addWidget(remove)
    box = column(gap=look.px(2))
    box.addLayout(head)
    box.addWidget(words(look, note.text))
    return holding(box, name=look.tr(p_("tab", "Note")))


def _remove(card: Holder, row: Note | Task) -> None:
    editing.remove_attached(card.desk.store, row)
    gone = _("The note is in the trash.") if isinstance(row, Note) else _("The task is in the trash.")
    card.desk.toast(gone, undo=True)


def _ask_note(card: Holder, told: Told, note: Note | None) -> None:
    dialog = NoteDialog(card.look, note)
    card.desk.ask(
        dialog, then=lambda key: _keep_note(card, told, note, dialog.text()) if key == "save" else None
    )


def _keep_note(card: Holder, told: Told, note: Note | None, text: str) -> None:
    store = card.desk.store
    if note is None:
        editing.add_note(store, told.table, told.id, text)
    else:
        editing.change_attached(store, note, text=text)
    card.desk.toast(_("The note is saved."), undo=True)


def _ask_task(card: Holder, told: Told, task: Task | None) -> None:
    if card.desk.read_only:
        return
    dialog = TaskDialog(card.look, task)

    def then(key: str) -> None:
        if key == "save":
            _keep_task(card, told, task, dialog.task())
        elif key == "delete" and task is not None:
            _remove(card, task)

    card.desk.ask(dialog, then=then)


def _keep_task(card: Holder, told: Told, task: Task | None, values: dict[str, Any]) -> None:
    store = card.desk.store
    if task is None:
        editing.add_task(store, Task(subject_table=told.table, subject_id=Id(told.id), **values))
    else:
        editing.change_attached(store, task, **values)
    card.desk.toast(_("The task is saved."), undo=True)
