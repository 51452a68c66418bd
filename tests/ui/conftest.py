"""A dressed application, a look, and a window over an empty register with the gallery's pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui import gallery

from grono.store.opening import create_register
from grono.store.store import Store
from grono.ui.i18n import QtTexts
from grono.ui.look import Look
from grono.ui.settings import Settings
from grono.ui.theme import Choice, Theme
from grono.ui.window import Window


@pytest.fixture(autouse=True)
def _icons_are_known(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An icon whose name is not in the font is only logged, since it is met while painting."""
    yield
    assert [record.getMessage() for record in caplog.records if record.name == "grono.ui.icons"] == []


@pytest.fixture
def nothing_flashes(qapp: QApplication) -> Iterator[None]:
    """A widget that is shown before it has a parent would appear as a window of its own.

    Only where it is asked for: a filter over the whole application sees objects on their way out, too.
    """
    watcher = _Watcher()
    qapp.installEventFilter(watcher)
    yield
    qapp.removeEventFilter(watcher)
    assert watcher.flashed == []


class _Watcher(QObject):
    """Notes labels, buttons and frames that become windows."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QLabel | QAbstractButton)
            and watched.isWindow()
        ):
            self.flashed.append(f"{type(watched).__name__} “{watched.text()}”")
        return False


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %, put on once."""
    QtTexts(qapp).speak("pl")
    made = Theme(Choice.LIGHT)
    made.apply()
    return made


@pytest.fixture
def look(theme: Theme) -> Iterator[Look]:
    """The look in Polish; what a test changes in the theme is put back."""
    yield Look(theme, "pl")
    if theme.choice is not Choice.LIGHT or theme.scale != 100:
        theme.choose(Choice.LIGHT, 100)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty register."""
    made = create_register(tmp_path / "klaster.grono", "tester")
    yield made
    made.close()


@pytest.fixture
def window(look: Look, store: Store, qtbot: QtBot) -> Window:
    """The window of the gallery, shown and active."""
    made = Window()
    made.furnish(look, Settings(), gallery.PLACES, gallery.HOOKS)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.show_register(store)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
