"""A backup is believed only when it came back whole; old ones go, good ones stay."""

from __future__ import annotations

import errno
import hashlib
import shutil
import sqlite3
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.store.registers import SCAN, admit, attach, names_of

from grono.domain.text import UserError
from grono.store import backup, snapshot
from grono.store.backup import Reason, blobs, copies, packed, shelf, space
from grono.store.opening import open_register


def test_a_backup_says_what_is_in_it(filled: Path, user_data: Path) -> None:
    made = backup.make(filled, Reason.IMPORT, "lista.xlsx")
    assert made.is_relative_to(user_data / "backups")
    (listed,) = backup.backups_of(filled)
    manifest = listed.manifest
    assert (listed.path, manifest.reason, manifest.note) == (made, Reason.IMPORT, "lista.xlsx")
    assert manifest.alive == {"organisation": 2, "person": 0, "attachment": 1}
    assert manifest.counts["organisation_name"] == 2
    assert manifest.files == {hashlib.sha256(SCAN).hexdigest(): len(SCAN)}
    assert backup.latest(filled) == listed
    assert not [found for found in made.parent.iterdir() if found.name.startswith(".")]


def test_it_holds_the_register_as_plain_sqlite(filled: Path, tmp_path: Path) -> None:
    """Should the program be gone one day, a zip program and SQLite are enough."""
    with zipfile.ZipFile(backup.pack(filled)) as archive:
        archive.extract("register.grono", tmp_path / "out")
    with sqlite3.connect(tmp_path / "out" / "register.grono") as plain:
        assert plain.execute("SELECT count(*) FROM organisation").fetchone() == (2,)
    plain.close()


def test_a_register_in_use_is_copied_as_it_is_at_one_moment(path: Path) -> None:
    with open_register(path, "tester") as store:
        admit(store, "PiastSoft")
        made = backup.make(path, Reason.CLOSE)
        admit(store, "Taryfikon")
    assert shelf.read(made).manifest.alive["organisation"] == 1


def test_nothing_is_copied_twice(filled: Path) -> None:
    assert backup.make_if_changed(filled) is not None
    assert backup.make_if_changed(filled) is None
    with open_register(filled, "tester") as store:
        store.undo()
    assert backup.make_if_changed(filled) is not None


def test_attachments_lie_once_beside_all_backups(filled: Path) -> None:
    first = backup.make(filled, Reason.CLOSE)
    blob = blobs.place_of(first.parent, hashlib.sha256(SCAN).hexdigest())
    written = blob.stat().st_mtime_ns
    backup.make(filled, Reason.IMPORT)
    assert blob.read_bytes() == SCAN
    assert blob.stat().st_mtime_ns == written
    assert len(list(first.parent.glob("files/*/*"))) == 1


def test_two_registers_of_one_name_have_their_own_shelves(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "archive" / filled.name
    other.parent.mkdir()
    shutil.copy(filled, other)
    backup.make(filled, Reason.CLOSE)
    assert backup.backups_of(other) == []
    backup.make(other, Reason.CLOSE)
    assert len(backup.backups_of(filled)) == len(backup.backups_of(other)) == 1
    register_id = backup.backups_of(filled)[0].manifest.register_id
    assert len(backup.backups_of(filled, register_id)) == len(backup.all_backups()) == 2


def test_old_backups_go_with_the_attachments_that_only_they_named(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = datetime.now().astimezone().replace(hour=12) - timedelta(days=40)
    for hours in range(4):
        moment = long_ago + timedelta(hours=hours)
        monkeypatch.setattr(copies, "datetime", SimpleNamespace(now=lambda moment=moment: moment))
        with open_register(filled, "tester") as store:
            attach(store, f"scan {hours}".encode())
        backup.make(filled, Reason.CLOSE)
        with open_register(filled, "tester") as store:
            store.undo()
    copies.prune(shelf.folder_of(filled), date.today())
    (left,) = backup.backups_of(filled)
    assert {blob.name for blob in left.path.parent.glob("files/*/*")} == set(left.manifest.files)
    assert len(left.manifest.files) == 2


def test_backups_by_hand_and_before_restoring_are_never_taken_away(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = datetime.now().astimezone()
    for days, reason in ((400, Reason.MANUAL), (399, Reason.RESTORE), (398, Reason.CLOSE), (0, Reason.CLOSE)):
        moment = today - timedelta(days=days)
        monkeypatch.setattr(copies, "datetime", SimpleNamespace(now=lambda moment=moment: moment))
        backup.make(filled, reason)
    kept = [one.manifest.reason for one in backup.backups_of(filled)]
    assert kept == [Reason.CLOSE, Reason.CLOSE, Reason.RESTORE, Reason.MANUAL]


# What goes wrong


def no_room(_path: object) -> SimpleNamespace:
    return SimpleNamespace(free=12_000_000)


def test_a_full_disk_is_told_before_anything_is_written(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space.shutil, "disk_usage", no_room)
    monkeypatch.setattr(space, "needed", lambda _register, **_how: 40_000_000)
    with pytest.raises(UserError) as refused:
        backup.make(filled, Reason.CLOSE)
    assert "has 12 MB left, 40 MB are needed" in str(refused.value)
    assert "Free some space or choose another drive." in str(refused.value)
    assert backup.backups_of(filled) == []


def test_a_disk_that_fills_up_meanwhile_leaves_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")

    monkeypatch.setattr(packed, "write", full)
    with pytest.raises(UserError, match=r"The backup was not made. The disk is full."):
        backup.make(filled, Reason.CLOSE)
    folder = shelf.folder_of(filled)
    assert [found for found in folder.iterdir() if found.name != "files"] == []


def test_a_copy_that_does_not_come_back_is_not_kept(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = snapshot.take

    def bad(path: Path, target: Path) -> snapshot.Snapshot:
        taken = take(path, target)
        whole = bytearray(target.read_bytes())
        whole[40960:45056] = b"\xa5" * 4096
        target.write_bytes(whole)
        return taken

    monkeypatch.setattr(snapshot, "take", bad)
    with pytest.raises(UserError, match="did not come back whole"):
        backup.make(filled, Reason.CLOSE)
    assert backup.backups_of(filled) == []


def test_a_register_that_lost_rows_on_the_way_is_not_believed(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = snapshot.take

    def poorer(path: Path, target: Path) -> snapshot.Snapshot:
        taken = take(path, target)
        with sqlite3.connect(target) as copy:
            copy.execute("DELETE FROM organisation_name")
        copy.close()
        return taken

    monkeypatch.setattr(snapshot, "take", poorer)
    with pytest.raises(UserError, match="did not come back whole"):
        backup.make(filled, Reason.CLOSE)


def test_only_a_backup_is_overwritten_by_a_backup(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "pack.grono-backup"
    assert backup.pack(filled, target) == backup.pack(filled, target) == target
    with pytest.raises(UserError, match="is no backup"):
        backup.pack(filled, filled)
    assert names_of(filled) == ["PiastSoft", "Żabka Widzi sp. z o.o."]
