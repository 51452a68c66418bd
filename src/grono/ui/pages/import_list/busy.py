"""While the records are written nothing else can be done: how far it is, and a button that takes all back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from grono.domain.text import _, n_
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.tasks import Progress
from grono.ui.widgets.button import Button
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import row
from grono.ui.widgets.meter import Meter

_TICK = 100


class Writing(Dialog):
    """Closes only when the work is done or stopped."""

    def __init__(self, look: Look, stop: Callable[[], object]) -> None:
        super().__init__(look, _("The import is running"), width=460)
        self._progress: Progress | None = None
        self._stop_work = stop
        self._phase = label(look, "", "secondary")
        self._meter = Meter(look, 0, _("Progress"))
        self._button = Button(look, _("Stop"), self._stop)
        self.body.addWidget(label(look, _("The import is running"), "heading"))
        self.body.addWidget(self._phase)
        self.body.addWidget(self._meter)
        words = _("It is one step: stopped in the middle it leaves nothing, and later it can be undone.")
        self.body.addWidget(label(look, words, "caption", wrap=True))
        self.body.addLayout(row(None, self._button))
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._look_at)
        self._timer.start()

    def follow(self, progress: Progress) -> Progress:
        """Show this progress from now on."""
        self._progress = progress
        return progress

    def _look_at(self) -> None:
        if self._progress is None:
            return
        report = self._progress.report
        self._meter.set_share(report.done / report.total if report.total else 0)
        counted = n_("{done} of {n} row", "{done} of {n} rows", report.total, done=report.done)
        parts = (self.look.tr(report.phase), self.look.tr(counted) if report.total else "")
        self._phase.setText(" · ".join(part for part in parts if part))

    def _stop(self) -> None:
        self._button.setEnabled(False)
        self._stop_work()

    def keyPressEvent(self, event: object) -> None:
        pass
