"""What a page of records shows, in which words, and what the card of one record holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text
from grono.services.columns import Row
from grono.services.lists import Query, RecordList
from grono.store.store import Store
from grono.ui.records.source import ShownSource
from grono.ui.table import Cell

if TYPE_CHECKING:
    from grono.ui.page import Desk
    from grono.ui.records.card import Card


@dataclass(frozen=True)
class Mark:
    """A badge: words, state, whether a dot stands before them, or an icon."""

    words: object
    state: str
    dot: bool = True
    icon: str = ""


@dataclass(frozen=True)
class Told:
    """One record as its card tells it."""

    table: str
    id: str
    title: str
    line: object
    marks: tuple[Mark, ...]
    row: Row


@dataclass(frozen=True)
class Part:
    """One tab of a card. count: what stands behind its name, None for nothing."""

    key: str
    title: Text
    build: Callable[[Card, Told], QWidget]
    count: Callable[[Store, Told], int | None] = lambda _store, _told: None


@dataclass(frozen=True)
class Words:
    """What a page of records is called and says.

    counted: "62 of 64 members", of the shown and all; ticked: "2 members ticked".
    """

    title: Text
    new: Text
    hint: Text
    counted: Callable[[int, int, Query], Text]
    ticked: Callable[[int], Text]
    deleted: Callable[[int], Text]
    nothing: Text
    empty: Text
    about: Text
    first: Text


@dataclass(frozen=True)
class Action:
    """Something more that can be done with the ticked records of a kind."""

    id: str
    words: Text
    icon: str
    run: Callable[[Desk, Sequence[str]], object]


@dataclass(frozen=True)
class RecordKind:
    """A kind of record in the window.

    place, form: the pages of the list and of the form. always: columns that are read even when they are
    hidden. chips: filters that stand in the bar from the start. shown: the columns at first, where they are
    not those that the list itself says. parts: the tabs of its card, asked for when the first one is built.
    imported_as: the importer that reads them from lists, "" for none. recipients: whom a letter goes to.
    """

    records: RecordList
    place: str
    form: str
    imported_as: str
    icon: str
    words: Words
    cells: Mapping[str, Cell]
    always: tuple[str, ...]
    chips: tuple[str, ...]
    tell: Callable[[Store, str, Callable[..., str]], Told | None]
    parts: Callable[[], tuple[Part, ...]]
    changeable: tuple[str, ...]
    source: type[ShownSource] = ShownSource
    actions: tuple[Action, ...] = ()
    recipients: Callable[[Store, Sequence[Row]], Sequence[Row]] = lambda _store, rows: rows
    shown: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The table of its records."""
        return self.records.table
