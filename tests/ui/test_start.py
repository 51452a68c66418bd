"""What a start brings in before the list stands on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.ui.pages import office

_START = """
import json, linecache, sys
from pathlib import Path
import grono
from grono.app import Program
from PySide6.QtCore import QEvent, QObject, QTimer

SOURCES = Path(grono.__file__).parent
program = Program()

class Watch(QObject):
    def eventFilter(self, watched, event):
        table = watched.parent()
        if event.type() == QEvent.Type.Paint and type(table).__name__ == "Table" and table.records.ids:
            program.app.removeEventFilter(self)
            read = [name for name in linecache.cache if Path(name).is_relative_to(SOURCES)]
            print(json.dumps({"imported": sorted(sys.modules), "read": read}), flush=True)
            QTimer.singleShot(0, program.window.close)
        return False

def furnished():
    if "first" in sys.argv:
        program.session.shown.connect(lambda: program.window.go("members"))

watch = Watch()
program.app.installEventFilter(watch)
program.start(Path(sys.argv[1]), furnished)
program.app.exec()
"""

_LATER = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "reportlab",
    "openpyxl",
    "qtawesome",
    "grono.cli",
    "grono.exchange",
    "grono.reports",
    "grono.ui.forms",
    "grono.ui.leaving",
    "grono.ui.pages.import_list",
    "grono.ui.pages.members.data",
    "grono.ui.pages.people",
    "grono.ui.pages.reports",
    "grono.ui.pages.today",
    "grono.ui.palette",
    "grono.ui.preview",
    "grono.ui.records.actions",
    "grono.ui.records.history",
    "grono.ui.records.notes",
    "grono.ui.single_instance",
)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What was imported, and whose source was read, when the list of members was painted."""
    folder = tmp_path_factory.mktemp("start")
    store = office.register(folder)
    office.fill(store)
    store.close()
    environment = {**os.environ, "GRONO_DATA": str(folder / "data"), "QT_QPA_PLATFORM": "offscreen"}
    told: list[str] = []
    for words in (["first"], []):
        command = [sys.executable, "-c", _START, str(store.path), *words]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        told = done.stdout.splitlines()
    return json.loads(told[-1])


@pytest.mark.parametrize("later", _LATER)
def test_what_the_first_list_does_not_need_comes_after_it(started: dict[str, list[str]], later: str) -> None:
    assert [name for name in started["imported"] if name == later or name.startswith(f"{later}.")] == []


def test_the_source_of_the_program_is_not_read_at_the_start(started: dict[str, list[str]]) -> None:
    assert [name for name in started["read"] if not name.endswith("domain/text.py")] == []
