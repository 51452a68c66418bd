"""The window: sidebar, pages, menus, messages. What it shows is the pages' business."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMainWindow

from grono.domain.text import Text, UserError, _

# The bare frame stands on the screen before anything else is imported: keep the imports above few. The
# name Qt alone takes a tenth of the time that an empty window needs, for all the enums in it.
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from grono.services.commands import Command
    from grono.store.store import Store
    from grono.ui.hooks import Hit, Hooks
    from grono.ui.look import Look
    from grono.ui.overlay import Dialog
    from grono.ui.places import Place
    from grono.ui.settings import Settings
    from grono.ui.strip import Strip

_NARROW_BELOW = 1200
_RECENT = 12


class Window(QMainWindow):
    """One register, one window; it is the desk of its pages."""

    look: Look
    settings: Settings
    hooks: Hooks

    def __init__(self) -> None:
        super().__init__()
        self.furnished = False
        self.ground = ""  # the colour of the bare frame
        self._store: Store | None = None
        self._stop_listening: Callable[[], object] = lambda: None
        self._read_only = False
        self._narrow: bool | None = None
        self._alt_alone = False
        self._closing = False
        self._strip: Strip | None = None
        self.setWindowTitle("Grono")
        self.setMinimumSize(1024, 640)

    def furnish(self, look: Look, settings: Settings, places: Sequence[Place], hooks: Hooks) -> None:
        """Put everything into the bare frame."""
        from grono.services.commands import COMMANDS
        from grono.ui.actions import Actions
        from grono.ui.overlay import Overlay
        from grono.ui.tasks import Tasks
        from grono.ui.window_commands import WINDOW_COMMANDS, place_commands

        self.look = look
        self.settings = settings
        self.hooks = hooks
        self.tasks = Tasks(self.show_problem)
        look.theme.changed.connect(self._dress)
        self._dress()
        self.actions_ = Actions(self, look, settings, self._run)
        self._lay_out(places)
        self.overlay = Overlay(look, self)
        self.overlay.changed.connect(lambda opened: self.actions_.suspend(suspended=opened))
        self.actions_.add([*COMMANDS, *WINDOW_COMMANDS, *place_commands(places)])
        self.menuBar().hide()
        self.furnished = True
        self._fit_sidebar()

    def _dress(self) -> None:
        self.setStyleSheet(self.look.theme.sheet)

    def _lay_out(self, places: Sequence[Place]) -> None:
        from grono.ui.book import Book
        from grono.ui.progress import ProgressCard
        from grono.ui.sidebar import Sidebar
        from grono.ui.toast import Toast
        from grono.ui.waiting import Waiting
        from grono.ui.widgets.layout import column, holding, row

        self.sidebar = Sidebar(self.look, places, self.open_palette)
        self.sidebar.wanted.connect(self.go)
        self.sidebar.open_menu = lambda button: self.hooks.cluster_menu(self, button)
        self.book = Book(self, self.settings, places)
        self._waiting = Waiting(self)
        self.book.arrived.connect(self._arrived)
        self.actions_.of_pages = self.book.declared
        self._column = column(gap=0)
        self._column.addWidget(self.book, 1)
        content = holding(self._column, frame="canvas")
        self.setCentralWidget(holding(row(self.sidebar, content, gap=0)))
        self._toast = Toast(self.look, content)
        self._progress = ProgressCard(self.look, self.tasks, content)

    # The desk

    @property
    def is_open(self) -> bool:
        """Whether a register is open."""
        return self._store is not None

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

    def show_register(self, store: Store, *, read_only: bool = False) -> None:
        """Fill the window with a register; the pages come back to where they were."""
        self.book.reopen(self.hooks.settings_key(store))
        self._store = store
        self._read_only = read_only
        self._stop_listening()
        self._stop_listening = store.on_change(self._changed)
        self.sidebar.show()
        self.tell_register()
        place, where = self.book.first()
        self.go(place, **where)

    def show_start(self) -> None:
        """No register: only the start page, without the sidebar."""
        self.book.reopen("start")
        self._stop_listening()
        self._store = None
        self.set_strip(None)
        self.sidebar.hide()
        self.go("start")

    def tell_register(self) -> None:
        """Say anew whose register it is, when it was backed up, what can be undone."""
        if self._store is None:
            return
        self._waiting.soon()
        name, note = self.hooks.describe(self._store)
        self.sidebar.cluster.show_cluster(name, note)
        self.sidebar.backup.show_backup(*self.hooks.backup_line(self._store))
        self.setWindowTitle(f"{name} – Grono" if name else "Grono")
        before, after = self._store.next_undo, self._store.next_redo
        names = {
            "undo": _("Undo: {what}", what=before.message) if before else None,
            "redo": _("Redo: {what}", what=after.message) if after else None,
        }
        for id, named in names.items():
            self.actions_.name(id, named, usable=named is not None and not self._read_only)

    def go(self, place: str, **where: Any) -> None:
        """Open a page; a step in the history."""
        self.book.go(place, where)

    def here(self, **where: Any) -> None:
        """Tell what the page shows now."""
        self.book.here(where)

    def back(self) -> None:
        """The page before."""
        self.book.turn(-1)

    def forward(self) -> None:
        """The page that was left by going back."""
        self.book.turn(1)

    def show_record(self, table: str, id: str, **where: Any) -> None:
        """Open a record on the page that shows its kind."""
        self.book.go(self.book.place_of(table), {"table": table, "id": id, **where})

    def edit_record(self, table: str, id: str) -> None:
        """Open a record in its form."""
        self.show_record(table, id, edit=True)

    def do(self, command: str) -> None:
        """Run a command by its id."""
        self.actions_.do(command)

    def toast(
        self,
        text: object,
        *,
        undo: bool = False,
        action: tuple[object, Callable[[], object]] | None = None,
        error: bool = False,
    ) -> None:
        """Say shortly that something is done; an error stays until it is closed."""
        words, run = action or ((_("Undo"), lambda: self.do("undo")) if undo else (None, None))
        keys = self.actions_.action("undo").shortcut().toString() if undo and not action else ""
        self._toast.say(text, action=words, run=run, keys=keys, error=error)

    def restore(self, backup: Path, register: Path, what: Text) -> None:
        """Bring a register back from a backup and show it; what names the state."""
        self.hooks.restore(backup, register, what)

    def ask(self, dialog: Dialog, then: Callable[[str], object] | None = None) -> None:
        """Show a dialog over the window; then gets the key of the answer."""
        self.overlay.ask(dialog, then)

    def error(self, error: UserError) -> None:
        """Say what happened, why, and what to do."""
        from grono.ui.messages import ErrorDialog

        self.ask(ErrorDialog(self.look, error))

    def show_problem(self, error: BaseException) -> None:
        """Whatever went wrong: what people can mend, or a bug."""
        from grono.ui.messages import BugDialog

        if isinstance(error, UserError):
            self.error(error)
        else:
            self.ask(BugDialog(self.look, error))

    # What the commands do

    def _run(self, command: Command[Any]) -> None:
        from grono.services.commands import COMMANDS

        self._alt_alone = False  # a shortcut with Alt is no wish for the menu bar
        page = self.book.page
        if command in COMMANDS:
            self._run_on_store(command)
        elif page and self.actions_.is_of_page(command.id):
            command.run(page)
        else:
            command.run(self)

    def _run_on_store(self, command: Command[Store]) -> None:
        told = command.run(self.store)
        if not isinstance(told, Text):
            return
        if command.id == "redo":
            self.toast(_("Redone: {what}", what=told), undo=True)
        else:
            self.toast(_("Undone: {what}", what=told), action=(_("Redo"), lambda: self.do("redo")))

    def open_palette(self) -> None:
        """Search over everything."""
        from grono.ui.palette import Palette

        self.ask(Palette(self.look, self))

    def show_shortcuts(self) -> None:
        """All keys on one card."""
        from grono.ui.shortcuts import ShortcutsDialog

        def then(answer: str) -> None:
            if answer == "change":
                self.go("settings", section="shortcuts")

        self.ask(ShortcutsDialog(self.look, self.actions_), then)

    def find_here(self) -> None:
        """Put the focus into the page's search field."""
        from PySide6.QtCore import Qt

        field = self.book.page.search_field() if self.book.page else None
        if field:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_sidebar(self) -> None:
        """Wide or narrow, against the width of the window."""
        self._narrow = not self.sidebar.narrow
        self._fit_sidebar()

    def next_region(self, step: int) -> None:
        """F6: the sidebar, then the parts of the page."""
        from grono.ui.regions import next_region

        next_region([self.sidebar, *(self.book.page.regions() if self.book.page else ())], step)

    # Records opened lately

    def recent(self) -> list[list[str]]:
        """What the palette shows before anything is typed."""
        return self.settings.get(f"{self.hooks.settings_key(self._store)}/recent", []) if self._store else []

    def remember(self, hit: Hit) -> None:
        """Put a record at the top of the recent ones."""
        known = [list(hit), *(one for one in self.recent() if one[1] != hit.id)][:_RECENT]
        self.settings.set(f"{self.hooks.settings_key(self.store)}/recent", known)

    # Pages

    def _arrived(self, place: str) -> None:
        self.sidebar.show_place(place)
        self._toast.floor = self.book.page.floor if self.book.page else 0
        self._toast.place()
        self.actions_.show_page(self.book.page.commands() if self.book.page else ())
        self.actions_.action("back").setEnabled(self.book.can_move(-1))
        self.actions_.action("forward").setEnabled(self.book.can_move(1))

    def _changed(self, tables: set[str]) -> None:
        self.tell_register()
        self.book.changed(tables)

    def set_strip(self, strip: Strip | None) -> None:
        """The thin line above the page, or none."""
        if self._strip:
            self._strip.hide()
            self._strip.deleteLater()
        self._strip = strip
        if strip:
            self._column.insertWidget(0, strip)

    # Size, keys, the end

    def place_on_screen(self, geometry: str | None) -> None:
        """Where the window was, or in the size it was drawn for."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
            return
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width()), min(900, room.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.furnished and self.ground:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(self.ground))
            painter.end()

    def _fit_sidebar(self) -> None:
        small = self.width() < _NARROW_BELOW or self.look.large
        narrow = small if self._narrow is None else self._narrow
        if narrow != self.sidebar.narrow:
            self.sidebar.set_narrow(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if (event.oldSize().width() < _NARROW_BELOW) != (event.size().width() < _NARROW_BELOW):
            self._narrow = None
        super().resizeEvent(event)
        if self.furnished:
            self._fit_sidebar()
            self._progress.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = _is_alt(event)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        alone = _is_alt(event) and self._alt_alone
        if alone and self.furnished and not self.menuBar().isNativeMenuBar():
            self.actions_.toggle_bar()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def save_state(self) -> None:
        """Remember pages and place on the screen."""
        self.book.save_state()
        self.settings.set("geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self.settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.furnished:
            event.accept()
            return
        self.save_state()
        if self._closing or self._store is None:
            self.tasks.stop()
            self.book.close_pages()
            event.accept()
            return
        event.ignore()
        self.hooks.before_close(self, self.close_now)

    def retire(self) -> None:
        """Another window takes over; the register stays open."""
        self._stop_listening()
        self._closing = True
        self.close()
        self.deleteLater()

    def close_now(self) -> None:
        """Close without further questions; everything is kept."""
        self._closing = True
        QTimer.singleShot(0, self.close)


def _is_alt(event: QKeyEvent) -> bool:
    from PySide6.QtCore import Qt

    return event.key() == Qt.Key.Key_Alt
