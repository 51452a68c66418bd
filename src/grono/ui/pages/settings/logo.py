"""The picture that stands on every paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from grono.domain.text import _
from grono.services import own_data
from grono.ui.file_dialogs import FileDialogs
from grono.ui.page import Desk
from grono.ui.sheet import PICTURES, Sheet
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row


class Logo(QWidget):
    """Shows it on white, as paper does; chosen, dropped here, or taken away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.look = look = desk.look
        self._sheet = Sheet(look, (_("Logo"), _("No logo")))
        self._choose = Button(look, _("Choose a file…"), self._ask, icon="image", kind=Kind.QUIET)
        self._drop = Button(look, _("Take away"), self._take_away, kind=Kind.GHOST)
        hint = label(look, _("PNG or JPEG; a file can also be dropped here."), "caption", wrap=True)
        buttons = row(self._choose, self._drop, None)
        self.setLayout(column(self._sheet, buttons, hint, None, gap=look.px(10)))
        self.setEnabled(not desk.read_only)
        self.setAcceptDrops(not desk.read_only)

    def refresh(self) -> None:
        """Show the logo that is recorded."""
        data = own_data.logo_of(self._desk.store)
        self._sheet.show_picture(data)
        self._drop.setVisible(data is not None)

    def take(self, path: Path) -> None:
        """Use a file as the logo."""
        own_data.choose_logo(self._desk.store, path)
        self._desk.toast(_("The logo stands on papers from now on"), undo=True)

    def _ask(self) -> None:
        files = FileDialogs(self.look, self._desk.settings)
        if path := files.to_open(self.window(), "pictures", _("Choose the logo"), PICTURES):
            self.take(path)

    def _take_away(self) -> None:
        own_data.drop_logo(self._desk.store)
        self._desk.toast(_("Papers have no logo now"), undo=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))
