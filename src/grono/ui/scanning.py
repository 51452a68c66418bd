"""Scanned lists, dropped anywhere on the window or chosen, are filed to their sessions by their codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from grono.domain.text import Text, _, n_

if TYPE_CHECKING:
    from grono.exchange.scans import Filed, ScanRead
    from grono.ui.page import Desk
    from grono.ui.tasks import Progress
    from grono.ui.window import Window

_SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_KINDS = ((_("Scans"), " ".join(f"*{suffix}" for suffix in _SUFFIXES)),)


def is_scan(path: Path) -> bool:
    """Whether a file may be a scanned list."""
    return path.suffix.lower() in _SUFFIXES


def ask_and_file(desk: Desk) -> None:
    """Ask for a scanned list and file it."""
    from grono.ui.file_dialogs import FileDialogs

    files = FileDialogs(desk.look, desk.settings)
    path = files.to_open(QApplication.activeWindow(), "scans", _("Scanned list"), _KINDS)
    if path is not None:
        file_scan(desk, path)


def file_scan(desk: Desk, path: Path) -> None:
    """Read the codes beside the window, then file the pages and say where they went."""
    from grono.exchange import scans

    def work(progress: Progress) -> ScanRead:
        return scans.read_scan(path, lambda page: progress(item=page), lambda: progress.stopping)

    def done(read: ScanRead) -> None:
        _tell(desk, scans.file_pages(desk.store, path, read))

    desk.tasks.run(_("File {file}", file=path.name), work, done)


def _tell(desk: Desk, filed: Filed) -> None:
    first = filed.filed[0]
    pages = sum(len(one.pages) for one in filed.filed)
    said: Text = n_("{n} page filed by its code", "{n} pages filed by their codes", pages)
    left = len(filed.unreadable) + len(filed.unknown)
    if left:
        said = _("{said}; {left}", said=said, left=n_("{n} page was left", "{n} pages were left", left))
    opens = (_("Show"), lambda: desk.show_record(first.session.subject_table, first.session.subject_id))
    desk.toast(said, action=opens)


class ScanDrops(QObject):
    """Takes scans dropped on the window where the page under the pointer has no use for them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self._window
        if isinstance(event, QDragEnterEvent | QDropEvent) and window.is_open and not window.read_only:
            urls = (url for url in event.mimeData().urls() if url.isLocalFile())
            scans = [path for url in urls if is_scan(path := Path(url.toLocalFile()))]
            if scans:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    for path in scans:
                        file_scan(window, path)
                return True
        return super().eventFilter(watched, event)
