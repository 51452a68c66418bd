"""Everybody around an event: invited, registered, waiting, resigned; inviting and writing to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from grono.domain.activity import RegistrationState
from grono.domain.event import Event
from grono.domain.text import Text, _, n_
from grono.services.activities import registering
from grono.services.activities.candidates import Candidate, candidates
from grono.services.activities.taking_part import Participant
from grono.services.lists import PEOPLE, Listing
from grono.ui.page import Desk
from grono.ui.pages.events import door
from grono.ui.pages.events.finder import PersonFinder
from grono.ui.pages.events.people_table import CELLS, EMAIL, FIRM, NAME, NUMBER, STATE, PeopleRows
from grono.ui.pages.events.person_menu import person_menu
from grono.ui.pages.events.shown import Shown
from grono.ui.records import actions
from grono.ui.records.views import all_views
from grono.ui.table import Table
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.select import Select

_ALL = ("", _("everybody"))


class Invitations(QWidget):
    """The field registers whoever is found; the table has everybody with what they are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = look = desk.look
        self.shown: Shown | None = None
        self.rows = PeopleRows((NUMBER, NAME, FIRM, STATE, EMAIL), lambda _one: {})
        self.finder = PersonFinder(
            look, _("Register a person: name or organisation…"), self._search, self._note
        )
        self.states = Select(look, _("Whom to show"), (_ALL,), quiet=True)
        self.table = Table(look, self.rows, _("People of the event"), cells=CELLS)
        self.table.set_order("number")
        self.table.row_menu = self._menu
        self.seats = label(look, "", "secondary", wrap=True)
        self.invite = Button(look, _("Invite…"), icon="envelope-open", kind=Kind.SECONDARY)
        self.invite.open_menu(QMenu(self.invite))
        write = Button(look, _("Write"), self.write, icon="envelope-simple", kind=Kind.QUIET)
        change = Button(look, _("Change…"), self._change, icon="pencil-simple", kind=Kind.QUIET)
        buttons = [self.invite, write, change]
        if desk.read_only:
            self.invite.hide()
            change.hide()
            self.finder.hide()
        self._lay_out(buttons)
        self.finder.chosen.connect(self._take)
        self.finder.new_wanted.connect(self._ask_new)
        self.finder.down.connect(self.table.setFocus)
        self.table.order_changed.connect(lambda _key, _descending: self._fill())
        self.table.opened.connect(self._open)
        self.states.chosen.connect(lambda _key: self._fill())

    def _lay_out(self, buttons: Sequence[QWidget]) -> None:
        px = self.look.px
        self.finder.setMinimumWidth(px(280))
        self.finder.stage = self
        if self.look.large:
            top = column(self.finder, row(self.states, *buttons[:2], None, gap=px(8)), gap=px(8))
        else:
            top = row(gap=px(12))
            top.addWidget(self.finder, 1)
            for part in (self.states, *buttons):
                top.addWidget(part)
        bar = column(top, self.seats, gap=px(8), margins=(px(24), px(14), px(24), px(10)))
        whole = column(holding(bar, frame="filters"), gap=0)
        whole.addWidget(self.table, 1)
        self.setLayout(whole)

    # What is shown

    def show_event(self, shown: Shown) -> None:
        """Show the people of an event."""
        self.shown = shown
        counted = Counter(one.registration.state for one in shown.people)
        tr = self.look.tr
        options = [
            (str(state), f"{tr(state)} ({counted[state]})") for state in RegistrationState if counted[state]
        ]
        was = self.states.value
        self.states.set_options([(_ALL[0], f"{tr(_ALL[1])} ({len(shown.people)})"), *options])
        self.states.set_value(was if was in counted else "")
        self.seats.setText(tr(self._seats(shown)))
        self._fill_views()
        self._fill()

    def _seats(self, shown: Shown) -> Text:
        taken = sum(1 for one in shown.people if one.registration.seated)
        waiting = sum(1 for one in shown.people if one.registration.state is RegistrationState.WAITING)
        if shown.event.capacity is None:
            return n_(
                "{n} person registered; the seats are not limited.",
                "{n} people registered; the seats are not limited.",
                taken,
            )
        over = max(0, taken - shown.event.capacity)
        if over:
            return _(
                "{taken} of {n} seats taken, {over} of them beyond the limit; {waiting} waiting.",
                taken=taken,
                n=shown.event.capacity,
                over=over,
                waiting=waiting,
            )
        return _(
            "{taken} of {n} seats taken; {waiting} waiting.",
            taken=taken,
            n=shown.event.capacity,
            waiting=waiting,
        )

    def _fill_views(self) -> None:
        menu = self.invite.menu()
        menu.clear()
        ticked = Listing(self.desk.store, PEOPLE)
        for view in all_views(self.desk.store, PEOPLE.key):
            words = f"{self.look.tr(view.title)} ({ticked.count(view.query)})"
            menu.addAction(words, partial(self.invite_view, view.key))

    def _fill(self) -> None:
        if self.shown is None:
            return
        state = self.states.value
        wanted = [one for one in self.shown.people if state in ("", one.registration.state)]
        self.rows.tell(wanted)
        key, descending = self.table.head.order
        self.table.show_rows(self.rows.numbers(key, descending=descending))

    # What is done

    def invite_view(self, key: str) -> None:
        """Invite everybody of a saved view of people."""
        view = next((one for one in all_views(self.desk.store, PEOPLE.key) if one.key == key), None)
        if view is None or self.shown is None:
            return
        ids = Listing(self.desk.store, PEOPLE).ids(view.query)
        made = registering.invite(self.desk.store, Event.table, self.shown.event.id, ids)
        self.desk.toast(n_("{n} person invited", "{n} people invited", len(made)), undo=bool(made))

    def write(self) -> None:
        """Write to the ticked people, or to everybody who is listed."""
        numbers = self.table.records.ticked_ids() or list(self.table.records.ids)
        people = [self.rows.people[number] for number in numbers]
        rows = [
            {"id": one.registration.id, "title": one.full_name, "emails": (one.email,) if one.email else ()}
            for one in people
        ]
        if rows:
            actions.write_to(self.desk, rows)

    def _chosen(self) -> list[Participant]:
        return [self.rows.people[number] for number in self.table.acted_on()]

    def _menu(self) -> QMenu:
        return person_menu(self.desk, self, self._chosen())

    def _change(self) -> None:
        menu = self._menu()
        corner = self.table.mapToGlobal(self.table.rect().topLeft())
        menu.popup(corner)

    def _open(self, number: int) -> None:
        one = self.rows.people.get(number)
        if one and one.person_id:
            self.desk.show_record("person", one.person_id)

    def _search(self, typed: str) -> list[Candidate]:
        return candidates(self.desk.store, self.shown.people if self.shown else [], typed)

    def _note(self, one: Candidate) -> Text:
        return _("not on the list") if one.registration is None else one.registration.state.label

    def _take(self, one: Candidate) -> None:
        shown = self.shown
        if shown is None:
            return
        if one.registration and not one.person_id:
            self.table.go_to(one.registration.number)
            return
        door.register(self.desk, shown.event, door.newcomer(one), shown.free)

    def _ask_new(self, typed: str) -> None:
        shown = self.shown
        if shown is not None:
            door.ask_guest(
                self.desk,
                typed,
                _("Whom to register?"),
                lambda who: door.register(self.desk, shown.event, who, shown.free),
            )
