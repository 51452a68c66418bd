"""The page of an edition: what it is, and its parts under tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from grono.domain.text import Text, UserError, _, p_
from grono.services.attached import hanging
from grono.services.commands import Command, Menu
from grono.ui.hooks import Hit
from grono.ui.page import Desk, Page, Where, command
from grono.ui.pages.training import issue, shown
from grono.ui.pages.training.edition_head import EditionHead
from grono.ui.pages.training.tab import Tab


def _overview() -> type[Tab]:
    from grono.ui.pages.training.overview import OverviewTab

    return OverviewTab


def _journal() -> type[Tab]:
    from grono.ui.pages.training.journal import JournalTab

    return JournalTab


def _people() -> type[Tab]:
    from grono.ui.pages.training.people import PeopleTab

    return PeopleTab


def _sessions() -> type[Tab]:
    from grono.ui.pages.training.meetings import SessionsTab

    return SessionsTab


def _tests() -> type[Tab]:
    from grono.ui.pages.training.entering import TestsTab

    return TestsTab


def _costs() -> type[Tab]:
    from grono.ui.pages.training.costs import CostsTab

    return CostsTab


def _documents() -> type[Tab]:
    from grono.ui.pages.training.documents import DocumentsTab

    return DocumentsTab


TABS: tuple[tuple[str, Text, Callable[[], type[Tab]]], ...] = (
    ("overview", _("Overview"), _overview),
    ("journal", _("Journal"), _journal),
    ("people", _("Participants"), _people),
    ("sessions", _("Sessions"), _sessions),
    ("tests", _("Tests and surveys"), _tests),
    ("costs", _("Costs"), _costs),
    ("documents", _("Documents"), _documents),
)


def _to(tab: str) -> Callable[[Any], object]:
    return lambda page: page.choose(tab)


class EditionPage(Page):
    """Picture 05. The tab and the edition are in the history; every writing is told anew at once."""

    tables: ClassVar[frozenset[str]] = frozenset()
    declared: ClassVar[Sequence[Command[Any]]] = (
        command("edit_record", p_("verb", "Edit"), lambda page: page.edit(), Menu.LIST, icon="pencil-simple"),
        command(
            "print_sheet",
            _("Print the sign-in sheet"),
            lambda page: page.print_sheet(),
            Menu.FILE,
            shortcut="Ctrl+P",
            icon="printer",
        ),
        command("enter_tests", _("Enter test results"), _to("tests"), Menu.LIST, icon="pencil-simple"),
        command(
            "issue_certificates",
            _("Issue certificates…"),
            lambda page: page.issue(),
            Menu.LIST,
            shortcut="Ctrl+Shift+W",
            icon="medal",
        ),
        command(
            "enter_sheet",
            _("Enter a signed sheet"),
            lambda page: page.enter_sheet(),
            Menu.LIST,
            shortcut="Ctrl+L",
            icon="check-square-offset",
        ),
        *(command(f"tab_{key}", title, _to(key), Menu.VIEW) for key, title, _tab in TABS),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: shown.Shown | None = None
        self._id = ""
        self._arriving = False
        self.head = EditionHead(self)
        self._stack = QStackedWidget()
        self._tabs: dict[str, Tab] = {}
        self.body.addWidget(self.head)
        self.body.addWidget(self._stack, 1)

    # Arriving

    def open(self, where: Where) -> None:
        if where.get("edit"):
            self.desk.here(id=where["id"])
            self.desk.go("edition_form", id=where["id"])
            return
        id = str(where.get("id") or self._id)
        if id != self._id:
            self._id = id
            self.stale = True
        self.desk.here(id=id, tab=str(where.get("tab") or "journal"))
        self.stale = True
        self.head.tabs.choose(str(where.get("tab") or "journal"), quietly=True)
        self._arriving = True

    def refresh(self) -> None:
        try:
            self.shown = shown.read(self.desk.store, self._id)
        except UserError as error:
            self.shown = None
            self._gone(error)
            return
        edition = self.shown.course.edition
        if edition.deleted_at:
            QTimer.singleShot(0, self, lambda: self.desk.go("training"))
            return
        self.desk.remember(Hit("edition", edition.id, edition.title))
        self.head.show_edition(self.shown)
        self.head.tabs.set_count("documents", len(hanging(self.desk.store, edition.id).files) or None)
        self._show_tab()
        if self._arriving:
            self._arriving = False
            self.tab.first_focus().setFocus()

    def _gone(self, error: UserError) -> None:
        if self.isVisible() and self._id:
            self.desk.error(error)
        QTimer.singleShot(0, self, lambda: self.desk.go("training"))

    # Tabs

    @property
    def tab(self) -> Tab:
        """The tab that is chosen."""
        return self.tab_of(self.head.tabs.current)

    def tab_of(self, key: str) -> Tab:
        """A tab, built when it is first asked for."""
        if key not in self._tabs:
            made = next(tab for name, _title, tab in TABS if name == key)()(self)
            self._tabs[key] = made
            self._stack.addWidget(made)
        return self._tabs[key]

    def choose(self, key: str) -> None:
        """Show a tab, as a click on it would."""
        self.head.tabs.choose(key)

    def tab_chosen(self, key: str) -> None:
        """A tab was chosen."""
        self.desk.here(id=self._id, tab=key)
        self._show_tab()

    def _show_tab(self) -> None:
        if self.shown:
            tab = self.tab
            tab.show_edition(self.shown)
            self._stack.setCurrentWidget(tab)

    # Actions

    def edit(self) -> None:
        """The form of the edition."""
        if not self.desk.read_only:
            self.desk.go("edition_form", id=self._id)

    def print_sheet(self) -> None:
        """The sign-in sheet of today's, the next or the last session."""
        session = self.shown.next_session if self.shown else None
        options = {"session": session.id if session else ""}
        self.desk.go("reports", name="sign-in-sheet", options=options)

    def issue(self) -> None:
        """Ask who gets a certificate."""
        if self.shown and not self.desk.read_only:
            issue.issue(self.desk, self.shown)

    def enter_sheet(self) -> None:
        """The line for row numbers."""
        from grono.ui.pages.training.journal import JournalTab

        if self.shown and not self.desk.read_only:
            self.choose("journal")
            tab = self.tab
            if isinstance(tab, JournalTab):
                tab.toggle_rows()

    def regions(self) -> Sequence[QWidget]:
        return (self.head, self._stack)
