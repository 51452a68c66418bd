"""A register in the window: opened, made, handed over, closed with a backup, failing in plain words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.pages import office
from tests.ui.task_pages.conftest import Person

from grono.app import Program
from grono.domain.text import UserError, _
from grono.store import backup, lock
from grono.store.opening import open_register
from grono.ui import application, single_instance
from grono.ui.settings import Settings

_SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from grono.ui.single_instance import hand_over
app = QCoreApplication([])
sys.exit(not hand_over(Path(sys.argv[1])))
"""


def closed(person: Person) -> None:
    """Close the window and wait until it is gone."""
    person.window.close()
    person.bot.waitUntil(lambda: not person.window.isVisible(), timeout=20_000)


def test_closing_backs_up_what_changed_and_lets_the_register_go(person: Person, register: Path) -> None:
    closed(person)
    assert backup.latest(register) is not None
    person.program.session.let_go()
    assert lock.holder(register) is None
    with open_register(register, "somebody else") as store:
        assert not store.read_only


def test_closing_without_a_change_makes_no_second_backup(person: Person, register: Path) -> None:
    backup.make(register, backup.Reason.MANUAL)
    closed(person)
    assert len(backup.backups_of(register)) == 1


def test_a_backup_that_fails_keeps_the_window_open_until_one_decides(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_path: Path) -> None:
        raise UserError(_("The backup was not made."), _("The disk is full."))

    monkeypatch.setattr(backup, "make_if_changed", fails)
    person.window.close()
    person.wait_to_see("Kopia zapasowa nie powstała", "Na dysku nie ma miejsca")
    person.click("Nie zamykaj")
    assert person.window.isVisible()
    person.window.close()
    person.wait_to_see("Zamknij bez kopii")
    person.click("Zamknij bez kopii")
    person.bot.waitUntil(lambda: not person.window.isVisible())


def test_running_work_is_asked_about_before_closing(person: Person) -> None:
    go_on = Event()

    def work(progress: Callable[..., None]) -> None:
        go_on.wait(20)
        progress()

    person.window.tasks.run(_("Writing {file}", file="x.pdf"), work, lambda _made: None)
    person.window.close()
    person.wait_to_see("Praca jeszcze trwa", "Zapisywanie: x.pdf")
    person.click("Kontynuuj")
    assert person.window.isVisible()
    person.window.close()
    person.wait_to_see("Przerwij i zamknij")
    person.click("Przerwij i zamknij")
    go_on.set()
    person.bot.waitUntil(lambda: not person.window.isVisible(), timeout=20_000)


def test_a_new_register_is_made_under_the_cluster_s_name(
    start: Callable[[Path | None], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    Settings().set("folders/registers", str(tmp_path))
    person = Person(start(None), qtbot)
    person.window.do("new_register")
    assert not person.button("Utwórz rejestr").isEnabled()
    person.type("Łódzki Klaster: Tkaniny")
    person.click("Utwórz rejestr")
    person.wait_to_see("Łódzki Klaster: Tkaniny", "0 członków")
    assert person.window.store.path == tmp_path / "Łódzki Klaster Tkaniny.grono"
    assert person.program.session.recent.paths()[0] == person.window.store.path


def test_a_list_in_excel_comes_first_where_one_wants_it(
    start: Callable[[Path | None], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    Settings().set("folders/registers", str(tmp_path))
    person = Person(start(None), qtbot)
    person.window.do("import_excel_first")
    person.type("Klaster")
    person.click("Utwórz rejestr")
    person.wait_to_see("Import listy", "Upuść plik tutaj")


def test_another_register_takes_the_place_of_the_first(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    first = person.window.store.path
    (tmp_path / "drugi").mkdir()
    with office.register(tmp_path / "drugi"):
        pass
    choose_file(tmp_path / "drugi" / "test.grono")
    person.window.do("open_register")
    person.bot.waitUntil(lambda: person.window.store.path != first, timeout=20_000)
    assert backup.latest(first) is not None
    assert lock.holder(first) is None
    person.window.do("open_recent_1")
    person.bot.waitUntil(lambda: person.window.store.path == first, timeout=20_000)


def test_a_register_open_on_another_computer_is_read_only(
    start: Callable[[Path | None], Program], register: Path, qtbot: QtBot
) -> None:
    said = '{"host": "biuro-2", "user": "anna", "pid": 1, "since": "2026-11-23T08:02:00+01:00"}'
    register.with_name(register.name + "-lock").write_text(" " + said, "utf-8")
    person = Person(start(register), qtbot)
    person.wait_to_see("biuro-2", "anna")
    person.click("Otwórz tylko do odczytu")
    person.wait_to_see("tylko do odczytu; niczego nie można zmienić")
    assert person.window.read_only


def test_a_second_start_brings_the_first_window_to_the_front(person: Person, register: Path) -> None:
    called: list[bool] = []
    person.bot.waitUntil(lambda: person.program.session.door is not None)
    door = person.program.session.door
    assert door is not None
    door.called.connect(lambda: called.append(True))
    second = subprocess.Popen([sys.executable, "-c", _SECOND_START, str(register)])
    person.bot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert called == [True]
    person.program.session.let_go()
    assert not single_instance.hand_over(register)


def test_a_file_that_is_no_register_is_refused_on_the_start_screen(
    start: Callable[[Path | None], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    stranger = tmp_path / "stranger.grono"
    stranger.write_bytes(b"something else entirely, long enough to be looked at" * 10)
    person = Person(start(stranger), qtbot)
    person.wait_to_see("nie jest rejestrem programu Grono")
    assert not person.window.is_open


def test_closing_the_register_leads_to_the_start_screen_now_and_next_time(person: Person) -> None:
    assert person.program.last_register() is not None
    person.window.do("close_register")
    person.bot.waitUntil(lambda: not person.window.is_open, timeout=20_000)
    assert person.program.last_register() is None
    assert not person.window.actions_.action("import_list").isEnabled()


def test_the_sample_says_that_it_is_one(start: Callable[[Path | None], Program], qtbot: QtBot) -> None:
    person = Person(start(None), qtbot)
    person.window.do("open_sample")
    person.wait_to_see("Oglądasz przykładowy klaster", "Zacznij swój")
    assert person.sees("członków · rok")


def test_without_a_screen_there_is_one_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(UserError, match="no screen"):
        application.require_display()


def test_the_menu_of_the_cluster_lists_what_was_open_lately(person: Person) -> None:
    from PySide6.QtWidgets import QMenu

    person.window.sidebar.cluster.click()
    menu = next(one for one in person.window.findChildren(QMenu) if one.isVisible())
    words = [action.text() for action in menu.actions()]
    assert "Mazowiecki Klaster ICT" in words
    assert "Nowy rejestr…" in words
    menu.close()


def test_after_midnight_the_lists_are_those_of_the_new_day(person: Person) -> None:
    heard: list[set[str]] = []
    person.window.store.on_change(heard.append)
    person.program.session.look_at_the_day()
    assert heard == []
    person.program.session.day = date(2000, 1, 1)
    person.program.session.look_at_the_day()
    assert len(heard) == 1
    assert "membership" in heard[0]
