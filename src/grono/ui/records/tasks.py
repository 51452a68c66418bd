"""Tasks as lines: a circle that marks them done, what and where, when they are due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from grono.domain.attached import Task
from grono.domain.text import Text, _, n_, p_
from grono.services import editing
from grono.ui.moments import day
from grono.ui.page import Desk
from grono.ui.records.rows import BadgedRow
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.layout import holding, row

_NEAR = 30


def due(task: Task, today: date) -> tuple[Text, str] | None:
    """When a task is due and how that looks: "3 days late", "today", "in 4 days"."""
    if task.done_on is not None:
        return _("done {day}", day=day(task.done_on, today)), "ok"
    return None if task.due_on is None else due_on(task.due_on, today)


def due_on(value: date, today: date) -> tuple[Text, str]:
    """How far away the day is on which something is due, and how that looks."""
    left = (value - today).days
    if left < 0:
        return n_("{n} day late", "{n} days late", -left), "bad"
    if left > _NEAR:
        return _("by {day}", day=day(value, today)), "neutral"
    if left <= 1:
        return (p_("due", "tomorrow") if left else p_("due", "today")), "warn"
    return n_("in {n} day", "in {n} days", left), "warn" if left <= 7 else "neutral"


def task_line(
    desk: Desk, task: Task, run: Callable[[], object], *, note: object = None, first: bool = False
) -> QWidget:
    """One task; the circle marks it done, the line opens where it belongs."""
    look = desk.look
    done = task.done_on is not None
    name = (
        _("Open again: {title}", title=task.title) if done else _("Mark as done: {title}", title=task.title)
    )
    circle = IconButton(
        look,
        "check-circle-fill" if done else "circle",
        name,
        lambda: tick(desk, task),
        colour="ok.mark" if done else "text-2",
    )
    circle.setEnabled(not desk.read_only)
    line = BadgedRow(look, task.title, run, due(task, date.today()), note=note, first=first)
    return holding(row(circle, line, gap=look.px(4)))


def tick(desk: Desk, task: Task) -> None:
    """Mark a task done today, or open it again."""
    done = task.done_on is None
    editing.change_attached(desk.store, task, done_on=date.today() if done else None)
    desk.toast(
        _("Done: {title}", title=task.title) if done else _("Open again: {title}", title=task.title),
        undo=True,
    )
