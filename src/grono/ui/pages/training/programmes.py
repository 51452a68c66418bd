"""The page of training: programmes at the left, the editions of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from grono.domain.text import _, n_, p_
from grono.domain.training import EditionState
from grono.services import editing
from grono.services.activities.lists import EDITIONS, PROGRAMMES
from grono.services.columns import Column, Row
from grono.services.commands import Command, Menu
from grono.services.lists import Listing, Query
from grono.services.training.courses import in_hours
from grono.ui.filters import FilterBar, FilterSpec
from grono.ui.header import PageHeader
from grono.ui.page import Desk, Page, Where, command
from grono.ui.pages.training.shown import STATE_COLOURS
from grono.ui.table import Cell, FixedRows, Table
from grono.ui.table.listing import ListSource
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.empty import empty_state
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.select import Select

_PROGRAMMES = (Column("title", _("Programme"), width=260, shown=True),)
_SHOWN = ["title", "first_day", "state", "place", "seated", "maximum"]
_WIDTHS = {"first_day": 128, "state": 150, "place": 140, "seated": 104, "maximum": 88}
_CHIPS = ("when", "state", "year", "project")


class TrainingPage(Page):
    """Both lists at once; a click or Enter opens an edition, F2 or Enter a programme."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"programme", "edition", "session", "registration", "module", "served_project", "project", "tag"}
    )
    declared: ClassVar[Sequence[Command[Any]]] = (
        command(
            "new_record",
            _("New edition"),
            lambda page: page.new_edition(),
            Menu.LIST,
            shortcut="Ctrl+N",
            icon="plus",
        ),
        command(
            "new_programme",
            _("New programme"),
            lambda page: page.new_programme(),
            Menu.LIST,
            shortcut="Ctrl+Shift+N",
            icon="graduation-cap",
        ),
        command(
            "open_programme",
            _("Open the programme"),
            lambda page: page.open_programme(),
            Menu.LIST,
            icon="cards",
        ),
        command("trash_records", _("Move to trash"), lambda page: page.delete(), Menu.LIST, icon="trash"),
        command(
            "print_list",
            _("Print the list…"),
            lambda page: page.print(),
            Menu.FILE,
            shortcut="Ctrl+P",
            icon="printer",
        ),
        command("export_list", _("Export the list…"), lambda page: page.export(), Menu.FILE, icon="export"),
        command(
            "verify_certificate",
            _("Check a certificate…"),
            lambda page: page.verify(),
            Menu.LIST,
            icon="circle-wavy-check",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listing = Listing(desk.store, EDITIONS)
        self._programmes: list[Row] = []
        self.body.addWidget(self._header())
        self._make_programmes()
        self._make_editions()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both())
        self._stack.addWidget(self._nothing())
        self.body.addWidget(self._stack, 1)

    def _header(self) -> PageHeader:
        look = self.look
        export = Button(look, _("Export"), self.export, icon="export", kind=Kind.QUIET)
        programme = Button(
            look, _("New programme"), self.new_programme, icon="graduation-cap", kind=Kind.QUIET
        )
        self.add = Button(look, _("New edition"), self.new_edition, icon="plus", kind=Kind.PRIMARY)
        if self.desk.read_only:
            programme.hide()
            self.add.hide()
        if look.large:
            export.hide()
        return PageHeader(look, p_("place", "Training"), actions=(export, programme, self.add))

    def _make_programmes(self) -> None:
        look = self.look
        self._source = FixedRows(_PROGRAMMES)
        cells = {"title": Cell(second=lambda line: line["note"], stretch=True)}
        self.programmes = Table(look, self._source, _("Programmes"), cells=cells, tickable=False)
        self.programmes.current_changed.connect(lambda _place: self._chosen())
        self.programmes.opened.connect(lambda _place: self.open_programme())
        self.programmes.edit_wanted.connect(lambda _place: self.edit_programme())
        self.programmes.row_menu = self._programme_menu
        self.choice = Select(look, _("Programme"), quiet=True)
        self.choice.chosen.connect(self.choose)

    def _make_editions(self) -> None:
        look, desk = self.look, self.desk
        known = {one.key: one for one in EDITIONS.filters}
        specs = [
            FilterSpec(
                key,
                known[key].title,
                lambda key=key: known[key].choices(desk.store, date.today()),
                shown=not look.large,
            )
            for key in _CHIPS
        ]
        self.bar = FilterBar(look, _("Title, place, number in BUR…"), specs)
        self.bar.changed.connect(self._read)
        source = ListSource(self.listing)
        cells = {
            "title": Cell(stretch=True, strong=True),
            "state": Cell(badge=lambda line: _colour(line.get("state"))),
        }
        self.table = Table(look, source, _("Editions"), cells=cells, tickable=False)
        self.table.columns.restore({"columns": _SHOWN, "widths": _WIDTHS})
        self.table.set_order("first_day", descending=True)
        self.table.order_changed.connect(lambda _key, _down: self._read())
        self.table.opened.connect(lambda _number: self.open_edition())
        self.table.clicked.connect(lambda _index: self.open_edition())
        self.table.edit_wanted.connect(lambda _number: self.edit_edition())
        self.table.delete_wanted.connect(self.delete)
        self.table.row_menu = self._edition_menu
        self.bar.search.returnPressed.connect(self.table.setFocus)

    def _both(self) -> QWidget:
        look, px = self.look, self.look.px
        right = column(self.bar, gap=0)
        self._none = label(look, _("No edition matches."), "secondary")
        self._none.setContentsMargins(px(24), px(16), px(24), px(16))
        right.addWidget(self._none)
        right.addWidget(self.table, 1)
        if look.large:
            head = row(self.choice, margins=(px(24), px(8), px(24), 0))
            whole = column(head, gap=0)
            whole.addLayout(right, 1)
            self.programmes.setParent(self)
            self.programmes.hide()
            return holding(whole)
        open_it = LinkButton(look, _("Open the programme"), self.open_programme, icon="cards")
        foot = row(open_it, None, margins=(px(16), px(8), px(16), px(8)))
        left = column(self.programmes, gap=0)
        left.addLayout(foot)
        side = holding(left, frame="pane", name=look.tr(_("Programmes")))
        side.setFixedWidth(px(290))
        both = row(side, gap=0)
        both.addLayout(right, 1)
        return holding(both)

    def _nothing(self) -> QWidget:
        first = Button(self.look, _("Add the first programme"), self.new_programme, kind=Kind.PRIMARY)
        return empty_state(
            self.look,
            "graduation-cap",
            _("Training programmes and their editions will be here"),
            _("A programme says what is taught; an edition has its dates, people, journal and certificates."),
            () if self.desk.read_only else (first,),
        )

    # Arriving and reading

    def open(self, where: Where) -> None:
        if programme := where.get("programme"):
            self.refresh()
            self.choose(str(programme))
        self.bar.set_filters(where.get("filters", self.bar.filters), str(where.get("search", "")))
        if not self.stale:
            self._read()
        QTimer.singleShot(0, self, self._focus)

    def _focus(self) -> None:
        focused = self.window().focusWidget()
        if self.isVisible() and (focused is None or not focused.isVisible()):
            self.table.setFocus()

    def refresh(self) -> None:
        listing = Listing(self.desk.store, PROGRAMMES)
        ids = listing.ids(Query())
        self._programmes = listing.rows(ids, date.today())
        lines: list[Row] = [{"id": "", "title": self.look.tr(_("All programmes")), "note": self._count()}]
        lines += [
            {"id": one["id"], "title": one["title"], "note": self._note(one)} for one in self._programmes
        ]
        chosen = self.programme
        self._source.all = lines
        self.choice.set_options([(str(line["id"]), line["title"]) for line in lines])
        place = next((at for at, line in enumerate(lines) if line["id"] == chosen), 0)
        self.programmes.show_rows(range(len(lines)), keep=place)
        self.choice.set_value(chosen)
        self._stack.setCurrentIndex(0 if self._programmes else 1)
        self.add.setVisible(bool(self._programmes) and not self.desk.read_only)
        self._read()

    def _count(self) -> str:
        count = len(self.listing.numbers(Query()))
        return self.look.tr(n_("{n} edition", "{n} editions", count))

    def _note(self, one: Row) -> str:
        tr = self.look.tr
        count, minutes = one.get("editions") or 0, one.get("minutes") or 0
        said = [tr(n_("{n} edition", "{n} editions", int(str(count))))]
        if minutes:
            hours: Decimal = in_hours(int(str(minutes)), int(str(one.get("minutes_per_hour") or 45)))
            said.insert(0, tr(_("{hours} h", hours=hours)))
        return " · ".join(said)

    @property
    def programme(self) -> str:
        """The id of the chosen programme; "" for all."""
        place = self.programmes.current_id
        return str(self._source.all[place]["id"]) if 0 <= place < len(self._source.all) else ""

    def choose(self, id: str) -> None:
        """Show the editions of a programme."""
        place = next((at for at, line in enumerate(self._source.all) if line["id"] == id), 0)
        self.programmes.go_to(place)
        self.choice.set_value(id)

    def _chosen(self) -> None:
        if self.isVisible():
            self.desk.here(programme=self.programme)
        self._read()

    def query(self) -> Query:
        """What the right list shows."""
        key, descending = self.table.head.order
        filters = list(self.bar.filters)
        if self.programme:
            filters.append(("programme", (self.programme,)))
        return Query(self.bar.search.text().strip(), tuple(filters), key, descending)

    def _read(self) -> None:
        numbers = self.listing.numbers(self.query())
        if numbers == self.table.records.ids:
            self.table.refresh()
        else:
            self.table.show_rows(numbers)
        self.bar.set_count(n_("{n} edition", "{n} editions", len(numbers)))
        self._none.setVisible(not numbers)

    # Actions

    def current(self) -> str:
        """The edition under the cursor, "" for none."""
        number = self.table.current_id
        return next(iter(self.listing.ids_of([number])), "") if number >= 0 else ""

    def open_edition(self) -> None:
        """The page of the current edition."""
        if id := self.current():
            self.desk.show_record("edition", id)

    def edit_edition(self) -> None:
        """The form of the current edition."""
        if (id := self.current()) and not self.desk.read_only:
            self.desk.go("edition_form", id=id)

    def open_programme(self) -> None:
        """The card of the chosen programme."""
        if self.programme:
            self.desk.show_record("programme", self.programme)

    def edit_programme(self) -> None:
        """The form of the chosen programme."""
        if self.programme and not self.desk.read_only:
            self.desk.go("programme_form", id=self.programme)

    def new_programme(self) -> None:
        """The form of a new programme."""
        if not self.desk.read_only:
            self.desk.go("programme_form")

    def new_edition(self) -> None:
        """The wizard, for the chosen programme."""
        if not self.desk.read_only and self._programmes:
            self.desk.go("edition_wizard", programme=self.programme)

    def delete(self) -> None:
        """Put the current edition, or the programme, into the trash."""
        programme = self.programmes.hasFocus() and bool(self.programme)
        table, id = ("programme", self.programme) if programme else ("edition", self.current())
        if id and not self.desk.read_only:
            name = editing.title_of(self.desk.store, id)
            editing.delete(self.desk.store, table, [id])
            self.desk.toast(_("{name} is in the trash", name=name), undo=True)

    def export(self) -> None:
        """The list of editions as it stands, into a file."""
        from grono.ui.exporting import export_list

        export_list(self.desk, self.listing, self.query(), tuple(self.table.columns.shown()), None)

    def print(self) -> None:
        """The list of editions as it stands, on paper."""
        from grono.ui.list_printing import print_list

        print_list(self.desk, self.listing, self.query(), tuple(self.table.columns.shown()))

    def verify(self) -> None:
        """Ask for a printed number and code, and say whether it is genuine."""
        from grono.ui.pages.training.verifying import ask_and_check

        ask_and_check(self.desk)

    def _programme_menu(self) -> QMenu:
        menu, tr, look = QMenu(self), self.look.tr, self.look
        menu.addAction(look.icon("cards"), tr(_("Open the programme")), self.open_programme)
        if not self.desk.read_only:
            menu.addAction(look.icon("plus"), tr(_("New edition")), self.new_edition)
            menu.addAction(look.icon("pencil-simple"), tr(_("Edit the programme")), self.edit_programme)
        return menu

    def _edition_menu(self) -> QMenu:
        menu, tr, look = QMenu(self), self.look.tr, self.look
        menu.addAction(look.icon("cards"), tr(_("Open the edition")), self.open_edition)
        if not self.desk.read_only:
            menu.addAction(look.icon("pencil-simple"), tr(_("Edit the edition")), self.edit_edition)
            menu.addAction(look.icon("trash"), tr(_("Move to trash")), self.delete)
        return menu

    # What the window asks

    def regions(self) -> Sequence[QWidget]:
        return (self.programmes, self.bar, self.table)

    def search_field(self) -> QWidget | None:
        return self.bar.search

    def save_state(self) -> dict[str, Any]:
        return {
            "programme": self.programme,
            "filters": [[key, list(values)] for key, values in self.bar.filters],
            "table": self.table.save_state(),
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        if state:
            self.bar.set_filters([(key, values) for key, values in state.get("filters", ())])
            self.table.restore_state(state.get("table", {}))


def _colour(state: object) -> str:
    return STATE_COLOURS[state] if isinstance(state, EditionState) else "neutral"
