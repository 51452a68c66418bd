"""The parts of an event that every record has, and scans that are dropped on its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from grono.domain.text import _, n_
from grono.ui.page import Desk, Page
from grono.ui.pages.events.shown import Shown
from grono.ui.records import files
from grono.ui.records.focus import keeping_focus
from grono.ui.records.holder import Holder
from grono.ui.records.kinds import Told
from grono.ui.widgets.layout import column, scrolling

_SCANS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


class PartView(Holder):
    """Notes, files or the history of the event."""

    def __init__(self, desk: Desk, build: Callable[[Holder, Told], QWidget]) -> None:
        super().__init__(desk, page=True)
        self._build = build
        self.setProperty("frame", "canvas")
        self._scroll: QScrollArea = scrolling(QWidget())
        self.setLayout(column(self._scroll, gap=0))

    def show_event(self, shown: Shown) -> None:
        """Show the part of an event."""
        self.told = shown.told
        keeping_focus(self, self._show)

    def _show(self) -> None:
        if self.told:
            made = self._build(self, self.told)
            made.setObjectName("body")
            self._scroll.setWidget(made)


class ScanDrop(QObject):
    """Takes scans that are dropped on the page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if _scans(files.dropped(event.mimeData())):
                event.acceptProposedAction()
        elif isinstance(event, QDropEvent):
            event.acceptProposedAction()
            for path in _scans(files.dropped(event.mimeData())):
                self.file(path)
        return super().eventFilter(watched, event)

    def file(self, path: Path) -> None:
        """Read the codes of a scan's pages and keep them with their sessions."""
        from grono.exchange.scans import Filed, file_scan

        desk = self._page.desk

        def done(filed: Filed) -> None:
            pages = sum(len(one.pages) for one in filed.filed)
            desk.toast(n_("{n} page filed", "{n} pages filed", pages), undo=True)
            if filed.unreadable:
                listed = ", ".join(map(str, filed.unreadable))
                desk.toast(_("Pages without a readable code: {pages}", pages=listed))

        done(file_scan(desk.store, path))


def _scans(paths: list[Path]) -> list[Path]:
    return [path for path in paths if path.suffix.lower() in _SCANS]
