"""An event at a glance: people, facts, days, projects it serves, and its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from grono.domain.activity import times
from grono.domain.event import Event
from grono.domain.project import Project
from grono.domain.text import Text, _
from grono.reports import REPORTS
from grono.services import editing
from grono.services.activities import served
from grono.services.fields import Field, FieldKind
from grono.ui.page import Desk
from grono.ui.pages.events.card import counts
from grono.ui.pages.events.shown import Shown
from grono.ui.pages.events.telling import facts, long_day
from grono.ui.records.asking import FieldsDialog
from grono.ui.records.form_parts import RecordEditors
from grono.ui.records.sections import Sections, block, pairs
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import RowButton, Tile, lines, tiles

_PROJECT = Field("project", _("Project"), _("Project"), FieldKind.PROJECT, required=True)
_EVENT_OPTION = "event"


class Overview(QWidget):
    """Cards side by side; rebuilt when something changed."""

    def __init__(self, desk: Desk, go: Callable[[str], object]) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self._go = go
        self._box = column(gap=0)
        body = holding(self._box)
        self.setLayout(column(scrolling(body, name=self.look.tr(_("Overview"))), gap=0))

    def show_event(self, shown: Shown) -> None:
        """Show an event."""
        clear(self._box)
        self._box.addWidget(Sections(self.look, list(self._blocks(shown)), page=True))
        self._box.addStretch(1)

    def _blocks(self, shown: Shown) -> Iterator[QWidget]:
        look = self.look
        numbers = (
            Tile(
                look,
                number,
                words,
                partial(self._go, "attendance" if key in ("seated", "present") else "people"),
            )
            for key, number, words in counts(shown.told.row)
        )
        yield block(look, _("People"), tiles(look, *numbers))
        yield block(look, _("Event"), pairs(look, facts(shown.told.row)))
        yield self._days(shown)
        yield self._projects(shown)
        yield self._papers(shown)

    def _days(self, shown: Shown) -> QWidget:
        look = self.look
        said = [
            (long_day(one.day, look.tr), " · ".join(filter(None, (look.tr(times(one)), one.topic, one.room))))
            for one in shown.sessions
        ]
        words: list[QWidget] = [label(look, f"{day}: {rest}", wrap=True) for day, rest in said]
        if not words:
            words = [label(look, _("No day is planned yet."), "secondary", wrap=True)]
        action = LinkButton(look, _("Programme"), partial(self._go, "programme"))
        return block(look, _("Days of the event"), *words, action=action)

    def _projects(self, shown: Shown) -> QWidget:
        look, desk = self.look, self.desk
        known = served.projects_of(desk.store, Event.table, shown.event.id)
        add = None
        if not desk.read_only:
            add = LinkButton(look, _("Add a project"), partial(self._ask_project, shown, known), icon="plus")
        made: list[QWidget] = [
            self._project(shown, known, one, first=place == 0) for place, one in enumerate(known)
        ]
        if not made:
            words = _("The event serves no project; its papers carry no strip and no number.")
            made = [label(look, words, "secondary", wrap=True)]
        return block(look, _("Projects it serves"), *made, action=add)

    def _project(self, shown: Shown, known: list[Project], one: Project, *, first: bool) -> QWidget:
        look, desk = self.look, self.desk
        opens = partial(desk.show_record, Project.table, one.id)
        line = row(gap=look.px(4))
        line.addWidget(RowButton(look, one.title, opens, note=one.number or None, first=first), 1)
        if not desk.read_only:
            rest = [other.id for other in known if other.id != one.id]
            away = partial(served.serve, desk.store, Event.table, shown.event.id, rest)
            line.addWidget(IconButton(look, "x", _("Take away: {name}", name=one.title), away))
        return holding(line)

    def _ask_project(self, shown: Shown, known: list[Project]) -> None:
        desk = self.desk
        dialog = FieldsDialog(
            desk.look,
            _("Which project does the event serve?"),
            (_PROJECT,),
            _("Add"),
            editors=RecordEditors(desk.look, desk.store, Event.table),
        )

        def then(key: str) -> None:
            if key == "save":
                chosen = str(dialog.editor("project").value())
                ids = [*(one.id for one in known), chosen]
                served.serve(desk.store, Event.table, shown.event.id, ids)
                desk.toast(_("The event serves {name}", name=editing.title_of(desk.store, chosen)), undo=True)

        desk.ask(dialog, then=then)

    def _papers(self, shown: Shown) -> QWidget:
        look = self.look
        found = [report for report in REPORTS if any(one.key == _EVENT_OPTION for one in report.options)]
        made = [
            self._paper(shown, report.name, report.title, first=place == 0)
            for place, report in enumerate(found)
        ]
        return block(look, _("Papers"), lines(*made))

    def _paper(self, shown: Shown, name: str, title: Text, *, first: bool) -> QWidget:
        run = partial(self.desk.go, "reports", name=name, options={_EVENT_OPTION: shown.event.id})
        return RowButton(self.look, title, run, icon="printer", first=first)
