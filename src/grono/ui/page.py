"""The base of every page, and what a page may ask of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grono.domain.text import Text, UserError
from grono.services.commands import Command
from grono.ui.hooks import Hit
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.settings import Settings
from grono.ui.strip import Strip
from grono.ui.tasks import Tasks

if TYPE_CHECKING:
    from grono.store.store import Store
    from grono.ui.actions import Actions

Where = dict[str, Any]
"""What a page shows at the moment, small enough for the history and the settings."""


class Desk(Protocol):
    """The window as a page sees it: the open register, and requests to show something."""

    look: Look
    tasks: Tasks
    settings: Settings

    @property
    def actions_(self) -> Actions:
        """The commands of the window with their keys."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether a register is open."""
        ...

    @property
    def store(self) -> Store:
        """The open register."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def go(self, place: str, **where: Any) -> None:
        """Open a page; a step in the history."""
        ...

    def here(self, **where: Any) -> None:
        """Tell what the page shows now, so that back, forward and a restart come back to it."""
        ...

    def back(self) -> None:
        """The page before."""
        ...

    def show_record(self, table: str, id: str, **where: Any) -> None:
        """Open a record on the page that shows its kind."""
        ...

    def remember(self, hit: Hit) -> None:
        """Put a record at the top of those opened lately."""
        ...

    def tell_register(self) -> None:
        """Say anew whose register it is, when it was backed up, what can be undone."""
        ...

    def set_strip(self, strip: Strip | None) -> None:
        """The thin line above the page, or none."""
        ...

    def do(self, command: str) -> None:
        """Run a command by its id."""
        ...

    def toast(
        self, text: object, *, undo: bool = False, action: tuple[object, Callable[[], object]] | None = None
    ) -> None:
        """Say shortly that something is done; undo adds the button that takes it back."""
        ...

    def error(self, error: UserError) -> None:
        """Say what happened, why, and what to do."""
        ...

    def restore(self, backup: Path, register: Path, what: Text) -> None:
        """Bring a register back from a backup and show it; what names the state."""
        ...

    def ask(self, dialog: Dialog, then: Callable[[str], object] | None = None) -> None:
        """Show a dialog over the window; then gets the key of the answer."""
        ...


class Page(QWidget):
    """One screen. Built when first shown; refreshed when tables that it shows have changed."""

    tables: ClassVar[frozenset[str]] = frozenset()
    """What it shows; empty means that every change concerns it."""

    declared: ClassVar[Sequence[Command[Any]]] = ()
    """Every command of the page, known before it is built; the settings list their keys."""

    floor: ClassVar[int] = 0
    """The height of a bar at the bottom that messages must not cover."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    # What a page overrides

    def open(self, where: Where) -> None:
        """Show what `where` says; called on every arrival, before refresh."""

    def refresh(self) -> None:
        """Read again what is shown; never called by hand after an action."""

    def show_record(self, table: str, id: str) -> None:
        """Show one record."""

    def save_state(self) -> dict[str, Any]:
        """Filter, order, widths: what comes back after a restart."""
        return {}

    def restore_state(self, state: dict[str, Any]) -> None:
        """As it was left."""

    def commands(self) -> Sequence[Command[Any]]:
        """What can be done here and now; the palette and the menus list it."""
        return self.declared

    def regions(self) -> Sequence[QWidget]:
        """The parts that F6 goes through, in reading order."""
        return (self,)

    def search_field(self) -> QWidget | None:
        """Where Ctrl+F goes."""
        return None

    def leaving(self) -> None:
        """The page is left or the window closes: keep the draft."""

    # What the window calls

    def changed(self, tables: set[str]) -> None:
        """Something was written; reads again at once when visible, else on the next arrival."""
        if self.tables and not self.tables & tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self.stale = True

    def arrive(self, where: Where) -> None:
        """Come to the page."""
        self.open(where)
        if self.stale:
            self.stale = False
            self.refresh()


def command(
    id: str, text: Text, run: Callable[[Any], object], menu: Any, *, shortcut: str = "", icon: str = ""
) -> Command[Any]:
    """A command of a page in one line."""
    return Command(id=id, text=text, run=run, menu=menu, shortcut=shortcut, icon=icon)
