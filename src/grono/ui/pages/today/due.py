"""What is to be done: overdue, this week and later, for as far ahead as is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.text import Text, _, n_, p_
from grono.services import editing, today
from grono.services.deadlines import Deadline, Group, deadlines, group_of
from grono.ui.page import Desk
from grono.ui.pages.today.calm import calm
from grono.ui.records.deadline_rows import deadline_line, sign
from grono.ui.records.tasks import task_line
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding
from grono.ui.widgets.parts import card, lines

PERIODS: tuple[tuple[str, Text], ...] = (
    ("7", n_("{n} day", "{n} days", 7)),
    ("30", n_("{n} day", "{n} days", 30)),
    ("all", p_("deadlines", "All")),
)
_MOST = {Group.LATE: 3, Group.WEEK: 3, Group.LATER: 2}  # lines, so that the events below are seen as well
_MOST_OF_ALL = dict.fromkeys(Group, 8)
_MOST_UNDATED = 8
_TITLE = _("Deadlines")
_QUIET = {
    "7": _("Nothing is due in the next 7 days."),
    "30": _("Nothing is due in the next 30 days."),
    "all": _("Nothing is due."),
}


def due_card(desk: Desk, period: str, chosen: Callable[[str], object]) -> QFrame:
    """The card; chosen is told when another period is wanted."""
    look, day = desk.look, date.today()
    waiting = [one for one in deadlines(desk.store, None, None, day) if one.waits]
    undated = _undated(desk) if period == "all" else []
    if not waiting and not undated:
        return calm(look, _QUIET["all"], _TITLE)
    choice = Segmented(look, _("How far ahead"), PERIODS)
    choice.choose(period, quietly=True)
    choice.chosen.connect(chosen)
    last = date.max if period == "all" else day + timedelta(days=int(period))
    shown = [one for one in waiting if one.day <= last]
    most = _MOST_OF_ALL if period == "all" else _MOST
    groups, left_out = _groups(desk, shown, day, most)
    parts = [*groups, *undated]
    if left_out:
        more = _("and {n} more", n=left_out)
        parts.append(LinkButton(look, more, lambda: desk.go("deadlines", view="list")))
    if not parts:
        parts.append(label(look, _QUIET[period], "secondary", wrap=True))
    return card(look, holding(column(*parts, gap=look.px(6))), title=_TITLE, action=choice)


def _groups(
    desk: Desk, shown: Sequence[Deadline], day: date, most: Mapping[Group, int]
) -> tuple[list[QWidget], int]:
    """The first lines of each group, and how many there is no room for."""
    parts: list[QWidget] = []
    left_out = 0
    for group, found in groupby(shown, key=lambda one: group_of(one, day)):
        found = list(found)
        members = found[: most[group]]
        left_out += len(found) - len(members)
        rows = [deadline_line(desk, one, day, sign, first=place == 0) for place, one in enumerate(members)]
        parts += [label(desk.look, group, "subtle"), lines(*rows)]
    return parts, left_out


def _undated(desk: Desk) -> list[QWidget]:
    """Tasks that nobody gave a day."""
    tasks = [task for task in today.open_tasks(desk.store) if task.due_on is None][:_MOST_UNDATED]
    rows = [
        task_line(
            desk,
            task,
            lambda task=task: desk.show_record(task.subject_table, task.subject_id),
            note=" · ".join(filter(None, (editing.title_of(desk.store, task.subject_id), task.assignee))),
            first=place == 0,
        )
        for place, task in enumerate(tasks)
    ]
    return [label(desk.look, _("Without a date"), "subtle"), lines(*rows)] if rows else []
