"""The menu under the cluster's name: other registers, a new one, a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from grono.domain.text import _
from grono.ui.overlay import below

if TYPE_CHECKING:
    from grono.ui.session import Session
    from grono.ui.window import Window

_COMMANDS = (
    "new_register",
    "open_register",
    "open_sample",
    "",
    "backup_now",
    "restore_backup",
    "",
    "close_register",
)


def show_cluster_menu(window: Window, button: QWidget, session: Session) -> None:
    """Open it under the button."""
    menu = QMenu(button)
    menu.setAccessibleName(window.look.tr(_("Registers")))
    here = session.store.path.resolve() if session.store else None
    for entry, path in zip(session.recent.all(), session.recent.paths(), strict=True):
        if path == here or path.exists():
            action = menu.addAction(entry["name"].replace("&", "&&"), lambda path=path: session.open(path))
            action.setCheckable(True)
            action.setChecked(path == here)
    menu.addSeparator()
    for id in _COMMANDS:
        if id:
            menu.addAction(window.actions_.action(id))
        else:
            menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(below(button))
