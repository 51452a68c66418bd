"""Leaving a register: what runs is asked about, what changed is backed up, a failure is not passed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from grono.domain.text import UserError, _
from grono.ui import register_dialogs as dialogs

if TYPE_CHECKING:
    from grono.ui.window import Window

Then = Callable[[], object]


class Leaving:
    """One way out of a register: then() when all is kept, stayed() when the person thinks better of it."""

    def __init__(self, window: Window, register: Path, then: Then, stayed: Then) -> None:
        self._window = window
        self._register = register
        self._then = then
        self._stayed = stayed

    def begin(self) -> None:
        """Ask about running work first."""
        if self._window.tasks.loud:
            self._ask_to_stop()
        else:
            self._back_up()

    def _back_up(self) -> None:
        from grono.store import backup

        look = self._window.look
        busy = dialogs.Busy(
            look, _("Closing the register"), _("What changed is copied to the backups first.")
        )
        self._window.ask(busy)

        def failed(error: BaseException) -> None:
            busy.answer()
            self._failed(error)

        def done(_made: Path | None) -> None:
            busy.answer()
            self._then()

        words = _("Backing up {name}", name=self._register.stem)
        self._window.tasks.run(words, lambda _p: backup.make_if_changed(self._register), done, failed=failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._stayed()
            raise error

        def answered(answer: str) -> None:
            {"again": self.begin, "close": self._then}.get(answer, self._stayed)()

        self._window.ask(dialogs.backup_failed(self._window.look, error), answered)

    def _ask_to_stop(self) -> None:
        tasks = self._window.tasks

        def stopped() -> None:
            if not tasks.loud:
                tasks.finished.disconnect(stopped)
                self.begin()

        def answered(answer: str) -> None:
            if not answer:
                self._stayed()
                return
            tasks.finished.connect(stopped)
            for task in tasks.loud:
                task.progress.stop()
            stopped()

        self._window.ask(dialogs.work_goes_on(self._window.look, tasks.loud[0].label), answered)
