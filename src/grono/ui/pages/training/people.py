"""The tab of the participants: who is enrolled, who waits; enrolling, states, what is agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from grono.domain.activity import Outcome, Registration, RegistrationState
from grono.domain.text import Text, _, n_, p_
from grono.services.activities import registering
from grono.services.activities.registering import Newcomer
from grono.services.activities.taking_part import Participant, participants
from grono.services.columns import Column, Row
from grono.services.training.outcomes import outcomes, set_outcome
from grono.ui.pages.training.enrolling import EnrolDialog
from grono.ui.pages.training.shown import Shown
from grono.ui.pages.training.tab import Tab
from grono.ui.table import Cell, FixedRows, Table
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.empty import empty_state
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.wording import Kind as Wording

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage

_COLUMNS = (
    Column("name", _("Participant"), width=300, shown=True),
    Column("number", p_("column", "No."), Wording.IDENTIFIER, width=70, shown=True),
    Column("state", _("State"), width=150, shown=True),
    Column("role", _("Role"), width=120, shown=True),
    Column("email", _("E-mail"), width=210, shown=True),
    Column("phone", _("Telephone"), width=130, shown=True),
    Column("outcome", _("Outcome"), width=150, shown=True),
)
_COLOURS = {
    RegistrationState.REGISTERED: "info",
    RegistrationState.CONFIRMED: "ok",
    RegistrationState.PRESENT: "ok",
    RegistrationState.WAITING: "warn",
    RegistrationState.RESIGNED: "bad",
}
_STATES = (
    RegistrationState.REGISTERED,
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.RESIGNED,
)


class PeopleTab(Tab):
    """The list of those who are registered, with what can be done with the ticked ones."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__(page)
        look, px = self.look, self.look.px
        self._people: list[Participant] = []
        self._source = FixedRows(_COLUMNS)
        cells = {
            "name": Cell(second=lambda line: line["organisation"], avatar=True, stretch=True),
            "state": Cell(badge=lambda line: _colour(line["state"])),
        }
        self.table = Table(look, self._source, _("Participants"), cells=cells)
        self.table.opened.connect(lambda _place: self.open_person())
        self.table.delete_wanted.connect(self.remove)
        self.table.row_menu = self._menu
        self._facts = label(look, "", "secondary", wrap=True)
        self.add = Button(look, _("Enrol people"), self.enrol, icon="user-plus", kind=Kind.SECONDARY)
        self.state = Button(look, _("Change the state"), icon="flag", kind=Kind.QUIET)
        self.state.open_menu(self._states())
        head = row(gap=px(8), margins=(px(24), px(10), px(24), px(10)))
        head.addWidget(self._facts, 1)
        for button in (self.state, self.add):
            if self.desk.read_only:
                button.hide()
            head.addWidget(button)
        first = Button(look, _("Enrol people"), self.enrol, icon="user-plus", kind=Kind.PRIMARY)
        self._empty = empty_state(
            look,
            "users",
            _("Nobody is enrolled yet"),
            _("People come from the register, or by name; whoever has no seat waits."),
            () if self.desk.read_only else (first,),
        )
        self.box.addWidget(holding(column(head), frame="filters"))
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self._empty, 1)

    def show_edition(self, shown: Shown) -> None:
        self._people = participants(shown.store, "edition", shown.id, shown.course.last)
        ended = outcomes(shown.store, shown.course) if shown.progress.attendance else {}
        self._source.all = [_row(one, ended.get(one.registration.id)) for one in self._people]
        self.table.show_rows(range(len(self._people)))
        self.table.setVisible(bool(self._people))
        self._empty.setVisible(not self._people)
        self.state.setVisible(bool(self._people) and not self.desk.read_only)
        free = None if shown.progress.seats is None else shown.progress.seats - len(shown.seated)
        said: list[Text] = [n_("{n} person", "{n} people", len(shown.seated))]
        if free is not None:
            said.append(n_("{n} free seat", "{n} free seats", max(free, 0)))
        if shown.progress.waiting:
            said.append(n_("{n} waiting", "{n} waiting", shown.progress.waiting))
        self._facts.setText(" · ".join(map(self.look.tr, said)))

    def first_focus(self) -> QWidget:
        return self.table if self._people else self.add

    def _acted_on(self) -> list[Registration]:
        return [self._people[place].registration for place in self.table.acted_on()]

    def _states(self) -> QMenu:
        menu = QMenu(self)
        for state in _STATES:
            menu.addAction(self.look.tr(state), lambda state=state: self.set_state(state))
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        tr = self.look.tr
        menu.addAction(self.look.icon("cards"), tr(_("Open the card")), self.open_person)
        if self.desk.read_only:
            return menu
        states = menu.addMenu(tr(_("Change the state")))
        for state in _STATES:
            states.addAction(tr(state), lambda state=state: self.set_state(state))
        ended = menu.addMenu(tr(_("Outcome")))
        for outcome in Outcome:
            ended.addAction(tr(outcome), lambda outcome=outcome: self.set_outcome(outcome))
        ended.addAction(tr(_("as attendance and test say")), lambda: self.set_outcome(None))
        menu.addSeparator()
        menu.addAction(self.look.icon("trash"), tr(_("Take off the list")), self.remove)
        return menu

    def open_person(self) -> None:
        """The card of the person of the current row."""
        place = self.table.current_id
        if place >= 0 and (person := self._people[place].person_id):
            self.desk.show_record("person", person)

    def set_state(self, state: RegistrationState) -> None:
        """Bring the ticked people into a state; who waits moves up."""
        if found := self._acted_on():
            moved: list[Registration] = []
            if self.writing(lambda: moved.extend(registering.set_state(self.desk.store, found, state))):
                self._tell(n_("{n} person changed", "{n} people changed", len(found)), moved)

    def set_outcome(self, outcome: Outcome | None) -> None:
        """Say how the enrolment of the ticked people ended."""
        if found := self._acted_on():
            self.writing(lambda: set_outcome(self.desk.store, found, outcome))

    def remove(self) -> None:
        """Take the ticked people off the list."""
        found = self._acted_on()
        moved: list[Registration] = []
        if found and self.writing(lambda: moved.extend(registering.remove(self.desk.store, found))):
            said = n_("{n} person is off the list", "{n} people are off the list", len(found))
            self._tell(said, moved)

    def _tell(self, said: Text, moved: Sequence[Registration]) -> None:
        words = self.look.tr(said)
        if moved:
            up = n_("{n} person moved up to a seat", "{n} people moved up to a seat", len(moved))
            words = f"{words}. {self.look.tr(up)}"
        self.desk.toast(words, undo=True)

    def enrol(self) -> None:
        """Ask whom to enrol."""
        dialog = EnrolDialog(self.desk)

        def then(answer: str) -> None:
            if answer == "enrol":
                self._enrol(dialog.newcomers())

        self.desk.ask(dialog, then)

    def _enrol(self, newcomers: Sequence[Newcomer]) -> None:
        made: list[Registration] = []
        store, id = self.desk.store, self.shown.id
        if self.writing(lambda: made.extend(registering.register(store, "edition", id, newcomers))):
            waiting = sum(1 for one in made if one.state is RegistrationState.WAITING)
            said = self.look.tr(n_("{n} person enrolled", "{n} people enrolled", len(made)))
            if waiting:
                said = f"{said}, {self.look.tr(n_('{n} waiting', '{n} waiting', waiting))}"
            self.desk.toast(said, undo=True)


def _colour(state: object) -> str:
    return _COLOURS.get(state, "neutral") if isinstance(state, RegistrationState) else "neutral"


def _row(one: Participant, outcome: Outcome | None) -> Row:
    return {
        "name": one.name,
        "organisation": one.organisation,
        "number": str(one.registration.number),
        "state": one.registration.state,
        "role": one.registration.role,
        "email": one.email,
        "phone": one.phone,
        "outcome": one.registration.outcome or outcome,
    }
