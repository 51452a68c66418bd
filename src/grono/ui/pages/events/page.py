"""The page of one event: everything from the invitation to the binder; on its day it opens at the door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from grono.domain.activity import RegistrationState
from grono.domain.event import Event, EventState
from grono.domain.text import Text, _, n_, p_
from grono.services import editing
from grono.services.activities.ending import end_event, reopen_event, unmarked
from grono.services.commands import Command, Menu
from grono.ui.messages import Confirm
from grono.ui.page import Desk, Page, Where, command
from grono.ui.pages.events import copying
from grono.ui.pages.events.attendance import Attendance
from grono.ui.pages.events.costs import CostsView
from grono.ui.pages.events.header import EventHeader
from grono.ui.pages.events.invitations import Invitations
from grono.ui.pages.events.meetings import MeetingsView
from grono.ui.pages.events.overview import Overview
from grono.ui.pages.events.parts import PartView, SurveyView, build_files, count_files
from grono.ui.pages.events.programme import ProgrammeView
from grono.ui.pages.events.shown import Shown, read
from grono.ui.records import history, notes
from grono.ui.widgets.button import Button, IconButton, Kind
from grono.ui.widgets.empty import empty_state

_TABS: tuple[tuple[str, Text], ...] = (
    ("overview", _("Overview")),
    ("attendance", _("Attendance")),
    ("programme", _("Programme")),
    ("people", _("Invitations")),
    ("costs", _("Costs")),
    ("survey", _("Survey")),
    ("meetings", _("Meetings")),
    ("notes", p_("tab", "Notes")),
    ("files", _("Files")),
    ("history", _("History")),
)
_OVER = (EventState.HELD, EventState.SETTLED, EventState.CANCELLED)
_SHEET = "sign-in-sheet"

View = Overview | Attendance | ProgrammeView | Invitations | CostsView | SurveyView | MeetingsView | PartView


class EventPage(Page):
    """Its parts are made when they are first looked at."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "event",
            "session",
            "registration",
            "attendance",
            "agenda_item",
            "cost_item",
            "served_project",
            "project",
            "person",
            "organisation",
            "contact",
            "role",
            "consent",
            "note",
            "task",
            "attachment",
            "saved_view",
            "survey_answer",
            "question",
            "meeting",
            "meeting_plan",
            "meeting_wish",
        }
    )
    declared: ClassVar[Sequence[Command[Any]]] = (
        command("event_edit", _("Edit the event"), lambda page: page.edit(), Menu.LIST, shortcut="F2"),
        command(
            "event_sheet",
            _("Print the sign-in sheet…"),
            lambda page: page.print_sheet(),
            Menu.FILE,
            shortcut="Ctrl+P",
            icon="printer",
        ),
        command(
            "event_find",
            _("Find a person of the event"),
            lambda page: page.find_person(),
            Menu.GO,
            shortcut="/",
        ),
        command(
            "event_next_day", _("Next day"), lambda page: page.next_day(), Menu.GO, shortcut="Ctrl+Right"
        ),
        command("event_end", _("End the event"), lambda page: page.end(), Menu.LIST, icon="check"),
        command("event_copy", _("Copy the event…"), lambda page: page.copy(), Menu.LIST, icon="copy"),
        command(
            "event_series", _("Make a series…"), lambda page: page.make_series(), Menu.LIST, icon="stack"
        ),
        command(
            "event_write",
            _("Write to the people of the event"),
            lambda page: page.write(),
            Menu.LIST,
            shortcut="Ctrl+M",
            icon="envelope-simple",
        ),
        command(
            "event_letters",
            _("Letters from a Word template…"),
            lambda page: page.merge_letters(),
            Menu.FILE,
            icon="file-text",
        ),
        command(
            "event_delete", _("Move the event to trash"), lambda page: page.delete(), Menu.LIST, icon="trash"
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: Shown | None = None
        self._id = ""
        self._tab = ""
        self._views: dict[str, View] = {}
        self._version: dict[str, int] = {}
        self._edit = Button(self.look, p_("verb", "Edit"), self.edit, icon="pencil-simple", kind=Kind.QUIET)
        self._print = Button(
            self.look, _("Print the list"), self.print_sheet, icon="printer", kind=Kind.QUIET
        )
        self._end = Button(self.look, _("End the event"), self.end, icon="check", kind=Kind.PRIMARY)
        self._more = IconButton(self.look, "dots-three", _("More"), size=32)
        self._more.open_menu(self._menu())
        # With large text everything that can be done is in the menu, and the words have the room.
        large = self.look.large
        buttons = (self._more,) if large else (self._edit, self._print, self._more, self._end)
        self.header = EventHeader(self.look, lambda: desk.go("events"), buttons, _TABS)
        self.header.tabs.chosen.connect(self.choose)
        self.header.select.chosen.connect(self.choose)
        self._stack = QStackedWidget()
        self._gone = empty_state(
            self.look, "ticket", _("The event is not there"), _("It was deleted, or its adding was undone.")
        )
        self._stack.addWidget(self._gone)
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        look = self.look
        for one in self.declared if look.large else self.declared[5:]:
            menu.addAction(look.icon(one.icon), look.tr(one.text), lambda run=one.run: run(self))
        menu.setEnabled(not self.desk.read_only)
        return menu

    # Arriving

    def open(self, where: Where) -> None:
        id = str(where.get("id") or "")
        if where.get("edit") and not self.desk.read_only:
            self.desk.here(id=id)
            self.desk.go("event_form", id=id)
            return
        other = id != self._id
        self._id = id
        self._read()
        self._tab = str(where.get("tab") or (self._first_tab() if other else self._tab))
        self.stale = False
        self.choose(self._tab)
        QTimer.singleShot(0, self, self._focus)

    def _first_tab(self) -> str:
        """On one of its days an event opens at the door."""
        days = [one.day for one in self.shown.sessions] if self.shown else []
        held = self.shown is not None and self.shown.event.state not in _OVER
        return "attendance" if held and date.today() in days else "overview"

    def _focus(self) -> None:
        view = self._views.get(self._tab)
        if not self.isVisible():
            return
        if isinstance(view, Attendance) and view.finder.isEnabled():
            view.finder.setFocus()
        elif self.header.tabs.isVisible():
            self.header.tabs.button(self._tab).setFocus()

    def _read(self) -> None:
        self.shown = read(self.desk.store, self._id, self.look.tr) if self._id else None
        self.header.setVisible(self.shown is not None)
        if self.shown:
            self.header.tell(self.shown)
            self.header.count(self._counts(self.shown))
            self._tell_end(self.shown.event)

    def _counts(self, shown: Shown) -> dict[str, int]:
        store = self.desk.store
        return {
            "attendance": sum(
                1 for one in shown.people if one.registration.state is RegistrationState.PRESENT
            ),
            "people": len(shown.people),
            "notes": notes.count(store, shown.told),
            "files": count_files(store, shown.told),
        }

    def merge_letters(self) -> None:
        """Letters or invitations to the people of the event."""
        from grono.ui.merging import ask_and_merge

        if self.shown:
            ask_and_merge(self.desk, Event.table, self.shown.event.id)

    def _tell_end(self, event: Event) -> None:
        over = event.state in _OVER
        self._end.set_words(_("Open the event again") if over else _("End the event"))
        self._end.setEnabled(not self.desk.read_only)
        self._edit.setEnabled(not self.desk.read_only)

    def refresh(self) -> None:
        self._read()
        self._show_tab()

    # Tabs

    def choose(self, key: str) -> None:
        """Show one of the tabs."""
        self._tab = key if key in dict(_TABS) else "overview"
        self.header.choose(self._tab)
        self._show_tab()
        self.desk.here(id=self._id, tab=self._tab)

    def _show_tab(self) -> None:
        if self.shown is None:
            self._stack.setCurrentWidget(self._gone)
            return
        view = self._views.get(self._tab) or self._make(self._tab)
        view.show_event(self.shown)
        self._stack.setCurrentWidget(view)

    def _make(self, key: str) -> View:
        desk = self.desk
        makers = {
            "overview": lambda: Overview(desk, self.choose),
            "attendance": lambda: Attendance(desk),
            "programme": lambda: ProgrammeView(desk),
            "people": lambda: Invitations(desk),
            "costs": lambda: CostsView(desk),
            "survey": lambda: SurveyView(desk),
            "meetings": lambda: MeetingsView(desk),
            "notes": lambda: PartView(desk, notes.build),
            "files": lambda: PartView(desk, build_files),
            "history": lambda: PartView(desk, history.build),
        }
        made = self._views[key] = makers[key]()
        self._stack.addWidget(made)
        return made

    # What is done

    def edit(self) -> None:
        """The form of the event."""
        if self._id and not self.desk.read_only:
            self.desk.go("event_form", id=self._id)

    def print_sheet(self) -> None:
        """The sign-in sheet of the day that is shown."""
        view = self._views.get("attendance")
        session = view.session if isinstance(view, Attendance) else None
        if session is None and self.shown:
            session = self.shown.session_of(date.today())
        options = {"session": session.id} if session else {"event": self._id}
        self.desk.go("reports", name=_SHEET, options=options)

    def find_person(self) -> None:
        """Put the cursor into the field that finds people."""
        if self._tab not in ("attendance", "people"):
            self.choose("attendance")
        view = self._views.get(self._tab)
        if isinstance(view, Attendance | Invitations):
            view.finder.setFocus()
            view.finder.selectAll()

    def next_day(self) -> None:
        """Another day of the event."""
        view = self._views.get("attendance")
        if isinstance(view, Attendance) and self._tab == "attendance":
            view.next_day()

    def end(self) -> None:
        """End the event, or open an ended one again."""
        if self.shown is None or self.desk.read_only:
            return
        event = self.shown.event
        if event.state in _OVER:
            reopen_event(self.desk.store, event)
            self.desk.toast(_("The event is open again."), undo=True)
            return
        left = unmarked(self.desk.store, event)
        if not left:
            self._ended(event)
            return
        question = n_("{n} person is not marked yet", "{n} people are not marked yet", left)
        why = _("Whoever is not marked as present will be recorded as absent. One undo takes it back.")
        dialog = Confirm(self.look, question, why, _("End the event"))
        self.desk.ask(dialog, then=lambda key: self._ended(event) if key else None)

    def _ended(self, event: Event) -> None:
        end_event(self.desk.store, event)
        self.desk.toast(_("The event is held; its lists are closed."), undo=True)

    def copy(self) -> None:
        """A copy on another day."""
        if self.shown and not self.desk.read_only:
            copying.ask_copy(self.desk, self.shown)

    def make_series(self) -> None:
        """Copies every so many days."""
        if self.shown and not self.desk.read_only:
            copying.ask_series(self.desk, self.shown)

    def write(self) -> None:
        """Write to the people of the event."""
        self.choose("people")
        view = self._views.get("people")
        if isinstance(view, Invitations):
            view.write()

    def delete(self) -> None:
        """Put the event into the trash."""
        if self.shown and not self.desk.read_only:
            editing.delete(self.desk.store, Event.table, [self._id])
            self.desk.go("events")
            self.desk.toast(_("The event is in the trash."), undo=True)

    # What the window asks

    def regions(self) -> Sequence[QWidget]:
        view = self._views.get(self._tab)
        if isinstance(view, Attendance):
            return (self.header, view.finder, view.table, view.side)
        if isinstance(view, Invitations):
            return (self.header, view.finder, view.table)
        return (self.header, view or self)

    def search_field(self) -> QWidget | None:
        view = self._views.get(self._tab)
        return view.finder if isinstance(view, Attendance | Invitations) else None
