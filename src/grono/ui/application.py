"""The Qt application around the windows: whether there is a screen, and when a window stands on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from grono.domain.text import UserError, _

_LONGEST_WAIT = 1500  # ms until a window counts as painted even if the system never says so


def _spare_the_source() -> None:
    """Keep PySide6 from reading and keeping the source of each module that is imported after it.

    It looks there for users of its snake_case switch, which nothing here is. Without the source, as in the
    packaged program, it comes to the same answer; with it, the search took a sixth of the start.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - no such name is declared


_spare_the_source()


def require_display() -> None:
    """Raise UserError where no window can be shown; Qt itself would end the process without a word."""
    if not _has_display():
        raise UserError(
            _("There is no screen to open a window on."),
            todo=_("Start Grono on a desktop, or use its commands: grono --help lists them."),
        )


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or bool(os.environ.get("DISPLAY") and _x_answers())


def _x_answers() -> bool:
    """Whether an X server is there under DISPLAY."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def make() -> QApplication:
    """The application; there is one in a process."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication([sys.argv[0]])
    app.setApplicationName("Grono")
    app.setApplicationDisplayName("Grono")
    app.setDesktopFileName("grono")
    return app


class _FirstPaint(QObject):
    """Waits for a window's first paint."""

    def __init__(self, window: QWidget, run: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._run: Callable[[], object] | None = run
        window.installEventFilter(self)
        QTimer.singleShot(_LONGEST_WAIT, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._go)
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        run, self._run = self._run, None
        if run:
            self._window.removeEventFilter(self)
            run()


def after_first_paint(window: QWidget, run: Callable[[], object]) -> None:
    """Do something heavy once the frame stands on the screen."""
    _FirstPaint(window, run)


def bring_to_front(window: QWidget) -> None:
    """A second start called: show the window that is there."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
