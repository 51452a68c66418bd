"""The pages of the chosen report, made beside the window; an answer that comes too late is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, UserError, _
from grono.reports.report import Missing, Report, Request
from grono.ui import rendering
from grono.ui.page import Desk
from grono.ui.pages.reports.options import OptionsPanel
from grono.ui.preview import PdfPreview
from grono.ui.tasks import Progress, Task
from grono.ui.thumbnails import first_page
from grono.ui.widgets.layout import column
from grono.wording import sentence


@dataclass(frozen=True)
class Seen:
    """A finished preview: its first page as a picture, how many pages, who is not in it, what it lacks."""

    report: Report
    request: Request
    content: bytes
    image: QImage
    missing: Sequence[Missing]
    lacks: Sequence[Text] = ()
    pages: int = 0


class Paper(QWidget):
    """The preview with what it shows at the moment."""

    seen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.preview = PdfPreview(desk.look)
        self.shown: Seen | None = None
        self._task: Task | None = None
        self.setLayout(column(self.preview, gap=0))
        self.setAccessibleName(desk.look.tr(_("Preview of the print")))

    def show_report(self, report: Report, options: OptionsPanel) -> None:
        """Make the pages; what was being made before is stopped."""
        if self._task:
            self._task.progress.stop()
        try:
            request = options.request()
        except UserError as error:
            self._task = None
            self._fail(error)
            return
        if self.shown is None or self.shown.report is not report:
            self.preview.show_message(_("Preparing the pages…"))
        self._start(report, request)

    def _start(self, report: Report, request: Request) -> None:
        register = self._desk.store.path

        def work(progress: Progress) -> Seen:
            return _made(register, report, request, progress)

        def done(seen: Seen) -> None:
            if self._task is task:
                self._show(seen)

        def failed(error: BaseException) -> None:
            if self._task is task:
                self._fail(error)

        task = self._desk.tasks.run(_("Preparing a preview"), work, done, failed=failed, quiet=True)
        self._task = task

    @property
    def busy(self) -> bool:
        """Whether pages are being made."""
        return self._task is not None

    def _show(self, seen: Seen) -> None:
        self._task = None
        self.preview.show_pdf(seen.content)
        self.shown = replace(seen, pages=self.preview.pages)
        self.seen.emit(self.shown)

    def _fail(self, error: BaseException) -> None:
        self._task = None
        self.shown = None
        if not isinstance(error, UserError):
            raise error
        self.preview.show_message(sentence(error, self._desk.look.locale))


def _made(register: Any, report: Report, request: Request, progress: Progress) -> Seen:
    missing: list[Missing] = []
    lacks: list[Text] = []

    def build(store: Any) -> Any:
        missing.extend(report.left_out(store, request))
        progress()
        document = report.document(store, request)
        lacks.extend(document.lacks)
        return document

    content = rendering.made(register, build, "pdf", progress)
    progress()
    return Seen(report, request, content, first_page(content), missing, lacks)
