"""The strip of a programme's signs: shown on white, chosen from a file or dropped here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from grono.domain.project import Project
from grono.domain.text import _
from grono.services.activities import served
from grono.services.activities.strips import choose_strip, drop_strip
from grono.ui.file_dialogs import FileDialogs
from grono.ui.page import Desk
from grono.ui.records import files
from grono.ui.sheet import PICTURES, Sheet
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row


class StripPicture(QWidget):
    """What stands at the foot or head of every paper of the project."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__()
        self._desk = desk
        self._id = id
        look = desk.look
        self.sheet = Sheet(look, (_("Strip of the programme's signs"), _("No strip")))
        choose = Button(look, _("Choose a file…"), self._ask, icon="image", kind=Kind.QUIET)
        drop = Button(look, _("Take away"), self._take_away, kind=Kind.GHOST)
        hint = label(look, _("PNG or JPEG; a file can also be dropped here."), "caption", wrap=True)
        self.setLayout(column(self.sheet, row(choose, drop, None), hint, gap=look.px(10)))
        self.setEnabled(not desk.read_only)
        self.setAcceptDrops(not desk.read_only)
        project = desk.store.get(Project, id)
        data = served.strip(desk.store, project) if project else None
        self.sheet.show_picture(data)
        drop.setHidden(data is None)

    def take(self, path: Path) -> None:
        """Use a file as the strip."""
        choose_strip(self._desk.store, self._id, path)
        self._desk.toast(_("The strip stands on the papers of the project from now on"), undo=True)

    def _ask(self) -> None:
        dialogs = FileDialogs(self._desk.look, self._desk.settings)
        if path := dialogs.to_open(self.window(), "pictures", _("Choose the strip"), PICTURES):
            self.take(path)

    def _take_away(self) -> None:
        drop_strip(self._desk.store, self._id)
        self._desk.toast(_("The papers of the project have no strip now"), undo=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(files.dropped(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(files.dropped(event.mimeData())[0])
        event.acceptProposedAction()
