"""The files of a record as a tab: attach, open, save elsewhere, delete."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from grono.domain.attached import Attachment
from grono.domain.text import _, n_
from grono.services import attached, editing
from grono.store.store import Store
from grono.ui.file_dialogs import FileDialogs, show_file
from grono.ui.page import Desk
from grono.ui.records.kinds import Told
from grono.ui.records.sections import Sections, block
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import holding, row
from grono.ui.widgets.parts import RowButton, lines
from grono.wording import Kind

if TYPE_CHECKING:
    from grono.ui.records.holder import Holder

_ICONS = {
    "image": "image",
    "application/pdf": "file-pdf",
    "text": "file-text",
    "application/zip": "package",
}


def count(store: Store, told: Told) -> int:
    """How many files hang on a record."""
    return len(attached.hanging(store, told.id).files)


def build(card: Holder, told: Told) -> QWidget:
    """The files, and the way to add more."""
    return Sections(card.look, (own_files(card, told),), page=card.page)


def own_files(card: Holder, told: Told) -> QWidget:
    """The files of the record itself."""
    look = card.look
    kept = attached.hanging(card.desk.store, told.id).files
    action = (
        None if card.desk.read_only else LinkButton(look, _("Attach files"), card.attach, icon="paperclip")
    )
    if kept:
        shown = file_lines(card, kept)
    else:
        text = _("There are no files. Attach declarations, logos and agreements, or drop them here.")
        shown = label(look, text, "secondary", wrap=True)
    return block(look, _("Files"), shown, action=action)


def file_lines(card: Holder, kept: Sequence[Attachment]) -> QWidget:
    """Some files, a line each."""
    return lines(*(_line(card, file, first=at == 0) for at, file in enumerate(kept)))


def _line(card: Holder, file: Attachment, *, first: bool) -> QWidget:
    look = card.look
    size = look.tr(file.size, Kind.FILE_SIZE)
    opener = RowButton(
        look, file.file_name, partial(_open, card.desk, file), icon=_icon(file), note=size, first=first
    )
    more = IconButton(look, "dots-three", _("More about {file}", file=file.file_name))
    menu = QMenu(more)
    menu.addAction(look.icon("download-simple"), look.tr(_("Save as…")), partial(_save_as, card, file))
    if not card.desk.read_only:
        menu.addAction(look.icon("trash"), look.tr(_("Delete")), partial(_delete, card.desk, file))
    more.open_menu(menu)
    return holding(row(opener, more, gap=look.px(4)))


def _icon(file: Attachment) -> str:
    kind = file.media_type
    return _ICONS.get(kind) or _ICONS.get(kind.partition("/")[0]) or "file"


def ask(card: Holder, told: Told) -> None:
    """Ask which files to attach."""
    desk = card.desk
    folder = FileDialogs(desk.look, desk.settings).folder("attach")
    names, _filter = QFileDialog.getOpenFileNames(card, desk.look.tr(_("Attach files")), str(folder))
    if names:
        desk.settings.set("folders/attach", str(Path(names[0]).parent))
        keep(desk, told, [Path(name) for name in names])


def dropped(data: QMimeData) -> list[Path]:
    """The files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def keep(desk: Desk, told: Told, paths: Sequence[Path]) -> None:
    """Keep copies of some files with a record."""
    rows = attached.attach(desk.store, told.table, told.id, [path for path in paths if path.is_file()])
    if rows:
        desk.toast(n_("{n} file attached", "{n} files attached", len(rows)), undo=True)


def _open(desk: Desk, file: Attachment) -> None:
    folder = Path(tempfile.mkdtemp(prefix="grono-"))
    if desk.store.encrypted:  # no plain copy stays behind
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    show_file(attached.copy_out(desk.store, file, folder))


def _save_as(card: Holder, file: Attachment) -> None:
    desk = card.desk
    dialogs = FileDialogs(desk.look, desk.settings)
    path = dialogs.to_save(card, "attach", _("Save as…"), ((_("All files"), "*"),), file.file_name)
    if path:
        attached.save_as(desk.store, file, path)
        desk.toast(_("Saved: {file}", file=path.name))


def _delete(desk: Desk, file: Attachment) -> None:
    editing.remove_attached(desk.store, file)
    desk.toast(_("{file} is in the trash.", file=file.file_name), undo=True)
