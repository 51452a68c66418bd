"""Restoring a backup never loses the state of today; hostile packs change nothing."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.store.registers import SCAN, admit, beside, fingerprint, state

from grono.domain.text import UserError
from grono.store import backup
from grono.store.backup import Reason, copies
from grono.store.lock import InUseError
from grono.store.opening import open_register


def test_a_packed_backup_makes_the_register_on_another_computer(filled: Path, tmp_path: Path) -> None:
    pack = backup.pack(filled, tmp_path / "usb.grono-backup")
    elsewhere = tmp_path / "laptop" / "cluster.grono"
    elsewhere.parent.mkdir()
    restored = backup.restore(pack, elsewhere)
    assert (restored.kept, restored.missing) == (None, 0)
    assert state(elsewhere) == state(filled)
    with open_register(elsewhere, "tester") as store:
        assert store.files.get(hashlib.sha256(SCAN).hexdigest()) == SCAN
        assert str(store.undo()) == "Attach a file"
    assert beside(elsewhere) == [f"{elsewhere.name}-files"]


def test_the_state_of_today_is_kept_first(filled: Path) -> None:
    made = backup.make(filled, Reason.IMPORT)
    before = state(filled)
    with open_register(filled, "tester") as store:
        admit(store, "Taryfikon")
    today = state(filled)
    restored = backup.restore(made, filled)
    assert state(filled) == before
    assert restored.kept is not None
    backup.restore(restored.kept, filled)
    assert state(filled) == today
    assert beside(filled) == [f"{filled.name}-files"]


def test_restoring_takes_no_backup_away(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = datetime.now().astimezone()
    for days in range(60, 0, -3):
        moment = today - timedelta(days=days)
        with monkeypatch.context() as patched:
            patched.setattr(copies, "datetime", SimpleNamespace(now=lambda moment=moment: moment))
            patched.setattr(copies, "prune", lambda _folder, _today: None)
            backup.make(filled, Reason.CLOSE)
    every = backup.backups_of(filled)
    backup.restore(every[-1].path, filled)
    assert {one.path for one in backup.backups_of(filled)} > {one.path for one in every}


def test_a_damaged_register_is_restored_and_kept_as_it_was(filled: Path) -> None:
    made = backup.make(filled, Reason.CLOSE)
    good = state(filled)
    filled.write_bytes(filled.read_bytes()[:20_000])
    damaged = fingerprint(filled)
    restored = backup.restore(made, filled)
    assert state(filled) == good
    assert restored.kept is not None
    assert fingerprint(restored.kept) == damaged


def test_lost_attachments_come_back_or_are_counted(filled: Path) -> None:
    made = backup.make(filled, Reason.CLOSE)
    files = filled.with_name(filled.name + "-files")
    files.write_text("no database", "utf-8")
    assert backup.restore(made, filled).missing == 0
    with open_register(filled, "tester") as store:
        assert store.files.get(hashlib.sha256(SCAN).hexdigest()) == SCAN
    for blob in (files, *made.parent.glob("files/*/*")):
        blob.unlink()
    assert backup.restore(made, filled).missing == 1


@pytest.mark.parametrize("kind", ["text", "newer", "folder"])
def test_nothing_else_is_overwritten_by_restoring(filled: Path, tmp_path: Path, kind: str) -> None:
    made = backup.make(filled, Reason.CLOSE)
    target = tmp_path / "other.grono"
    if kind == "folder":
        target.mkdir()
    else:
        whole = filled.read_bytes()
        target.write_bytes(b"Nazwa;NIP\n" if kind == "text" else whole[:60] + b"\0\0\0\x63" + whole[64:])
    before = None if kind == "folder" else fingerprint(target)
    with pytest.raises(UserError):
        backup.restore(made, target)
    assert before == (None if kind == "folder" else fingerprint(target))


def test_a_register_that_is_open_is_not_restored(filled: Path) -> None:
    made = backup.make(filled, Reason.CLOSE)
    with open_register(filled, "tester"), pytest.raises(InUseError):
        backup.restore(made, filled)


# Hostile packs

Change = Callable[[dict[str, Any], dict[str, bytes]], object]


def repacked(pack: Path, change: Change) -> Path:
    """The same pack with something changed in its manifest or its entries."""
    with zipfile.ZipFile(pack) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(entries.pop("manifest.json"))
    change(manifest, entries)
    target = pack.with_name("hostile.grono-backup")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in entries.items():
            archive.writestr(name, data)
    return target


def _bomb(manifest: dict[str, Any], entries: dict[str, bytes]) -> None:
    entries["register.grono"] = entries["register.grono"][:100] + bytes(90_000_000)
    manifest["size"] = len(entries["register.grono"])
    manifest["sha256"] = hashlib.sha256(entries["register.grono"]).hexdigest()


def _other_register(manifest: dict[str, Any], entries: dict[str, bytes]) -> None:
    entries["register.grono"] = entries["register.grono"][:-1] + b"x"


def _not_a_register(manifest: dict[str, Any], entries: dict[str, bytes]) -> None:
    entries["register.grono"] = b"text" * 1000
    manifest |= {"size": 4000, "sha256": hashlib.sha256(entries["register.grono"]).hexdigest()}


def _other_blob(_manifest: dict[str, Any], entries: dict[str, bytes]) -> None:
    name = next(name for name in entries if name.startswith("files/"))
    entries[name] = bytes(len(entries[name]))


HOSTILE: dict[str, Change] = {
    "a path out of the folder": lambda _m, entries: entries.update({"../../evil": b"x"}),
    "an absolute path": lambda _m, entries: entries.update({"/tmp/evil": b"x"}),
    "a name in the manifest that leads out": lambda m, _e: m["files"].update({"../../evil": 1}),
    "a bomb": _bomb,
    "another register than was signed": _other_register,
    "no register at all": _not_a_register,
    "another attachment than was signed": _other_blob,
    "an entry too many": lambda _m, entries: entries.update({"files/" + "0" * 64: b""}),
    "an entry missing": lambda _m, entries: entries.pop("register.grono"),
    "another size": lambda m, _e: m.update(size=m["size"] + 1),
    "a negative size": lambda m, _e: m.update(size=-1),
    "a size that is text": lambda m, _e: m.update(size="many"),
    "other counts": lambda m, _e: m["counts"].update(organisation=3),
    "another format": lambda m, _e: m.update(format=2),
    "an unknown field": lambda m, _e: m.update(surprise=1),
    "an unknown reason": lambda m, _e: m.update(reason="because"),
    "no time": lambda m, _e: m.update(made_at="yesterday"),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_pack_is_refused_and_nothing_is_changed(filled: Path, tmp_path: Path, how: str) -> None:
    pack = repacked(backup.pack(filled, tmp_path / "pack.grono-backup"), HOSTILE[how])
    before, there = fingerprint(filled), sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError, match="is no whole backup"):
        backup.restore(pack, filled)
    assert fingerprint(filled) == before
    assert sorted(tmp_path.rglob("*")) == there


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"text", b"PK\x05\x06" + bytes(18), b"PK\x03\x04" + bytes(500), bytes(10_000)],
    ids=["empty", "two letters", "text", "empty zip", "half a zip", "zeros"],
)
def test_what_is_no_pack_is_refused(filled: Path, tmp_path: Path, content: bytes) -> None:
    pack = tmp_path / "pack.grono-backup"
    pack.write_bytes(content)
    with pytest.raises(UserError, match="is no whole backup"):
        backup.restore(pack, filled)


def test_a_pack_cut_anywhere_is_refused(filled: Path, tmp_path: Path) -> None:
    whole = backup.pack(filled, tmp_path / "pack.grono-backup").read_bytes()
    for length in range(0, len(whole), len(whole) // 23):
        cut = tmp_path / "cut.grono-backup"
        cut.write_bytes(whole[:length])
        with pytest.raises(UserError, match="is no whole backup"):
            backup.restore(cut, tmp_path / "new.grono")
    assert not (tmp_path / "new.grono").exists()


def test_a_pack_with_one_name_twice_is_refused(filled: Path, tmp_path: Path) -> None:
    pack = backup.pack(filled, tmp_path / "pack.grono-backup")
    twice = io.BytesIO(pack.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("register.grono", b"other")
    pack.write_bytes(twice.getvalue())
    with pytest.raises(UserError, match="is no whole backup"):
        backup.restore(pack, filled)


def test_a_missing_backup_is_named(filled: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no backup"):
        backup.restore(tmp_path / "none.grono-backup", filled)


def test_a_damaged_backup_is_left_out_of_the_list_and_left_alone(filled: Path) -> None:
    good, bad = backup.make(filled, Reason.CLOSE), backup.make(filled, Reason.IMPORT)
    bad.write_bytes(b"damaged")
    assert [one.path for one in backup.backups_of(filled)] == [good]
    backup.make(filled, Reason.CLOSE)
    assert bad.read_bytes() == b"damaged"


def test_a_new_program_backs_up_what_it_restores_from_an_older_one(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.make(filled, Reason.CLOSE)
    monkeypatch.setattr("grono.store.schema.VERSION", 0)
    with pytest.raises(UserError, match="newer version of Grono"):
        backup.restore(made, filled.with_name("new.grono"))
