"""Long work off the main thread: phases, "n of N", cancel; one bare signal brings the answers back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from grono.domain.text import Text

_TICK = 100  # ms between two looks at the progress
_PATIENCE = 0.3  # s before anything is shown


class Cancelled(Exception):
    """The person stopped the work; what it had begun is rolled back on the way out."""


@dataclass(frozen=True)
class Report:
    """How far some work is: what it does now, how many of how many, and with what."""

    phase: object = ""
    done: int = 0
    total: int = 0
    item: object = ""


class Progress:
    """Handed to the work, which tells it how far it is and is stopped by it when the person wants that."""

    def __init__(self) -> None:
        self.report = Report()
        self._stop = Event()
        self.closed = False

    def __call__(self, phase: object = "", done: int = 0, total: int = 0, item: object = "") -> None:
        """Tell how far it is; raises Cancelled when it was stopped. Counts never go back within a phase."""
        if self._stop.is_set() and not self.closed:
            raise Cancelled
        known = self.report
        if phase == known.phase and total == known.total:
            done = max(done, known.done)
        self.report = Report(phase, done, total, item)

    def point_of_no_return(self) -> None:
        """From here on the work cannot be stopped; raises Cancelled when it already was."""
        self()
        self.closed = True

    def stop(self) -> None:
        """Ask the work to stop at its next word."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class Task:
    """One piece of work that is going on."""

    def __init__(
        self, label: Text, progress: Progress, note: Text | None = None, *, quiet: bool = False
    ) -> None:
        self.label = label
        self.note = note
        self.quiet = quiet
        self.progress = progress
        self.began = monotonic()

    @property
    def remaining(self) -> float | None:
        """Seconds left, judged by the pace so far; None while nothing can be said."""
        report = self.progress.report
        elapsed = monotonic() - self.began
        if not report.total or report.done * 20 < report.total or elapsed < 1:
            return None
        return elapsed * (report.total - report.done) / report.done


class Tasks(QObject):
    """Runs work in threads; done, failed and cancelled are called on the main thread."""

    shown = Signal(object)  # the task to show, or None; at most ten times a second
    finished = Signal()
    _answered = Signal()

    def __init__(self, failed: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="grono")
        self._answers: SimpleQueue[tuple[Task, Callable[[], object]]] = SimpleQueue()
        self._failed = failed
        self.running: list[Task] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._look)
        self._answered.connect(self._take_answers, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        label: Text,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        *,
        failed: Callable[[BaseException], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        note: Text | None = None,
        quiet: bool = False,
    ) -> Task:
        """Start work(progress). Then done(result), or failed(error), or cancelled(), on the main thread.

        quiet: nothing is shown and nobody is asked about it, as for a preview that follows every choice.
        """
        task = Task(label, Progress(), note, quiet=quiet)
        self.running.append(task)
        self._timer.start()
        self._pool.submit(self._work, task, work, done, failed or self._failed, cancelled or (lambda: None))
        return task

    @property
    def loud(self) -> list[Task]:
        """What is going on and would be missed."""
        return [task for task in self.running if not task.quiet]

    def _work(
        self,
        task: Task,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object],
        cancelled: Callable[[], object],
    ) -> None:
        answer: Callable[[], object]
        try:
            result = work(task.progress)
        except Cancelled:
            answer = cancelled
        except BaseException as error:  # noqa: BLE001 - brought to the main thread, where it is shown
            problem = error
            answer = lambda: failed(problem)  # noqa: E731
        else:
            answer = lambda: done(result)  # noqa: E731
        self._answers.put((task, answer))
        self._answered.emit()

    def _take_answers(self) -> None:
        while True:
            try:
                task, answer = self._answers.get_nowait()
            except Empty:
                return
            self.running.remove(task)
            self._look()
            self.finished.emit()
            answer()

    def _look(self) -> None:
        if not self.running:
            self._timer.stop()
        late = [task for task in self.loud if monotonic() - task.began >= _PATIENCE]
        self.shown.emit(late[0] if late else None)

    def stop(self) -> None:
        """Stop everything and wait for the threads; the window is closing."""
        for task in self.running:
            task.progress.stop()
        self._timer.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
