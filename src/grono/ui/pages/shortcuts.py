"""Help: the first things to do, and all keys, made from the commands; to print as well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _
from grono.reports.document import Block, Column, Document, Heading, Issuer, Table
from grono.reports.language import Language
from grono.services.commands import Command, Menu
from grono.ui import exporting
from grono.ui.filters import SearchField
from grono.ui.header import PageHeader
from grono.ui.page import Desk, Page, command
from grono.ui.shortcuts import ShortcutSheet
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import key_names
from grono.ui.widgets.layout import column, holding, scrolling
from grono.ui.widgets.parts import RowButton, card, lines

_WAYS: tuple[tuple[str, str, Text, Text], ...] = (
    (
        "import_list",
        "table",
        _("Take over a list from Excel"),
        _("Drop the file on any list; see what changes; import."),
    ),
    (
        "search",
        "magnifying-glass",
        _("Find anything"),
        _("Ctrl+K and three letters: companies, people, commands."),
    ),
    (
        "go_reports",
        "printer",
        _("Print the directory or a list for a funder"),
        _("What you see is what is printed."),
    ),
    (
        "undo",
        "arrow-u-up-left",
        _("Take something back"),
        _("Ctrl+Z undoes every change, after a restart as well."),
    ),
    (
        "restore_backup",
        "clock-counter-clockwise",
        _("Go back to an earlier day"),
        _("From the backups that are made by themselves."),
    ),
)


class ShortcutsPage(Page):
    """Picture 19 as a page, with the ways that people ask for most."""

    tables: ClassVar[frozenset[str]] = frozenset({"-"})
    declared: ClassVar[Sequence[Command[Any]]] = (
        command("save_shortcuts", _("Save the shortcuts as PDF"), lambda page: page.save(), Menu.HELP),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        px = look.px
        self.sheet = ShortcutSheet(look, desk.actions_)
        self.search = SearchField(look, _("Search a shortcut…"), width=240)
        self.search.searched.connect(self.sheet.show_matching)
        change = Button(look, _("Change shortcuts"), self._change, icon="keyboard", kind=Kind.QUIET)
        paper = Button(look, _("Save as PDF"), self.save, icon="file-pdf", kind=Kind.QUIET)
        beside = () if look.large else (self.search,)
        self.body.addWidget(PageHeader(look, _("Help and shortcuts"), actions=(*beside, change, paper)))
        ways = [
            RowButton(look, title, lambda way=way: desk.do(way), icon=icon, note=note, first=place == 0)
            for place, (way, icon, title, note) in enumerate(_WAYS)
        ]
        first = card(look, lines(*ways), title=_("First things"))
        above = (self.search,) if look.large else ()
        keys = card(look, *above, self.sheet, title=_("Keyboard shortcuts"))
        inside = column(first, keys, None, gap=px(16), margins=(px(24), px(16)))
        self._area = scrolling(holding(inside), name=look.tr(_("Help and shortcuts")))
        self.body.addWidget(self._area, 1)

    def _change(self) -> None:
        self.desk.go("settings", section="shortcuts")

    def refresh(self) -> None:
        self.sheet.show_matching(self.search.text())

    def save(self) -> None:
        """All keys on paper."""
        from grono.reports.render.output import save

        target = exporting.ask_where(
            self.desk, exporting.file_name(self.look.tr(_("Keyboard shortcuts")), "pdf")
        )
        if target is not None:
            document = self._document()
            exporting.write(
                self.desk, _("Writing {file}", file=target.name), lambda _p: save(document, target), target
            )

    def _document(self) -> Document:
        columns = (
            Column(_("Command"), lambda line: line[0], width=420),
            Column(_("Keys"), lambda line: " + ".join(key_names(line[1])), width=200),
        )
        blocks: list[Block] = []
        for title, found in self.sheet.groups():
            shown = [line for line in found if line[1]]
            if shown:
                blocks += [Heading(title), Table(title, columns, shown)]
        return Document(
            name="shortcuts",
            title=_("Keyboard shortcuts"),
            issuer=Issuer(brand="Grono"),
            blocks=tuple(blocks),
            language=Language(self.look.locale),
            made_on=date.today(),
        )

    def regions(self) -> Sequence[QWidget]:
        return (self._area,)

    def search_field(self) -> QWidget:
        return self.search
