"""Letters from a Word template, from the page of an event to a folder."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests import make
from tests.ui.task_pages.conftest import Person

from grono.app import Program
from grono.domain.ids import Id
from grono.store.store import Store
from grono.ui.file_dialogs import FileDialogs


@pytest.fixture
def event(program: Program) -> Id:
    """An event with two guests, one of whom is only invited."""
    store = store_of(program)
    event = make.event(store, "Śniadanie biznesowe", make.session("2030-01-07"))
    make.registered(store, "event", event, make.guest("Lis", "Ewa"), make.guest("Wilk", "Jan"))
    program.window.go("event", id=event)
    return event


def store_of(program: Program) -> Store:
    """The register that is shown."""
    assert program.session.store is not None
    return program.session.store


def text_of(path: Path) -> str:
    """What a Word document says."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read("word/document.xml").decode()


def test_a_letter_for_everybody(
    program: Program, person: Person, event: Id, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "listy"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    program.window.do("event_letters")
    person.click("Wybierz folder…")
    qtbot.waitUntil(lambda: len(list(folder.glob("*.docx"))) == 2, timeout=10_000)
    assert "Ewa Lis" in text_of(folder / "001 Lis Ewa.docx")
    assert "Śniadanie biznesowe" in text_of(folder / "002 Wilk Jan.docx")


def test_nothing_is_written_without_a_folder(
    program: Program, person: Person, event: Id, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    program.window.do("event_letters")
    person.click("Wybierz folder…")
    assert not program.window.tasks.running


def test_the_programs_template_is_saved_to_begin_with(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pismo.docx"
    monkeypatch.setattr(FileDialogs, "to_save", lambda *_asked: target)
    program.window.do("letter_template")
    assert "{{" in text_of(target)
