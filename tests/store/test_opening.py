"""Whatever lies at the path: it opens, or there is one clear sentence and nothing was touched."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.registers import admit, beside, fingerprint, names

from grono.domain.text import UserError
from grono.store import errors, places
from grono.store.opening import create_register, open_register

Spoil = Callable[[bytes], bytes]


def overwritten(at: int, by: bytes) -> Spoil:
    return lambda whole: whole[:at] + by + whole[at + len(by) :]


SPOILT: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda _whole: b"", "is empty; it is not a register"),
    "text": (lambda _whole: b"Nazwa;NIP\nPiastSoft;7740001454\n" * 20, "is not a register of Grono"),
    "workbook": (lambda _whole: b"PK\x03\x04" + bytes(500), "is not a register of Grono"),
    "other application": (overwritten(68, bytes(4)), "is not a register of Grono"),
    "newer": (overwritten(60, struct.pack(">I", 99)), "newer version of Grono"),
    "no version": (overwritten(60, bytes(4)), "is damaged"),
    "cut in the header": (lambda whole: whole[:60], "is damaged"),
    "cut in half": (lambda whole: whole[: len(whole) // 2], "is damaged"),
    "one byte short": (lambda whole: whole[:-1], "is damaged"),
    "header alone": (lambda whole: whole[:100], "is damaged"),
    "garbage after the header": (lambda whole: whole[:100] + b"\xa5" * (len(whole) - 100), "is damaged"),
    "zeros after the header": (lambda whole: whole[:100] + bytes(len(whole) - 100), "is damaged"),
    "a page of garbage": (lambda whole: whole[:8192] + b"\xa5" * 4096 + whole[12288:], "is damaged"),
    "the last page gone to zeros": (lambda whole: whole[:-4096] + bytes(4096), "is damaged"),
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("what", SPOILT)
def test_what_is_no_register_is_refused_and_left_alone(path: Path, what: str, read_only: bool) -> None:
    spoil, sentence = SPOILT[what]
    path.write_bytes(spoil(path.read_bytes()))
    before = fingerprint(path)
    with pytest.raises(UserError) as refused:
        open_register(path, "tester", read_only=read_only)
    assert sentence in str(refused.value)
    assert len(refused.value.sentences) == 1
    assert fingerprint(path) == before
    assert beside(path) == []


@given(st.binary(min_size=1, max_size=3000), st.integers(0, 400_000), st.booleans())
def test_damage_anywhere_ends_in_a_sentence_or_an_open_register(
    made_once: Path, tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, read_only: bool
) -> None:
    path = tmp_path_factory.mktemp("noise") / "noise.grono"
    path.write_bytes(overwritten(at, noise)(made_once.read_bytes()))
    before = fingerprint(path)
    try:
        open_register(path, "tester", read_only=read_only).close()
    except UserError:
        assert fingerprint(path) == before
    assert beside(path) == []


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.grono"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE a (b)")
    other.close()
    before = fingerprint(path)
    with pytest.raises(UserError, match="is not a register of Grono"):
        open_register(path, "tester")
    assert (fingerprint(path), beside(path)) == (before, [])


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        open_register(tmp_path / "none.grono", "tester")
    with pytest.raises(UserError, match="is a folder"):
        open_register(tmp_path, "tester")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_told_from_a_register(tmp_path: Path) -> None:
    path = tmp_path / "klaster.grono-backup"
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    with pytest.raises(UserError, match="is a backup"):
        open_register(path, "tester")


def test_a_new_register_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "list.grono"
    path.write_text("keep me", "utf-8")
    with pytest.raises(UserError, match="is there already"):
        create_register(path, "tester")
    assert path.read_text("utf-8") == "keep me"
    with pytest.raises(UserError, match="There is no such folder"):
        create_register(tmp_path / "nowhere" / "new.grono", "tester")
    assert [found.name for found in tmp_path.iterdir()] == ["list.grono"]


def test_opening_and_closing_changes_no_byte(path: Path) -> None:
    before = fingerprint(path)
    open_register(path, "tester").close()
    open_register(path, "tester", read_only=True).close()
    assert (fingerprint(path), beside(path)) == (before, [])


def test_what_was_done_before_a_crash_is_there(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "after" / "klaster.grono"
    crashed.parent.mkdir()
    with open_register(path, "tester") as store:
        admit(store, "PiastSoft")
        for ending in ("", "-wal"):  # what a power cut leaves: the file and its log
            (crashed.parent / (path.name + ending)).write_bytes(
                (tmp_path / (path.name + ending)).read_bytes()
            )
    with open_register(crashed, "tester", read_only=True) as store:
        assert names(store) == ["PiastSoft"]
    with open_register(crashed, "tester") as store:
        assert names(store) == ["PiastSoft"]
    assert beside(crashed) == []


def test_a_register_that_cannot_be_written_opens_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "is_writable", lambda _path: False)
    with open_register(path, "tester") as store:
        assert store.read_only
        assert "for reading only" in str(store.warnings[0])
        with pytest.raises(UserError, match="nothing was changed"):
            admit(store, "PiastSoft")
    assert beside(path) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_register_in_a_folder_without_rights_opens_for_reading(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with open_register(path, "tester") as store:
            assert store.read_only
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("folder", "mark", "program"),
    [
        ("OneDrive - Klaster", "", "OneDrive"),
        ("Dropbox", "", "Dropbox"),
        ("shared", ".stfolder", "Syncthing"),
        ("Google Drive", "", "Google Drive"),
    ],
)
def test_a_synchronised_folder_is_warned_of(
    path: Path, tmp_path: Path, folder: str, mark: str, program: str
) -> None:
    inside = tmp_path / folder / "2026" / "klaster.grono"
    inside.parent.mkdir(parents=True)
    if mark:
        (tmp_path / folder / mark).mkdir()
    path.rename(inside)
    with open_register(inside, "tester") as store:
        assert [program in str(warning) for warning in store.warnings] == [True]


def test_a_network_path_keeps_a_rollback_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "is_on_network", lambda _path: True)
    with open_register(path, "tester") as store:
        admit(store, "PiastSoft")
        assert store.query("PRAGMA journal_mode")[0][0] == "delete"
    with open_register(path, "tester", read_only=True) as store:
        assert names(store) == ["PiastSoft"]


def test_mounts_of_other_computers_are_known() -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/office /mnt/my\\040office nfs4 rw 0 0\n"
    kind = places._kind_of_mount  # pyright: ignore[reportPrivateUsage]
    assert kind(Path("/mnt/my office/klaster.grono"), mounts) == "nfs4"
    assert kind(Path("/srv/klaster.grono"), mounts) == "ext4"


def test_the_kinds_of_refusal_can_be_told_apart(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(SPOILT["newer"][0](whole))
    with pytest.raises(errors.NewerError):
        open_register(path, "tester")
    path.write_bytes(SPOILT["cut in half"][0](whole))
    with pytest.raises(errors.DamagedError):
        open_register(path, "tester")
