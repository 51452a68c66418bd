"""The numbers in the sidebar: how much waits at each place, counted a moment after something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from grono.ui.window import Window

_PAUSE = 300  # ms after the last change; the page that is shown comes first


class Waiting(QObject):
    """Counts through the window's hooks, and never while a job has the register."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._count)

    def soon(self) -> None:
        """Something may have changed."""
        self._timer.start()

    def _count(self) -> None:
        window = self._window
        if not (window.is_open and window.isVisible()):
            return
        if window.tasks.running:
            self.soon()
            return
        for place, count in window.hooks.waiting(window.store).items():
            if place in window.sidebar.items:
                window.sidebar.items[place].set_count(count)
