"""One start of a window, timed from outside by bench_start: when it was painted, and its memory."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

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
    print(json.dumps({**moments, "memory": resident()}), flush=True)
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
    """The program on a register that was left at its list of members; FIRST goes there."""
    from grono.app import Program

    program = Program()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                if watched is program.window:
                    note("frame")
                view = watched.parent()
                if isinstance(view, QTableView) and view.model() and view.model().rowCount() > 0:
                    note("list")
                    QTimer.singleShot(0, leave)
            return False

    def leave() -> None:
        program.window.save_state()
        finish()

    watch = Watch()
    program.app.installEventFilter(watch)

    def furnished() -> None:
        if "FIRST" in os.environ:
            program.session.shown.connect(lambda: program.window.go("members"))

    program.start(path, furnished)
    program.app.exec()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        register_window(Path(sys.argv[1]))
    else:
        empty_window()
