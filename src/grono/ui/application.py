"""The Qt application around the windows: whether there is a screen, the log, where unexpected errors go."""

from __future__ import annotations

import ctypes
import ctypes.util
import logging
import os
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from grono.domain.text import UserError, _

_LOG = logging.getLogger("grono")
_LONGEST_WAIT = 1500  # ms until a window counts as painted even if the system never says so
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


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
    name = ctypes.util.find_library("xcb")
    if name is None:
        return False
    xcb = ctypes.CDLL(name)
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


def keep_log(file: Path) -> None:
    """Write what happens to a file that does not grow for ever; a disk that refuses is no reason to stop."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)


class Problems(QObject):
    """Where errors go that nobody caught: the log, and a message on the screen."""

    def __init__(self, show: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._show = show
        self._showing = False

    def catch(self) -> None:
        """From now on."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._log(args.exc_value)

    def _caught(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        self._log(error)
        if not self._showing:
            self._showing = True
            QTimer.singleShot(0, lambda: self._tell(error))

    def _tell(self, error: BaseException) -> None:
        self._showing = False
        self._show(error)

    def _log(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, UserError):
            _LOG.error("unexpected", exc_info=error)


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
