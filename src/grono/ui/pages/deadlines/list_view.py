"""Deadlines as a list: what is overdue, this week, and later week by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.text import Text, _
from grono.services.deadlines import Deadline, Group, end_of_week, group_of
from grono.ui.moments import day, week_of
from grono.ui.page import Desk
from grono.ui.records.deadline_rows import deadline_line, tick_box
from grono.ui.records.focus import keeping_focus
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import card, lines

_AT_ONCE = 60


class ListView(QFrame):
    """A card for each group and week."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._most = _AT_ONCE
        self._shown: Sequence[Deadline] = ()
        self._today = date.today()
        px = desk.look.px
        self._box = column(gap=px(14), margins=(px(24), px(14), px(24), px(24)))
        self._inside = holding(self._box)
        self._inside.setMaximumWidth(px(1240))
        across = holding(row(self._inside, gap=0))
        name = desk.look.tr(_("List of deadlines"))
        self.setLayout(column(scrolling(across, name=name), gap=0))

    def show_deadlines(self, found: Sequence[Deadline], today: date) -> None:
        """Fill the cards anew."""
        self._shown, self._today = found, today
        keeping_focus(self._inside, self._fill)

    def _fill(self) -> None:
        clear(self._box)
        shown = self._shown[: self._most]
        for title, members in groupby(shown, key=self._title):
            self._box.addWidget(self._card(title, list(members)))
        if len(shown) < len(self._shown):
            more = Button(self._desk.look, _("Show more"), self._show_more, kind=Kind.QUIET)
            self._box.addLayout(row(None, more, None))
        self._box.addStretch(1)

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        keeping_focus(self._inside, self._fill)

    def _title(self, deadline: Deadline) -> tuple[Group, date]:
        """The group, and the Sunday of the week where it is a later one."""
        group = group_of(deadline, self._today)
        return group, end_of_week(deadline.day if group is Group.LATER else self._today)

    def _card(self, title: tuple[Group, date], members: list[Deadline]) -> QWidget:
        look, desk = self._desk.look, self._desk
        rows = [
            deadline_line(desk, one, self._today, tick_box, first=place == 0)
            for place, one in enumerate(members)
        ]
        note = label(look, self._note(title, members), "caption")
        return card(look, lines(*rows), title=self._words(title), action=note)

    def _words(self, title: tuple[Group, date]) -> Text:
        group, sunday = title
        if group is not Group.LATER:
            return group.label
        week = week_of(sunday - timedelta(days=6))
        return week if sunday.year == self._today.year else _("{day} {year}", day=week, year=str(sunday.year))

    def _note(self, title: tuple[Group, date], members: list[Deadline]) -> object:
        group, sunday = title
        if group is Group.LATE:
            return _("the oldest since {day}", day=day(members[0].day, self._today))
        return week_of(sunday - timedelta(days=6)) if group is Group.WEEK else group.label
