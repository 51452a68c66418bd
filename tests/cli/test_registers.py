"""Verbs on a register: new, undo, redo, history, check, backup, restore."""

from __future__ import annotations

import hashlib
import shutil
import socket
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Grono

from grono.cli import main
from grono.store import backup
from grono.store.opening import open_register

LIST = "Nazwa;NIP;Miasto\nPiastSoft sp. z o.o.;7740001454;Piastów\nŻabka Widzi;;Łódź\n"


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register into which two firms were imported, made once."""
    folder = tmp_path_factory.mktemp("imported")
    register, source = folder / "klaster.grono", folder / "lista.csv"
    source.write_text(LIST, "utf-8")
    assert main(["new", str(register)]) == 0
    assert main(["import", str(register), str(source)]) == 0
    return register


@pytest.fixture
def filled(imported: Path, tmp_path: Path) -> Path:
    """A register with two firms, and the list that they came from."""
    (tmp_path / "lista.csv").write_text(LIST, "utf-8")
    return Path(shutil.copy(imported, tmp_path / "klaster.grono"))


def test_a_new_register_is_made_once(grono: Grono, tmp_path: Path) -> None:
    assert grono("new", "klaster.grono").code == 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["klaster.grono"]
    before = fingerprint(tmp_path / "klaster.grono")
    again = grono("new", "klaster.grono")
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith("klaster.grono is there already; it was not touched.")
    assert fingerprint(tmp_path / "klaster.grono") == before


def test_a_new_register_needs_a_folder(grono: Grono, tmp_path: Path) -> None:
    said = grono("new", "nowhere/klaster.grono")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_sample_that_fails_leaves_nothing(
    grono: Grono, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_store: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("grono.services.sample.fill_sample", fails)
    assert grono("new", "klaster.grono", "--sample").code == 130
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_undo_and_redo_name_the_step(grono: Grono, filled: Path) -> None:
    assert grono("undo", filled).out == "Undone: Import 2 members from lista.csv\n"
    assert grono("search", filled, "piast").out == ""
    assert grono("redo", filled).out == "Done again: Import 2 members from lista.csv\n"
    assert "PiastSoft" in grono("search", filled, "piast").out


@pytest.mark.parametrize(("verb", "sentence"), [("undo", "nothing to undo"), ("redo", "nothing to redo")])
def test_with_nothing_to_do_it_changes_nothing(
    grono: Grono, tmp_path: Path, verb: str, sentence: str
) -> None:
    grono("new", "klaster.grono")
    before = fingerprint(tmp_path / "klaster.grono")
    said = grono(verb, "klaster.grono")
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert fingerprint(tmp_path / "klaster.grono") == before
    assert backup.backups_of(tmp_path / "klaster.grono") == []


def test_what_changed_is_backed_up_and_the_path_is_told(grono: Grono, filled: Path) -> None:
    said = grono("undo", filled)
    (line,) = [line for line in said.err.splitlines() if line.startswith("Backup: ")]
    newest = backup.backups_of(filled)[0]
    assert (Path(line.removeprefix("Backup: ")), newest.manifest.reason) == (newest.path, backup.Reason.CLOSE)


def test_the_history_is_told_newest_first(grono: Grono, filled: Path) -> None:
    grono("undo", filled)
    lines = grono("history", filled).out.splitlines()
    assert "Undone: Import 2 members from lista.csv" in lines[0]
    assert "Remember the layout of lista.csv" in lines[1]
    assert "Import 2 members from lista.csv" in lines[2]
    assert "New register" in lines[-1]
    told = grono("history", filled, "--json").json
    assert [step["kind"] for step in told[:3]] == ["undo", "seed", "do"]


def test_a_sound_register_is_said_to_be_in_order(grono: Grono, filled: Path) -> None:
    said = grono("check", filled)
    assert (said.code, said.out) == (0, "klaster.grono is in order.\n")


def test_findings_are_listed_and_what_can_be_is_repaired(grono: Grono, filled: Path) -> None:
    with open_register(filled, "tester") as store:
        store.connection.execute("UPDATE _rownum SET title = 'Other'")
    found = grono("check", filled)
    assert (found.code, found.out) == (1, "2 titles in the lists are out of date.\n")
    repaired = grono("check", filled, "--repair")
    assert repaired.code == 0
    assert "Repaired: 2 titles in the lists are out of date." in repaired.err
    assert grono("check", filled).code == 0


def test_rows_of_a_firm_that_another_program_deleted_are_taken_out_and_told(
    grono: Grono, filled: Path
) -> None:
    with open_register(filled, "tester") as store:
        store.connection.execute("PRAGMA foreign_keys = OFF")
        store.connection.execute("DELETE FROM organisation WHERE id = (SELECT max(id) FROM organisation)")
    assert "that is not there" in grono("check", filled).out
    said = grono("check", filled, "--repair")
    assert "1 row of organisation_name belonged to nothing and was taken out." in said.err
    assert said.out == "1 row of organisation is in the journal but not in the register.\n"
    assert [line.split("\t")[0] for line in grono("search", filled, "piastsoft").out.splitlines()]


def test_what_cannot_be_repaired_stays_a_finding(grono: Grono, filled: Path) -> None:
    with open_register(filled, "tester") as store:
        store.connection.execute("UPDATE organisation_name SET name = 'Other'")
        store.rebuild_caches()
    said = grono("check", filled, "--repair")
    assert said.code == 1
    assert said.out == "2 rows of organisation_name are not as the journal left them.\n"


def test_a_packed_backup_is_restored_anywhere(grono: Grono, filled: Path, tmp_path: Path) -> None:
    said = grono("backup", filled, "--to", "usb.grono-backup")
    assert (said.code, said.out, said.err) == (0, "", "Backup: usb.grono-backup\n")
    with zipfile.ZipFile(tmp_path / "usb.grono-backup") as archive:
        assert archive.namelist() == ["manifest.json", "register.grono"]
    assert grono("restore", "usb.grono-backup", "elsewhere.grono").code == 0
    assert grono("list", "elsewhere.grono", "members").out == grono("list", filled, "members").out


def test_without_a_place_the_backup_lies_among_the_others(grono: Grono, filled: Path) -> None:
    path = Path(grono("backup", filled).err.removeprefix("Backup: ").strip())
    assert path in [one.path for one in backup.backups_of(filled)]


def test_restoring_keeps_the_state_of_now_and_says_where(grono: Grono, filled: Path, tmp_path: Path) -> None:
    grono("backup", filled, "--to", "full.grono-backup")
    grono("undo", filled)
    said = grono("restore", "full.grono-backup", filled)
    assert said.code == 0
    kept = Path(said.err.splitlines()[0].removeprefix("Backup: "))
    assert "PiastSoft" in grono("search", filled, "piast").out
    assert grono("restore", kept, filled).code == 0
    assert grono("search", filled, "piast").out == ""


def test_a_damaged_backup_changes_nothing(grono: Grono, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.grono-backup").write_bytes(b"PK\x03\x04 damaged")
    before = fingerprint(filled)
    said = grono("restore", "bad.grono-backup", filled)
    assert (said.code, said.out) == (1, "")
    assert said.err == "bad.grono-backup is no whole backup of Grono; nothing was changed.\n"
    assert fingerprint(filled) == before


WRITING = (["undo"], ["redo"], ["import", "lista.csv"], ["check", "--repair"], ["restore"])
READING = (
    ["history"],
    ["search", "piast"],
    ["list", "members"],
    ["check"],
    ["backup", "--to", "x.grono-backup"],
)


@pytest.mark.parametrize("verb", WRITING, ids=lambda verb: verb[0])
def test_a_register_that_is_open_elsewhere_is_not_written(
    grono: Grono, filled: Path, verb: list[str]
) -> None:
    grono("backup", filled, "--to", "copy.grono-backup")
    with open_register(filled, "Anna") as store:
        store.connection.execute("UPDATE _rownum SET title = 'Other'")
        said = (
            grono("restore", "copy.grono-backup", filled)
            if verb == ["restore"]
            else grono(verb[0], filled, *verb[1:])
        )
        assert said.code == 1
        assert f"klaster.grono is open on {socket.gethostname()}" in said.err
        assert "nothing was changed" in said.err
        assert said.out == ""


@pytest.mark.parametrize("verb", READING, ids=lambda verb: verb[0])
def test_a_register_that_is_open_elsewhere_is_read(grono: Grono, filled: Path, verb: list[str]) -> None:
    with open_register(filled, "Anna"):
        assert grono(verb[0], filled, *verb[1:]).code == 0


REFUSED = {
    "empty": (b"", "is empty"),
    "text": (b"Nazwa;NIP\n" * 30, "is not a register of Grono"),
    "workbook": (b"PK\x03\x04" + bytes(300), "is not a register of Grono"),
    "damaged": (None, "is damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize(
    "verb",
    [
        ["undo"],
        ["redo"],
        ["history"],
        ["search", "piast"],
        ["list", "members"],
        ["list", "members", "--format", "xlsx", "--out", "out.xlsx"],
        ["report", "member-list", "--out", "out.pdf"],
        ["import", "lista.csv"],
        ["import", "lista.csv", "--dry-run"],
        ["backup", "--to", "out.grono-backup"],
        ["check"],
        ["check", "--repair"],
    ],
    ids=" ".join,
)
def test_every_verb_refuses_what_is_no_register(
    grono: Grono, filled: Path, tmp_path: Path, what: str, verb: list[str]
) -> None:
    content, sentence = REFUSED[what]
    path = tmp_path / "other.grono"
    whole = filled.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * 4096 + whole[12288:] if content is None else content)
    before, there = fingerprint(path), sorted(tmp_path.glob("*"))
    said = grono(verb[0], path, *verb[1:])
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert fingerprint(path) == before
    assert sorted(tmp_path.glob("*")) == there


def test_a_register_of_a_newer_program_is_left_alone(grono: Grono, filled: Path) -> None:
    whole = bytearray(filled.read_bytes())
    whole[60:64] = (99).to_bytes(4, "big")
    filled.write_bytes(whole)
    before = fingerprint(filled)
    for verb in (["undo"], ["list", "members"], ["check", "--repair"]):
        said = grono(verb[0], filled, *verb[1:])
        assert (said.code, said.out) == (1, "")
        assert "newer version of Grono" in said.err
    assert fingerprint(filled) == before


def test_a_copy_beside_works_like_the_register(grono: Grono, filled: Path, tmp_path: Path) -> None:
    shutil.copy(filled, tmp_path / "kopia z ogonkami ąę.grono")
    assert "PiastSoft" in grono("search", "kopia z ogonkami ąę.grono", "piast").out
