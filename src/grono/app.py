"""The only place where objects are made and connected: the application, its window, the register in it."""

from __future__ import annotations

from pathlib import Path

from grono.ui import answers, application, crash
from grono.ui.cluster_menu import show_cluster_menu
from grono.ui.hooks import Hooks
from grono.ui.i18n import QtTexts
from grono.ui.pages import PAGES
from grono.ui.preferences import Preferences
from grono.ui.program_commands import program_commands, tell_shown
from grono.ui.session import Session
from grono.ui.settings import Settings
from grono.ui.single_instance import hand_over
from grono.ui.window import Window


def run(file: Path | None = None) -> int:
    """Open the window on a register, or on the one that was open last; returns the exit code.

    Raises UserError where there is no screen. A register that is shown already is brought to the front.
    """
    application.require_display()
    program = Program()
    register = file or program.last_register()
    if register is not None and hand_over(register):
        return 0
    program.start(register)
    return program.app.exec()


class Program:
    """One window on one register, its settings, and what happens around them."""

    def __init__(self) -> None:
        self.app = application.make()
        crash.start_log()
        crash.catch_all(lambda error: self.window.show_problem(error))
        self.settings = Settings()
        self.preferences = Preferences(self.settings, QtTexts(self.app))
        self.preferences.rebuilt.connect(self.make_anew)
        self.session = Session(self.settings)
        self.session.shown.connect(lambda: tell_shown(self.session))
        self.app.aboutToQuit.connect(self.session.let_go)
        self._hooks = Hooks(
            describe=answers.describe,
            search=answers.search,
            kinds=answers.KINDS,
            backup_line=lambda _store: answers.backup_line(self.session.backed_up),
            cluster_menu=lambda window, button: show_cluster_menu(window, button, self.session),
            before_close=lambda _window, close_now: self.session.leave(close_now),
            restore=self.session.restore,
            settings_key=lambda store: answers.settings_key(store.path),
        )
        self.window = self._make_window()

    def last_register(self) -> Path | None:
        """The register that was open last, if its file is still there and the window was closed with it."""
        last = self.settings.get("open_at_start")
        return Path(last) if last and Path(last).is_file() else None

    def start(self, register: Path | None) -> None:
        """Show the frame, and only then what takes time."""
        self.window.show()
        application.after_first_paint(self.window, lambda: self.session.start(register))

    def make_anew(self) -> None:
        """Another language or text size: the same place in a new window."""
        before = self.window
        before.save_state()
        geometry = before.geometry()
        self.window = self._make_window()
        self.window.setGeometry(geometry)
        self.session.reshow()
        self.window.show()
        before.retire()

    def _make_window(self) -> Window:
        window = Window(self.preferences.look, self.settings, PAGES, self._hooks)
        window.actions_.add(program_commands(self.session, self.preferences))
        self.session.window = window
        return window
