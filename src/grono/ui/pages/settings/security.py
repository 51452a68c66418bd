"""The passphrase of the register: set, changed, taken off, written on a sheet; and backups without it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _, n_
from grono.ui.page import Desk
from grono.ui.pages.settings.section import Section
from grono.ui.passphrase import LOST
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row
from grono.ui.widgets.parts import banner, card


class Security(Section):
    """Who can read the register's file."""

    key: ClassVar[str] = "security"
    title: ClassVar[Text] = _("Security")
    icon: ClassVar[str] = "lock-key"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._body = column(gap=self.look.px(16))
        self.cards.addLayout(self._body)
        self.cards.addStretch(1)

    def refresh(self) -> None:
        clear(self._body)
        parts = self._protected() if self.desk.store.encrypted else (self._plain(),)
        for part in parts:
            self._body.addWidget(part)

    def _plain(self) -> QWidget:
        look = self.look
        told = _(
            "Whoever gets hold of the register's file, of a lost laptop or of a backup on a USB stick, can "
            "read it. With a passphrase the register, its attachments and its backups can be read with it "
            "only. The passphrase is asked when the register is opened."
        )
        state = banner(look, _("This register is not protected with a passphrase."), icon="lock-key-open")
        found = _(
            "What was deleted from a disk can sometimes be found again with special tools; a register that "
            "is protected from its first day leaves nothing to find."
        )
        texts = [label(look, words, "secondary", wrap=True) for words in (told, found)]
        return card(look, state, *texts, self._warning(), self._buttons(
            ("set_passphrase", _("Protect with a passphrase…"), "lock-key", Kind.PRIMARY),
        ), title=_("Passphrase"))  # fmt: skip

    def _protected(self) -> tuple[QWidget, ...]:
        look = self.look
        state = banner(look, _("This register is protected with a passphrase."), "ok", icon="lock-key")
        told = _(
            "The register, its attachments and its backups are encrypted. What you print, export or save "
            "elsewhere is not: look after those files yourself."
        )
        passphrase = card(look, state, label(look, told, "secondary", wrap=True), self._buttons(
            ("set_passphrase", _("Change the passphrase…"), "key", Kind.SECONDARY),
            ("remove_passphrase", _("Take the passphrase off…"), "lock-key-open", Kind.QUIET),
        ), title=_("Passphrase"))  # fmt: skip
        recovery = card(look, self._warning(), self._buttons(
            ("recovery_sheet", _("Recovery sheet…"), "printer", Kind.SECONDARY),
        ), title=_("If the passphrase is lost"))  # fmt: skip
        return (passphrase, recovery, *self._backups())

    def _backups(self) -> tuple[QWidget, ...]:
        from grono.store import backup

        path = self.desk.store.path
        count = len(backup.exposed(path)) + len(backup.leftovers(path))
        if not count:
            return ()
        told = n_(
            "{n} backup on this computer is not protected with the passphrase of now.",
            "{n} backups on this computer are not protected with the passphrase of now.",
            count,
        )
        state = banner(self.look, told, "warn")
        go = self._buttons(
            ("protect_backups", _("Protect the backups too"), "shield-check", Kind.SECONDARY),
        )
        return (card(self.look, state, go, title=_("Backups")),)

    def _warning(self) -> QWidget:
        note = _("Choose one that you will remember, and lock the printed recovery sheet away.")
        return holding(column(label(self.look, LOST, "strong", wrap=True), label(self.look, note, wrap=True)))

    def _buttons(self, *commands: tuple[str, Text, str, Kind]) -> QWidget:
        made = [
            Button(self.look, words, partial(self.desk.do, command), icon=icon, kind=kind)
            for command, words, icon, kind in commands
        ]
        for button in made:
            button.setEnabled(not self.desk.read_only)
        return holding(row(*made, None, gap=self.look.px(8)))
