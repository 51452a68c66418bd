"""The page of deadlines: everything that has a date, as a list, a month or a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from grono.domain.text import _, n_, p_
from grono.services.commands import Command, Menu
from grono.services.deadlines import Deadline, deadlines
from grono.ui.exporting import export_calendar
from grono.ui.filters import FilterBar
from grono.ui.header import PageHeader
from grono.ui.page import Desk, Page, Where, command
from grono.ui.pages.deadlines.calendar_view import CalendarView
from grono.ui.pages.deadlines.list_view import ListView
from grono.ui.pages.deadlines.narrowing import Narrowing, narrowed
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.empty import empty_state

_VIEWS = (
    ("list", p_("deadlines", "List")),
    ("month", p_("deadlines", "Month")),
    ("week", p_("deadlines", "Week")),
)

_SHOWN = (
    "task",
    "event",
    "edition",
    "session",
    "registration",
    "attendance",
    "programme",
    "question",
    "test_result",
    "certificate",
    "project",
    "served_project",
    "deadline_rule",
)


class DeadlinesPage(Page):
    """Three views of the same deadlines, narrowed by the same filters."""

    tables: ClassVar[frozenset[str]] = frozenset(_SHOWN)
    declared: ClassVar[Sequence[Command[Any]]] = (
        command(
            "export_calendar", _("Save the calendar…"), lambda page: page.export(), Menu.FILE, icon="export"
        ),
        command("deadlines_list", _("Deadlines as a list"), lambda page: page.view("list"), Menu.VIEW),
        command("deadlines_month", _("Deadlines of the month"), lambda page: page.view("month"), Menu.VIEW),
        command("deadlines_week", _("Deadlines of the week"), lambda page: page.view("week"), Menu.VIEW),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._narrowing = Narrowing(desk.store)
        self.views = Segmented(look, _("View"), _VIEWS)
        self.views.chosen.connect(self._switched)
        calendar = Button(look, _("Save calendar"), self.export, icon="export", kind=Kind.QUIET)
        self.body.addWidget(PageHeader(look, _("Deadlines"), actions=(self.views, calendar)))
        self.bar = FilterBar(look, _("Title, record, person…"), self._narrowing.specs())
        self.bar.changed.connect(self.refresh)
        self.body.addWidget(self.bar)
        self.list = ListView(desk)
        self.month = CalendarView(desk, _("Calendar of the month"), weekly=False)
        self.week = CalendarView(desk, _("Calendar of the week"), weekly=True)
        for view in (self.month, self.week):
            view.moved.connect(self.refresh)
        self._stack = QStackedWidget()
        for part in (self.list, self.month, self.week, *self._empty()):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)

    def _empty(self) -> tuple[QWidget, QWidget]:
        look = self.look
        words = _("Tasks, events, registration, reports and certificates appear here by themselves.")
        clear = LinkButton(look, _("Clear filters"), self.bar.clear)
        return (
            empty_state(look, "calendar-check", _("Nothing is due"), words),
            empty_state(
                look, "funnel", _("No deadline matches the filters"), _("Take some of them away."), (clear,)
            ),
        )

    # Arriving

    def open(self, where: Where) -> None:
        if "day" in where:
            self.month.day = self.week.day = date.fromisoformat(where["day"])
            self.stale = True
        if "view" in where:
            self.view(where["view"])

    def view(self, key: str) -> None:
        """One of the three views."""
        self.views.choose(key)

    def export(self) -> None:
        """Everything into a file that Outlook and Thunderbird read."""
        export_calendar(self.desk)

    def _switched(self, key: str) -> None:
        if key == "week":
            self.week.day = self.month.day
        elif key == "month":
            self.month.day = self.week.day
        self.desk.here(view=key)
        self.refresh()

    # What is shown

    def refresh(self) -> None:
        key = self.views.current
        today = date.today()
        if key == "list":
            self._show_list(today)
            return
        shown = self.month if key == "month" else self.week
        weeks = shown.weeks
        found = self._read(weeks[0][0], weeks[-1][-1], today)
        shown.show_deadlines(found, today)
        self._stack.setCurrentWidget(shown)

    def _show_list(self, today: date) -> None:
        found = self._read(None, None, today)
        self.list.show_deadlines(found, today)
        place = 0 if found else 3 if not self._narrowing.read else 4
        self._stack.setCurrentIndex(place)

    def _read(self, first: date | None, last: date | None, today: date) -> list[Deadline]:
        self._narrowing.read = deadlines(self.desk.store, first, last, today)
        found = narrowed(self._narrowing.read, self.bar.filters, self.bar.search.text())
        self.bar.set_count(n_("{n} deadline", "{n} deadlines", len(found)))
        return found

    # What the window asks

    def save_state(self) -> dict[str, Any]:
        return {"view": self.views.current, "filters": self.bar.filters}

    def restore_state(self, state: dict[str, Any]) -> None:
        self.bar.set_filters(state.get("filters", ()))
        self.views.choose(state.get("view", "list"), quietly=True)

    def regions(self) -> Sequence[QWidget]:
        shown = self._stack.currentWidget()
        if isinstance(shown, CalendarView):
            return (self.bar, shown.calendar, shown.side)
        return (self.bar, shown or self)

    def search_field(self) -> QWidget:
        return self.bar.search
