"""The page that the program opens on: what to do, what comes next, what is missing, what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from grono.domain.text import Text, _
from grono.services.commands import Command, Menu
from grono.ui.header import PageHeader
from grono.ui.moments import long_day
from grono.ui.page import Desk, Page, command
from grono.ui.pages.today.changes import changes_card
from grono.ui.pages.today.due import PERIODS, due_card
from grono.ui.pages.today.figures import figures_card
from grono.ui.pages.today.gaps import gaps_card
from grono.ui.pages.today.next_events import events_card, print_sheet
from grono.ui.records.focus import keeping_focus
from grono.ui.records.rows import ActionTile, Tiles
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.layout import clear, column, holding, row, scrolling

_ONE_COLUMN_BELOW = 820

_NEW: tuple[tuple[str, Text, str, str], ...] = (
    ("new_member", _("New member"), "buildings", "organisation_form"),
    ("new_person", _("New person"), "users", "person_form"),
    ("new_event", _("New event"), "ticket", "event_form"),
    ("new_edition", _("New edition"), "graduation-cap", "edition_wizard"),
)
"""What can be added from here: the command, its words and icon, and the place where it is typed."""


def _adding(place: str) -> Any:
    return lambda page: page.add(place)


class TodayPage(Page):
    """Quick actions above; what to do and what comes at the left, what is missing and new at the right."""

    declared: ClassVar[Sequence[Command[Any]]] = tuple(
        command(
            id, words, _adding(place), Menu.LIST, shortcut="Ctrl+N" if id == "new_member" else "", icon="plus"
        )
        for id, words, _icon, place in _NEW
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._period = "30"
        self.body.addWidget(self._header())
        self.body.addWidget(self._actions())
        self._left = column(gap=look.px(16))
        self._right = column(gap=look.px(16))
        self._both = row(gap=look.px(16), margins=(look.px(24), look.px(4), look.px(24), look.px(24)))
        self._both.addLayout(self._left, 17)
        self._both.addLayout(self._right, 10)
        self._cards = holding(self._both)
        self.body.addWidget(scrolling(self._cards, name=look.tr(_("Today"))), 1)

    def _header(self) -> PageHeader:
        look = self.look
        add = Button(look, _("Add"), icon="plus", kind=Kind.PRIMARY)
        menu = QMenu(add)
        for _id, words, icon, place in _NEW:
            menu.addAction(look.icon(icon), look.tr(words), lambda place=place: self.add(place))
        add.open_menu(menu)
        # Told against another year, a day is told with its year.
        facts = long_day(date.today(), date.min)
        actions = () if self.desk.read_only else (add,)
        return PageHeader(look, _("Today"), facts=facts, actions=actions, edge=False)

    def _actions(self) -> QWidget:
        look = self.look
        ways = (
            (_("New member"), "buildings", lambda: self.add("organisation_form")),
            (_("Import from Excel"), "table", lambda: self.desk.do("import_list")),
            (_("Sign-in sheet"), "list-dashes", lambda: print_sheet(self.desk)),
            (_("Member directory"), "book-open", lambda: self._report("member-directory")),
            (_("List for a funder"), "bank", lambda: self._report("member-list")),
        )
        if self.desk.read_only:
            ways = ways[2:]
        tiles = Tiles(look, [ActionTile(look, words, run, icon) for words, icon, run in ways], least=200)
        margins = (look.px(24), look.px(2), look.px(24), look.px(14))
        return holding(column(tiles, margins=margins), name=look.tr(_("Quick actions")))

    def _report(self, name: str) -> None:
        self.desk.go("reports", name=name)

    def add(self, place: str) -> None:
        """Open the form or the wizard of a new record."""
        if not self.desk.read_only:
            self.desk.go(place)

    def _look_ahead(self, period: str) -> None:
        self._period = period
        self.refresh()

    def refresh(self) -> None:
        keeping_focus(self._cards, self._fill)

    def _fill(self) -> None:
        desk = self.desk
        for box, cards in (
            (self._left, (due_card(desk, self._period, self._look_ahead), events_card(desk))),
            (self._right, (gaps_card(desk), figures_card(desk), changes_card(desk))),
        ):
            clear(box)
            for made in cards:
                box.addWidget(made)
            box.addStretch(1)

    def save_state(self) -> dict[str, Any]:
        return {"period": self._period}

    def restore_state(self, state: dict[str, Any]) -> None:
        known = [key for key, _words in PERIODS]
        self._period = state["period"] if state.get("period") in known else "30"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one = self.width() < self.look.px(_ONE_COLUMN_BELOW)
        across = QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight
        self._both.setDirection(across)
