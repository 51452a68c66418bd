"""Deadlines as lines: what it is, when it is due, and the button that settles it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from grono.domain.deadline import TAKING_PLACE, DeadlineKind
from grono.domain.text import Text, _, p_
from grono.services import deadlines
from grono.services.deadlines import Deadline
from grono.ui.moments import day
from grono.ui.page import Desk
from grono.ui.records.rows import BadgedRow
from grono.ui.records.tasks import due_on
from grono.ui.widgets.button import Button, IconButton, Kind
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.parts import Picture

ICONS = {
    DeadlineKind.TASK: "check-square",
    DeadlineKind.EVENT: "ticket",
    DeadlineKind.SESSION: "graduation-cap",
    DeadlineKind.REGISTRATION: "sign-in",
    DeadlineKind.RECRUITMENT: "user-plus",
    DeadlineKind.SHEET: "clipboard-text",
    DeadlineKind.TESTS: "student",
    DeadlineKind.REPORT: "file-text",
    DeadlineKind.CERTIFICATES: "medal",
    DeadlineKind.PROJECT: "puzzle-piece",
}
_BUTTON = 104  # wide, so that the badges of all lines stand under each other
_LEAD = 28

Lead = Callable[[Desk, Deadline], QWidget]


def badge(deadline: Deadline, today: date) -> tuple[Text, str]:
    """When it is: "3 days late", "today", "in 4 days"; what is over or done says so."""
    if deadline.done:
        over = deadline.kind in TAKING_PLACE
        return (p_("deadline", "over"), "neutral") if over else (p_("deadline", "settled"), "ok")
    words, state = due_on(deadline.day, today)
    if deadline.kind in TAKING_PLACE and (deadline.day - today).days > 1:
        return day(deadline.day, today), "neutral"
    return words, state


def note(deadline: Deadline, tr: Callable[[object], str]) -> str:
    """The line below the title: the record, the time, the rest, and who is in charge."""
    subject = "" if deadline.subject == deadline.title else deadline.subject
    return " · ".join(filter(None, (subject, clock(deadline), tr(deadline.note), tr(deadline.person))))


def clock(deadline: Deadline) -> str:
    """From when to when: "9:00–13:00"."""
    if deadline.starts is None or deadline.ends is None:
        return ""
    starts, ends = deadline.starts, deadline.ends
    return f"{starts.hour}:{starts.minute:02}–{ends.hour}:{ends.minute:02}"


def open_record(desk: Desk, deadline: Deadline) -> None:
    """Show the record that a deadline is about."""
    desk.show_record(deadline.subject_table, deadline.subject_id)


def settle(desk: Desk, deadline: Deadline) -> None:
    """Open what settles it, where it is not settled at once."""
    if deadline.settle.ticks:
        tick(desk, deadline)
    elif deadline.settle.place:
        desk.go(deadline.settle.place, **deadline.settle.where)
    else:
        desk.show_record(deadline.subject_table, deadline.subject_id, **deadline.settle.where)


def tick(desk: Desk, deadline: Deadline) -> None:
    """Settle by a tick, or open what settles it."""
    if not deadline.ticked:
        settle(desk, deadline)
        return
    deadlines.tick(desk.store, deadline, date.today())
    title = deadline.title
    desk.toast(
        _("Open again: {title}", title=title) if deadline.done else _("Done: {title}", title=title),
        undo=True,
    )


def tick_box(desk: Desk, deadline: Deadline) -> QWidget:
    """A circle for what somebody has to do, the sign of its kind for what comes by itself."""
    if not (deadline.ticked or (deadline.waits and deadline.settle.needed)):
        return sign(desk, deadline)
    if not deadline.ticked:
        words = _("Settle: {title}", title=deadline.title)
    elif deadline.done:
        words = _("Open again: {title}", title=deadline.title)
    else:
        words = _("Mark as done: {title}", title=deadline.title)
    circle = IconButton(
        desk.look,
        "check-circle-fill" if deadline.done else "circle",
        words,
        lambda: tick(desk, deadline),
        size=_LEAD,
        colour="ok.mark" if deadline.done else "text-2",
    )
    circle.setEnabled(not desk.read_only)
    return circle


def sign(desk: Desk, deadline: Deadline) -> QWidget:
    """The sign of its kind; a circle where a tick settles it."""
    if deadline.ticked:
        return tick_box(desk, deadline)
    picture = Picture(desk.look, ICONS[deadline.kind], size=18)
    made = holding(row(picture, gap=0))
    made.setFixedWidth(desk.look.px(_LEAD))
    made.layout().setAlignment(picture, Qt.AlignmentFlag.AlignCenter)  # pyright: ignore[reportOptionalMemberAccess]
    return made


def deadline_line(
    desk: Desk, deadline: Deadline, today: date, lead: Lead, *, first: bool = False, wide: bool = True
) -> QWidget:
    """One deadline; what is late or due today has a button that settles it, the others a caret.

    wide: there is room for a badge and the button, and all badges stand under each other.
    """
    look = desk.look
    pressing = deadline.waits and deadline.day <= today and not desk.read_only
    with_button = pressing and deadline.settle.needed
    line = BadgedRow(
        look,
        deadline.title,
        lambda: open_record(desk, deadline),
        badge(deadline, today) if wide else None,
        note=note(deadline, look.tr) or None,
        first=first,
    )
    line.setAccessibleName(f"{line.accessibleName()}, {look.tr(deadline.kind)}")
    line.caret = not (with_button and wide)
    line.room = _BUTTON - 16 if wide and not with_button else 0
    line.setToolTip(look.tr(deadline.title))
    parts = row(lead(desk, deadline), line, gap=look.px(4))
    whole = column(parts, gap=look.px(2))
    if with_button:
        button = Button(look, deadline.settle.words, lambda: settle(desk, deadline), kind=Kind.QUIET)
        button.setAccessibleName(
            look.tr(_("{verb}: {title}", verb=deadline.settle.words, title=deadline.title))
        )
        button.setFixedWidth(max(look.px(_BUTTON), button.sizeHint().width()))
        if wide:
            parts.addWidget(button)
        else:
            whole.addLayout(row(look.px(_LEAD + 8), button, None, gap=0))
            whole.addSpacing(look.px(6))
    return holding(whole)
