"""All keys on one card, made from the commands; every one can be changed in the settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grono.domain.folding import fold
from grono.domain.text import Text, _, p_
from grono.services.commands import Command, Menu
from grono.ui.actions import Actions
from grono.ui.filters import SearchField
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import keys, label
from grono.ui.widgets.layout import clear, column, row, rule, scrolling

LIST_KEYS: tuple[tuple[Text, str], ...] = (
    (_("Open"), "Return"),
    (p_("verb", "Edit"), "F2"),
    (_("Tick the row"), "Space"),
    (_("Tick the next rows"), "Shift+Down"),
    (_("Tick all"), "Ctrl+A"),
    (_("Move to the trash"), "Del"),
    (_("Copy rows for a spreadsheet"), "Ctrl+C"),
    (_("Menu of the row"), "Shift+F10"),
)
FORM_KEYS: tuple[tuple[Text, str], ...] = (
    (_("Save"), "Ctrl+S"),
    (_("Save and next"), "Ctrl+Return"),
    (_("Open the list or the calendar"), "Alt+Down"),
    (_("Today's date"), "Ctrl+;"),
    (_("Next step of a wizard"), "Ctrl+Return"),
)
_COLUMNS = 3


class ShortcutSheet(QWidget):
    """All keys in columns, narrowed by what is typed."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self.look = look
        self._actions = actions
        self._parts = row(gap=look.px(24))
        self.setLayout(column(self._parts, None))
        self.show_matching("")

    def groups(self) -> list[tuple[Text, list[tuple[object, str]]]]:
        """The parts of the list: a title, and each command with its keys."""
        by_menu: dict[Menu, list[tuple[object, str]]] = {menu: [] for menu in Menu}
        for command in self._actions.every():
            by_menu[command.menu].append((command.text, self._keys(command)))
        by_menu[Menu.LIST] += LIST_KEYS
        groups = [(menu.label, lines) for menu, lines in by_menu.items() if lines]
        return [*groups, (_("Forms"), list(FORM_KEYS))]

    def _keys(self, command: Command[object]) -> str:
        return self._actions.shortcut(command).split(" | ")[0]

    def show_matching(self, typed: str) -> None:
        """Show the lines that hold what was typed."""
        clear(self._parts)
        columns = [column(gap=self.look.px(6)) for _turn in range(1 if self.look.large else _COLUMNS)]
        heights = [0] * len(columns)
        for title, lines in self.groups():
            found = self._matching(lines, typed)
            if found:
                shortest = heights.index(min(heights))
                heights[shortest] += len(found) + 2
                self._fill(columns[shortest], title, found)
        for number, made in enumerate(columns):
            made.addStretch(1)
            if number:
                self._parts.addWidget(rule(upright=True))
            self._parts.addLayout(made, 1)

    def _matching(self, lines: Sequence[tuple[object, str]], typed: str) -> list[tuple[object, str]]:
        wanted = fold(typed)
        tr = self.look.tr
        return [(text, key) for text, key in lines if key and wanted in fold(f"{tr(text)} {key}")]

    def _fill(self, box: QVBoxLayout, title: Text, lines: Sequence[tuple[object, str]]) -> None:
        look = self.look
        box.addWidget(label(look, title, "heading"))
        for text, shortcut in lines:
            box.addLayout(row(label(look, text, wrap=True), None, keys(look, shortcut)))
        box.addSpacing(look.px(8))


class ShortcutsDialog(Dialog):
    """Picture 19: three columns, a field to search in."""

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__(look, _("Keyboard shortcuts"), width=1040)
        self._sheet = ShortcutSheet(look, actions)
        self._field = SearchField(look, _("Search a shortcut…"), width=220)
        self._field.searched.connect(self._sheet.show_matching)
        close = IconButton(look, "x", _("Close"), self.answer)
        title = label(look, _("Keyboard shortcuts"), "heading")
        self.body.addLayout(row(title, None, self._field, close, gap=look.px(12)))
        area = scrolling(self._sheet, name=look.tr(_("Keyboard shortcuts")))
        area.setMinimumHeight(look.px(80))
        self.tall = look.px(640)
        self.body.addWidget(area, 1)
        self.body.addWidget(rule())
        hint = label(look, _("Every shortcut can be changed in the settings."), "caption")
        change = LinkButton(look, _("Change shortcuts"), lambda: self.answer("change"))
        self.body.addLayout(row(hint, None, change))

    def first_focus(self) -> QWidget:
        return self._field
