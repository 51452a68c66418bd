"""What hangs on a record: its notes, tasks and files; files are kept beside the register."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from grono.domain.attached import Attachment, Note, Task
from grono.domain.ids import Id
from grono.domain.text import UserError, _, n_
from grono.store.files import Files
from grono.store.store import Store

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True)
class Hanging:
    """Everything that hangs on one record, as a person reads it."""

    notes: tuple[Note, ...]
    tasks: tuple[Task, ...]
    files: tuple[Attachment, ...]

    @property
    def open_tasks(self) -> int:
        """How many tasks are not done."""
        return sum(1 for task in self.tasks if task.done_on is None)


def hanging(store: Store, id: str) -> Hanging:
    """Notes newest first; open tasks by their day before those that are done; files by name."""
    notes = store.of(Note, [id]).get(id, [])
    tasks = store.of(Task, [id]).get(id, [])
    files = store.of(Attachment, [id]).get(id, [])
    return Hanging(
        tuple(sorted(notes, key=lambda note: (note.written_on or date.max, note.id), reverse=True)),
        tuple(sorted(tasks, key=lambda task: (task.done_on is not None, task.due_on or date.max, task.id))),
        tuple(sorted(files, key=lambda file: file.file_name.casefold())),
    )


def attach(store: Store, table: str, id: str, paths: Sequence[Path]) -> list[Attachment]:
    """Keep copies of some files with a record, in one step."""
    read = [(path, _read(path)) for path in paths]
    rows = [kept(store, table, id, path.name, data) for path, data in read]
    with store.step(n_("Attach {n} file", "Attach {n} files", len(rows))):
        store.save_many(rows)
    return rows


def kept(store: Store, table: str, id: str, name: str, data: bytes) -> Attachment:
    """The row of a file whose bytes are kept already; the row itself is not saved."""
    return Attachment(
        subject_table=table,
        subject_id=Id(id),
        file_name=name,
        sha256=Files(store.path).put(data),
        size=len(data),
        media_type=mimetypes.guess_type(name)[0] or "",
    )


def copy_out(store: Store, attachment: Attachment, folder: Path) -> Path:
    """A copy of an attached file in a folder, to look at or to send."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (_UNSAFE.sub("_", attachment.file_name).strip(". ") or attachment.sha256[:12])
    save_as(store, attachment, path)
    return path


def save_as(store: Store, attachment: Attachment, path: Path) -> None:
    """Write an attached file to a path."""
    data = Files(store.path).get(attachment.sha256)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UserError(
            _("{file} could not be written.", file=path.name),
            _("The system says: {reason}.", reason=error.strerror or str(error)),
            _("Choose another folder or another name."),
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            _("{file} could not be read; nothing was attached.", file=path.name),
            _("The system says: {reason}.", reason=error.strerror or str(error)),
            _("Choose another file."),
        ) from error
