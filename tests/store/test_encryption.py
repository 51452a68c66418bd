"""A passphrase as an office uses it: set, mistyped, changed, taken off, and nothing readable left behind."""

from __future__ import annotations

import contextlib
import errno
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from tests.store.registers import SCAN, admit, attach, fingerprint, holding, names, names_of, state
from tests.store.registers import beside as beside_names

from grono.domain.text import UserError
from grono.store import (
    checking,
    driver,
    encryption,
    errors,
    header,
    keys,
    lock,
    protecting,
    swapping,
)
from grono.store.driver import connect
from grono.store.files import files_of
from grono.store.keys import PAGE
from grono.store.opening import beside, create_register, open_register
from grono.store.store import Store

WORDS = "Żółte winogrona w Teresinie"
OTHER = "Siedem zielonych beczek"

_WAY = keys._ROUNDS


@pytest.fixture(autouse=True)
def no_keys_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a process that was given no passphrase yet; and keys are made quickly."""
    forget_all(monkeypatch)
    monkeypatch.setattr(keys, "_ROUNDS", 100)


def forget_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_known", {})


def fill(store: Store) -> None:
    admit(store, "PiastSoft", "7740001454")
    admit(store, "Żabka Widzi sp. z o.o.")
    attach(store)


@pytest.fixture(scope="session")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "sealed.grono"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "_ROUNDS", 100)
        with create_register(path, "tester", WORDS) as store:
            fill(store)
    return path


@pytest.fixture
def sealed(sealed_once: Path, tmp_path: Path) -> Path:
    """An encrypted register with two organisations and an attachment, which nobody has open."""
    path = tmp_path / "klaster.grono"
    shutil.copy(files_of(sealed_once), files_of(path))
    return Path(shutil.copy(sealed_once, path))


PLAIN = (b"PiastSoft", "Żabka".encode(), SCAN[:20], keys.MAGIC)


def test_a_protected_register_opens_with_its_passphrase_alone(sealed: Path) -> None:
    before = fingerprint(sealed)
    with pytest.raises(errors.LockedError, match="is protected with a passphrase"):
        open_register(sealed, "tester")
    for wrong in ("", "żółte winogrona w Teresinie", WORDS + " "):
        with pytest.raises(errors.WrongPassphraseError, match="is not the passphrase"):
            open_register(sealed, "tester", wrong)
    assert fingerprint(sealed) == before
    with open_register(sealed, "tester", WORDS) as store:
        assert store.encrypted
        assert names(store) == ["PiastSoft", "Żabka Widzi sp. z o.o."]
        assert [hit.title for hit in store.search("zabka")] == ["Żabka Widzi sp. z o.o."]
        assert store.files.is_whole(next(iter(store.files.sizes())))


def test_nothing_readable_lies_anywhere_while_it_is_written(sealed: Path, user_data: Path) -> None:
    with open_register(sealed, "tester", WORDS) as store:
        admit(store, "Taryfikon Żyrardów")
        attach(store, b"Umowa z PiastSoft" * 30, "umowa.pdf")
        assert header.has_wal(sealed)
        assert holding(sealed.parent, *PLAIN, b"Taryfikon", b"Umowa") == []
        with beside(store) as job:
            assert len(names(job)) == 3
    assert holding(sealed.parent, *PLAIN, b"Taryfikon", b"Umowa") == []
    assert not user_data.exists()


def test_the_same_letters_typed_on_another_computer_are_the_same_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "a.grono"
    create_register(path, "tester", "z\u0307o\u0301\u0142te").close()
    encryption.unlock(path, "\u017c\u00f3\u0142te")


def test_it_is_asked_once_in_a_process_and_told_nobody(
    sealed: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(errors.WrongPassphraseError):
        encryption.unlock(sealed, "winogrona")
    assert encryption.is_locked(sealed)
    encryption.unlock(sealed, WORDS)
    assert not encryption.is_locked(sealed)
    assert names_of(sealed) == ["PiastSoft", "Żabka Widzi sp. z o.o."]
    assert checking.check(sealed) == []
    known = keys.of(sealed)
    assert known is not None
    assert known.raw.hex() not in repr(known)
    keys.forget(known.salt)
    assert encryption.is_locked(sealed)
    assert capfd.readouterr() == ("", "")


def test_any_program_with_sqlcipher_opens_it_too(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_ROUNDS", _WAY)
    protecting.set_passphrase(filled, WORDS)
    connection = dbapi2.connect(str(filled))
    connection.execute(f"PRAGMA key = '{WORDS}'")
    assert connection.execute("SELECT count(*) FROM organisation").fetchone() == (2,)
    connection.close()


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("page", ["first", "second", "last", "half gone", "one byte of the first"])
def test_damage_is_told_from_a_wrong_passphrase(sealed: Path, page: str, read_only: bool) -> None:
    whole = sealed.read_bytes()
    spoilt = {
        "first": whole[:16] + bytes(PAGE - 16) + whole[PAGE:],
        "second": whole[:PAGE] + bytes(PAGE) + whole[2 * PAGE :],
        "last": whole[:-PAGE] + b"\xa5" * PAGE,
        "half gone": whole[: len(whole) // 2],
        "one byte of the first": whole[:1000] + bytes([whole[1000] ^ 1]) + whole[1001:],
    }[page]
    sealed.write_bytes(spoilt)
    before = fingerprint(sealed)
    with pytest.raises(errors.WrongPassphraseError):
        open_register(sealed, "tester", OTHER, read_only=read_only)
    with pytest.raises(errors.DamagedError):
        open_register(sealed, "tester", WORDS, read_only=read_only)
    assert fingerprint(sealed) == before


@pytest.mark.parametrize("beginning", [bytes(PAGE), bytes(range(16)) + bytes(84)])
def test_where_the_salt_is_gone_the_attachments_prove_the_passphrase(sealed: Path, beginning: bytes) -> None:
    sealed.write_bytes(beginning + sealed.read_bytes()[len(beginning) :])
    with pytest.raises(errors.WrongPassphraseError):
        encryption.unlock(sealed, OTHER)
    with pytest.raises(errors.DamagedError):
        encryption.unlock(sealed, WORDS)


@given(st.binary(min_size=1, max_size=3 * PAGE), st.integers(0, 1_000_000))
def test_damage_anywhere_never_makes_the_passphrase_wrong(
    sealed_once: Path, tmp_path: Path, noise: bytes, at: int
) -> None:
    whole, path = sealed_once.read_bytes(), tmp_path / "noise.grono"
    shutil.copy(files_of(sealed_once), files_of(path))
    at %= len(whole)
    path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    with pytest.raises(errors.WrongPassphraseError):
        encryption.unlock(path, OTHER)
    with contextlib.suppress(errors.DamagedError):
        open_register(path, "tester", WORDS, read_only=True).close()
    keys.forget(keys.salt_of(path))


def test_a_plain_register_whose_beginning_is_noise_is_no_protected_one(
    filled: Path, sealed_once: Path
) -> None:
    filled.write_bytes(sealed_once.read_bytes()[: 2 * PAGE] + filled.read_bytes()[2 * PAGE :])
    with pytest.raises(UserError, match="is not a register of Grono"):
        open_register(filled, "tester")


def test_noise_is_said_to_be_what_it_may_be(tmp_path: Path, sealed: Path) -> None:
    other = tmp_path / "noise.grono"
    other.write_bytes(sealed.read_bytes()[PAGE : 5 * PAGE])
    with pytest.raises(errors.LockedError, match="or tell whether it is a register of Grono"):
        open_register(other, "tester")
    with closing(connect(tmp_path / "foreign.grono", keys.fresh(OTHER))) as connection:
        connection.execute("CREATE TABLE a (b)")
    with pytest.raises(UserError, match="is not a register of Grono"):
        open_register(tmp_path / "foreign.grono", "tester", OTHER)


def test_a_register_gets_another_gets_none_and_is_the_same(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, blobs = state(filled), files_of(filled)
    protecting.set_passphrase(filled, WORDS)
    assert state(filled) == before
    assert holding(filled.parent, *PLAIN) == []
    assert keys.salt_of(filled) == keys.salt_of(blobs) != b""
    protecting.set_passphrase(filled, OTHER)
    forget_all(monkeypatch)
    with pytest.raises(errors.WrongPassphraseError):
        encryption.unlock(filled, WORDS)
    with open_register(filled, "tester", OTHER) as store:
        assert [len(store.files.get(name)) for name in store.files.sizes()] == [len(SCAN)]
        store.undo()
        store.redo()
    assert state(filled) == before
    assert checking.check(filled) == []
    protecting.remove_passphrase(filled)
    forget_all(monkeypatch)
    assert state(filled) == before
    assert keys.salt_of(filled) == keys.salt_of(blobs) == b""
    assert checking.check(filled) == []
    assert sorted(path.name for path in filled.parent.iterdir()) == [filled.name, blobs.name]


def test_what_was_left_in_the_log_beside_is_not_lost(path: Path) -> None:
    store = open_register(path, "tester")
    admit(store, "PiastSoft")
    kept = [(part.name, part.read_bytes()) for part in path.parent.iterdir() if "lock" not in part.name]
    store.close()
    for name, data in kept:  # as after a crash: what was done last stands in the log alone
        (path.parent / name).write_bytes(data)
    protecting.set_passphrase(path, WORDS)
    assert names_of(path) == ["PiastSoft"]
    assert holding(path.parent, *PLAIN) == []


def test_any_name_of_a_file_will_do(filled: Path) -> None:
    path = filled.rename(filled.with_name("Klaster [2026] 100%'.grono"))
    files_of(filled).rename(files_of(path))
    left = path.with_name(f".{path.name}-1234")
    left.write_bytes(keys.MAGIC)
    protecting.set_passphrase(path, WORDS)
    assert names_of(path) == ["PiastSoft", "Żabka Widzi sp. z o.o."]
    assert holding(path.parent, *PLAIN) == []


@pytest.mark.parametrize("read_only", [False, True])
def test_what_was_done_last_is_there_after_a_crash(sealed: Path, tmp_path: Path, *, read_only: bool) -> None:
    copy = tmp_path / "after" / sealed.name
    copy.parent.mkdir()
    with open_register(sealed, "tester", WORDS) as store:
        admit(store, "Taryfikon")
        for ending in ("", "-wal", "-files"):
            shutil.copy(header.beside(sealed, ending), header.beside(copy, ending))
        with open_register(sealed, "reader", read_only=True) as reader:
            assert "Taryfikon" in names(reader)
    keys.forget(keys.salt_of(sealed))
    with pytest.raises(errors.WrongPassphraseError):
        open_register(copy, "tester", OTHER)
    with open_register(copy, "tester", WORDS, read_only=read_only) as store:
        assert "Taryfikon" in names(store)


def test_no_passphrase_is_none_and_an_open_register_waits(filled: Path) -> None:
    with pytest.raises(UserError, match="The passphrase is empty"):
        protecting.set_passphrase(filled, "")
    with open_register(filled, "tester") as store:
        with pytest.raises(UserError, match="is open on"):
            protecting.set_passphrase(filled, WORDS)
        assert names(store) == ["PiastSoft", "Żabka Widzi sp. z o.o."]
    filled.write_bytes(filled.read_bytes()[: 20 * PAGE])
    with pytest.raises(errors.DamagedError):
        protecting.set_passphrase(filled, WORDS)


def test_too_little_room_is_told_before_anything_is_written(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(filled)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))
    with pytest.raises(UserError, match=r"Nothing was changed: .* has 0 MB left, [12] MB are needed"):
        protecting.set_passphrase(filled, WORDS)
    assert fingerprint(filled) == before
    assert beside_names(filled) == [files_of(filled).name]


@pytest.mark.parametrize("what", ["register", "attachments"])
def test_a_copy_that_is_not_whole_takes_no_place(
    filled: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before = state(filled), fingerprint(files_of(filled))

    def losing(source: Path, target: Path, key: keys.Key | None) -> None:
        driver.recode(source, target, key)
        with closing(connect(target, access=driver.Access.WRITE, wal=False)) as connection:
            connection.execute("DELETE FROM identifier" if what == "register" else "DELETE FROM blob")

    monkeypatch.setattr(protecting if what == "register" else swapping, "recode", losing)
    with pytest.raises(UserError, match="was left as it was: its copy did not come out whole"):
        protecting.set_passphrase(filled, WORDS)
    assert (state(filled), fingerprint(files_of(filled))) == before
    assert keys.salt_of(filled) == b""
    assert beside_names(filled) == [files_of(filled).name]


def test_what_the_system_refuses_is_said(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(protecting, "recode", full)
    with pytest.raises(UserError, match="The disk is full"):
        protecting.set_passphrase(filled, WORDS)
    assert names_of(filled) == ["PiastSoft", "Żabka Widzi sp. z o.o."]
    monkeypatch.setattr(lock, "acquire", full)
    with pytest.raises(UserError, match="The disk is full"):
        protecting.remove_passphrase(filled)


CRASHES = [
    (moment, goal)
    for goal in (WORDS, OTHER, "")
    for moment in (
        "recode",
        "_verify",
        "attachments_under",
        "_verify_attachments",
        "swap",
        "between both moves",
    )
    if goal == WORDS or moment in ("swap", "between both moves")
]


@pytest.mark.parametrize(("moment", "goal"), CRASHES)
def test_a_crash_leaves_what_was_or_what_should_be(
    filled: Path, monkeypatch: pytest.MonkeyPatch, moment: str, goal: str
) -> None:
    now = "" if goal == WORDS else WORDS
    if now:
        protecting.set_passphrase(filled, now)
    before = state(filled)
    crash = "swapping.settle" if moment == "between both moves" else f"protecting.{moment}"
    crashed = f"""
import os, sys
from pathlib import Path
from grono.store import encryption, keys, protecting, swapping
keys._ROUNDS = {keys._ROUNDS}
path, now, goal = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
encryption.unlock(path, now)
{crash} = lambda *_a, **_n: os._exit(9)
protecting.set_passphrase(path, goal) if goal else protecting.remove_passphrase(path)
"""
    done = subprocess.run([sys.executable, "-c", crashed, str(filled), now, goal], check=False)
    assert done.returncode == 9
    forget_all(monkeypatch)
    passphrase = goal if moment == "between both moves" else now
    with open_register(filled, "tester", passphrase) as store:
        assert [len(store.files.get(name)) for name in store.files.sizes()] == [len(SCAN)]
    assert state(filled) == before
    assert keys.salt_of(filled) == keys.salt_of(files_of(filled))
    protecting.set_passphrase(filled, OTHER)  # what the crash left is cleared away
    assert holding(filled.parent, *PLAIN) == []


@settings(max_examples=8)
@given(st.text(min_size=1, max_size=60))
def test_any_letters_are_a_passphrase(made_once: Path, tmp_path: Path, passphrase: str) -> None:
    path = Path(shutil.copy(made_once, tmp_path / "letters.grono"))
    protecting.set_passphrase(path, passphrase)
    keys.forget(keys.salt_of(path))
    encryption.unlock(path, passphrase)
    assert names_of(path) == []
