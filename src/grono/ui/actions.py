"""Commands as menu lines and shortcuts of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from grono.domain.text import Text
from grono.services.commands import Command, Menu
from grono.ui.look import Look
from grono.ui.settings import Settings

_LAST = "quit"  # at the end of its menu

Runner = Callable[[Command[Any]], object]


class Actions(QObject):
    """A QAction for each command; the user may change every shortcut."""

    def __init__(self, window: QMainWindow, look: Look, settings: Settings, run: Runner) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._settings = settings
        self._run = run
        self._actions: dict[str, QAction] = {}
        self._commands: dict[str, Command[Any]] = {}
        self._of_page: list[str] = []
        self.of_pages: Callable[[], Iterable[Command[Any]]] = tuple  # of every page, opened or not
        self._seen: dict[str, Command[Any]] = {}
        self._seen_on_pages: set[str] = set()
        self._menus: dict[Menu, QMenu] = {}
        for menu in Menu:
            self._menus[menu] = window.menuBar().addMenu(look.tr(menu))

    def add(self, commands: Iterable[Command[Any]]) -> None:
        """Commands that are always there."""
        for command in commands:
            self._add(command)

    def show_page(self, commands: Sequence[Command[Any]]) -> None:
        """Replace the commands of the page before by those of this one."""
        for id in self._of_page:
            action = self._actions.pop(id)
            self._commands.pop(id)
            self._window.removeAction(action)
            action.deleteLater()
        self._of_page = []
        for command in commands:
            if command.id not in self._actions:
                self._add(command)
                self._of_page.append(command.id)
                self._seen_on_pages.add(command.id)

    def _add(self, command: Command[Any]) -> None:
        action = QAction(self._look.tr(command.text), self)
        action.setObjectName(command.id)
        if command.icon:
            action.setIcon(self._look.icon(command.icon))
        action.setShortcuts([QKeySequence(keys) for keys in self.shortcut(command).split(" | ") if keys])
        action.triggered.connect(lambda _on=False, known=command.id: self.do(known))
        self._actions[command.id] = action
        self._commands[command.id] = self._seen[command.id] = command
        last = self._actions.get(_LAST) if command.menu is Menu.FILE else None
        menu = self._menus[command.menu]
        if last and last is not action:
            menu.insertAction(last, action)
        else:
            menu.addAction(action)
        self._window.addAction(action)  # so that it works while the menu bar is hidden

    def replace(self, command: Command[Any]) -> None:
        """Another text or another thing to do under a known id; a new one is added."""
        if command.id not in self._actions:
            self._add(command)
        self._commands[command.id] = command
        self._actions[command.id].setText(self._look.tr(command.text))

    def do(self, id: str) -> None:
        """Run a command, if it is enabled."""
        if id in self._actions and self._actions[id].isEnabled():
            self._run(self._commands[id])

    def action(self, id: str) -> QAction:
        """The QAction of a command."""
        return self._actions[id]

    def name(self, id: str, named: Text | None, *, usable: bool) -> None:
        """Say what exactly a command would do now; None is its usual name."""
        action = self._actions[id]
        action.setText(self._look.tr(named or self._commands[id].text))
        action.setEnabled(usable)

    def toggle_bar(self) -> None:
        """Show the menu bar and go to it, or hide it."""
        bar = self._window.menuBar()
        bar.setVisible(bar.isHidden())
        if not bar.isHidden():
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(bar.actions()[0])

    def is_of_page(self, id: str) -> bool:
        """Whether a command belongs to the page that is shown."""
        return id in self._of_page

    def all(self) -> list[Command[Any]]:
        """Every command that can be run now, in the order of the menus."""
        order = list(Menu)
        return sorted(
            (command for id, command in self._commands.items() if self._actions[id].isEnabled()),
            key=lambda command: order.index(command.menu),
        )

    def every(self) -> list[Command[Any]]:
        """Every command of the window and of the page, whether it can be run now or not."""
        return list(self._commands.values())

    def menu(self, menu: Menu) -> QMenu:
        """One of the menus of the bar."""
        return self._menus[menu]

    def suspend(self, *, suspended: bool) -> None:
        """While a dialog is open, the shortcuts of the window rest."""
        for action in self._actions.values():
            if suspended:
                self._window.removeAction(action)
            else:
                self._window.addAction(action)
        self._window.menuBar().setEnabled(not suspended)

    def shortcut(self, command: Command[Any]) -> str:
        """The keys of a command: the user's, or those it was born with."""
        return self._settings.get(f"shortcuts/{command.id}", command.shortcut)

    def change_shortcut(self, id: str, keys: str | None) -> None:
        """Give a command other keys; None gives its first ones back."""
        if keys is None:
            self._settings.forget(f"shortcuts/{id}")
        else:
            self._settings.set(f"shortcuts/{id}", keys)
        if id in self._actions:
            keys = self.shortcut(self._commands[id])
            self._actions[id].setShortcuts([QKeySequence(one) for one in keys.split(" | ") if one])

    def seen(self) -> list[Command[Any]]:
        """Every command of the window and of all its pages, in the order of the menus."""
        for command in self.of_pages():
            if command.id not in self._seen:
                self._seen[command.id] = command
                self._seen_on_pages.add(command.id)
        order = list(Menu)
        return sorted(self._seen.values(), key=lambda command: order.index(command.menu))

    def taken_by(self, keys: str, but: str) -> Command[Any] | None:
        """The other command that has these keys; commands of two pages may share them."""
        wanted = QKeySequence(keys)
        for id, command in self._seen.items():
            apart = {id, but} <= self._seen_on_pages
            if id != but and not apart and wanted in map(QKeySequence, self.shortcut(command).split(" | ")):
                return command
        return None
