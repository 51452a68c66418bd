"""The history of the register: who did what and when, what it changed, and going back to before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from grono.domain.text import _, n_
from grono.services import register_history
from grono.services.changes import TABLES
from grono.services.columns import Column, Row
from grono.services.register_history import Touched
from grono.store.journal import Step, StepKind
from grono.ui.header import PageHeader
from grono.ui.listview import ListAndPane, Pane
from grono.ui.messages import Confirm
from grono.ui.moments import moment
from grono.ui.page import Desk, Page
from grono.ui.records.history import named, told_line
from grono.ui.table import Cell, FixedRows, Table
from grono.ui.widgets.button import Button, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling

_COLUMNS = (
    Column("what", _("What was done"), width=420, shown=True),
    Column("at", _("When"), width=190, shown=True),
    Column("who", _("Who"), width=150, shown=True),
)
_MOST_RECORDS = 40
_MOST_LINES = 4
_RECORDS = ("organisation", "person")
_SIGNS = {
    StepKind.UNDO: ("arrow-u-up-left", "text-3"),
    StepKind.REDO: ("arrow-u-up-right", "text-3"),
    StepKind.MIGRATE: ("database", "text-3"),
}


class HistoryPage(Page):
    """The journal as a list; the pane tells what the current line changed."""

    tables: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._steps: list[Step] = []
        self._undoable: list[Step] = []
        self._source = FixedRows(_COLUMNS)
        cells = {"what": Cell(stretch=True, icon=lambda line: _SIGNS.get(self._kind(line)))}
        self.table = Table(look, self._source, _("History"), cells=cells, tickable=False)
        self.table.current_changed.connect(self._show)
        self._pane = pane = Pane(look, _("What it changed"))
        self._side = column(gap=look.px(10), margins=(look.px(20), look.px(16)))
        pane.box.addWidget(scrolling(holding(self._side), name=look.tr(_("What it changed"))))
        self.split = ListAndPane(look, self.table, pane)
        facts = _("Every change, who made it and when; all of it can be taken back.")
        self.body.addWidget(PageHeader(look, _("History of the register"), facts=facts))
        self.body.addWidget(self.split, 1)

    def _kind(self, line: Row) -> StepKind:
        kind = line["kind"]
        return kind if isinstance(kind, StepKind) else StepKind.DO

    def refresh(self) -> None:
        self._steps = register_history.steps(self.desk.store)
        self._undoable = register_history.undoable(self.desk.store)
        today = date.today()
        self._source.all = [
            {"what": named(step), "at": moment(step.at, today), "who": step.who, "kind": step.kind}
            for step in self._steps
        ]
        self.table.show_rows(range(len(self._steps)))

    def _show(self, place: int) -> None:
        clear(self._side)
        if not 0 <= place < len(self._steps):
            return
        look, step = self.look, self._steps[place]
        self._side.addWidget(label(look, named(step), "heading", wrap=True))
        said = " · ".join(filter(None, (look.tr(moment(step.at, date.today(), weekday=True)), step.who)))
        self._side.addWidget(label(look, said, "caption", wrap=True))
        if button := self._way_back(step):
            self._side.addLayout(row(button, None))
        found, count = register_history.touched(self.desk.store, step, _MOST_RECORDS)
        for one in found:
            self._side.addWidget(self._record(one))
        if count > len(found):
            more = n_("and {n} more record", "and {n} more records", count - len(found))
            self._side.addWidget(label(look, more, "caption"))
        self._side.addStretch(1)

    def _way_back(self, step: Step) -> Button | None:
        ids = [known.id for known in self._undoable]
        if step.id not in ids or self.desk.read_only:
            return None
        count = ids.index(step.id) + 1
        if count == 1:
            return Button(self.look, _("Undo"), lambda: self.desk.do("undo"), icon="arrow-u-up-left")
        words = _("Undo back to here ({n})", n=count)
        return Button(self.look, words, lambda: self._ask(step, count), icon="arrow-u-up-left")

    def _ask(self, step: Step, count: int) -> None:
        question = n_("Undo {n} change?", "Undo {n} changes?", count)
        why = _(
            "Everything done since, and “{what}” itself, is taken back. You can redo it.", what=step.message
        )
        dialog = Confirm(self.look, question, why, n_("Undo {n} change", "Undo {n} changes", count))
        self.desk.ask(dialog, lambda answer: self._undo(step) if answer else None)

    def _undo(self, step: Step) -> None:
        count = register_history.undo_to(self.desk.store, step)
        self.desk.toast(
            n_("{n} change undone", "{n} changes undone", count),
            action=(_("Redo"), lambda: self.desk.do("redo")),
        )

    def _record(self, one: Touched) -> QWidget:
        look = self.look
        box = column(gap=look.px(2))
        kind = TABLES.get(one.table, _("Record"))
        if one.table in _RECORDS and one.title:
            link = LinkButton(look, one.title, lambda: self.desk.show_record(one.table, one.id))
            box.addLayout(row(link, None))
        else:
            box.addWidget(label(look, one.title or kind, "strong", wrap=True))
        texts = [text for line in one.lines for text in told_line(look, line)]
        for text in texts[:_MOST_LINES]:
            box.addWidget(label(look, text, "secondary", wrap=True))
        if len(texts) > _MOST_LINES:
            more = n_("and {n} more change", "and {n} more changes", len(texts) - _MOST_LINES)
            box.addWidget(label(look, more, "caption"))
        return holding(box)

    def regions(self) -> Sequence[QWidget]:
        return (self.table, self._pane)
