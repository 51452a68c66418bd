"""What holds the parts of a record: its notes, its files, its history."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from grono.ui.page import Desk
from grono.ui.records.kinds import Told


class Holder(QFrame):
    """A record and its parts on the screen; files that are dropped here are kept with it.

    page: whether it has the room of a page, where parts stand as cards side by side.
    """

    def __init__(self, desk: Desk, *, page: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.page = page
        self.told: Told | None = None
        self.setAcceptDrops(True)

    def attach(self) -> None:
        """Ask for files and keep them with the record."""
        from grono.ui.records import files

        if self.told:
            files.ask(self, self.told)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from grono.ui.records import files

        if self.told and not self.desk.read_only and files.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from grono.ui.records import files

        if self.told:
            files.keep(self.desk, self.told, files.dropped(event.mimeData()))
            event.acceptProposedAction()
