"""The only place where objects are made and connected: the application, its window, the register in it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from grono.ui import application
from grono.ui.settings import Settings
from grono.ui.window import Window

# The bare frame is on the screen before anything else is imported.
if TYPE_CHECKING:
    from grono.ui.hooks import Hooks
    from grono.ui.preferences import Preferences
    from grono.ui.session import Session


def run(file: Path | None = None) -> int:
    """Open the window on a register, or on the one that was open last; returns the exit code.

    Raises UserError where there is no screen. A register that is shown already is brought to the front.
    """
    application.require_display()
    program = Program()
    register = file or program.last_register()
    if register is not None and _shown_elsewhere(register):
        return 0
    program.start(register)
    return program.app.exec()


def _shown_elsewhere(register: Path) -> bool:
    from grono.ui.single_instance import hand_over

    return hand_over(register)


class Program:
    """One window on one register, its settings, and what happens around them."""

    preferences: Preferences
    session: Session

    def __init__(self) -> None:
        self.app = application.make()
        self.settings = Settings()
        self.window = Window()

    def last_register(self) -> Path | None:
        """The register that was open last, if its file is still there and the window was closed with it."""
        last = self.settings.get("open_at_start")
        return Path(last) if last and Path(last).is_file() else None

    def start(self, register: Path | None, furnished: Callable[[], object] = lambda: None) -> None:
        """Show the frame, and only then what takes time."""
        self.window.ground = self.settings.get("ground", "")
        self.window.place_on_screen(self.settings.get("geometry"))
        self.window.show()

        def go_on() -> None:
            gc.disable()  # what is made now stays: looking through it for rubbish is lost time
            try:
                self.furnish()
                furnished()
                self.session.start(register)
            finally:
                gc.freeze()
                gc.enable()

        application.after_first_paint(self.window, go_on)

    def furnish(self) -> None:
        """Make everything that the bare frame lacks."""
        from grono.ui import crash
        from grono.ui.i18n import QtTexts
        from grono.ui.preferences import Preferences
        from grono.ui.program_commands import tell_shown
        from grono.ui.session import Session

        crash.start_log()
        crash.catch_all(lambda error: self.window.show_problem(error))
        self.preferences = Preferences(self.settings, QtTexts(self.app))
        self.preferences.rebuilt.connect(self.make_anew)
        self.preferences.theme.changed.connect(self._remember_ground)
        self.session = Session(self.settings)
        self.session.shown.connect(lambda: tell_shown(self.session))
        self.app.aboutToQuit.connect(self.session.let_go)
        self._furnish_window()
        self._remember_ground()

    def _furnish_window(self) -> None:
        from grono.ui.pages import PAGES
        from grono.ui.program_commands import program_commands
        from grono.ui.scanning import ScanDrops

        self.session.window = self.window
        self.window.furnish(self.preferences.look, self.settings, PAGES, self._hooks())
        self.window.actions_.add(program_commands(self.session, self.preferences))
        ScanDrops(self.window)

    def _hooks(self) -> Hooks:
        from grono.ui import answers
        from grono.ui.cluster_menu import show_cluster_menu
        from grono.ui.hooks import Hooks
        from grono.ui.records.search import HOOKS_OF_RECORDS

        return Hooks(
            describe=answers.describe,
            backup_line=answers.backup_line,
            cluster_menu=lambda window, button: show_cluster_menu(window, button, self.session),
            before_close=lambda _window, close_now: self.session.leave(close_now),
            restore=self.session.restore,
            waiting=answers.waiting,
            settings_key=lambda store: answers.settings_key(store.path),
            **HOOKS_OF_RECORDS,
        )

    def _remember_ground(self) -> None:
        """The bare frame of the next start has the colour of this theme."""
        self.settings.set("ground", self.preferences.look.colour("canvas").name())

    def make_anew(self) -> None:
        """Another language or text size: the same place in a new window."""
        before = self.window
        before.save_state()
        self.window = Window()
        self._furnish_window()
        self.window.setGeometry(before.geometry())
        self.session.reshow()
        self.window.show()
        before.retire()
