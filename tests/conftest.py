"""What holds for every test: no screen, no real user data, one locale, one clock zone."""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt: without a display it would abort the whole process.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("GRONO_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Warsaw"
os.environ["GRONO_DATA"] = str(Path(tempfile.gettempdir()) / f"grono-tests-{os.getpid()}")
os.environ.pop("LANGUAGE", None)

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "gate",
    deadline=None,
    derandomize=True,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("gate")

_turn = itertools.count()


@pytest.fixture(scope="session")
def _data_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What Python put on the clipboard goes while there is a Python; without a screen Qt keeps it longer."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui and gui.QGuiApplication.instance():
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def user_data(_data_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of this test's own; not there until the program makes it."""
    folder = _data_root / str(next(_turn))
    monkeypatch.setenv("GRONO_DATA", str(folder))
    return folder
