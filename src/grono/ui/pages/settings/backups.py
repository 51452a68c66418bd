"""When copies are made, where they lie, how to take one along."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _
from grono.ui.file_dialogs import FileDialogs, show_folder
from grono.ui.moments import moment
from grono.ui.page import Desk
from grono.ui.pages.settings.section import Section
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row
from grono.ui.widgets.parts import Pairs, card

_PACKED = ((_("Backups of Grono"), "*.grono-backup"),)


class BackupSettings(Section):
    """Automatic copies and the packed one."""

    key: ClassVar[str] = "backups"
    title: ClassVar[Text] = _("Backups")
    icon: ClassVar[str] = "shield-check"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = column(gap=0)
        self.cards.addWidget(self._automatic())
        self.cards.addWidget(self._packed())
        self.cards.addStretch(1)

    def _automatic(self) -> QWidget:
        look, desk = self.look, self.desk
        words = _(
            "The program makes a copy when you close the register and something changed, and before "
            "an import, a restore and the deletion of many records. It keeps 14 daily, 8 weekly "
            "and 12 monthly copies, and tries out each one by bringing it back."
        )
        buttons = row(
            Button(look, _("Make a backup now"), lambda: desk.do("backup_now"), icon="shield-check"),
            Button(
                look,
                _("Bring back…"),
                lambda: desk.go("backups"),
                icon="clock-counter-clockwise",
                kind=Kind.QUIET,
            ),
            Button(look, _("Folder of the backups"), self._show_folder, icon="folder-open", kind=Kind.QUIET),
            None,
            gap=look.px(8),
        )
        told = label(look, words, "secondary", wrap=True)
        return card(look, told, holding(self._facts), holding(buttons), title=_("Automatic backups"))

    def _packed(self) -> QWidget:
        look = self.look
        words = _(
            "One file with the register and all attachments: for a USB stick, for another computer, "
            "for the archive."
        )
        pack = Button(look, _("Save a packed copy…"), self.save_packed, icon="package")
        told = label(look, words, "secondary", wrap=True)
        return card(look, told, holding(row(pack, None)), title=_("A copy to take along"))

    def refresh(self) -> None:
        from grono.store import backup

        clear(self._facts)
        kept = backup.backups_of(self.desk.store.path)
        last = moment(kept[0].manifest.made_at, date.today(), weekday=True) if kept else _("none yet")
        facts = ((_("Last backup"), last), (_("Backups kept"), len(kept)), (_("Folder"), str(self._folder())))
        self._facts.addWidget(Pairs(self.look, facts, width=140))

    def save_packed(self) -> None:
        """Ask where to, and write the packed copy."""
        from grono.store import backup

        store = self.desk.store
        files = FileDialogs(self.look, self.desk.settings)
        name = f"{store.path.stem}_{date.today():%Y-%m-%d}.grono-backup"
        target = files.to_save(self.window(), "packed", _("Save a packed copy"), _PACKED, name)
        if target is None:
            return

        def done(path: Path) -> None:
            told = _("Saved: {file}", file=path.name)
            self.desk.toast(told, action=(_("Open the folder"), lambda: show_folder(path)))

        self.desk.tasks.run(_("Packing the register"), lambda _p: backup.pack(store.path, target), done)

    def _folder(self) -> Path:
        from grono.store.backup import shelf

        return shelf.folder_of(self.desk.store.path)

    def _show_folder(self) -> None:
        show_folder(self._folder())
