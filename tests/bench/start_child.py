"""One start of a window, timed from outside by bench_start: when it was painted, a key in it, its memory."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from grono.app import Program
    from grono.ui.records.page import RecordPage

_SETTLED = 500  # ms after the list, in which the card and the counts are made, too
_TYPED = "lodzkie systemy"

BEGUN = float(os.environ["BEGUN"])
moments: dict[str, float] = {}


def note(name: str) -> None:
    """Remember when something was seen first, in seconds since the process was asked for."""
    moments.setdefault(name, time.monotonic() - BEGUN)


def resident() -> float:
    """This process's memory in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def finish() -> None:
    """Tell the parent and go."""
    print(json.dumps({"memory": resident(), **moments}), flush=True)
    os._exit(0)


def empty_window() -> None:
    """What PySide6 alone needs."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, _event: object) -> None:
            note("frame")
            QTimer.singleShot(0, finish)

    from PySide6.QtCore import QTimer

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def register_window(path: Path) -> None:
    """The program on a register that was left at its list of members; FIRST goes there, KEYS types."""
    from grono.app import Program

    program = Program()
    rows_painted: list[int] = []

    def leave() -> None:
        moments["memory"] = resident()
        if "KEYS" in os.environ:
            type_letters(program, rows_painted)
        program.window.save_state()
        finish()

    watch = watcher(program, rows_painted, leave)
    program.app.installEventFilter(watch)

    def furnished() -> None:
        if "FIRST" in os.environ:
            program.session.shown.connect(lambda: program.window.go("members"))

    program.start(path, furnished)
    program.app.exec()


def watcher(program: Program, rows_painted: list[int], leave: Callable[[], object]) -> QObject:
    """Notes what is painted; leaves when all has settled after the first list."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                saw(watched, watched.parent())
            return False

    def saw(watched: QObject, view: QObject | None) -> None:
        if watched is program.window:
            note("frame")
        if isinstance(view, QTableView) and view.model() and view.model().rowCount() > 0:
            if not rows_painted:
                QTimer.singleShot(_SETTLED, leave)
            rows_painted.append(view.model().rowCount())
            note("list")

    return Watch()


def type_letters(program: Program, rows_painted: list[int]) -> None:
    """Note the slowest of some letters; the search field is left empty."""
    moments["key"] = max(key_to_list(program, letter, rows_painted) for letter in _TYPED)
    members(program).clear()


def members(program: Program) -> RecordPage:
    """The page that is shown."""
    from grono.ui.records.page import RecordPage

    page = program.window.book.page
    assert isinstance(page, RecordPage)
    return page


def key_to_list(program: Program, letter: str, rows_painted: list[int]) -> float:
    """How long after a key the narrowed list was painted, in seconds; 0 where it stays as long as it was."""
    from PySide6.QtTest import QTest

    before = rows_painted[-1]
    begun = time.monotonic()
    QTest.keyClicks(members(program).bar.search, letter)
    while time.monotonic() - begun < 1:
        program.app.processEvents()
        if rows_painted[-1] != before:
            return time.monotonic() - begun
    return 0.0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        register_window(Path(sys.argv[1]))
    else:
        empty_window()
