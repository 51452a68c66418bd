"""Writing to a selection: addresses for a blind copy, or a draft letter for each; nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from grono.domain.text import _, n_
from grono.services import mailing
from grono.services.columns import Row
from grono.services.mailing import Recipients
from grono.ui.file_dialogs import FileDialogs, show_folder
from grono.ui.overlay import Dialog
from grono.ui.page import Desk
from grono.ui.widgets.button import Button, IconButton, Kind, LinkButton
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, rule, scrolling
from grono.ui.widgets.parts import Picture, banner

_MOST_NAMED = 6


class WriteDialog(Dialog):
    """Two ways to write; who has no address is named."""

    def __init__(self, desk: Desk, rows: Sequence[Row]) -> None:
        look = desk.look
        self.desk = desk
        self.to: Recipients = mailing.recipients(rows)
        count = len(self.to.reachable)
        title = n_("Write to {n} recipient", "Write to {n} recipients", count)
        super().__init__(look, title, width=640)
        self._attachments: list[Path] = []
        self._ways = Segmented(
            look, _("How to write"), (("copy", _("Blind copy")), ("drafts", _("A letter for each")))
        )
        self._ways.chosen.connect(self._choose)
        close = IconButton(look, "x", _("Close"), self.answer)
        self.body.addLayout(row(label(look, title, "heading"), None, close))
        self.body.addWidget(
            label(look, _("The program sends nothing: you send from your mail program."), "secondary")
        )
        self.body.addLayout(row(self._ways, None))
        self._parts = {"copy": self._copy_part(), "drafts": self._drafts_part()}
        for part in self._parts.values():
            self.body.addWidget(part)
        if self.to.unreachable:
            self.body.addWidget(self._unreachable())
        self.body.addWidget(rule())
        self._copy = Button(
            look, _("Copy the addresses"), lambda: self.answer("copy"), icon="copy", kind=Kind.PRIMARY
        )
        self._make = Button(
            look,
            n_("Make {n} draft…", "Make {n} drafts…", count),
            lambda: self.answer("drafts"),
            icon="envelope-simple",
            kind=Kind.PRIMARY,
        )
        for button in (self._copy, self._make):
            button.setEnabled(count > 0)
        self.body.addLayout(
            row(None, Button(look, _("Cancel"), self.answer), self._copy, self._make, gap=look.px(8))
        )
        self._choose("copy")

    def _choose(self, way: str) -> None:
        for key, part in self._parts.items():
            part.setVisible(key == way)
        self._copy.setVisible(way == "copy")
        self._make.setVisible(way == "drafts")
        self.default = self._copy if way == "copy" else None
        self.updateGeometry()

    def first_focus(self) -> QWidget | None:
        return self._copy if self.to.reachable else None

    def _copy_part(self) -> QWidget:
        look = self.look
        text = QPlainTextEdit(mailing.blind_copy(self.to.reachable))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(look.tr(_("Addresses")))
        text.setFixedHeight(look.px(96))
        hint = _("Paste them into the field “Bcc” of a new message, so that nobody sees the others.")
        return holding(column(text, label(look, hint, "caption", wrap=True), gap=look.px(6)))

    def _drafts_part(self) -> QWidget:
        look, px = self.look, self.look.px
        self._subject = QLineEdit()
        self._subject.setAccessibleName(look.tr(_("Subject")))
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(look.tr(_("Text of the letter")))
        self._text.setFixedHeight(px(130))
        self._files = column(gap=px(4))
        add = LinkButton(look, _("Attach files"), self._attach, icon="paperclip")
        hint = _("{name} becomes the name of the recipient.", name="{name}")
        return holding(
            column(
                label(look, _("Subject"), "strong"),
                self._subject,
                label(look, _("Text of the letter"), "strong"),
                self._text,
                label(look, hint, "caption", wrap=True),
                self._files,
                row(add, None),
                gap=px(6),
            )
        )

    def _attach(self) -> None:
        folder = FileDialogs(self.look, self.desk.settings).folder("letters")
        names, _filter = QFileDialog.getOpenFileNames(self, self.look.tr(_("Attach files")), str(folder))
        self.attach([Path(name) for name in names])

    def attach(self, paths: Sequence[Path]) -> None:
        """Send these files along."""
        self._attachments = list(dict.fromkeys([*self._attachments, *paths]))
        clear(self._files)
        for path in self._attachments:
            line = row(Picture(self.look, "paperclip", size=16), gap=self.look.px(8))
            line.addWidget(Line(self.look, path.name), 1)
            name = _("Take away {file}", file=path.name)
            line.addWidget(IconButton(self.look, "x", name, lambda path=path: self._detach(path), size=24))
            self._files.addWidget(holding(line))

    def _detach(self, path: Path) -> None:
        self._attachments.remove(path)
        self.attach(())

    def _unreachable(self) -> QWidget:
        look = self.look
        names = [one.name for one in self.to.unreachable]
        text = n_(
            "{n} recipient has no e-mail address:", "{n} recipients have no e-mail address:", len(names)
        )
        if len(names) <= _MOST_NAMED:
            return banner(look, text, "warn", note=", ".join(names))
        listed = column(*(label(look, name, "secondary") for name in names), gap=look.px(2))
        area = scrolling(holding(listed), name=look.tr(text))
        area.setFixedHeight(look.px(110))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return holding(column(banner(look, text, "warn"), area, gap=look.px(6)))

    # What is done

    def finish(self, key: str) -> None:
        """Do what was chosen; the window calls it when the dialog is closed."""
        if key == "copy":
            QGuiApplication.clipboard().setText(mailing.blind_copy(self.to.reachable))
            count = len(self.to.reachable)
            self.desk.toast(n_("{n} address copied", "{n} addresses copied", count))
        elif key == "drafts":
            self._write()

    def _write(self) -> None:
        desk, look = self.desk, self.look
        subject, text = self._subject.text(), self._text.toPlainText()
        to, files = self.to.reachable, tuple(self._attachments)
        dialogs = FileDialogs(look, desk.settings)
        title = look.tr(_("Where to put the drafts"))
        chosen = QFileDialog.getExistingDirectory(None, title, str(dialogs.folder("letters")))
        if not chosen:
            return
        desk.settings.set("folders/letters", chosen)
        folder = Path(chosen)
        desk.tasks.run(
            _("Writing drafts"),
            lambda _progress: mailing.write_drafts(folder, to, subject, text, files),
            lambda made: desk.toast(
                n_("{n} draft is in the folder", "{n} drafts are in the folder", len(made)),
                action=(_("Open folder"), lambda: show_folder(folder)),
            ),
        )
