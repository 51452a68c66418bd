"""The window on the pages of training."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import make, training
from tests.training import Training
from tests.ui.pages.conftest import User

from grono.store.store import Store
from grono.ui.hooks import Hooks
from grono.ui.look import Look
from grono.ui.pages import PAGES
from grono.ui.records.search import HOOKS_OF_RECORDS
from grono.ui.settings import Settings
from grono.ui.window import Window

OURS = (
    *("today", "training", "programme", "edition", "edition_wizard", "programme_form", "edition_form"),
    *("people", "reports", "start"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A register without training."""
    made = make.register(tmp_path)
    yield made
    made.close()


@pytest.fixture
def held(store: Store) -> Training:
    """One edition with everything entered."""
    return training.training(store, pass_mark=60)


@pytest.fixture
def window(look: Look, store: Store, qtbot: QtBot) -> Iterator[Window]:
    """The window with the pages of training."""
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


@pytest.fixture
def user(window: Window, qtbot: QtBot) -> User:
    """Somebody who uses the window."""
    return User(window, qtbot)
