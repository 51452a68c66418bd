"""The page of reports: gallery at the left, the paper in the middle, its options at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _, n_
from grono.reports import REPORTS, find_report
from grono.reports.options import OptionKind
from grono.reports.report import Report
from grono.services import own_data
from grono.services.commands import Command, Menu
from grono.ui.header import PageHeader
from grono.ui.page import Desk, Page, Where, command
from grono.ui.pages.reports.gallery import Gallery
from grono.ui.pages.reports.layout import arranged
from grono.ui.pages.reports.options import Given, OptionsPanel
from grono.ui.pages.reports.output import Output
from grono.ui.pages.reports.paper import Paper, Seen
from grono.ui.pages.reports.side import Side
from grono.ui.thumbnails import Thumbnails
from grono.ui.widgets.button import Button, Kind

_PAUSE = 300  # ms after the last choice
_RECENT = 3


class ReportsPage(Page):
    """Pictures 08 and 09: what is seen is what is printed."""

    tables: ClassVar[frozenset[str]] = frozenset()
    declared: ClassVar[Sequence[Command[Any]]] = (
        command(
            "print",
            _("Print"),
            lambda page: page.print_it(),
            Menu.FILE,
            shortcut="Ctrl+P",
            icon="printer",
        ),
        command(
            "save_pdf",
            _("Save PDF"),
            lambda page: page.save("pdf"),
            Menu.FILE,
            shortcut="Ctrl+S",
            icon="file-pdf",
        ),
        command("save_xlsx", _("Save as Excel"), lambda page: page.save("xlsx"), Menu.FILE, icon="table"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._given: dict[str, Given] = {}
        self._languages: dict[str, str] = {}
        self._recent: list[str] = []
        self.report = REPORTS[0]
        self._thumbnails = Thumbnails(desk.store.path)
        self.gallery = Gallery(look, REPORTS)
        self.gallery.chosen.connect(self.choose)
        self.paper = Paper(desk)
        self.paper.seen.connect(self._seen)
        self.side = Side(desk)
        self.output = Output(desk, self.paper)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.show_paper)
        self._make_buttons()
        self.body.addWidget(self._header())
        self.body.addWidget(arranged(look, self.gallery, self.paper, self.side), 1)
        self._show_thumbnails()
        self.choose(REPORTS[0].name)

    def _show_thumbnails(self) -> None:
        for report in REPORTS:
            if image := self._thumbnails.get(report.name):
                self.gallery.set_image(report.name, image)

    def _make_buttons(self) -> None:
        look = self.look
        self.csv = Button(look, "CSV", lambda: self.save("csv"), icon="file-text", kind=Kind.QUIET)
        self.xlsx = Button(look, "Excel", lambda: self.save("xlsx"), icon="table", kind=Kind.QUIET)
        self.printer = Button(look, _("Print"), self.print_it, icon="printer", kind=Kind.QUIET)
        self.pdf = Button(look, _("Save PDF"), lambda: self.save("pdf"), icon="file-pdf", kind=Kind.PRIMARY)

    def _header(self) -> PageHeader:
        actions = (self.csv, self.xlsx, self.printer, self.pdf)
        return PageHeader(self.look, _("Reports and prints"), actions=actions)

    # Choosing

    def open(self, where: Where) -> None:
        if name := where.get("name"):
            self._given[name] = self._given.get(name, {}) | self._named(name, where.get("options", {}))
            self.choose(name)

    def _named(self, name: str, given: Given) -> Given:
        """What another page asked for, in the words that stand in the fields."""
        named = {option.key: option.named for option in find_report(name).options}
        return {key: named[key](self.desk.store, typed) for key, typed in given.items() if key in named}

    def choose(self, name: str) -> None:
        """Show a report with the options that were chosen for it last."""
        self.report = find_report(name)
        self.desk.here(name=name)
        usual = self.desk.settings.get("print_language", "") or self._languages.get(name, "pl")
        panel = OptionsPanel(self.look, self.report, self._given.get(name, {}), usual, self._known())
        panel.changed.connect(self._changed)
        self.side.show_options(panel)
        self.gallery.choose(name, self._recent)
        self.xlsx.setVisible("xlsx" in self.report.formats)
        self.csv.setVisible("csv" in self.report.formats)
        self.printer.set_words(_("Print"))
        if self.isVisible():
            self.show_paper()

    def _known(self) -> dict[str, list[str]]:
        from datetime import date

        return {
            option.key: option.known(self.desk.store, date.today())
            for option in self.report.options
            if option.known
        }

    def _changed(self) -> None:
        self._given[self.report.name] = self.side.options.given
        self._languages[self.report.name] = self.side.options.chosen_language
        self._timer.start()

    def refresh(self) -> None:
        self.side.tell_issuer(own_data.missing_on_papers(self.desk.store))
        self.show_paper()

    def show_paper(self) -> None:
        """Make the pages anew, beside the window."""
        self._timer.stop()
        self.paper.show_report(self.report, self.side.options)

    def _seen(self, seen: Seen) -> None:
        report: Report = seen.report
        self.gallery.set_image(report.name, seen.image)
        self._thumbnails.keep(report.name, seen.image)
        if report is self.report:
            words: Text = n_("Print {n} page", "Print {n} pages", seen.pages)
            self.printer.set_words(words)
            self.side.tell_missing(seen.missing)
            self.side.tell_lacks(seen.lacks)

    # What comes out

    def save(self, format: str) -> None:
        """Ask where to, and write the file."""
        if format in self.report.formats and self.output.save(self.report, self.side.options, format):
            self._used()

    def print_it(self) -> None:
        """Ask for a printer, and print what is seen."""
        if self.output.print_it(self.report):
            self._used()

    def _used(self) -> None:
        name = self.report.name
        self._recent = [name, *(one for one in self._recent if one != name)][:_RECENT]
        self.gallery.choose(name, self._recent)

    # What the window asks

    def regions(self) -> Sequence[QWidget]:
        return (self.gallery, self.paper, self.side)

    def search_field(self) -> QWidget:
        return self.gallery.search

    def save_state(self) -> dict[str, Any]:
        return {
            "given": {name: _kept(name, given) for name, given in self._given.items()},
            "languages": self._languages,
            "recent": self._recent,
            "name": self.report.name,
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        names = {report.name for report in REPORTS}
        self._given = {name: given for name, given in state.get("given", {}).items() if name in names}
        self._languages = state.get("languages", {})
        self._recent = [name for name in state.get("recent", []) if name in names]
        last = state.get("name", "")
        self.choose(last if last in names else REPORTS[0].name)


def _kept(name: str, given: Given) -> Given:
    """What is remembered for the next start: not which record a paper was about."""
    records = {one.key for one in find_report(name).options if one.kind is OptionKind.RECORD}
    return {key: typed for key, typed in given.items() if key not in records}
