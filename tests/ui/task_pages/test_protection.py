"""A passphrase in the window: set, asked for, mistyped, changed, taken off, and its recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.store.registers import holding
from tests.ui.task_pages.conftest import Person

from grono.app import Program
from grono.domain.text import UserError
from grono.services import registers
from grono.store import backup, keys
from grono.store.backup import shelf
from grono.store.opening import create_register
from grono.ui import drafts, printing
from grono.ui.passphrase import strength
from grono.ui.settings import Settings

WORDS, OTHER = "żółte winogrona w teresinie", "siedem zielonych beczek"

Start = Callable[[Path | None], Program]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_ROUNDS", 100)
    monkeypatch.setattr(keys, "_known", {})


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """An encrypted register, closed; its passphrase was not given in this process."""
    path = tmp_path / "zamkniety.grono"
    with create_register(path, "tester", WORDS) as store:
        registers.prepare(store, "Klaster Winny")
    keys.forget(keys.salt_of(path))
    return path


def fields(person: Person) -> list[QLineEdit]:
    """The lines to type in that are shown over the window."""
    dialog = person.window.overlay.dialog
    assert dialog is not None
    return [line for line in dialog.findChildren(QLineEdit) if line.isVisible()]


def type_in(person: Person, *texts: str) -> None:
    for line, text in zip(fields(person)[-len(texts) :], texts, strict=True):
        line.setFocus()
        line.clear()
        person.type(text)


def protect(person: Person, passphrase: str = WORDS) -> None:
    person.window.do("set_passphrase")
    type_in(person, passphrase, passphrase)
    before = keys.salt_of(person.window.store.path)
    path = person.window.store.path
    person.click("Zabezpiecz rejestr")
    person.bot.waitUntil(lambda: keys.salt_of(path) != before, timeout=20_000)
    person.wait_to_see("Rejestr jest zabezpieczony hasłem.", "Ten rejestr jest zabezpieczony hasłem.")
    person.wait()


def test_it_is_asked_until_it_fits(start: Start, sealed: Path, qtbot: QtBot) -> None:
    person = Person(start(sealed), qtbot)
    person.wait_to_see("Plik zamkniety.grono jest zabezpieczony hasłem.")
    for _try in range(4):
        person.type(OTHER)
        person.press(Qt.Key.Key_Return)
        assert person.sees("To nie jest hasło pliku zamkniety.grono; niczego nie zmieniono.")
    person.type(WORDS)  # what was typed before is selected
    person.press(Qt.Key.Key_Return)
    person.wait_to_see("Klaster Winny")
    assert person.window.store.encrypted
    assert [entry["name"] for entry in person.program.session.recent.all()] == ["zamkniety"]


def test_giving_up_leaves_the_start_screen_and_closing_asks_again(
    start: Start, sealed: Path, qtbot: QtBot
) -> None:
    person = Person(start(sealed), qtbot)
    person.press(Qt.Key.Key_Escape)
    assert person.program.session.store is None
    person.program.session.open(sealed)
    person.type(WORDS)
    person.press(Qt.Key.Key_Return)
    person.wait_to_see("Klaster Winny")
    person.window.do("close_register")
    person.bot.waitUntil(lambda: person.program.session.store is None, timeout=20_000)
    person.wait()
    person.program.session.open(sealed)
    person.wait_to_see("Plik zamkniety.grono jest zabezpieczony hasłem.")


def test_what_is_typed_can_be_seen_and_caps_lock_is_told(start: Start, sealed: Path, qtbot: QtBot) -> None:
    person = Person(start(sealed), qtbot)
    (line,) = fields(person)
    assert line.echoMode() == QLineEdit.EchoMode.Password
    person.click("Pokaż hasło")
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    person.click("Ukryj hasło")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    line.setFocus()
    qtbot.keyClick(line, "A")  # a capital without Shift
    assert person.sees("Caps Lock jest włączony.")
    qtbot.keyClick(line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not person.sees("Caps Lock jest włączony.")


def test_a_register_is_protected_and_nothing_readable_stays(
    person: Person, register: Path, user_data: Path
) -> None:
    name = registers.cluster(person.window.store).name
    backup.make(register, backup.Reason.MANUAL)
    person.window.go("members")
    person.window.settings.set(f"{person.window.hooks.settings_key(person.window.store)}/recent", [name])
    drafts.drafts_of(person.window.store).keep("organisation", None, {"name": "PiastSoft"})
    person.window.go("settings", section="security")
    person.wait_to_see("Ten rejestr nie jest zabezpieczony hasłem.")
    person.click("Zabezpiecz hasłem…")
    assert person.sees("Zabezpiecz nim też 1 kopię zapasową na tym komputerze")
    assert not person.button("Zabezpiecz rejestr").isEnabled()
    type_in(person, WORDS, "żółte winko")
    assert person.sees("Hasła się różnią.")
    assert not person.button("Zabezpiecz rejestr").isEnabled()
    type_in(person, WORDS, WORDS)
    assert person.sees("Bardzo dobre.")
    person.click("Zabezpiecz rejestr")
    person.wait_to_see("Rejestr jest zabezpieczony hasłem.", "Ten rejestr jest zabezpieczony hasłem.")
    person.wait()
    assert person.window.store.encrypted
    assert backup.exposed(register) == []
    person.window.settings.save()
    plain = (b"PiastSoft", keys.MAGIC)
    assert holding(register.parent, *plain) == holding(user_data, *plain) == []
    assert not drafts.folder_of("x").parent.exists() or not list(drafts.folder_of("x").parent.iterdir())
    kept = drafts.drafts_of(person.window.store)
    kept.keep("person", None, {"family_name": "Kowalska"})
    assert (kept.load("person", None) or pytest.fail("lost")).fields == {"family_name": "Kowalska"}
    assert kept.all() == [("person", None)]
    kept.drop("person", None)
    assert kept.all() == []
    assert holding(user_data, b"Kowalska") == []
    assert Settings().get(f"{person.window.hooks.settings_key(person.window.store)}/last") is None


def test_changed_and_taken_off(person: Person, register: Path) -> None:
    protect(person)
    first = keys.salt_of(register)
    protect(person, OTHER)
    assert keys.salt_of(register) not in (b"", first)
    person.click("Zdejmij hasło…")
    assert person.sees("Zdjąć hasło z tego rejestru?")
    person.click("Zdejmij hasło")
    person.wait_to_see("Rejestr otwiera się teraz bez hasła.")
    assert keys.salt_of(register) == b""
    assert person.sees("Ten rejestr nie jest zabezpieczony hasłem.")


def test_backups_that_were_left_can_be_protected_later(person: Person, register: Path) -> None:
    backup.make(register, backup.Reason.MANUAL)
    damaged = shelf.folder_of(register) / "2026-11-01_120000_damaged.grono"
    damaged.write_bytes(register.read_bytes()[:9000])
    person.window.do("set_passphrase")
    type_in(person, WORDS, WORDS)
    person.click("Zabezpiecz nim też")
    person.click("Zabezpiecz rejestr")
    person.wait_to_see("2 kopie zapasowe na tym komputerze nie są zabezpieczone obecnym hasłem.")
    person.wait()
    person.click("Zabezpiecz też kopie zapasowe")
    person.wait_to_see("1 kopia nie jest zabezpieczona hasłem", str(damaged))
    person.click("Usuń je")
    assert not damaged.exists()
    assert backup.exposed(register) == []
    assert not person.sees("nie są zabezpieczone")


def test_a_new_register_is_protected_from_the_start(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    Settings().set("folders/registers", str(tmp_path))
    person = Person(start(None), qtbot)
    person.window.do("new_register")
    person.type("Klaster")
    person.click("Zabezpiecz go hasłem")
    person.click("Utwórz rejestr")
    assert not person.button("Zabezpiecz rejestr").isEnabled()
    type_in(person, WORDS, WORDS)
    person.click("Zabezpiecz rejestr")
    person.wait_to_see("Klaster", "0 członków")
    assert person.window.store.encrypted


def test_a_backup_under_another_passphrase_is_asked_for(person: Person, register: Path) -> None:
    protect(person)
    copy = backup.pack(register, register.parent / "kopia.grono-backup")
    old = keys.salt_of(register)
    protect(person, OTHER)
    keys.forget(old)
    person.window.restore(copy, register, backup.Reason.MANUAL.label)
    person.wait_to_see("Plik kopia.grono-backup jest zabezpieczony hasłem.")
    person.type(WORDS)
    person.press(Qt.Key.Key_Return)
    person.wait_to_see("Przywrócono")
    assert keys.salt_of(register) != old


def test_the_recovery_sheet_is_printed_or_saved(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choose_file: Callable[[Path], None]
) -> None:
    with pytest.raises(UserError, match="nothing to recover"):
        person.window.do("recovery_sheet")
    protect(person)
    sheet = tmp_path / "karta.pdf"
    choose_file(sheet)
    person.click("Karta odzyskiwania…")
    person.click("Zapisz jako PDF…")
    person.bot.waitUntil(sheet.exists, timeout=20_000)
    person.wait()

    printed: list[str] = []

    def printer(_parent: object, document: object, title: str) -> QPrinter | None:
        printed.append(title)
        return None

    monkeypatch.setattr(printing, "ask", printer)
    person.click("Karta odzyskiwania…")
    person.click("Wydrukuj na niej hasło")
    type_in(person, OTHER)
    person.click("Drukuj…")
    assert person.sees("To nie jest hasło pliku")
    type_in(person, WORDS)
    person.click("Drukuj…")
    person.bot.waitUntil(lambda: printed == ["Karta odzyskiwania"], timeout=20_000)


@pytest.mark.parametrize(
    ("passphrase", "state"),
    [
        ("", ""),
        ("haslo", "bad"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "bad"),
        ("kot na dachu 7", "warn"),
        (WORDS, "ok"),
    ],
)
def test_length_counts_and_no_rule_of_signs(passphrase: str, state: str) -> None:
    share, said, _words = strength(passphrase)
    assert said == state
    assert 0 <= share <= 1
