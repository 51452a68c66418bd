"""Who came: one field that finds everybody, one list to tick, the numbers of the printed sheet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from grono.domain.activity import Attendance as Entry
from grono.domain.activity import RegistrationState, Session, times
from grono.domain.text import Text, _, n_, p_
from grono.services.activities import attending
from grono.services.activities.candidates import Candidate, candidates
from grono.services.activities.taking_part import Participant
from grono.services.columns import Row
from grono.ui.look import Look
from grono.ui.page import Desk
from grono.ui.pages.events import door
from grono.ui.pages.events.finder import PersonFinder
from grono.ui.pages.events.people_table import ARRIVED, CELLS, FIRM, NAME, NUMBER, ROLE, PeopleRows
from grono.ui.pages.events.person_menu import person_menu
from grono.ui.pages.events.shown import Shown
from grono.ui.pages.events.side import Side
from grono.ui.pages.events.telling import short_day
from grono.ui.table import Table
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.flow import Flow
from grono.ui.widgets.labels import keys, label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.ui.widgets.parts import banner
from grono.ui.widgets.select import Select

_PANE, _PANE_FROM = 320, 860
_WHO: tuple[tuple[str, Text], ...] = (
    ("all", p_("attendance", "All")),
    ("present", p_("attendance", "Present")),
    ("absent", p_("attendance", "Absent")),
)


class PresenceTable(Table):
    """A list in which a tick says that somebody is here; Escape goes back to the field."""

    escaped = Signal()

    def __init__(self, look: Look, source: PeopleRows, name: Text) -> None:
        super().__init__(look, source, name, cells=CELLS)
        self.plain_ticks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class Attendance(QWidget):
    """The list of one day of an event."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = look = desk.look
        self.shown: Shown | None = None
        self.session: Session | None = None
        self._narrowed: set[str] | None = None
        self._filling = False
        self._entries: dict[str, Entry] = {}
        self.rows = PeopleRows((NUMBER, NAME, FIRM, ROLE, ARRIVED), self._more)
        self.finder = PersonFinder(
            look,
            _("Name, organisation or row numbers…"),
            self._search,
            self._note,
            by_rows=True,
        )
        self.who = Segmented(look, _("Whom to show"), _WHO)
        self.days = Select(look, _("Day"), quiet=True)
        self.table = PresenceTable(look, self.rows, _("Attendance"))
        self.table.set_order("name")
        self.table.row_menu = self._menu
        self.side = Side(look, self._narrow_to)
        self._all = LinkButton(look, _("Show everybody again"), lambda: self._narrow_to(None), icon="x")
        self._nothing = banner(look, _("The event has no day yet. Plan one in the programme."), "info")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        look, px = self.look, self.look.px
        top: QWidget
        self.finder.setMinimumWidth(px(240))
        self.finder.stage = self
        if look.large:
            top = holding(column(self.finder, row(self.who, self.days, None, gap=px(8)), gap=px(8)))
        else:
            line = row(gap=px(16))
            line.addWidget(self.finder, 1)
            line.addWidget(self.days)
            line.addWidget(self.who)
            top = holding(line)
        self.days.setMinimumWidth(px(140))
        self.days.setMaximumWidth(px(260))
        bar = column(top, self._hints(), gap=px(8), margins=(px(24), px(10), px(24), px(8)))
        left = column(holding(bar, frame="filters"), self._nothing, gap=0)
        left.addWidget(self.table, 1)
        pane = QFrame()
        pane.setProperty("frame", "pane")
        pane.setLayout(column(scrolling(self.side, name=look.tr(_("Attendance in numbers"))), gap=0))
        pane.setFixedWidth(px(_PANE))
        self._pane = pane
        whole = row(gap=0)
        whole.addWidget(holding(left), 1)
        whole.addWidget(pane)
        self.setLayout(whole)
        self._nothing.hide()
        self._all.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pane.setVisible(self.width() >= self.look.px(_PANE_FROM) and not self.look.large)
        super().resizeEvent(event)

    def _hints(self) -> QWidget:
        """What the keys do, in a line that breaks."""
        look = self.look
        flow = Flow(look.px(6))
        hints = (
            ()
            if look.large
            else (
                ("Return", _("present,")),
                ("Ctrl+Return", _("somebody new,")),
                ("Space", _("turns the current row over,")),
                ("/", _("goes to the field.")),
            )
        )
        for shortcut, words in hints:
            flow.addWidget(keys(look, shortcut))
            flow.addWidget(label(look, words, "caption"))
        flow.addWidget(self._all)
        return holding(flow)

    def _connect(self) -> None:
        self.finder.chosen.connect(self._take)
        self.finder.new_wanted.connect(self._ask_new)
        self.finder.rows_wanted.connect(self._mark_rows)
        self.finder.down.connect(self.table.setFocus)
        self.finder.next_day.connect(self.next_day)
        self.table.escaped.connect(self.finder.setFocus)
        self.table.records.ticks_changed.connect(self._ticked)
        self.table.order_changed.connect(lambda _key, _descending: self._fill())
        self.table.opened.connect(self._open)
        self.who.chosen.connect(lambda _key: self._fill())
        self.days.chosen.connect(self._choose_day)

    # What is shown

    def show_event(self, shown: Shown) -> None:
        """Show the people of an event; the day stays unless the event is another one."""
        other = self.shown is None or self.shown.event.id != shown.event.id
        self.shown = shown
        known = {one.id: one for one in shown.sessions}
        kept = None if other or self.session is None else known.get(self.session.id)
        self.session = kept or shown.session_of(date.today())
        if other:
            self._narrowed = None
            self.who.choose("all", quietly=True)
        self._show_days()
        usable = self.session is not None and not self.desk.read_only
        self.finder.setEnabled(usable)
        self._nothing.setVisible(self.session is None)
        self._fill()

    def _show_days(self) -> None:
        shown = self.shown.sessions if self.shown else []
        tr = self.look.tr
        self.days.set_options([(one.id, f"{tr(short_day(one.day))}, {tr(times(one))}") for one in shown])
        self.days.set_value(self.session.id if self.session else "")
        self.days.setVisible(len(shown) > 1)

    def _present(self) -> list[Participant]:
        return self.shown.present(self.session) if self.shown and self.session else []

    def _fill(self) -> None:
        if self.shown is None:
            return
        listed, here = self.shown.expected, self._present()
        present = {one.registration.id for one in here}
        absent = [one for one in listed if one.registration.id not in present]
        wanted = {"all": listed, "present": here, "absent": absent}[self.who.current]
        if self._narrowed is not None:
            wanted = [one for one in wanted if one.registration.id in self._narrowed]
        self._all.setVisible(self._narrowed is not None)
        self._count(len(listed), len(here), len(absent))
        self._filling = True
        self._entries = attending.minutes_in(self.desk.store, self.session) if self.session else {}
        self.rows.tell(wanted)
        self.table.records.ticked = {one.registration.number for one in here}
        key, descending = self.table.head.order
        self.table.show_rows(self.rows.numbers(key, descending=descending))
        self._filling = False
        self.side.tell(self.desk.store, listed, here)

    def _count(self, *numbers: int) -> None:
        tr = self.look.tr
        for (key, words), number in zip(_WHO, numbers, strict=True):
            self.who.button(key).set_words(f"{tr(words)}  {number}")

    def _more(self, one: Participant) -> Row:
        """When somebody came, where that is known."""
        entry = self._entries.get(one.registration.id)
        return {"arrived": entry.arrived} if entry and entry.arrived else {}

    def _narrow_to(self, ids: set[str] | None) -> None:
        self._narrowed = ids
        self._fill()

    # Days

    def _choose_day(self, id: str) -> None:
        if self.shown:
            self.session = next((one for one in self.shown.sessions if one.id == id), self.session)
            self._narrowed = None
            self._fill()

    def next_day(self) -> None:
        """The day after; after the last one the first again."""
        if self.shown and self.session and self.shown.sessions:
            ids = [one.id for one in self.shown.sessions]
            self._choose_day(ids[(ids.index(self.session.id) + 1) % len(ids)])
            self._show_days()

    # Who comes

    def _search(self, typed: str) -> list[Candidate]:
        return candidates(self.desk.store, self.shown.expected if self.shown else [], typed)

    def _note(self, one: Candidate) -> Text:
        if one.registration is None:
            return _("not on the list")
        here = {known.registration.id for known in self._present()}
        if one.registration.id in here:
            return _("present already")
        waits = one.registration.state is RegistrationState.WAITING
        return _("on the waiting list") if waits else _("on the list")

    def _take(self, one: Candidate) -> None:
        session = self.session
        if session is None:
            return
        if one.registration is None:
            door.walks_in(self.desk, session, door.newcomer(one))
            return
        door.comes_in(self.desk, session, one.registration.id)
        self.table.go_to(one.registration.number)
        self.desk.toast(_("Present: {name}", name=one.name), undo=True)

    def _ask_new(self, typed: str) -> None:
        session = self.session
        if session is not None:
            door.ask_guest(
                self.desk, typed, _("Who came?"), lambda who: door.walks_in(self.desk, session, who)
            )

    def _mark_rows(self, typed: str) -> None:
        if self.session is not None:
            found = attending.present_rows(self.desk.store, self.session, typed)
            self.desk.toast(n_("{n} person is present", "{n} people are present", len(found)), undo=True)

    def _ticked(self) -> None:
        """Rows were ticked or unticked: write down who is here."""
        if self._filling:
            return
        if self.session is None or self.desk.read_only:
            QTimer.singleShot(0, self, self._fill)
            return
        present = {one.registration.number for one in self._present()}
        ticked = set(self.table.records.ticked)
        changed = (ticked ^ present) & set(self.table.records.ids)
        by_number = self.rows.people
        arrived = [by_number[number].registration.id for number in changed & ticked]
        left = [by_number[number].registration.id for number in changed - ticked]
        if len(arrived) == 1 and not left:
            door.comes_in(self.desk, self.session, arrived[0])
        elif changed:
            full = attending.full_minutes(self.desk.store, self.session)
            gone = None if self.session.closed_on is None else 0
            minutes: dict[str, int | None] = {**dict.fromkeys(arrived, full), **dict.fromkeys(left, gone)}
            attending.mark(self.desk.store, self.session, minutes)

    def _open(self, number: int) -> None:
        one = self.rows.people.get(number)
        if one and one.person_id:
            self.desk.show_record("person", one.person_id)

    def _menu(self) -> QMenu:
        one = self.rows.people.get(self.table.current_id)
        return person_menu(self.desk, self, [one] if one else [])
