"""The page of a kind of record: views, filters, a table, cards, actions on the ticked rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QWidget

from grono.domain.ids import Id
from grono.services.columns import Column
from grono.services.lists import Listing, Query
from grono.ui.page import Desk, Page, Where
from grono.ui.records.bars import Screen
from grono.ui.records.card import Card
from grono.ui.records.kinds import Action, RecordKind
from grono.ui.records.page_commands import page_commands
from grono.ui.records.views import View, joined, view_for
from grono.ui.scanning import is_scan

_LIST, _CARD = 0, 1


class RecordPage(Page):
    """List and card of one kind of record."""

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        super().__init__(desk)
        self.kind = kind
        self.listing = Listing(desk.store, kind.records)
        self.area = Screen(self, kind, self.listing)
        self.table = self.area.table
        self.bar = self.area.bar
        self.views = self.area.views
        self.pane = self.area.pane
        self._card: Card | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self.body.addWidget(self._stack)
        self._wanted = ""
        self._busy = False
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        table.current_changed.connect(self._current_changed)
        table.opened.connect(lambda _number: self.open_card())
        table.edit_wanted.connect(lambda _number: self.edit())
        table.delete_wanted.connect(self.delete)
        table.order_changed.connect(lambda _key, _descending: self._read())
        table.row_menu = self._row_menu
        self.bar.changed.connect(self._read)
        self.bar.search.returnPressed.connect(table.setFocus)
        down = QShortcut(QKeySequence("Down"), self.bar.search)
        down.setContext(down.context().WidgetShortcut)
        down.activated.connect(table.setFocus)
        self.pane.closed.connect(self.toggle_pane)

    # Arriving

    def open(self, where: Where) -> None:
        if where.get("edit") and not self.desk.read_only:
            self.desk.here(table=self.kind.table, id=where["id"])
            self.desk.go(self.kind.form, id=where["id"])
            return
        if "view" in where or "filters" in where or "search" in where:
            self._narrow(where)
        self._wanted = str(where.get("id") or self._wanted)
        if "table" in where:
            self._reveal(self._wanted)
        elif not self.stale:
            self._read()
        if where.get("card"):
            self._show_card(str(where["id"]))
        else:
            self._show_list()
            QTimer.singleShot(0, self, self._focus_table)
            if "table" in where:
                QTimer.singleShot(0, self, lambda: self._card_if_alone(str(where["id"])))

    def _focus_table(self) -> None:
        """The arrow keys go through the rows, unless the person is at something else that can be seen."""
        focused = QApplication.focusWidget()
        if self.isVisible() and self.table.isVisible() and (focused is None or not focused.isVisible()):
            self.table.setFocus()

    def _card_if_alone(self, id: str) -> None:
        """Where there is no pane to show a record that was asked for, its card opens as a page."""
        if self.pane.isHidden() and self.current_id() == id:
            self.desk.here(id=id, card=True)
            self._show_card(id)

    def _narrow(self, where: Where) -> None:
        filters = tuple((str(key), tuple(values)) for key, values in where.get("filters", ()))
        keys = {view.key for view in self.views.views}
        if where.get("view") in keys:
            self.views.choose(where["view"])
        else:
            view, filters = view_for(self.views.views, filters)
            self.views.choose(view.key)
        self.bar.set_filters(filters, str(where.get("search", "")))

    def _reveal(self, id: str) -> None:
        """Show a record's row, with fewer filters or another view where it would be hidden."""
        number = self.listing.number_of(id)
        if number is None:
            return
        if number not in self.listing.numbers(self.query()):
            self.bar.set_filters(())
        if number not in self.listing.numbers(self.query()):
            widest = min(self.views.views, key=lambda view: (view.saved is not None, len(view.query.filters)))
            self.views.choose(widest.key)
        self._read()

    def refresh(self) -> None:
        self.views.read(self.desk.store)
        self._read()
        if self._card and self._stack.currentIndex() == _CARD:
            self._card.refresh()
            if self._card.told is None:
                self._show_list()

    # What is listed

    def query(self) -> Query:
        """What the list shows: the view, narrowed by the bar."""
        view = self.views.current.query
        key, descending = self.table.head.order
        return Query(
            search=" ".join(filter(None, (view.search, self.bar.search.text().strip()))),
            filters=(*view.filters, *self.bar.filters),
            sort=key,
            descending=descending,
            day=date.today(),
        )

    def _read(self) -> None:
        numbers = self.listing.numbers(self.query())
        wanted = self.listing.number_of(self._wanted) if self._wanted else None
        self._wanted = ""
        if numbers == self.table.records.ids and wanted in (None, self.table.current_id):
            self.table.refresh()
        else:
            self.table.show_rows(numbers, keep=wanted)
        self.area.tell(len(numbers), self.listing.count(self.views.current.query))
        self._tell_where()
        self.table.when_painted(self._count_soon)

    def _count_soon(self) -> None:
        QTimer.singleShot(0, self, self._count_views)

    def _count_views(self) -> None:
        self.views.count(self.listing.count)

    def view_chosen(self, view: View) -> None:
        """Another view: its own filters and order, nothing more."""
        self.bar.set_filters(())
        if view.query.sort:
            self.table.set_order(view.query.sort, descending=view.query.descending)
        self._read()

    def clear(self) -> None:
        """No filters but those of the view; where the view itself is empty, the widest one."""
        narrowed = bool(self.bar.filters or self.bar.search.text())
        self.bar.set_filters(())
        if not narrowed:
            self.views.choose(min(self.views.views, key=lambda view: len(view.query.filters)).key)
        self._read()
        self.bar.search.setFocus()

    def _current_changed(self, _number: int) -> None:
        self.table.when_painted(self._show_current)
        self._tell_where()

    def _show_current(self) -> None:
        self.pane.show_record(self.current_id())

    def current_id(self) -> str:
        """The record under the cursor, "" for none."""
        number = self.table.current_id
        return next(iter(self.listing.ids_of([number])), "") if number >= 0 else ""

    def _tell_where(self) -> None:
        if self._stack.currentIndex() == _CARD or not self.isVisible():
            return
        filters = [[key, list(values)] for key, values in self.bar.filters]
        where: dict[str, Any] = {"view": self.views.current.key, "id": self.current_id()}
        more = {"filters": filters, "search": self.bar.search.text()}
        self.desk.here(**where, **{key: value for key, value in more.items() if value})

    # The card as a page

    def open_card(self) -> None:
        """Open the card of the current row as a page."""
        if id := self.current_id():
            self.desk.go(self.kind.place, id=id, card=True)

    def _show_card(self, id: str) -> None:
        if self._card is None:
            self._card = Card(self.desk, self.kind, page=True)
            self._card.closed.connect(self.desk.back)
            self._card.moved.connect(self._move_card)
            self._stack.addWidget(self._card)
        self._card.show_record(id, at_once=True)
        if self._card.told is None:
            self._show_list()
            return
        self._stack.setCurrentIndex(_CARD)
        self._card.focus_tabs()

    def _move_card(self, by: int) -> None:
        ids = self.table.records.ids
        place = ids.index(self.table.current_id) + by if self.table.current_id in ids else 0
        if self._card and 0 <= place < len(ids):
            self.table.go_to(ids[place])
            self._card.show_record(self.current_id(), at_once=True)
            self.desk.here(id=self.current_id(), card=True)

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(_LIST)

    def toggle_pane(self) -> None:
        """Open or close the pane beside the list; where there is no room, the card as a page."""
        split = self.area.split
        if self._stack.currentIndex() == _CARD:
            self.desk.back()
        elif split.room:
            had_focus = self.pane.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            split.toggle()
            if had_focus:
                self.table.setFocus()
        else:
            self.open_card()

    # Actions

    def acted_on(self) -> list[str]:
        """The ticked records, or the current one, or the one on the card."""
        if self._card and self._card.told and self._stack.currentIndex() == _CARD:
            return [self._card.told.id]
        return list(self.listing.ids_of(self.table.acted_on()))

    def add(self) -> None:
        """The form of a new record."""
        if not self.desk.read_only:
            self.desk.go(self.kind.form)

    def edit(self) -> None:
        """The form of the current record."""
        ids = self.acted_on()[:1] if self._stack.currentIndex() == _CARD else [self.current_id()]
        if ids and ids[0] and not self.desk.read_only:
            self.desk.go(self.kind.form, id=ids[0])

    def load(self) -> None:
        """The import wizard."""
        if self.kind.imported_as and not self.desk.read_only:
            self.desk.go("import_list", kind=self.kind.imported_as)

    def write(self) -> None:
        """Write to the records acted on."""
        from grono.ui.records import actions

        keys = ("name", "title", "emails", "person_emails")
        if ids := self.acted_on():
            rows = self.listing.rows(ids, date.today(), keys)
            actions.write_to(self.desk, self.kind.recipients(self.desk.store, rows))

    def tag(self) -> None:
        """Tag the records acted on."""
        from grono.ui.records import actions

        self._with_ids(actions.ask_tag)

    def change(self) -> None:
        """Change one field of the records acted on."""
        from grono.ui.records import actions

        self._with_ids(actions.ask_change)

    def act(self, action: Action) -> None:
        """Do something that only this kind of record has."""
        ids = self.acted_on()
        if ids and not self.desk.read_only:
            action.run(self.desk, ids)

    def delete(self) -> None:
        """Put the records acted on into the trash."""
        from grono.ui.records import actions

        self._with_ids(actions.delete)

    def _with_ids(self, run: Callable[[Desk, RecordKind, Sequence[str]], object]) -> None:
        ids = self.acted_on()
        if ids and not self.desk.read_only:
            run(self.desk, self.kind, ids)

    def export(self) -> None:
        """The list as it is on the screen, or its ticked rows, into a file."""
        from grono.ui.exporting import export_list

        export_list(self.desk, self.listing, self.query(), *self._as_shown())

    def print(self) -> None:
        """The list as it is on the screen, or its ticked rows, on paper."""
        from grono.ui.list_printing import print_list

        print_list(self.desk, self.listing, self.query(), *self._as_shown())

    def _as_shown(self) -> tuple[tuple[Column, ...], list[Id] | None]:
        ticked = self.table.records.ticked_ids()
        ids = self.listing.ids_of(ticked) if ticked else None
        return tuple(self.table.columns.shown()), ids

    def save_view(self) -> None:
        """Keep what the list shows under a name."""
        query = self.query()
        filters = joined(self.views.current.query.filters, self.bar.filters)
        self.views.ask_name(Query(query.search, filters, query.sort, query.descending, query.day))

    def tick_all(self) -> None:
        """Tick everything that is listed."""
        self.table.records.tick_all(on=True)

    def _row_menu(self) -> QMenu:
        menu = QMenu(self)
        for one in page_commands(self.kind)[1:7]:
            action = menu.addAction(self.look.icon(one.icon), self.look.tr(one.text))
            action.triggered.connect(lambda _on=False, run=one.run: run(self))
            action.setEnabled(not self.desk.read_only or one.id in ("open_record", "write"))
        for more in self.kind.actions:
            action = menu.addAction(self.look.icon(more.icon), self.look.tr(more.words))
            action.triggered.connect(lambda _on=False, more=more: self.act(more))
            action.setEnabled(not self.desk.read_only)
        copy = menu.addAction(self.look.icon("copy"), self.look.tr(self.area.copy_words))
        copy.triggered.connect(self.table.copy)
        return menu

    # What the window asks

    def regions(self) -> Sequence[QWidget]:
        if self._stack.currentIndex() == _CARD and self._card:
            return (self._card,)
        return (*self.area.regions(), self.pane)

    def search_field(self) -> QWidget | None:
        self._show_list()
        return self.bar.search

    def save_state(self) -> dict[str, Any]:
        return {
            "view": self.views.current.key,
            "filters": [[key, list(values)] for key, values in self.bar.filters],
            "search": self.bar.search.text(),
            "table": self.table.save_state(),
            "split": self.area.split.save_state(),
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        if state:
            self._narrow(state)
            self.table.restore_state(state.get("table", {}))
            self.area.split.restore_state(state.get("split", {}))

    # Dropped lists go to the import wizard; scans are the window's

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from grono.ui.records import files

        found = files.dropped(event.mimeData())
        listed = self.kind.imported_as and not self.desk.read_only and len(found) == 1
        if listed and not is_scan(found[0]):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        from grono.ui.records import files

        path = files.dropped(event.mimeData())[0]
        event.acceptProposedAction()
        self.desk.go("import_list", source=str(path), kind=self.kind.imported_as)
