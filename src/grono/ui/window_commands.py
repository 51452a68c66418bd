"""Commands that only move the view: they belong to the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from grono.domain.text import _
from grono.services.commands import Command, Menu
from grono.ui.places import Group, Place

if TYPE_CHECKING:
    from grono.ui.window import Window

WINDOW_COMMANDS: tuple[Command[Window], ...] = (
    Command(
        id="search",
        text=_("Search or run a command"),
        menu=Menu.GO,
        run=lambda window: window.open_palette(),
        shortcut="Ctrl+K",
        icon="magnifying-glass",
    ),
    Command(
        id="back",
        text=_("Back"),
        menu=Menu.GO,
        run=lambda window: window.back(),
        shortcut="Alt+Left",
        icon="arrow-left",
    ),
    Command(
        id="forward",
        text=_("Forward"),
        menu=Menu.GO,
        run=lambda window: window.forward(),
        shortcut="Alt+Right",
        icon="arrow-right",
    ),
    Command(
        id="next_region",
        text=_("Next part of the window"),
        menu=Menu.GO,
        run=lambda window: window.next_region(1),
        shortcut="F6",
    ),
    Command(
        id="previous_region",
        text=_("Previous part of the window"),
        menu=Menu.GO,
        run=lambda window: window.next_region(-1),
        shortcut="Shift+F6",
    ),
    Command(
        id="find",
        text=_("Find on this page"),
        menu=Menu.EDIT,
        run=lambda window: window.find_here(),
        shortcut="Ctrl+F",
        icon="funnel",
    ),
    Command(
        id="sidebar",
        text=_("Narrow or wide sidebar"),
        menu=Menu.VIEW,
        run=lambda window: window.toggle_sidebar(),
        shortcut="Ctrl+B",
        icon="layout",
    ),
    Command(
        id="shortcuts",
        text=_("Keyboard shortcuts"),
        menu=Menu.HELP,
        run=lambda window: window.show_shortcuts(),
        shortcut="F1",
        icon="keyboard",
    ),
    Command(
        id="quit",
        text=_("Quit"),
        menu=Menu.FILE,
        run=lambda window: window.close(),
        shortcut="Ctrl+Q",
        icon="sign-out",
    ),
)


def place_commands(places: Sequence[Place]) -> list[Command[Window]]:
    """Going to each place: Ctrl+1 … Ctrl+9 in the order of the sidebar, Ctrl+, for the settings."""
    made: list[Command[Window]] = []
    number = 0
    for place in places:
        if place.hidden:
            continue
        number += place.group is not Group.BOTTOM
        keys = f"Ctrl+{number}" if place.group is not Group.BOTTOM and number <= 9 else ""
        made.append(
            Command(
                id=f"go_{place.key}",
                text=place.title,
                menu=Menu.GO,
                run=_going(place.key),
                shortcut="Ctrl+," if place.key == "settings" else keys,
                icon=place.icon,
            )
        )
    return made


def _going(key: str) -> Callable[[Window], object]:
    return lambda window: window.go(key)
