"""The list of events and its form, as ways of a user."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from tests.ui.pages.conftest import User

from grono.domain.activity import Session
from grono.domain.event import Event
from grono.store.store import Store
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_event_is_added_by_keys_alone(window: Window, user: User, store: Store) -> None:
    window.go("events")
    user.press(Qt.Key.Key_N, CTRL)
    user.type("Śniadanie biznesowe")
    for _step in range(3):
        user.press(Qt.Key.Key_Tab)
    user.type("24.11.2026")
    user.press(Qt.Key.Key_Tab)
    user.press(Qt.Key.Key_Tab)
    user.type("9")
    user.press(Qt.Key.Key_Tab)
    user.type("12.00")
    user.press(Qt.Key.Key_S, CTRL)
    events = store.all(Event)
    assert [one.title for one in events] == ["Śniadanie biznesowe"]
    day = store.all(Session)[0]
    assert (day.day, str(day.starts), str(day.ends)) == (date(2026, 11, 24), "09:00:00", "12:00:00")
