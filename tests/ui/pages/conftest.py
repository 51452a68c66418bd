"""The window on the everyday pages, over a small office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages import office

from grono.domain.ids import Id
from grono.services import rows
from grono.store.store import Store
from grono.ui.hooks import Hooks
from grono.ui.look import Look
from grono.ui.pages import PAGES
from grono.ui.records.page import RecordPage
from grono.ui.records.search import HOOKS_OF_RECORDS
from grono.ui.settings import Settings
from grono.ui.window import Window

OURS = (
    "today",
    "deadlines",
    "members",
    "people",
    "events",
    "projects",
    "event",
    "participants",
    "organisation_form",
    "person_form",
    "event_form",
    "project_form",
    "start",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty register with a cluster."""
    made = office.register(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ids(store: Store) -> dict[str, Id]:
    """The office's records, by the first word of their names."""
    return office.fill(store)


@pytest.fixture
def window(look: Look, store: Store, qtbot: QtBot) -> Iterator[Window]:
    """The window on the empty register; ask for ids first to have the office in it."""
    made = Window()
    places = [place for place in PAGES if place.key in OURS]
    made.furnish(look, Settings(), places, Hooks(**HOOKS_OF_RECORDS))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_register(store)
    yield made
    made.tasks.stop()


def wait_for_card(page: RecordPage) -> None:
    """The card of the current row comes after the rows are painted."""
    began = monotonic()
    while page.current_id() and page.pane.told is None and monotonic() - began < 5:
        QApplication.processEvents()


class User:
    """A person at the desk, who counts clicks and keys."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.bot = qtbot
        self.clicks = 0
        self.keys = 0

    def settle(self) -> None:
        """Let everything that waits for the next turn of the loop happen."""
        for _turn in range(3):
            QApplication.processEvents()

    def button(self, words: str, inside: QWidget | None = None) -> QPushButton:
        """The visible button of these words, or of this name."""
        self.settle()
        buttons = (
            button for button in (inside or self.window).findChildren(QPushButton) if button.isVisible()
        )
        found = [button for button in buttons if words in _said(button)]
        assert found, f"there is no button “{words}”"
        return found[-1]

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Press a button."""
        self.clicks += 1
        self.bot.mouseClick(self.button(words, inside), Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.keys += 1
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type letters where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.keys += len(text)
        for letter in text:
            _press_letter(QApplication.focusWidget() or focused, letter)
        self.settle()

    def sees(self, *texts: str) -> bool:
        """Whether all of these stand on the screen, as words or as names."""
        self.settle()
        told = self.screen()
        return all(any(text in one for one in told) for text in texts)

    def screen(self) -> list[str]:
        """Everything that can be read."""
        visible = (widget for widget in self.window.findChildren(QWidget) if widget.isVisible())
        return [one for widget in visible for one in _said(widget) if one]

    def wait_to_see(self, *texts: str) -> None:
        """Wait until these stand on the screen."""
        self.bot.waitUntil(lambda: self.sees(*texts))


def _press_letter(widget: QWidget, letter: str) -> None:
    """One letter, Polish ones too, which QTest cannot type."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


def _said(widget: QWidget) -> list[str]:
    text = getattr(widget, "text", None)
    shown = text() if callable(text) else ""
    told = (str(shown), widget.accessibleName(), getattr(widget, "words", "") or "")
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in told]


@pytest.fixture
def user(window: Window, qtbot: QtBot) -> User:
    """Somebody who uses the window."""
    return User(window, qtbot)


@pytest.fixture
def known(store: Store) -> Callable[[str], dict[str, object]]:
    """What the register says about an organisation today."""
    return lambda one: dict(rows.organisation_rows(store, [one], date.today())[0])
