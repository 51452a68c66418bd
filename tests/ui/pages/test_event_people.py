"""The people of an event with mouse and menus, with large text, and the strip of a project by dropping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu
from tests import make
from tests.ui.pages.conftest import User

from grono.domain.activity import ParticipantRole, RegistrationState
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.services.activities.taking_part import participants
from grono.store.store import Store
from grono.ui.look import Look
from grono.ui.pages.events.attendance import Attendance
from grono.ui.pages.events.invitations import Invitations
from grono.ui.pages.events.page import EventPage
from grono.ui.pages.projects.strip import StripPicture
from grono.ui.theme import Choice
from grono.ui.window import Window


@pytest.fixture
def event(store: Store, ids: dict[str, Id]) -> Id:
    """An event of today with two seats, three guests on its list."""
    made = make.event(store, "Targi", make.session(date.today().isoformat()), capacity=2)
    make.registered(store, "event", made, *(make.guest(name) for name in ("Lis", "Wilk", "Sowa")))
    return made


def page_of(window: Window) -> EventPage:
    return cast("EventPage", window.book.page)


def people_of(window: Window, event: Id) -> Invitations:
    window.go("event", id=event, tab="people")
    view = page_of(window)._views["people"]
    assert isinstance(view, Invitations)
    return view


def pick(menu: QMenu, *words: str) -> None:
    """Choose a line of a menu, or of the menu inside it."""
    *outer, last = words
    for word in outer:
        inner = next(one.menu() for one in menu.actions() if word in one.text())
        menu = cast("QMenu", inner)
    next(one for one in menu.actions() if last in one.text()).trigger()


def of(store: Store, event: Id, name: str):  # noqa: ANN201
    return next(one.registration for one in participants(store, "event", event) if one.family_name == name)


def test_the_menu_of_a_person_changes_what_they_are(
    event: Id, window: Window, user: User, store: Store
) -> None:
    view = people_of(window, event)
    view.table.go_to(1)
    pick(view._menu(), "Rola", "prelegent")
    assert of(store, event, "Lis").role is ParticipantRole.SPEAKER
    view.table.go_to(3)
    pick(view._menu(), "Przyznaj miejsce ponad limit")
    assert (of(store, event, "Sowa").state, of(store, event, "Sowa").overbooked) == (
        RegistrationState.REGISTERED,
        True,
    )
    view.table.go_to(2)
    pick(view._menu(), "Usuń z listy")
    assert [one.family_name for one in participants(store, "event", event)] == ["Lis", "Sowa"]
    assert user.sees("Usunięto z listy 1 osobę")


def test_the_list_is_narrowed_to_a_state_and_ordered(event: Id, window: Window) -> None:
    view = people_of(window, event)
    view.states.set_value("waiting")
    view.states.chosen.emit("waiting")
    assert [one.family_name for one in view.rows.people.values()] == ["Sowa"]
    view.states.set_value("")
    view.table.set_order("name", descending=True)
    view.table.order_changed.emit("name", True)
    assert list(view.table.records.ids) == [2, 3, 1]


def test_a_guest_is_registered_before_the_day(event: Id, window: Window, user: User, store: Store) -> None:
    view = people_of(window, event)
    user.settle()
    view.finder.setFocus()
    user.type("orzeł jan")
    user.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert user.sees("Kogo zapisać?")
    user.press(Qt.Key.Key_Return)
    user.click("Wpisz na listę rezerwową")
    assert of(store, event, "Orzeł").state is RegistrationState.WAITING
    user.type("orz")
    user.press(Qt.Key.Key_Return)
    assert view.table.current_id == 4


def test_the_list_of_found_people_is_used_by_mouse(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    door = page_of(window)._views["attendance"]
    assert isinstance(door, Attendance)
    user.type("s")
    popup = door.finder._list
    assert popup is not None
    first = QPoint(popup.width() // 2, 24 + 4 + 18)
    user.bot.mouseMove(popup, first)
    user.bot.mouseClick(popup, Qt.MouseButton.LeftButton, pos=first)
    assert len([one for one in participants(store, "event", event) if any(one.minutes.values())]) == 1
    user.type("w")
    user.press(Qt.Key.Key_Down)
    user.press(Qt.Key.Key_Up)
    user.press(Qt.Key.Key_Escape)
    assert door.finder.text() == ""


@pytest.fixture
def large(look: Look) -> Iterator[None]:
    """Text of 200 %."""
    look.theme.choose(Choice.LIGHT, 200)
    yield
    look.theme.choose(Choice.LIGHT, 100)


def test_with_large_text_the_tabs_are_a_list_and_the_buttons_a_menu(
    large: None, event: Id, window: Window, user: User, store: Store
) -> None:
    window.resize(1180, 720)
    for tab in ("attendance", "people", "programme", "costs", "overview"):
        window.go("event", id=event, tab=tab)
        user.settle()
        assert page_of(window).header.select.value == tab
    page = page_of(window)
    assert not page.header.tabs.isVisible()
    pick(cast("QMenu", page._more.menu()), "Zakończ wydarzenie")
    user.press(Qt.Key.Key_Return)
    assert of(store, event, "Lis").state is RegistrationState.ABSENT


def test_the_strip_of_a_project_is_dropped_on_its_card(
    event: Id, window: Window, user: User, store: Store, tmp_path: Path
) -> None:
    project = make.project(store, "Splot kompetencji")
    window.show_record("project", project)
    user.bot.waitUntil(lambda: bool(window.findChildren(StripPicture)))
    path = tmp_path / "pasek.png"
    path.write_bytes(b"x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    picture = window.findChildren(StripPicture)[0]
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copied = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(5, 5), copied, data, left, none)
    picture.dragEnterEvent(entered)
    assert entered.isAccepted()
    picture.dropEvent(QDropEvent(QPointF(5, 5), copied, data, left, none))
    known = store.get(Project, project)
    assert known is not None
    assert known.strip_id is not None


def test_an_empty_programme_is_filled_and_emptied_with_large_text(
    large: None, event: Id, window: Window, user: User, store: Store
) -> None:
    window.go("event", id=event, tab="programme")
    user.settle()
    user.click("Dodaj wiersz")
    user.click("Usuń wiersz 1")
    assert user.sees("Dodaj wiersz")
