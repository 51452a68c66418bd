"""The card of a programme: its data and editions; modules, learning outcomes, test questions as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from grono.domain.text import Text, _, p_
from grono.domain.training import Programme
from grono.services.commands import Command, Menu
from grono.services.training.courses import hours
from grono.services.training.editions import editions_of
from grono.ui.header import PageHeader
from grono.ui.hooks import Hit
from grono.ui.page import Desk, Page, Where, command
from grono.ui.pages.training.curriculum import ModulesPart, OutcomesPart, QuestionsPart, RowsPart
from grono.ui.pages.training.programme_data import DataPart
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.choices import Tabs

_PARTS: tuple[tuple[str, Text], ...] = (
    ("data", _("Data")),
    ("modules", _("Modules")),
    ("outcomes", _("Learning outcomes")),
    ("questions", _("Test questions")),
)


class ProgrammePage(Page):
    """Reached from the list of programmes and from editions."""

    tables: ClassVar[frozenset[str]] = frozenset()
    declared: ClassVar[Sequence[Command[Any]]] = (
        command("edit_record", p_("verb", "Edit"), lambda page: page.edit(), Menu.LIST, icon="pencil-simple"),
        command(
            "new_record",
            _("New edition"),
            lambda page: page.new_edition(),
            Menu.LIST,
            shortcut="Ctrl+N",
            icon="plus",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._id = ""
        self.tabs = Tabs(look, _("Parts of the programme"))
        for key, title in _PARTS:
            self.tabs.add(key, title)
        self.tabs.chosen.connect(lambda _key: self._show_part())
        self.edit_button = Button(look, p_("verb", "Edit"), self.edit, icon="pencil-simple", kind=Kind.QUIET)
        self.add = Button(look, _("New edition"), self.new_edition, icon="plus", kind=Kind.PRIMARY)
        for button in (self.edit_button, self.add):
            if desk.read_only:
                button.hide()
        self.header = PageHeader(
            look,
            "",
            actions=(self.edit_button, self.add),
            back=(p_("place", "Training"), lambda: desk.go("training", programme=self._id)),
            below=self.tabs,
            facts="",
        )
        self.data = DataPart(desk)
        self.parts: dict[str, RowsPart] = {
            "modules": ModulesPart(desk),
            "outcomes": OutcomesPart(desk),
            "questions": QuestionsPart(desk),
        }
        self._stack = QStackedWidget()
        for part in (self.data, *self.parts.values()):
            self._stack.addWidget(part)
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)

    def open(self, where: Where) -> None:
        if where.get("edit"):
            self.desk.here(id=where["id"])
            self.desk.go("programme_form", id=where["id"])
            return
        self._id = str(where.get("id") or self._id)
        self.stale = True
        self.tabs.choose(str(where.get("tab") or "data"), quietly=True)
        QTimer.singleShot(0, self, lambda: self.tabs.button(self.tabs.current).setFocus())

    def refresh(self) -> None:
        store = self.desk.store
        programme = store.get(Programme, self._id)
        if programme is None or programme.deleted_at:
            QTimer.singleShot(0, self, lambda: self.desk.go("training"))
            return
        self.desk.remember(Hit("programme", programme.id, programme.title))
        editions = editions_of(store, programme.id)
        facts = _("{hours} h · editions: {n}", hours=hours(store, programme), n=len(editions))
        self.header.set_title(programme.title, facts)
        self.data.show_programme(programme, editions)
        for key, part in self.parts.items():
            self.tabs.set_count(key, part.show_programme(programme.id) or None)
        self._show_part()

    def _show_part(self) -> None:
        key = self.tabs.current
        if self.isVisible():
            self.desk.here(id=self._id, tab=key)
        self._stack.setCurrentWidget(self.data if key == "data" else self.parts[key])

    def edit(self) -> None:
        """The form of the programme."""
        if not self.desk.read_only:
            self.desk.go("programme_form", id=self._id)

    def new_edition(self) -> None:
        """The wizard for this programme."""
        if not self.desk.read_only:
            self.desk.go("edition_wizard", programme=self._id)

    def regions(self) -> Sequence[QWidget]:
        return (self.header, self._stack)
