"""A scanned list dropped on the window is filed to its session by the code on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests import make

from grono.app import Program
from grono.domain.attached import Attachment
from grono.reports import find_report
from grono.reports.render.output import save
from grono.services.activities.sessions import sessions_of
from grono.store.store import Store
from grono.ui import scanning


@pytest.fixture
def sheet(program: Program, tmp_path: Path) -> Path:
    """The printed sheet of a day, as a scanner would give it back."""
    store = store_of(program)
    event = make.event(store, "Śniadanie", make.session("2026-11-24"))
    report = find_report("sign-in-sheet")
    path = tmp_path / "skan.pdf"
    save(report.document(store, report.request({"event": event})), path)
    return path


def store_of(program: Program) -> Store:
    """The register that is shown."""
    assert program.session.store is not None
    return program.session.store


def drop(program: Program, path: Path) -> None:
    """Let a file fall onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    way = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    copied = Qt.DropAction.CopyAction
    QApplication.sendEvent(program.window, QDragEnterEvent(QPoint(600, 400), copied, *way))
    QApplication.sendEvent(program.window, QDropEvent(QPointF(600, 400), copied, *way))


def test_a_dropped_sheet_goes_to_its_day(program: Program, sheet: Path, qtbot: QtBot) -> None:
    store = store_of(program)
    drop(program, sheet)
    qtbot.waitUntil(lambda: bool(store.all(Attachment, "subject_table = 'session'")), timeout=20_000)
    (file,) = store.all(Attachment, "subject_table = 'session'")
    (event,) = store.query("SELECT id FROM event WHERE title = 'Śniadanie'")
    (day,) = sessions_of(store, "event", event[0])
    assert (file.subject_id, file.file_name, day.day) == (day.id, "skan.pdf", date(2026, 11, 24))


def test_a_dropped_list_is_no_scan(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"")
    drop(program, path)
    assert not program.window.tasks.running


def test_a_chosen_sheet_goes_to_its_day(
    program: Program, sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grono.ui.file_dialogs.FileDialogs.to_open", lambda *_given: sheet)
    program.window.do("file_scan")
    store = store_of(program)
    qtbot.waitUntil(lambda: bool(store.all(Attachment, "subject_table = 'session'")), timeout=20_000)
    assert scanning.is_scan(Path("SKAN.PDF"))
