"""The card at the bottom right that shows how far some work is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grono.domain.text import Text, _, n_
from grono.ui.look import Look
from grono.ui.overlay import draw_shadow
from grono.ui.tasks import Task, Tasks
from grono.ui.widgets import paint
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import column, row
from grono.ui.widgets.meter import Meter
from grono.ui.widgets.parts import Picture

_MARGIN = 16  # room for the shadow


class ProgressCard(QWidget):
    """What is being done, how many, with what, how long still, and a button that stops it."""

    def __init__(self, look: Look, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._content = parent
        self._task: Task | None = None
        self._title = Line(look, "", "strong")
        self._stop = Button(look, _("Stop"), self._stop_task, kind=Kind.GHOST, small=True)
        self._meter = Meter(look, 0, _("Progress"))
        self._count = Line(look, "", "caption", "text-2")
        self._left = label(look, "", "caption")
        self._note = label(look, "", "caption", wrap=True)
        head = row(Picture(look, "files", "accent-text", 18), self._title, self._stop, gap=look.px(8))
        numbers = row(self._count, self._left, gap=look.px(8))
        box: QVBoxLayout = column(head, self._meter, numbers, self._note, gap=look.px(6))
        edge = look.px(_MARGIN)
        box.setContentsMargins(edge + look.px(14), edge + look.px(8), edge + look.px(14), edge + look.px(12))
        self.setLayout(box)
        self.setFixedWidth(look.px(380) + 2 * edge)
        self.setAccessibleName(look.tr(_("Progress")))
        self.hide()
        tasks.shown.connect(self.show_task)

    def show_task(self, task: Task | None) -> None:
        """Show how far a task is, or nothing."""
        self._task = task
        self.setVisible(task is not None)
        if task is None:
            return
        report = task.progress.report
        self._title.set_words(task.label)
        self._meter.set_share(report.done / report.total if report.total else 0)
        self._count.set_words(self._words(task))
        self._left.setText(self.look.tr(_remaining(task.remaining)))
        self._note.setText(self.look.tr(task.note))
        self._note.setVisible(task.note is not None)
        self._stop.setEnabled(not task.progress.closed and not task.progress.stopping)
        self.adjustSize()
        self.place()
        self.raise_()

    def _words(self, task: Task) -> str:
        report = task.progress.report
        if task.progress.stopping:
            return self.look.tr(_("Stopping; nothing is kept by halves."))
        counted = _("{done} of {total}", done=report.done, total=report.total) if report.total else None
        parts = (self.look.tr(part) for part in (counted, report.item or report.phase))
        return " · ".join(part for part in parts if part)

    def place(self) -> None:
        """Go to the bottom right of the parent."""
        size, parent = self.sizeHint(), self._content
        self.setGeometry(
            parent.width() - self.width() - self.look.px(8),
            parent.height() - size.height() - self.look.px(8),
            self.width(),
            size.height(),
        )

    def _stop_task(self) -> None:
        if self._task:
            self._task.progress.stop()
            self.show_task(self._task)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        edge = self.look.px(_MARGIN)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        draw_shadow(self.look, painter, box, 8)
        paint.rounded(painter, box, self.look.px(8), self.look.colour("surface"), self.look.colour("border"))
        painter.end()


def _remaining(seconds: float | None) -> Text | None:
    if seconds is None:
        return None
    if seconds < 60:
        return n_("about {n} second left", "about {n} seconds left", max(1, round(seconds / 5) * 5))
    return n_("about {n} minute left", "about {n} minutes left", round(seconds / 60))
