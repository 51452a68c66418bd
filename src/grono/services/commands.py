"""Commands: what a person can do, as a menu line, a shortcut, a line of the palette. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from grono.domain.text import Labelled, Text, _

if TYPE_CHECKING:
    from grono.store.store import Store

Subject = TypeVar("Subject")


class Menu(Labelled):
    """The menus of the window, and the parts of the list of shortcuts."""

    FILE = "file", _("File")
    EDIT = "edit", _("Edit")
    LIST = "list", _("Lists")
    VIEW = "view", _("View")
    GO = "go", _("Go")
    HELP = "help", _("Help")


@dataclass(frozen=True, kw_only=True)
class Command(Generic[Subject]):
    """One thing to do. shortcut: as text ("Ctrl+Shift+Z"), "" with the reason beside it in the list.

    run: gets the register, or the window for what only moves the view. words: other names it is found by.
    """

    id: str
    text: Text
    menu: Menu
    run: Callable[[Subject], object]
    shortcut: str = ""
    icon: str = ""
    words: str = ""


COMMANDS: tuple[Command[Store], ...] = (
    Command(
        id="undo",
        text=_("Undo"),
        menu=Menu.EDIT,
        run=lambda store: store.undo(),
        shortcut="Ctrl+Z",
        icon="arrow-u-up-left",
    ),
    Command(
        id="redo",
        text=_("Redo"),
        menu=Menu.EDIT,
        run=lambda store: store.redo(),
        shortcut="Ctrl+Y",
        icon="arrow-u-up-right",
    ),
)
