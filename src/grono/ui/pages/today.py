"""The page that the program opens on: what to do, what is missing, what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QWidget

from grono.domain.attached import Task
from grono.domain.text import Text, _
from grono.services import editing, today
from grono.services.commands import Command, Menu
from grono.services.lists import ORGANISATIONS, PEOPLE, Listing, Query
from grono.services.views import STANDARD
from grono.store.journal import Step, StepKind
from grono.ui.header import PageHeader
from grono.ui.moments import long_day, moment
from grono.ui.page import Desk, Page, command
from grono.ui.records.focus import keeping_focus
from grono.ui.records.rows import ActionTile, Tiles
from grono.ui.records.tasks import task_line
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import Picture, RowButton, Tile, card, lines
from grono.wording import Kind as Wording

_ONE_COLUMN_BELOW = 820
_MOST_TASKS = 6
_MOST_STEPS = 7
_PLACES = {ORGANISATIONS.key: "members", PEOPLE.key: "people"}
_SIGNS = {StepKind.UNDO: "arrow-u-up-left", StepKind.REDO: "arrow-u-up-right"}


class TodayPage(Page):
    """Quick actions above; tasks and recent changes at the left, what is missing and figures at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.body.addWidget(self._header())
        self.body.addWidget(self._actions())
        self._left = column(gap=look.px(16))
        self._right = column(gap=look.px(16))
        self._both = row(gap=look.px(16), margins=(look.px(24), look.px(4), look.px(24), look.px(24)))
        self._both.addLayout(self._left, 17)
        self._both.addLayout(self._right, 10)
        self._cards = holding(self._both)
        self.body.addWidget(scrolling(self._cards, name=look.tr(_("Today"))), 1)
        self._commands = (
            command(
                "new_member", _("New member"), self._new_member, Menu.LIST, shortcut="Ctrl+N", icon="plus"
            ),
            command("new_person", _("New person"), self._new_person, Menu.LIST, icon="plus"),
        )

    def _header(self) -> PageHeader:
        look = self.look
        add = Button(look, _("Add"), icon="plus", kind=Kind.PRIMARY)
        menu = QMenu(add)
        menu.addAction(look.icon("buildings"), look.tr(_("New member")), self._new_member)
        menu.addAction(look.icon("users"), look.tr(_("New person")), self._new_person)
        add.open_menu(menu)
        # Told against another year, a day is told with its year.
        facts = long_day(date.today(), date.min)
        actions = () if self.desk.read_only else (add,)
        return PageHeader(look, _("Today"), facts=facts, actions=actions, edge=False)

    def _actions(self) -> QWidget:
        look = self.look
        ways = (
            (_("New member"), "buildings", self._new_member),
            (_("Import from Excel"), "table", lambda: self.desk.do("import_list")),
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

    def _new_member(self, _page: object = None) -> None:
        if not self.desk.read_only:
            self.desk.go("organisation_form")

    def _new_person(self, _page: object = None) -> None:
        if not self.desk.read_only:
            self.desk.go("person_form")

    def commands(self) -> Sequence[Command[Page]]:
        return self._commands

    def refresh(self) -> None:
        keeping_focus(self._cards, self._fill)

    def _fill(self) -> None:
        for box, cards in (
            (self._left, (self._tasks(), self._changes())),
            (self._right, (self._gaps(), self._figures())),
        ):
            clear(box)
            for made in cards:
                box.addWidget(made)
            box.addStretch(1)

    def _tasks(self) -> QFrame:
        look = self.look
        tasks = today.open_tasks(self.desk.store)
        if not tasks:
            return card(
                look, label(look, _("There are no open tasks."), "secondary", wrap=True), title=_("Tasks")
            )
        shown = [self._task(task, first=place == 0) for place, task in enumerate(tasks[:_MOST_TASKS])]
        more = len(tasks) - len(shown)
        note = label(look, _("and {n} more", n=more), "caption") if more > 0 else None
        return card(look, lines(*shown), title=_("Tasks"), action=note)

    def _task(self, task: Task, *, first: bool) -> QWidget:
        title = editing.title_of(self.desk.store, task.subject_id)
        note = " · ".join(filter(None, (title, task.assignee)))
        return task_line(
            self.desk,
            task,
            lambda: self.desk.show_record(task.subject_table, task.subject_id),
            note=note,
            first=first,
        )

    def _changes(self) -> QFrame:
        look, store = self.look, self.desk.store
        steps = today.recent(store, _MOST_STEPS)
        if not steps:
            return card(
                look,
                label(look, _("Nothing has been changed yet."), "secondary", wrap=True),
                title=_("Recent changes"),
            )
        action = LinkButton(look, _("Whole history"), lambda: self.desk.go("history"))
        undoable = store.next_undo
        told = [self._step(step, undoable=undoable is not None and step.id == undoable.id) for step in steps]
        return card(look, holding(column(*told, gap=look.px(10))), title=_("Recent changes"), action=action)

    def _step(self, step: Step, *, undoable: bool) -> QWidget:
        look = self.look
        words = column(
            Line(look, _told(step), "body"),
            Line(look, self._when(step), "caption", "text-3"),
            gap=look.px(1),
        )
        line = row(Picture(look, _SIGNS.get(step.kind, "pencil-simple"), size=18), gap=look.px(12))
        line.addLayout(words, 1)
        if undoable and not self.desk.read_only:
            line.addWidget(LinkButton(look, _("Undo"), lambda: self.desk.do("undo")))
        return holding(line)

    def _when(self, step: Step) -> str:
        return " · ".join(filter(None, (self.look.tr(moment(step.at, date.today())), step.who)))

    def _gaps(self) -> QFrame:
        look, store = self.look, self.desk.store
        gaps = today.gaps(store, date.today())
        if not gaps:
            return card(
                look, label(look, _("No data is missing."), "secondary", wrap=True), title=_("To complete")
            )
        shown = [self._gap(gap, first=place == 0) for place, gap in enumerate(gaps)]
        share = look.tr(today.completeness(store, date.today(), gaps), Wording.PERCENT)
        note = label(look, _("Completeness of data: {share}", share=share), "caption")
        return card(look, lines(*shown), title=_("To complete"), action=note)

    def _gap(self, gap: today.Gap, *, first: bool) -> RowButton:
        of_people = gap.list_key == PEOPLE.key
        words = _("People: {gap}", gap=gap.words) if of_people else gap.words
        place = _PLACES[gap.list_key]
        filters = [[key, list(values)] for key, values in gap.filters]
        return RowButton(
            self.look,
            words,
            lambda: self.desk.go(place, filters=filters),
            icon="user" if of_people else "buildings",
            value=gap.count,
            first=first,
        )

    def _figures(self) -> QFrame:
        store, go = self.desk.store, self.desk.go
        organisations = Listing(store, ORGANISATIONS)
        views = {key: filters for key, _title, filters in STANDARD[ORGANISATIONS.key]}
        tiles: list[QWidget] = []
        for key, name in (("members", _("members")), ("sme", _("SMEs")), ("candidates", _("candidates"))):
            count = len(organisations.numbers(Query(filters=views[key])))
            tiles.append(Tile(self.look, count, name, lambda key=key: go("members", view=key)))
        people = len(Listing(store, PEOPLE).numbers(Query()))
        tiles.append(Tile(self.look, people, _("people"), lambda: go("people", view="all")))
        return card(
            self.look, Tiles(self.look, tiles, least=76, most=4, gap=8), title=_("The cluster in figures")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one = self.width() < self.look.px(_ONE_COLUMN_BELOW)
        across = QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight
        self._both.setDirection(across)


def _told(step: Step) -> Text:
    if step.kind is StepKind.UNDO:
        return _("Undone: {what}", what=step.message)
    return _("Redone: {what}", what=step.message) if step.kind is StepKind.REDO else step.message
