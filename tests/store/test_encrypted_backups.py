"""Backups of an encrypted register: as closed as it is, brought back with its passphrase, none readable."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.store.registers import SCAN, admit, attach, fingerprint, holding, names_of, state

from grono.store import backup, checking, encryption, errors, keys, protecting
from grono.store.backup import Reason, copies, shelf
from grono.store.files import files_of
from grono.store.opening import open_register

WORDS = "Żółte winogrona w Teresinie"
OTHER = "Siedem zielonych beczek"
PLAIN = (b"PiastSoft", "Żabka".encode(), SCAN[:20], keys.MAGIC, b"lista.xlsx")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_known", {})
    monkeypatch.setattr(keys, "_ROUNDS", 100)


@pytest.fixture
def sealed(filled: Path) -> Path:
    protecting.set_passphrase(filled, WORDS)
    return filled


def forget(path: Path) -> None:
    keys.forget(keys.salt_of(path))


def manifest_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("manifest.json").decode()


def contents(folder: Path) -> list[str]:
    """Files below a folder that hold a known text, packed or not."""
    found = holding(folder, *PLAIN)
    for path in folder.rglob("*.grono-backup"):
        with zipfile.ZipFile(path) as archive:
            found += [
                name for name in archive.namelist() if any(text in archive.read(name) for text in PLAIN)
            ]
    return found


@pytest.mark.parametrize("packed", [False, True])
def test_a_backup_is_as_closed_as_the_register(sealed: Path, tmp_path: Path, *, packed: bool) -> None:
    if packed:
        made = backup.pack(sealed, tmp_path / "carried.grono-backup")
    else:
        made = backup.make(sealed, Reason.IMPORT, "lista.xlsx")
    assert contents(made.parent) == []
    said = json.loads(manifest_of(made))
    assert said["salt"] == keys.salt_of(sealed).hex()
    names = list(said["files"])
    assert len(names) == 1
    with open_register(sealed, "tester") as store:
        assert set(names).isdisjoint(store.files.sizes())
    before, target = state(sealed), tmp_path / "elsewhere" / "back.grono"
    target.parent.mkdir()
    forget(sealed)
    with pytest.raises(errors.LockedError, match="is protected with a passphrase"):
        backup.restore(made, target)
    assert encryption.is_backup_locked(made)
    with pytest.raises(errors.WrongPassphraseError):
        encryption.unlock_backup(made, OTHER)
    assert list(target.parent.iterdir()) == []
    encryption.unlock_backup(made, WORDS)
    assert not encryption.is_backup_locked(made)
    done = backup.restore(made, target)
    assert (done.kept, done.missing) == (None, 0)
    assert state(target) == before
    assert checking.check(target) == []
    assert contents(target.parent) == []
    forget(target)
    with open_register(target, "tester", WORDS) as store:
        assert [len(store.files.get(name)) for name in store.files.sizes()] == [len(SCAN)]


def test_backups_made_before_are_brought_under_the_passphrase(
    filled: Path, user_data: Path, tmp_path: Path
) -> None:
    whole = state(filled)
    made = backup.make(filled, Reason.IMPORT, "lista.xlsx")
    carried = backup.pack(filled)
    with open_register(filled, "tester") as store:
        admit(store, "Taryfikon")
    backup.make_if_changed(filled)
    protecting.set_passphrase(filled, WORDS)
    assert len(backup.exposed(filled)) == 3
    assert contents(user_data) != []
    told: list[tuple[int, int]] = []
    done = backup.reseal(filled, lambda *n: told.append(n))
    assert (done.done, done.left, told) == (3, [], [(0, 3), (1, 3), (2, 3)])
    assert contents(user_data) == []
    assert backup.exposed(filled) == []
    assert [one.path.name for one in backup.backups_of(filled)][-1] == made.name
    for number, old in enumerate((made, carried)):
        target = tmp_path / f"{number}.grono"
        assert backup.restore(old, target).missing == 0
        assert state(target) == whole
        assert checking.check(target) == []


def test_a_changed_passphrase_opens_the_backups_and_the_old_one_none(sealed: Path, user_data: Path) -> None:
    made, old = backup.make(sealed, Reason.CLOSE), keys.salt_of(sealed)
    packed = backup.pack(sealed)
    protecting.set_passphrase(sealed, OTHER)
    assert backup.reseal(sealed).done == 2
    keys.forget(old)
    forget(sealed)
    for one in (made, packed):
        with pytest.raises(errors.WrongPassphraseError):
            encryption.unlock_backup(one, WORDS)
    encryption.unlock_backup(made, OTHER)
    assert backup.restore(made, sealed).missing == 0
    assert backup.restore(packed, sealed).missing == 0
    folder = shelf.folder_of(sealed)
    assert [path.name for path in folder.glob("files-*")] == [f"files-{keys.salt_of(sealed).hex()}"]
    assert contents(user_data) == []


def test_a_plain_backup_brought_back_does_not_open_the_register(filled: Path) -> None:
    made, whole = backup.make(filled, Reason.CLOSE), state(filled)
    protecting.set_passphrase(filled, WORDS)
    with open_register(filled, "tester") as store:
        admit(store, "Taryfikon")
        attach(store, b"umowa" * 50, "umowa.pdf")
    kept = backup.restore(made, filled).kept
    assert kept is not None
    assert state(filled) == whole
    assert holding(filled.parent, *PLAIN) == []
    forget(filled)
    with open_register(filled, "tester", WORDS) as store:
        assert len(store.files.sizes()) == 2
    backup.restore(kept, filled)
    assert "Taryfikon" in names_of(filled)


def test_a_backup_under_another_passphrase_takes_the_one_of_now(sealed: Path, tmp_path: Path) -> None:
    made, whole = backup.pack(sealed, tmp_path / "old.grono-backup"), state(sealed)
    old = keys.salt_of(sealed)
    protecting.set_passphrase(sealed, OTHER)
    keys.forget(old)
    encryption.unlock_backup(made, WORDS)
    backup.restore(made, sealed)
    keys.forget(old)
    forget(sealed)
    with open_register(sealed, "tester", OTHER) as store:
        assert store.files.is_whole(next(iter(store.files.sizes())))
    assert state(sealed) == whole


def test_an_encrypted_backup_over_a_plain_register_closes_it(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / filled.name
    copy.parent.mkdir()
    shutil.copy(filled, copy)
    shutil.copy(files_of(filled), files_of(copy))
    protecting.set_passphrase(copy, WORDS)
    backup.restore(backup.pack(copy, tmp_path / "c.grono-backup"), filled)
    assert holding(filled.parent, *PLAIN) == []
    forget(filled)
    with open_register(filled, "tester", WORDS) as store:
        assert store.files.is_whole(next(iter(store.files.sizes())))


def test_a_register_whose_passphrase_is_lost_is_kept_aside(filled: Path) -> None:
    made, whole = backup.make(filled, Reason.CLOSE), state(filled)
    protecting.set_passphrase(filled, WORDS)
    closed = fingerprint(filled)
    forget(filled)
    done = backup.restore(made, filled)
    assert state(filled) == whole
    assert done.kept is not None
    assert done.kept.name.endswith("_locked.grono")
    assert fingerprint(done.kept) == closed
    encryption.unlock(done.kept, WORDS)
    assert state(done.kept) == whole


def test_old_ones_go_with_the_attachments_that_only_they_named(sealed: Path) -> None:
    backup.make(sealed, Reason.CLOSE)
    folder = shelf.folder_of(sealed)
    (kept,) = folder.glob("files-*")
    for one in backup.backups_of(sealed):
        one.path.unlink()
    copies.keep_only_named(folder, keys.salt_of(sealed).hex())
    assert not kept.exists()


def test_what_cannot_be_encrypted_is_named_and_goes_when_agreed(filled: Path, user_data: Path) -> None:
    made = backup.make(filled, Reason.CLOSE)
    damaged = shelf.folder_of(filled) / "2026-11-01_120000_damaged.grono"
    damaged.write_bytes(filled.read_bytes()[:9000])
    with zipfile.ZipFile(made) as archive:
        said, register = json.loads(archive.read("manifest.json")), archive.read("register.grono")
    with zipfile.ZipFile(made, "w") as archive:  # whole by its size, and not by its sum
        archive.writestr("manifest.json", json.dumps(said))
        archive.writestr("register.grono", bytes(100) + register[100:])
    protecting.set_passphrase(filled, WORDS)
    done = backup.reseal(filled)
    assert (done.done, done.left) == (0, [made, damaged])
    backup.discard(done.left)
    assert contents(user_data) == []
    assert holding(filled.parent, *PLAIN) == []
    assert backup.exposed(filled) == backup.leftovers(filled) == []


def test_a_backup_whose_passphrase_is_not_known_stays_as_it_is(sealed: Path) -> None:
    made, old = backup.make(sealed, Reason.CLOSE), keys.salt_of(sealed)
    packed = backup.pack(sealed)
    before = fingerprint(made), fingerprint(packed)
    protecting.set_passphrase(sealed, OTHER)
    keys.forget(old)
    done = backup.reseal(sealed)
    assert (done.done, sorted(done.left)) == (0, sorted([made, packed]))
    assert (fingerprint(made), fingerprint(packed)) == before
    encryption.unlock_backup(made, WORDS)
    assert backup.reseal(sealed).done == 2
