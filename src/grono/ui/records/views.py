"""Saved views of a list as tabs: the standard ones, and those that the office keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from grono.domain.text import Text, _
from grono.domain.views import SavedView
from grono.services import views
from grono.services.fields import Field
from grono.services.lists import Query
from grono.store.store import Store
from grono.ui.overlay import below
from grono.ui.page import Desk
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.choices import Tabs
from grono.ui.widgets.layout import row
from grono.ui.widgets.select import Select

Filters = tuple[tuple[str, tuple[str, ...]], ...]
_NAME = Field("name", _("Name of the view"), _("Other"), required=True)


@dataclass(frozen=True)
class View:
    """One tab: a query under a name; saved is the row of the office's own ones."""

    key: str
    title: Text | str
    query: Query
    saved: SavedView | None = None


def all_views(store: Store, list_key: str) -> list[View]:
    """The standard views, then the saved ones."""
    standard = [View(key, title, Query(filters=filters)) for key, title, filters in views.STANDARD[list_key]]
    return standard + [View(view.id, view.name, query, view) for view, query in views.saved(store, list_key)]


def view_for(known: Sequence[View], filters: Filters) -> tuple[View, Filters]:
    """The view that goes furthest towards some filters, and what must be added to it."""
    wanted = dict(filters)

    def fits(view: View) -> bool:
        own = dict(view.query.filters)
        return all(set(own[key]) == set(wanted.get(key, ())) for key in own) and not view.query.search

    best = max((view for view in known if fits(view)), key=lambda view: len(view.query.filters))
    covered = dict(best.query.filters)
    return best, tuple((key, values) for key, values in filters if key not in covered)


def joined(base: Filters, more: Filters) -> Filters:
    """Both sets of filters at once; where both narrow the same field, what they have in common."""
    known = dict(base)
    for key, values in more:
        known[key] = tuple(value for value in values if value in known[key]) if key in known else values
    return tuple(known.items())


class _TabsOrList(QWidget):
    """Tabs where there is room for them, else a list to choose from."""

    def __init__(self, tabs: Tabs, select: Select, beside: Sequence[QWidget], gap: int) -> None:
        super().__init__()
        self._tabs = tabs
        self._select = select
        self._beside = beside
        self._gap = gap
        select.hide()
        self.setLayout(row(tabs, select, None, *beside, gap=gap))

    def fit(self) -> None:
        """Show the one that fits."""
        taken = sum(widget.sizeHint().width() + self._gap for widget in self._beside)
        room = self.width() - taken >= self._tabs.sizeHint().width()
        self.setContentsMargins(0, 0, 0, 0 if room else self._gap)
        self._tabs.setVisible(room)
        self._select.setVisible(not room)

    def minimumSizeHint(self) -> QSize:
        taken = sum(widget.sizeHint().width() + self._gap for widget in self._beside)
        return QSize(self._select.minimumSizeHint().width() + taken, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class ViewTabs:
    """The tabs and the ways to keep, rename and delete views."""

    def __init__(self, desk: Desk, list_key: str, chosen: Callable[[View], object]) -> None:
        self._desk = desk
        self._list_key = list_key
        self._chosen = chosen
        self.views: list[View] = []
        look = desk.look
        self.tabs = Tabs(look, _("Saved views"))
        self.save = LinkButton(look, _("Save view"), lambda: self.save_wanted(), icon="bookmark-simple")
        self.save_wanted: Callable[[], object] = lambda: None
        self.manage = IconButton(look, "dots-three", _("Rename or delete the view"))
        self.manage.clicked.connect(lambda: self.menu().popup(below(self.manage)))
        self.tabs.chosen.connect(self._tab_chosen)
        self.select = Select(look, _("Saved views"))
        self.select.chosen.connect(lambda key: self.tabs.choose(key))
        self.bar = _TabsOrList(self.tabs, self.select, (self.manage, self.save), look.px(12))

    def read(self, store: Store) -> None:
        """Read the views anew; the chosen one stays chosen while it is there."""
        found = all_views(store, self._list_key)
        if found != self.views:
            current = self.tabs.current
            self.views = found
            self.tabs.remove_all()
            for view in found:
                self.tabs.add(view.key, view.title)
            self.select.set_options([(view.key, view.title) for view in found])
            keys = [view.key for view in found]
            self.choose(current if current in keys else keys[0])
        self._show_ways()

    def count(self, counted: Callable[[Query], int]) -> None:
        """Tell how many records each view holds."""
        for view in self.views:
            self.tabs.set_count(view.key, counted(view.query))
        self.bar.fit()

    def _show_ways(self) -> None:
        self.select.set_value(self.current.key)
        self.manage.setVisible(self.current.saved is not None and not self._desk.read_only)
        self.save.setVisible(not self._desk.read_only)

    @property
    def current(self) -> View:
        """The view that is chosen."""
        return next(view for view in self.views if view.key == self.tabs.current)

    def choose(self, key: str) -> None:
        """Choose a view, without telling."""
        self.tabs.choose(key, quietly=True)
        self._show_ways()

    def _tab_chosen(self, _key: str) -> None:
        self._show_ways()
        self._chosen(self.current)

    def ask_name(self, query: Query) -> None:
        """Ask under which name to keep what the list shows now."""
        from grono.ui.records.asking import FieldsDialog

        desk = self._desk
        dialog = FieldsDialog(desk.look, _("Save the view"), (_NAME,), _("Save view"))

        def then(key: str) -> None:
            if key == "save":
                view = views.save(desk.store, self._list_key, str(dialog.editor("name").value()), query)
                self.choose(view.id)
                self._chosen(self.current)
                desk.toast(_("View saved: {name}", name=view.name), undo=True)

        desk.ask(dialog, then=then)

    def menu(self) -> QMenu:
        """What can be done with a view of the office's own."""
        look = self._desk.look
        menu = QMenu(self.manage)
        menu.addAction(look.icon("pencil-simple"), look.tr(_("Rename the view…")), self._rename)
        menu.addAction(look.icon("trash"), look.tr(_("Delete the view")), self._delete)
        return menu

    def _rename(self) -> None:
        from grono.ui.records.asking import FieldsDialog

        view = self.current.saved
        if view is None:
            return
        desk = self._desk
        dialog = FieldsDialog(
            desk.look, _("Rename the view"), (_NAME,), _("Rename"), values={"name": view.name}
        )

        def then(key: str) -> None:
            if key == "save":
                views.rename(desk.store, view, str(dialog.editor("name").value()))

        desk.ask(dialog, then=then)

    def _delete(self) -> None:
        view = self.current.saved
        if view is not None:
            views.remove(self._desk.store, view)
            self._chosen(self.current)
            self._desk.toast(_("View deleted: {name}", name=view.name), undo=True)
