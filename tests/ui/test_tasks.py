"""Work off the main thread: progress, cancelling, failures, the card that shows it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui import walk

from grono.domain.text import Text
from grono.ui.look import Look
from grono.ui.progress import ProgressCard
from grono.ui.tasks import Cancelled, Progress, Report, Task, Tasks

LABEL = Text("Tworzę karty członków")


@pytest.fixture
def failures() -> list[BaseException]:
    return []


@pytest.fixture
def tasks(failures: list[BaseException], qapp: object) -> Iterator[Tasks]:
    made = Tasks(failures.append)
    yield made
    made.stop()


def test_the_answer_comes_on_the_main_thread(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[tuple[object, bool]] = []
    main = threading.current_thread()
    tasks.run(LABEL, lambda _p: 6 * 7, lambda n: answers.append((n, threading.current_thread() is main)))
    qtbot.waitUntil(lambda: answers == [(42, True)])
    assert tasks.running == []


def test_a_failure_is_told_and_nothing_is_done(
    tasks: Tasks, failures: list[BaseException], qtbot: QtBot
) -> None:
    done: list[object] = []

    def work(_progress: Progress) -> None:
        raise ValueError("nie wyszło")

    tasks.run(LABEL, work, done.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert str(failures[0]) == "nie wyszło"
    assert done == []


def test_stopped_work_is_neither_done_nor_failed(
    tasks: Tasks, failures: list[BaseException], qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    cancelled: list[str] = []

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress(done=1, total=2)

    task = tasks.run(LABEL, work, failures.append, cancelled=lambda: cancelled.append("x"))  # pyright: ignore[reportArgumentType]
    begun.wait(5)
    task.progress.stop()
    go_on.set()
    qtbot.waitUntil(lambda: cancelled == ["x"])
    assert failures == []


def test_progress_never_goes_back() -> None:
    progress = Progress()
    progress("a", 5, 10)
    progress("a", 3, 10)
    assert progress.report == Report("a", 5, 10)
    progress("b", 1, 4)
    assert progress.report == Report("b", 1, 4)


def test_past_the_point_of_no_return_nothing_stops_it() -> None:
    progress = Progress()
    progress.point_of_no_return()
    progress.stop()
    progress("writing", 1, 2)
    other = Progress()
    other.stop()
    with pytest.raises(Cancelled):
        other.point_of_no_return()


def test_time_left_is_said_only_when_there_is_a_pace() -> None:
    task = Task(LABEL, Progress(), None)
    assert task.remaining is None
    task.began -= 30
    task.progress("", 30, 60)
    assert task.remaining == pytest.approx(30, abs=1)
    task.progress("next", 1, 60)
    assert task.remaining is None


def test_quick_work_shows_nothing(tasks: Tasks, look: Look, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    card = ProgressCard(look, tasks, parent)
    parent.show()
    done: list[object] = []
    tasks.run(LABEL, lambda _p: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert not card.isVisible()


def test_the_card_says_how_far_it_is_and_stops_it(tasks: Tasks, look: Look, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 600)
    card = ProgressCard(look, tasks, parent)
    parent.show()
    task = Task(LABEL, Progress(), Text("Pracuj dalej."))
    task.began -= 41
    task.progress("", 41, 64, "Netika Rozwiązania IT")
    card.show_task(task)
    assert card.isVisible()
    assert card.geometry().right() < parent.width()
    assert card._count.words == "41 z 64 · Netika Rozwiązania IT"
    assert card._left.text() == "zostało ok. 25 sekund"
    stop = next(one for one in walk.focusable(card) if walk.name_of(one) == "Przerwij")
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert task.progress.stopping
    assert not stop.isEnabled()
    card.show_task(None)
    assert not card.isVisible()
