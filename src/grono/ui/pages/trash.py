"""The trash: what was deleted, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from grono.domain.text import Text, _, n_
from grono.services import trash
from grono.services.changes import TABLES
from grono.services.columns import Column, Row
from grono.services.commands import Command, Menu
from grono.services.trash import Trashed
from grono.services.trash_emptying import DAYS
from grono.ui.header import PageHeader
from grono.ui.moments import moment
from grono.ui.page import Desk, Page, command
from grono.ui.table import Cell, FixedRows, Table
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.empty import empty_state

_COLUMNS = (
    Column("name", _("Name"), width=360, shown=True),
    Column("kind", _("Kind"), width=180, shown=True),
    Column("deleted", _("Deleted"), width=220, shown=True),
)


class TrashPage(Page):
    """A list with ticks, and one button that brings back what is ticked or current."""

    tables: ClassVar[frozenset[str]] = frozenset({"organisation", "person", "note", "task", "attachment"})
    declared: ClassVar[Sequence[Command[Any]]] = (
        command(
            "bring_back",
            _("Bring back"),
            lambda page: page.restore(),
            Menu.LIST,
            icon="arrow-counter-clockwise",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._things: list[Trashed] = []
        self.bring_back = Button(
            look, _("Bring back"), self.restore, icon="arrow-counter-clockwise", kind=Kind.PRIMARY
        )
        facts = _("What is deleted stays here for {days} days and can be brought back.", days=DAYS)
        self.body.addWidget(PageHeader(look, _("Trash"), facts=facts, actions=(self.bring_back,)))
        self._source = FixedRows(_COLUMNS)
        self.table = Table(
            look,
            self._source,
            _("Trash"),
            cells={"name": Cell(second=lambda row: row["note"], stretch=True, strong=True)},
        )
        self.table.opened.connect(lambda _place: self.restore())
        self.table.records.ticks_changed.connect(self._tell)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        words = _("Deleted members, people, notes, tasks and files appear here.")
        self._stack.addWidget(empty_state(look, "trash", _("The trash is empty"), words))
        self.body.addWidget(self._stack, 1)

    def refresh(self) -> None:
        self._things = trash.in_trash(self.desk.store)
        self._source.all = [_row(thing) for thing in self._things]
        self.table.show_rows(range(len(self._things)))
        self._stack.setCurrentIndex(0 if self._things else 1)
        self._tell()

    def _tell(self) -> None:
        count = len(self.table.records.ticked)
        words: Text = n_("Bring {n} thing back", "Bring {n} things back", count) if count else _("Bring back")
        self.bring_back.set_words(words)
        self.bring_back.setVisible(bool(self._things) and not self.desk.read_only)

    def restore(self) -> None:
        """Bring back what is ticked, or the current line."""
        chosen = [self._things[place] for place in self.table.acted_on()]
        if not chosen:
            return
        self.table.records.tick_all(on=False)
        trash.bring_back(self.desk.store, chosen)
        words = n_("{n} thing is back", "{n} things are back", len(chosen))
        self.desk.toast(_("{name} is back", name=chosen[0].title) if len(chosen) == 1 else words, undo=True)

    def regions(self) -> Sequence[QWidget]:
        return (self._stack,)


def _row(thing: Trashed) -> Row:
    return {
        "name": thing.title,
        "note": thing.note,
        "kind": TABLES[thing.table],
        "deleted": moment(thing.deleted_at, date.today()),
    }
