"""The pages of the window: made when first opened, left and come back to, remembered over a restart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from grono.ui.navigation import Stop, Trail
from grono.ui.places import Place
from grono.ui.settings import Settings

if TYPE_CHECKING:
    from grono.services.commands import Command
    from grono.ui.page import Desk, Page


class Book(QStackedWidget):
    """A stack of pages with a history."""

    arrived = Signal(str)  # the key of the place

    def __init__(self, desk: Desk, settings: Settings, places: Sequence[Place]) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings
        self._places = {place.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self._trail = Trail()
        self._key = "start"

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        stop = self._trail.current
        return self._pages.get(stop.place) if stop else None

    def place_of(self, table: str) -> str:
        """The place that shows the records of a table; "" for none."""
        return next((place.key for place in self._places.values() if table in place.shows), "")

    def reopen(self, key: str) -> None:
        """Put all pages away and begin anew; key: where the settings of this register stand."""
        self.close_pages()
        self._key = key
        self._trail = Trail()

    def first(self) -> tuple[str, dict[str, Any]]:
        """Where the register was left, or the first place."""
        usual = next(iter(self._places), "")
        place, where = self._settings.get(f"{self._key}/last", [usual, {}])
        return (place, where) if place in self._places else (usual, {})

    def go(self, place: str, where: dict[str, Any]) -> None:
        """Open a page; a step in the history."""
        if place in self._places:
            self._trail.visit(Stop(place, where))
            self._arrive()

    def here(self, where: dict[str, Any]) -> None:
        """What the page shows has changed."""
        self._trail.here(where)

    def turn(self, by: int) -> None:
        """Back (-1) or forward (1)."""
        if self._trail.move(by):
            self._arrive()

    def can_move(self, by: int) -> bool:
        """Whether there is a page to go to."""
        return self._trail.can_move(by)

    def declared(self) -> list[Command[Any]]:
        """The commands of every page, also of those that were not opened yet."""
        return [command for place in self._places.values() for command in place.page().declared]

    def changed(self, tables: set[str]) -> None:
        """Something was written."""
        for page in list(self._pages.values()):
            page.changed(tables)

    def _arrive(self) -> None:
        stop = self._trail.current
        if stop is None:
            return
        leaving = next((page for page in self._pages.values() if page is self.currentWidget()), None)
        page = self._pages.get(stop.place) or self._make(stop.place)
        if leaving is not None and leaving is not page:
            leaving.leaving()
        self.setCurrentWidget(page)
        page.arrive(dict(stop.where))
        self.arrived.emit(stop.place)

    def _make(self, key: str) -> Page:
        place = self._places[key]
        page = place.page()(self._desk)
        page.setAccessibleName(self._desk.look.tr(place.title))
        self._pages[key] = page
        self.addWidget(page)
        page.restore_state(self._settings.get(f"{self._key}/pages/{key}", {}))
        return page

    def save_state(self) -> None:
        """Remember what every page shows, and which one is open."""
        if page := self.page:
            page.leaving()
        for key, page in self._pages.items():
            self._settings.set(f"{self._key}/pages/{key}", page.save_state())
        if stop := self._trail.current:
            self._settings.set(f"{self._key}/last", [stop.place, stop.where])
        self._settings.save()

    def close_pages(self) -> None:
        """Remember and put away."""
        if self._pages:
            self.save_state()
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
