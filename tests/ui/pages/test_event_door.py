"""The day of an event: whoever comes in is marked with as few keys as can be."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests import make
from tests.ui.pages.conftest import User

from grono.domain.activity import Attendance, Registration, RegistrationState
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import participants
from grono.store.store import Store
from grono.ui.pages.events.attendance import Attendance as Door
from grono.ui.pages.events.page import EventPage
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def event(store: Store, ids: dict[str, Id]) -> Id:
    """An event of today, for which two people and a guest are registered."""
    today = date.today().isoformat()
    made = make.event(store, "Śniadanie biznesowe", make.session(today, "9:00-12:00"), capacity=4)
    make.registered(
        store,
        "event",
        made,
        Newcomer(person_id=ids["Święcicka"], organisation_id=ids["Netika"]),
        Newcomer(person_id=ids["Krzyżanowski"], organisation_id=ids["Netika"]),
        make.guest("Nowicka", "Barbara", "Gmina Teresin"),
    )
    return made


def page_of(window: Window) -> EventPage:
    return cast("EventPage", window.book.page)


def door_of(window: Window) -> Door:
    view = page_of(window)._views["attendance"]
    assert isinstance(view, Door)
    return view


def states(store: Store, event: Id) -> dict[str, RegistrationState]:
    return {one.family_name: one.registration.state for one in participants(store, "event", event)}


def test_marking_somebody_present_takes_four_keys(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.show_record("event", event)
    user.settle()
    user.keys = 0
    user.type("świ")
    user.press(Qt.Key.Key_Return)
    assert user.keys == 4
    assert states(store, event)["Święcicka"] is RegistrationState.PRESENT
    entry = store.all(Attendance)[0]
    assert entry.minutes == 180
    assert entry.arrived is not None
    assert QApplication.focusWidget() is door_of(window).finder
    user.type("now")
    user.press(Qt.Key.Key_Return)
    assert user.keys == 8
    assert states(store, event)["Nowicka"] is RegistrationState.PRESENT
