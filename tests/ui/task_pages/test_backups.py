"""Backups: made, compared, brought back; also on the start screen, and from another register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.ui.task_pages.conftest import Person

from grono.app import Program
from grono.services import editing
from grono.store import backup
from grono.store.backup import Reason
from grono.store.store import Store


def ids_of(store: Store, table: str = "organisation") -> list[str]:
    """The records that are there."""
    return [row[0] for row in store.query(f"SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY id")]


def test_a_backup_is_made_by_hand_and_the_sidebar_says_so(person: Person) -> None:
    assert person.sees("Jeszcze bez kopii zapasowej")
    person.window.do("backup_now")
    person.wait()
    assert person.sees("Kopia zapasowa gotowa", "Kopia zapasowa: dziś")


def test_what_would_disappear_is_said_before_a_day_is_brought_back(person: Person) -> None:
    store = person.window.store
    backup.make(store.path, Reason.IMPORT, note="lista.xlsx")
    person.window.go("organisation_form")
    editing.save_organisation(store, None, {"name": "Przybyła sp. z o.o."})
    person.window.go("backups")
    assert person.sees("przed importem", "lista.xlsx", "Co się zmieni", "1 organizacja, 1 zmiana")
    before = len(ids_of(store))

    person.click("Przywróć stan")
    person.wait_to_see("Przywrócono stan")

    assert len(ids_of(person.window.store)) == before - 1
    kept = backup.backups_of(person.window.store.path)
    assert kept[0].manifest.reason is Reason.RESTORE
    assert kept[0].manifest.alive["organisation"] == before


def test_a_register_as_it_was_then_says_that_nothing_disappears(person: Person) -> None:
    backup.make(person.window.store.path, Reason.MANUAL)
    person.window.go("backups")
    assert person.sees("Nic nie zniknie", "zachowana do usunięcia")


def test_a_backup_is_brought_back_without_any_register(
    start: Callable[[Path | None], Program], register: Path, qtbot: QtBot
) -> None:
    backup.make(register, Reason.CLOSE)
    register.unlink()
    person = Person(start(None), qtbot)
    person.window.go("backups")
    assert person.sees("test.grono", str(register))
    person.click("Przywróć i otwórz")
    person.wait_to_see("Mazowiecki Klaster ICT")
    assert person.window.store.path == register


def test_a_register_that_is_there_is_not_overwritten(
    start: Callable[[Path | None], Program], register: Path, qtbot: QtBot
) -> None:
    backup.make(register, Reason.CLOSE)
    before = register.read_bytes()
    person = Person(start(None), qtbot)
    person.window.go("backups")
    assert person.sees("test 2.grono")
    person.click("Przywróć i otwórz")
    person.bot.waitUntil(lambda: person.window.is_open)
    assert person.window.store.path.name == "test 2.grono"
    assert register.read_bytes() == before


def test_a_packed_copy_from_another_computer_is_opened(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    packed = backup.pack(person.window.store.path, tmp_path / "stick.grono-backup")
    person.window.go("backups")
    choose_file(packed)
    person.click("Wybierz plik…")
    assert person.sees("W kopii")


def test_where_no_backup_is_the_page_says_when_they_come(person: Person) -> None:
    person.window.go("backups")
    assert person.sees("Nie ma jeszcze kopii zapasowej", "przed importem")
