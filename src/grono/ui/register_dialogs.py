"""What is asked around a register: a new one, one that is open elsewhere, a backup that failed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from grono.domain.text import Text, UserError, _
from grono.ui.look import Look
from grono.ui.messages import ErrorDialog, Message
from grono.ui.overlay import Dialog
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.choices import Check
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import column, row

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class NewRegister(Dialog):
    """The cluster's name, and where its file will lie."""

    def __init__(self, look: Look, folder: Path, choose: Callable[[str], Path | None]) -> None:
        super().__init__(look, _("New register"), width=520)
        self._folder = folder
        self._choose = choose
        self._chosen: Path | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(look.tr(_("Name of the cluster")))
        self.name.setPlaceholderText(look.tr(_("for example Mazovian ICT Cluster")))
        self.name.textEdited.connect(lambda _typed: self._told())
        self._place = Line(look, "", "caption", "text-3")
        self.body.addWidget(label(look, _("New register"), "heading"))
        hint = _("Everything about one cluster lies in one file. You can change the name later.")
        self.body.addWidget(label(look, hint, "secondary", wrap=True))
        self.body.addLayout(
            column(label(look, _("Name of the cluster"), "strong"), self.name, gap=look.px(4))
        )
        self.body.addLayout(row(self._place, LinkButton(look, _("Another place…"), self._elsewhere)))
        self._protect = Check(look, _("Protect it with a passphrase"))
        self.body.addWidget(self._protect)
        self.body.addSpacing(look.px(8))
        self.default = Button(look, _("Make the register"), lambda: self.answer("make"), kind=Kind.PRIMARY)
        cancel = Button(look, _("Cancel"), self.answer)
        self.body.addLayout(row(None, cancel, self.default))
        self._told()

    def first_focus(self) -> QWidget:
        return self.name

    @property
    def path(self) -> Path:
        """Where the file will lie; never a file that is there already."""
        return self._chosen or _free(
            self._folder, " ".join(_UNSAFE.sub(" ", self.name.text()).split()).strip(".")
        )

    @property
    def protect(self) -> bool:
        """Whether a passphrase is asked for next."""
        return self._protect.isChecked()

    def _elsewhere(self) -> None:
        self._chosen = self._choose(self.path.name) or self._chosen
        self._told()

    def _told(self) -> None:
        self._place.set_words(_("File: {path}", path=str(self.path)))
        if self.default:
            self.default.setEnabled(bool(self.name.text().strip()))


def _free(folder: Path, stem: str) -> Path:
    stem = stem or "Grono"
    names = (f"{stem}{f' {n}' if n > 1 else ''}.grono" for n in range(1, 10_000))
    return next(path for name in names if not (path := folder / name).exists())


def in_use(look: Look, error: UserError) -> Dialog:
    """The register is open elsewhere: read it, or leave it."""
    answers = (
        ("", _("Cancel"), Kind.GHOST),
        ("again", _("Try again"), Kind.SECONDARY),
        ("read", _("Open for reading only"), Kind.PRIMARY),
    )
    return ErrorDialog(look, error, answers)


def backup_failed(look: Look, error: UserError) -> Dialog:
    """The backup on closing was not made; closing without one is the person's choice."""
    answers = (
        ("", _("Do not close"), Kind.GHOST),
        ("close", _("Close without a backup"), Kind.SECONDARY),
        ("again", _("Try again"), Kind.PRIMARY),
    )
    return ErrorDialog(look, error, answers)


def work_goes_on(look: Look, work: Text) -> Dialog:
    """Something long is being done; closing would stop it."""
    answers = (("", _("Go on"), Kind.PRIMARY), ("stop", _("Stop it and close"), Kind.SECONDARY))
    made = Message(look, _("Work is still going on"), answers, width=480)
    made.tell(
        label(look, _("{work}. If it is stopped, nothing of it is kept.", work=work), "secondary", wrap=True)
    )
    return made


class Busy(Dialog):
    """Keeps hands off while something short is finished; it has no buttons and Esc does nothing."""

    def __init__(self, look: Look, title: Text, note: Text) -> None:
        super().__init__(look, title, width=420)
        self.body.addWidget(label(look, title, "heading"))
        self.body.addWidget(label(look, note, "secondary", wrap=True))

    def keyPressEvent(self, event: object) -> None:
        pass
