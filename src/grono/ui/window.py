"""The window: sidebar, pages, history, menus, messages. What it shows is the pages' business."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from grono.domain.text import Text, UserError, _
from grono.services.commands import COMMANDS, Command
from grono.ui.actions import Actions
from grono.ui.hooks import Hooks
from grono.ui.look import Look
from grono.ui.navigation import Stop, Trail
from grono.ui.overlay import Dialog, Overlay
from grono.ui.places import Place
from grono.ui.settings import Settings
from grono.ui.sidebar import Sidebar
from grono.ui.strip import Strip
from grono.ui.tasks import Tasks
from grono.ui.window_commands import WINDOW_COMMANDS, place_commands

if TYPE_CHECKING:
    from grono.store.store import Store
    from grono.ui.page import Page

_NARROW_BELOW = 1200


class Window(QMainWindow):
    """One register, one window; it is the desk of its pages."""

    def __init__(self, look: Look, settings: Settings, places: Sequence[Place], hooks: Hooks) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.hooks = hooks
        self.tasks = Tasks(self.show_problem)
        self._places = {place.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self._store: Store | None = None
        self._read_only = False
        self._trail = Trail()
        self._sidebar_choice: bool | None = None
        self._alt_alone = False
        self._closing = False
        self.setWindowTitle("Grono")
        self.setMinimumSize(1024, 640)
        self.actions_ = Actions(self, look, settings, self._run)
        self._lay_out(tuple(places))
        self.overlay = Overlay(look, self)
        self.overlay.changed.connect(lambda opened: self.actions_.suspend(suspended=opened))
        self.actions_.add([*COMMANDS, *WINDOW_COMMANDS, *place_commands(tuple(places))])
        self.menuBar().hide()
        self._restore_geometry()

    def _lay_out(self, places: tuple[Place, ...]) -> None:
        whole = QWidget()
        line = QVBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.sidebar = Sidebar(self.look, places, self.open_palette)
        self.sidebar.wanted.connect(self.go)
        self.sidebar.open_menu = lambda button: self.hooks.cluster_menu(self, button)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._strip: Strip | None = None
        self.stack = QStackedWidget()
        self._column.addWidget(self.stack, 1)
        from grono.ui.widgets.layout import row

        line.addLayout(row(self.sidebar, self._content, gap=0))
        self.setCentralWidget(whole)

    # The desk

    @property
    def store(self) -> Store:
        """The open register."""
        if self._store is None:
            raise UserError(_("No register is open."), todo=_("Open one or make a new one."))
        return self._store

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._read_only

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        here = self._trail.current
        return self._pages.get(here.place) if here else None

    def show_register(self, store: Store, *, read_only: bool = False) -> None:
        """Fill the window with a register; the pages come back to where they were."""
        self._drop_pages()
        self._store = store
        self._read_only = read_only
        self._trail = Trail()
        store.on_change(self._changed)
        self.sidebar.show()
        self.tell_register()
        place, where = self.settings.get(f"{self._key()}/last", ["today", {}])
        first = next(iter(self._places))
        self.go(place if place in self._places else first, **where)

    def show_start(self) -> None:
        """No register: only the start page, without the sidebar."""
        self._drop_pages()
        self._store = None
        self._trail = Trail()
        self.set_strip(None)
        self.sidebar.hide()
        self.go("start")

    def tell_register(self) -> None:
        """Say anew whose register it is, when it was backed up, what waits where."""
        if self._store is None:
            return
        name, note = self.hooks.describe(self._store)
        self.sidebar.cluster.show_cluster(name, note)
        self.sidebar.backup.show_backup(*self.hooks.backup_line(self._store))
        self.setWindowTitle(f"{name} – Grono" if name else "Grono")
        for id, step, words in (
            ("undo", self._store.next_undo, _("Undo: {what}")),
            ("redo", self._store.next_redo, _("Redo: {what}")),
        ):
            action = self.actions_.action(id)
            action.setEnabled(step is not None and not self._read_only)
            named = (
                Text(words.msgid, {"what": step.message}) if step else (_("Undo"), _("Redo"))[id == "redo"]
            )
            action.setText(self.look.tr(named))

    def go(self, place: str, **where: Any) -> None:
        """Open a page; a step in the history."""
        self._trail.visit(Stop(place, where))
        self._arrive()

    def here(self, **where: Any) -> None:
        """Tell what the page shows now."""
        self._trail.here(where)

    def back(self) -> None:
        """The page before."""
        if self._trail.move(-1):
            self._arrive()

    def forward(self) -> None:
        """The page that was left by going back."""
        if self._trail.move(1):
            self._arrive()

    def show_record(self, table: str, id: str) -> None:
        """Open a record on the page that shows its kind."""
        for place in self._places.values():
            if table in place.shows:
                self.go(place.key, table=table, id=id)
                return

    def do(self, command: str) -> None:
        """Run a command by its id."""
        self.actions_.do(command)

    def toast(
        self, text: object, *, undo: bool = False, action: tuple[object, Callable[[], object]] | None = None
    ) -> None:
        """Say shortly that something is done."""
        words, run = action or ((_("Undo"), lambda: self.do("undo")) if undo else (None, None))
        self._toaster().say(text, action=words, run=run)

    def error(self, error: UserError) -> None:
        """Say what happened, why, and what to do."""
        from grono.ui.messages import ErrorDialog

        self.ask(ErrorDialog(self.look, error))

    def ask(self, dialog: Dialog, then: Callable[[str], object] | None = None) -> None:
        """Show a dialog over the window; then gets the key of the answer."""
        self.overlay.ask(dialog, then)

    def show_problem(self, error: BaseException) -> None:
        """Whatever went wrong: what people can mend, or a bug."""
        from grono.ui.messages import BugDialog

        if isinstance(error, UserError):
            self.error(error)
        else:
            self.ask(BugDialog(self.look, error))

    # What the commands do

    def _run(self, command: Command[Any]) -> None:
        if command in COMMANDS:
            self._run_on_store(command)
        elif self.page and command in self.page.commands():
            command.run(self.page)
        else:
            command.run(self)

    def _run_on_store(self, command: Command[Store]) -> None:
        told = command.run(self.store)
        if isinstance(told, Text):
            words = _("Redone: {what}", what=told) if command.id == "redo" else _("Undone: {what}", what=told)
            again = None if command.id == "redo" else (_("Redo"), lambda: self.do("redo"))
            self.toast(words, action=again)

    def open_palette(self) -> None:
        """Search over everything."""
        from grono.ui.palette import Palette

        self.ask(Palette(self.look, self))

    def show_shortcuts(self) -> None:
        """All keys on one card."""
        from grono.ui.shortcuts import ShortcutsDialog

        self.ask(ShortcutsDialog(self.look, self.actions_))

    def find_here(self) -> None:
        """Put the focus into the page's search field."""
        field = self.page.search_field() if self.page else None
        if field:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_sidebar(self) -> None:
        """Wide or narrow, against the width of the window."""
        self._sidebar_choice = not self.sidebar.narrow
        self._fit_sidebar()

    def next_region(self, step: int) -> None:
        """F6: the sidebar, then the parts of the page."""
        parts = [self.sidebar, *(self.page.regions() if self.page else ())]
        parts = [part for part in parts if part.isVisible()]
        focused = QApplication.focusWidget()
        inside = [part is focused or (focused is not None and part.isAncestorOf(focused)) for part in parts]
        at = inside.index(True) if True in inside else -1 if step > 0 else 0
        focus_first(parts[(at + step) % len(parts)])

    # Pages

    def _arrive(self) -> None:
        stop = self._trail.current
        if stop is None:
            return
        leaving = self.stack.currentWidget()
        page = self._pages.get(stop.place) or self._make(stop.place)
        if leaving is not None and leaving is not page:
            leaving.leaving()  # pyright: ignore[reportAttributeAccessIssue]
        self.sidebar.show_place(stop.place)
        self.stack.setCurrentWidget(page)
        page.arrive(dict(stop.where))
        self.actions_.show_page(page.commands())
        self.actions_.action("back").setEnabled(self._trail.can_move(-1))
        self.actions_.action("forward").setEnabled(self._trail.can_move(1))

    def _make(self, key: str) -> Page:
        page = self._places[key].make(self)
        page.setAccessibleName(self.look.tr(self._places[key].title))
        self._pages[key] = page
        self.stack.addWidget(page)
        page.restore_state(self.settings.get(f"{self._key()}/pages/{key}", {}))
        return page

    def _changed(self, tables: set[str]) -> None:
        self.tell_register()
        for page in list(self._pages.values()):
            page.changed(tables)

    def _key(self) -> str:
        return self.hooks.settings_key(self._store) if self._store else "start"

    def save_state(self) -> None:
        """Remember what every page shows."""
        if page := self.page:
            page.leaving()
        for key, page in self._pages.items():
            self.settings.set(f"{self._key()}/pages/{key}", page.save_state())
        if self._store is not None and (stop := self._trail.current):
            self.settings.set(f"{self._key()}/last", [stop.place, stop.where])
        self.settings.set("geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self.settings.save()

    def _drop_pages(self) -> None:
        if self._pages:
            self.save_state()
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def set_strip(self, strip: Strip | None) -> None:
        """The thin line above the page, or none."""
        if self._strip:
            self._strip.hide()
            self._strip.deleteLater()
        self._strip = strip
        if strip:
            self._column.insertWidget(0, strip)

    def _toaster(self) -> Any:
        from grono.ui.toast import Toast

        if not hasattr(self, "_toast"):
            self._toast = Toast(self.look, self._content)
        return self._toast

    # Size, keys, the end

    def _restore_geometry(self) -> None:
        if saved := self.settings.get("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))
            return
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width()), min(900, room.height()))

    def _fit_sidebar(self) -> None:
        small = self.width() < _NARROW_BELOW or self.look.large
        narrow = small if self._sidebar_choice is None else self._sidebar_choice
        if narrow != self.sidebar.narrow:
            self.sidebar.set_narrow(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() // _NARROW_BELOW != event.size().width() // _NARROW_BELOW:
            self._sidebar_choice = None
        self._fit_sidebar()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone and not self.menuBar().isNativeMenuBar():
            self.menuBar().setVisible(not self.menuBar().isVisible())
            if self.menuBar().isVisible():
                self.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing or self._store is None:
            self.save_state()
            self.tasks.stop()
            event.accept()
            return
        event.ignore()
        self.save_state()
        self.hooks.before_close(self, self.close_now)

    def close_now(self) -> None:
        """Close without further questions; everything is kept."""
        self._closing = True
        QTimer.singleShot(0, self.close)


def focus_first(part: QWidget) -> None:
    """Put the focus on the first thing of a part that takes it."""
    if isinstance(part, Sidebar):
        part.focus_current()
        return
    widget = part
    for _turn in range(10_000):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        widget = widget.nextInFocusChain()
        if widget is part:
            return
