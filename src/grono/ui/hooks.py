"""What the window asks the program for; app.py fills it, tests give simpler answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from grono.domain.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grono.store.store import Store
    from grono.ui.window import Window


class Hit(NamedTuple):
    """A record that was found: its table, id, title and a line about it."""

    kind: str
    id: str
    title: str
    subtitle: object = ""


def _describe(store: Store) -> tuple[str, object]:
    return store.path.stem, ""


def _close(_window: Window, close_now: Callable[[], object]) -> None:
    close_now()


@dataclass(frozen=True)
class Hooks:
    """Answers about a register, and what happens around it.

    describe: the cluster's name and one line about it. search: records that match typed text.
    kinds: table to the name of its group in the search and its icon, in their order.
    backup_line: words and state (ok, warn). cluster_menu: shows the menu of registers under a button.
    before_close: backs up if need be, then calls the function it is given; else the window stays.
    restore: brings a register back from a backup and shows it.
    waiting: how many things wait at each place of the sidebar.
    add: the last line of the search, which makes a new record of what was typed.
    """

    describe: Callable[[Store], tuple[str, object]] = _describe
    search: Callable[[Store, str], Sequence[Hit]] = lambda _store, _text: ()
    kinds: dict[str, tuple[Text, str]] = field(default_factory=dict)
    backup_line: Callable[[Store], tuple[object, str]] = lambda _store: ("", "ok")
    cluster_menu: Callable[[Window, QWidget], object] = lambda _window, _button: None
    before_close: Callable[[Window, Callable[[], object]], object] = _close
    restore: Callable[[Path, Path, Text], object] = lambda _backup, _register, _what: None
    waiting: Callable[[Store], Mapping[str, int]] = lambda _store: {}
    settings_key: Callable[[Store], str] = lambda store: f"register-{store.path.stem}"
    add: Callable[[Window, str], object] | None = None
    add_text: Callable[[str], Text] | None = None
