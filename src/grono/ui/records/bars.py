"""The list screen of a page of records: header, tabs, bars, table and pane, and what stands there instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from grono.domain.text import Text, _
from grono.services.filters import Filter
from grono.services.lists import Listing, Query
from grono.ui.filters import ActionBar, Bars, FilterBar, FilterSpec
from grono.ui.header import PageHeader
from grono.ui.listview import ListAndPane
from grono.ui.overlay import below
from grono.ui.records.card import Card
from grono.ui.records.empty import nothing_matches, nothing_yet
from grono.ui.records.kinds import RecordKind
from grono.ui.records.views import ViewTabs
from grono.ui.table import Table
from grono.ui.widgets.button import Button, IconButton, Kind
from grono.ui.widgets.layout import column

if TYPE_CHECKING:
    from grono.ui.records.page import RecordPage


class Screen(QWidget):
    """Everything but the card as a page."""

    copy_words = _("Copy as a table")

    def __init__(self, page: RecordPage, kind: RecordKind, listing: Listing) -> None:
        super().__init__()
        self._page = page
        self._kind = kind
        self._listing = listing
        self.look = page.look
        self.views = ViewTabs(page.desk, kind.records.key, page.view_chosen)
        self.views.read(page.desk.store)
        self.views.save_wanted = page.save_view
        self._tabs = self.views.bar
        self._buttons = self._header_buttons()
        self.header = PageHeader(self.look, kind.words.title, actions=self._buttons, below=self._tabs)
        self.bar = self._filter_bar()
        self.bars = Bars(self.bar, ActionBar(self.look, self._action_buttons()))
        self.table = self._make_table()
        self.pane = Card(page.desk, kind)
        self.split = ListAndPane(self.look, self.table, self.pane)
        self._middle = QStackedWidget()
        self._none = nothing_matches(self.look, kind.words, kind.icon, page.clear)
        self._empty = nothing_yet(
            self.look,
            kind.words,
            kind.icon,
            page.add,
            page.load if kind.imported_as else None,
            lambda: page.desk.do("open_sample"),
            read_only=page.desk.read_only,
        )
        for part in (self.split, self._none, self._empty):
            self._middle.addWidget(part)
        whole = column(self.header, self.bars, gap=0)
        whole.addWidget(self._middle, 1)
        self.setLayout(whole)
        self.bars.ticked.released.connect(lambda: self.table.records.tick_all(on=False))
        self.table.records.ticks_changed.connect(self._ticked)

    def _header_buttons(self) -> list[Button]:
        look, page = self.look, self._page
        load = Button(look, _("Import"), page.load, icon="table", kind=Kind.QUIET)
        export = Button(look, _("Export"), page.export, icon="export", kind=Kind.QUIET)
        add = Button(look, self._kind.words.new, page.add, icon="plus", kind=Kind.PRIMARY)
        if page.desk.read_only or not self._kind.imported_as:
            load.hide()
        if page.desk.read_only:
            add.hide()
        return [load, export, add]

    def _action_buttons(self) -> list[Button]:
        look, page = self.look, self._page
        ways: list[tuple[Text, str, Callable[[], object]]] = [
            (_("Write"), "envelope-simple", page.write),
            (_("Tag…"), "tag", page.tag),
            (_("Change…"), "pencil-simple", page.change),
            (_("Print"), "printer", page.print),
            (_("Export"), "export", page.export),
            (_("Move to trash"), "trash", page.delete),
        ]
        if page.desk.read_only:
            ways = [ways[0], *ways[3:5]]
        else:
            more = [(one.words, one.icon, partial(page.act, one)) for one in self._kind.actions]
            ways[1:1] = more
        return [Button(look, words, run, icon=icon, kind=Kind.QUIET) for words, icon, run in ways]

    def _filter_bar(self) -> FilterBar:
        specs = [self._spec(one) for one in self._kind.records.filters]
        order = {key: place for place, key in enumerate(self._kind.chips)}
        specs.sort(key=lambda spec: order.get(spec.key, len(order)))
        bar = FilterBar(self.look, self._kind.words.hint, specs)
        columns = IconButton(self.look, "columns", _("Columns and order"))
        columns.clicked.connect(lambda: self.table.columns.menu().popup(below(columns)))
        pane = IconButton(self.look, "layout", _("Details pane"), self._page.toggle_pane)
        bar.extra.addWidget(columns)
        bar.extra.addWidget(pane)
        return bar

    def _spec(self, one: Filter) -> FilterSpec:
        store = self._page.desk.store
        return FilterSpec(
            one.key, one.title, lambda: one.choices(store, date.today()), shown=one.key in self._kind.chips
        )

    def _make_table(self) -> Table:
        source = self._kind.source(self._listing)
        table = Table(self.look, source, self._kind.words.title, cells=dict(self._kind.cells))
        source.needed = lambda: {*self._kind.always, *(column.key for column in table.columns.shown())}
        table.head.sectionResized.connect(
            lambda _section, before, after: table.records.forget() if not before or not after else None
        )
        table.set_order(source.columns[0].key)
        if self._kind.shown:
            table.columns.restore({"columns": list(self._kind.shown)})
        return table

    def _ticked(self) -> None:
        ticked = len(self.table.records.ticked)
        self.bars.show_actions(self._kind.words.ticked(ticked), on=ticked > 0)

    def tell(self, shown: int, total: int) -> None:
        """How many are listed, and what stands there when there are none."""
        words = self._kind.words.counted(shown, total, self.views.current.query)
        self.bar.set_count(words)
        empty = not shown and not self._listing.numbers(Query())
        self._middle.setCurrentWidget(self.split if shown else self._empty if empty else self._none)
        self._tabs.setVisible(not empty)
        self.header.setContentsMargins(0, 0, 0, self.look.px(12) if empty else 0)
        self.bars.setVisible(not empty)
        self._buttons[1].setVisible(not empty)
        self._buttons[2].setVisible(not empty and not self._page.desk.read_only)

    def regions(self) -> Sequence[QWidget]:
        """The parts that F6 goes through."""
        return (self.header, self.bars, self.table)
