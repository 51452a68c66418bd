"""The keys of every command, each of which can be changed; a conflict is said at once."""

from __future__ import annotations

from itertools import groupby
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QKeySequenceEdit, QLabel

from grono.domain.text import Text, _
from grono.services.commands import Command
from grono.ui.page import Desk
from grono.ui.pages.settings.section import Section
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding
from grono.ui.widgets.parts import card

_OF_REGISTERS = "open_recent_"
_ALT_GR = "Ctrl+Alt+"


class Shortcuts(Section):
    """A card for each menu, a line for each command."""

    key: ClassVar[str] = "shortcuts"
    title: ClassVar[Text] = _("Keyboard shortcuts")
    icon: ClassVar[str] = "keyboard"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = _("Click a field and press the keys; Backspace takes a shortcut away.")
        self.cards.addWidget(label(self.look, words, "secondary", wrap=True))
        self._box = column(gap=self.look.px(16))
        self.cards.addLayout(self._box)
        self.cards.addStretch(1)
        self.edits: dict[str, QKeySequenceEdit] = {}
        self._told: dict[str, QLabel] = {}
        self._commands: list[Command[Any]] = []

    def refresh(self) -> None:
        seen = self.desk.actions_.seen()
        commands = [command for command in seen if not command.id.startswith(_OF_REGISTERS)]
        if [command.id for command in commands] == [command.id for command in self._commands]:
            return
        self._commands = commands
        clear(self._box)
        self.edits.clear()
        self._told.clear()
        for menu, members in groupby(commands, key=lambda command: command.menu):
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(self.look.px(12))
            grid.setVerticalSpacing(self.look.px(6))
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            for line, command in enumerate(members):
                self._add(grid, line, command)
            self._box.addWidget(card(self.look, holding(grid), title=menu.label))

    def _add(self, grid: QGridLayout, line: int, command: Command[Any]) -> None:
        look = self.look
        edit = QKeySequenceEdit(QKeySequence(self._keys(command)))
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setFixedWidth(look.px(170))
        edit.setAccessibleName(look.tr(_("Keys: {command}", command=command.text)))
        edit.editingFinished.connect(lambda: self._changed(command))
        told = label(look, "", "caption", wrap=True, state="bad")
        again = IconButton(
            look, "arrow-counter-clockwise", _("As it was at first"), lambda: self._again(command)
        )
        for place, part in enumerate((label(look, command.text, wrap=True), told, edit, again)):
            grid.addWidget(part, line, place)
        self.edits[command.id] = edit
        self._told[command.id] = told

    def _keys(self, command: Command[Any]) -> str:
        return self.desk.actions_.shortcut(command).split(" | ")[0]

    def _changed(self, command: Command[Any]) -> None:
        keys = self.edits[command.id].keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys == self._keys(command):
            self._say(command, None)
            return
        problem = self._problem(command, keys)
        self._say(command, problem)
        if problem is None:
            self.desk.actions_.change_shortcut(command.id, keys)

    def _problem(self, command: Command[Any], keys: str) -> Text | None:
        if not keys:
            return None
        if keys.startswith(_ALT_GR):
            return _("Ctrl+Alt writes Polish letters. Choose other keys.")
        if keys.removeprefix("Shift+") == keys[-1:] or keys.removeprefix("Shift+") in ("Space", "Return"):
            return _("This key writes text. Add Ctrl or Alt.")
        other = self.desk.actions_.taken_by(keys, command.id)
        return _("Taken by: {command}. Change that first.", command=other.text) if other else None

    def _say(self, command: Command[Any], problem: Text | None) -> None:
        self._told[command.id].setText(self.look.tr(problem))
        self.edits[command.id].setAccessibleDescription(self.look.tr(problem))

    def _again(self, command: Command[Any]) -> None:
        self.desk.actions_.change_shortcut(command.id, None)
        self.edits[command.id].setKeySequence(QKeySequence(self._keys(command)))
        self._say(command, None)

    def can_restore(self) -> bool:
        return True

    def restore(self) -> None:
        for command in self._commands:
            self._again(command)
