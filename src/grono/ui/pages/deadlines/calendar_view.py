"""Deadlines as a month or a week, and at the side the lines of the day that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.dates import PartialDate
from grono.domain.deadline import DeadlineKind
from grono.domain.text import _, p_
from grono.services.activities.sessions import public_holidays
from grono.services.deadlines import Deadline
from grono.ui.calendar import WEEK, Calendar
from grono.ui.calendar_entry import Entry
from grono.ui.moments import long_day, week_of
from grono.ui.page import Desk
from grono.ui.records.deadline_rows import deadline_line, tick_box
from grono.ui.records.focus import keeping_focus
from grono.ui.regions import stops
from grono.ui.widgets.button import Button, IconButton, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import lines
from grono.wording import Kind as Wording
from grono.wording import tied
from grono.wording.values import NBSP

_STATES = {
    DeadlineKind.TASK: "neutral",
    DeadlineKind.EVENT: "info",
    DeadlineKind.SESSION: "violet",
    DeadlineKind.REGISTRATION: "teal",
    DeadlineKind.RECRUITMENT: "teal",
    DeadlineKind.PROJECT: "teal",
}

_LARGE = 420  # high at least where the text is large, and everything scrolls


class CalendarView(QFrame):
    """What is shown depends on the period: a month of whole weeks, or one week."""

    moved = Signal()  # another day is chosen: the period may be another one

    def __init__(self, desk: Desk, name: object, *, weekly: bool) -> None:
        super().__init__()
        self._desk = desk
        self.look = desk.look
        self._weekly = weekly
        self.day = date.today()
        self._found: Sequence[Deadline] = ()
        self.calendar = Calendar(self.look, date.today())
        self.calendar.setAccessibleName(self.look.tr(name))
        self.calendar.chosen.connect(self._chosen)
        self.calendar.entered.connect(self._enter)
        self._title = label(self.look, "", "heading")
        self._name = label(self.look, "", "heading", wrap=True)
        self._box = column(gap=self.look.px(8))
        self._lay_out()

    def _lay_out(self) -> None:
        px = self.look.px
        head = row(*self._buttons(), self._title, None, gap=px(6))
        left = column(head, gap=px(10))
        left.addWidget(self.calendar, 1)
        inside = holding(column(self._name, self._box, None, gap=px(8), margins=(px(16), px(14))))
        margins = (px(24), px(14), px(24), px(20))
        if self.look.large:
            self.side = holding(row(inside, gap=0), frame="card")
            self.calendar.setMinimumHeight(px(_LARGE))
            under = holding(column(left, self.side, None, gap=px(16), margins=margins))
            self.setLayout(column(scrolling(under, name=self.calendar.accessibleName()), gap=0))
            return
        area = scrolling(inside, name=self.look.tr(_("The chosen day")))
        self.side = holding(column(area, gap=0), frame="card")
        self.side.setMinimumWidth(px(280))
        self.side.setMaximumWidth(px(420))
        beside = row(gap=px(16), margins=margins)
        beside.addLayout(left, 2)
        beside.addWidget(self.side, 1)
        self.setLayout(beside)

    def _buttons(self) -> tuple[QWidget, ...]:
        before = _("Previous week") if self._weekly else _("Previous month")
        after = _("Next week") if self._weekly else _("Next month")
        return (
            IconButton(self.look, "caret-left", before, lambda: self.turn(-1)),
            IconButton(self.look, "caret-right", after, lambda: self.turn(1)),
            Button(
                self.look, p_("calendar", "Today"), lambda: self.go(date.today()), kind=Kind.QUIET, small=True
            ),
        )

    # The period

    @property
    def weeks(self) -> list[list[date]]:
        """The weeks that are shown, from Monday to Sunday."""
        if self._weekly:
            return [_week(self.day)]
        week = _week(self.day.replace(day=1))
        found = [week]
        while (week[-1] + timedelta(days=1)).month == self.day.month:
            week = _week(week[-1] + timedelta(days=1))
            found.append(week)
        return found

    def turn(self, by: int) -> None:
        """To the next month or week, or to the one before; the day stays where it can."""
        if self._weekly:
            self.go(self.day + timedelta(days=by * WEEK))
            return
        middle = self.day.replace(day=15) + timedelta(days=by * 30)
        last = (middle.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        self.go(middle.replace(day=min(self.day.day, last.day)))

    def go(self, day: date) -> None:
        """Choose a day, in whatever period it lies."""
        self.day = day
        self.moved.emit()

    def _chosen(self, day: date) -> None:
        shown = self.weeks
        self.day = day
        if shown == self.weeks:
            self._show_day()
        else:
            self.moved.emit()

    # What is shown

    def show_deadlines(self, found: Sequence[Deadline], today: date) -> None:
        """The deadlines of the period."""
        self._found = found
        self.calendar.today = today
        weeks = self.weeks
        years = {day.year for week in weeks for day in week}
        holidays = {day: name for year in years for day, name in self._holidays(year).items()}
        month = None if self._weekly else self.day.month
        self.calendar.show_days(weeks, self._entries(found, today), holidays, month)
        shown = self.look.tr(PartialDate(f"{self.day.year}-{self.day.month:02}"), Wording.LONG_DATE)
        week = self.look.tr(week_of(weeks[0][0]))
        self._title.setText(f"{week} {weeks[0][-1].year}" if self._weekly else shown[:1].upper() + shown[1:])
        self._show_day()

    def _holidays(self, year: int) -> Mapping[date, str]:
        return public_holidays(year, self.look.locale)

    def _entries(self, found: Sequence[Deadline], today: date) -> Mapping[date, Sequence[Entry]]:
        return {
            day: [self._entry(one, today) for one in sorted(members, key=_in_a_day)]
            for day, members in groupby(found, key=attrgetter("day"))
        }

    def _entry(self, one: Deadline, today: date) -> Entry:
        starts = f"{one.starts.hour}:{one.starts.minute:02}" if one.starts else ""
        settled = one.done and one.kind not in (DeadlineKind.EVENT, DeadlineKind.SESSION)
        state = "ok" if settled else "bad" if one.late(today) else _STATES.get(one.kind, "warn")
        words = self.look.tr(one.title)
        if one.subject and one.subject != words:
            words = f"{words}{NBSP}· {one.subject}"
        return Entry(tied(words, self.look.locale), starts, state, done=settled)

    def _show_day(self) -> None:
        self.calendar.choose(self.day)
        said = self.look.tr(long_day(self.day, date.min))
        name = self._holidays(self.day.year).get(self.day)
        self._name.setText(f"{said} · {name}" if name else said)
        keeping_focus(self.side, self._fill)

    def _fill(self) -> None:
        clear(self._box)
        members = sorted((one for one in self._found if one.day == self.day), key=_in_a_day)
        if not members:
            self._box.addWidget(label(self.look, _("Nothing falls on this day."), "secondary", wrap=True))
            return
        today = self.calendar.today
        rows = [
            deadline_line(self._desk, one, today, tick_box, first=place == 0, wide=False)
            for place, one in enumerate(members)
        ]
        self._box.addWidget(lines(*rows))

    def _enter(self, day: date) -> None:
        """From the calendar to the first line of the day."""
        if day != self.day:
            self._chosen(day)
        inside = stops(self.side)
        if inside and any(one.day == day for one in self._found):
            inside[0].setFocus(Qt.FocusReason.TabFocusReason)


def _in_a_day(one: Deadline) -> tuple[bool, bool, time]:
    """First what has an hour, then what is to be done, at the end what is settled."""
    return one.done and one.starts is None, one.starts is None, one.starts or time()


def _week(day: date) -> list[date]:
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=place) for place in range(WEEK)]
