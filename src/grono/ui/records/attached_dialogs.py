"""What is asked about a note and about a task."""

from __future__ import annotations

from datetime import date
from typing import Any

from grono.domain.attached import Note, Task
from grono.domain.dates import PartialDate
from grono.domain.text import _
from grono.services.fields import Field, FieldKind
from grono.ui.look import Look
from grono.ui.records.asking import FieldsDialog
from grono.ui.widgets.button import Button, Kind

_GROUP = _("Other")
_TEXT = Field("text", _("Note"), _GROUP, FieldKind.LONG_TEXT, required=True)
_TASK = (
    Field("title", _("What is to be done"), _GROUP, required=True),
    Field("due_on", _("Due on"), _GROUP, FieldKind.DATE),
    Field("assignee", _("Who does it"), _GROUP),
)


class NoteDialog(FieldsDialog):
    """The text of a note."""

    def __init__(self, look: Look, note: Note | None) -> None:
        title = _("Edit the note") if note else _("New note")
        values: dict[str, object] = {"text": note.text} if note else {}
        super().__init__(look, title, (_TEXT,), _("Save the note"), values=values, width=600)

    def text(self) -> str:
        """What was written."""
        return str(self.editor("text").value() or "")


class TaskDialog(FieldsDialog):
    """What is to be done, by when and by whom; a known task can be deleted here."""

    def __init__(self, look: Look, task: Task | None) -> None:
        known: dict[str, object] = {}
        if task:
            due = PartialDate(task.due_on) if task.due_on else None
            known = {"title": task.title, "due_on": due, "assignee": task.assignee}
        title = _("Edit the task") if task else _("New task")
        super().__init__(look, title, _TASK, _("Save the task"), values=known, width=520)
        if task:
            delete = Button(look, _("Delete"), lambda: self.answer("delete"), icon="trash", kind=Kind.GHOST)
            self.foot.insertWidget(0, delete)

    def task(self) -> dict[str, Any]:
        """The task's columns."""
        values = self.values()
        due = values["due_on"]
        return {
            "title": str(values["title"]),
            "due_on": due.first_day
            if isinstance(due, PartialDate)
            else due
            if isinstance(due, date)
            else None,
            "assignee": str(values["assignee"] or ""),
        }
