"""What is asked around a passphrase: the one to open with, a new one, its sheet, what stays unprotected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from grono.domain.text import _, n_
from grono.store.errors import WrongPassphraseError
from grono.ui.look import Look
from grono.ui.messages import Message
from grono.ui.overlay import Dialog
from grono.ui.passphrase import NewSecret, Secret
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.choices import Check
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.wording import sentence

_TALL = 460


class AskPassphrase(Dialog):
    """Asks until the passphrase fits or the person gives up; nobody is ever locked out."""

    def __init__(self, look: Look, file: str, attempt: Callable[[str], object]) -> None:
        super().__init__(look, _("Passphrase"), width=480)
        self._attempt = attempt
        told = _("{file} is protected with a passphrase.", file=file)
        self._secret = Secret(look, _("Passphrase"))
        self._wrong = label(look, "", "", wrap=True, state="bad")
        self._wrong.hide()
        self.default = Button(look, _("Open"), self._try, kind=Kind.PRIMARY)
        cancel = Button(look, _("Cancel"), self.answer)
        self.body.addWidget(label(look, _("Passphrase"), "heading"))
        self.body.addWidget(label(look, told, "secondary", wrap=True))
        self.body.addWidget(self._secret)
        self.body.addWidget(self._wrong)
        self.body.addLayout(row(None, cancel, self.default))

    def first_focus(self) -> QWidget:
        return self._secret.line

    def _try(self) -> None:
        try:
            self._attempt(self._secret.text)
        except WrongPassphraseError as error:
            self._wrong.setText(sentence(error, self.look.locale))
            self._wrong.show()
            self._secret.again()
            return
        self.answer("open")


class ChoosePassphrase(Dialog):
    """A new passphrase; backups: how many are on this computer that it would not protect by itself."""

    def __init__(self, look: Look, title: object, backups: int) -> None:
        super().__init__(look, title, width=520)
        self._secret = NewSecret(look)
        self._secret.edited.connect(self._told)
        words = n_(
            "Protect the {n} backup on this computer with it too",
            "Protect the {n} backups on this computer with it too",
            backups,
        )
        self._backups = Check(look, words)
        self._backups.setChecked(True)
        if not backups:
            self._backups.hide()
        self.default = Button(look, _("Protect the register"), lambda: self.answer("yes"), kind=Kind.PRIMARY)
        cancel = Button(look, _("Cancel"), self.answer)
        self.body.addWidget(label(look, title, "heading"))
        told = _("The register, its attachments and its backups can then be read with the passphrase only.")
        content = holding(column(label(look, told, "secondary", wrap=True), self._secret, self._backups))
        self.body.addWidget(scrolling(content, name=look.tr(title)), 1)
        self.tall = look.px(_TALL)
        self.body.addLayout(row(None, cancel, self.default))
        self._told()

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return self._secret.text

    @property
    def with_backups(self) -> bool:
        """Whether the backups of before are to be protected too."""
        return self._backups.isChecked()

    def first_focus(self) -> QWidget | None:
        return self._secret.focusProxy()

    def _told(self) -> None:
        if self.default:
            self.default.setEnabled(bool(self._secret.text))


class SheetDialog(Dialog):
    """How the recovery sheet is to be made: with the passphrase on it, or with lines to write it on."""

    def __init__(self, look: Look, attempt: Callable[[str], object]) -> None:
        super().__init__(look, _("Recovery sheet"), width=520)
        self._attempt = attempt
        told = _(
            "One page to lock away: which register it is, where its backups lie, how to open it, and room "
            "for the passphrase."
        )
        self._with = Check(look, _("Print the passphrase on it"), self._choose)
        self._secret = Secret(look, _("Passphrase"))
        self._secret.hide()
        self._wrong = label(look, "", "", wrap=True, state="bad")
        self._wrong.hide()
        self.default = Button(look, _("Print…"), lambda: self._go("print"), kind=Kind.PRIMARY, icon="printer")
        self._save = Button(look, _("Save as PDF…"), lambda: self._go("save"))
        cancel = Button(look, _("Cancel"), self.answer, kind=Kind.GHOST)
        self.body.addWidget(label(look, _("Recovery sheet"), "heading"))
        self.body.addWidget(label(look, told, "secondary", wrap=True))
        self.body.addWidget(self._with)
        self.body.addWidget(self._secret)
        self.body.addWidget(self._wrong)
        self.body.addLayout(row(None, cancel, self._save, self.default))

    @property
    def passphrase(self) -> str:
        """What is to be printed; "" for lines to write on."""
        return self._secret.text if self._with.isChecked() else ""

    def _choose(self, on: bool) -> None:
        self._secret.setVisible(on)
        self._save.setVisible(not on)  # a passphrase does not belong into a file
        if on:
            self._secret.setFocus()

    def _go(self, key: str) -> None:
        if self._with.isChecked():
            try:
                self._attempt(self.passphrase)
            except WrongPassphraseError as error:
                self._wrong.setText(sentence(error, self.look.locale))
                self._wrong.show()
                self._secret.again()
                return
        self.answer(key)


def unprotected(look: Look, left: Sequence[Path]) -> Dialog:
    """Copies that could not be brought under the passphrase: kept, or deleted."""
    title = n_(
        "{n} copy is not protected by the passphrase",
        "{n} copies are not protected by the passphrase",
        len(left),
    )
    answers = (("", _("Keep them"), Kind.SECONDARY), ("delete", _("Delete them"), Kind.DANGER))
    made = Message(look, title, answers, sign=("shield-warning", "warn.mark"))
    why = _("They are damaged, or closed with a passphrase that is not known here. They lie in these places:")
    made.tell(label(look, why, "secondary", wrap=True))
    for path in left[:6]:
        made.tell(label(look, str(path), "caption", wrap=True))
    return made
