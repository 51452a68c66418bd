"""Registers with a passphrase on the command line: from a file, the environment or the keyboard."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Grono, process

from grono.cli import main
from grono.store import keys
from grono.store.files import files_of

WORDS, OTHER = "Żółte winogrona w Teresinie", "Siedem zielonych beczek"


@pytest.fixture(autouse=True)
def each_run_is_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are forgotten as by a process that ends; and made quickly."""
    monkeypatch.setattr(keys, "_ROUNDS", 100)
    monkeypatch.setattr(keys, "_known", {})
    monkeypatch.delenv("GRONO_PASSPHRASE", raising=False)


@pytest.fixture
def run(grono: Grono) -> Grono:
    def forgetful(*arguments: str | Path) -> object:
        keys._known.clear()
        return grono(*arguments)

    return forgetful  # pyright: ignore[reportReturnType]


@pytest.fixture(scope="session")
def plain_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain") / "klaster.grono"
    assert main(["new", str(path), "--sample"]) == 0
    return path


@pytest.fixture
def plain(plain_once: Path, tmp_path: Path) -> Path:
    path = tmp_path / "klaster.grono"
    shutil.copy(files_of(plain_once), files_of(path))
    return Path(shutil.copy(plain_once, path))


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Somebody sits at the keyboard; returns what they were asked."""
    asked: list[str] = []
    waiting = iter(answers)

    def prompt(text: str, **how: object) -> str:
        assert how["hide_input"]
        asked.append(text)
        return next(waiting)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(type(sys.stdin), "isatty", lambda _self: True, raising=False)
    return asked


def test_a_passphrase_for_the_life_of_a_register(
    run: Grono, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("list", plain, "members", "--format", "csv").out
    assert run("backup", plain).code == 0
    monkeypatch.setenv("GRONO_PASSPHRASE", WORDS)
    said = run("encrypt", plain)
    assert said.code == 0
    assert "klaster.grono is protected with the passphrase now." in said.err
    assert "1 backup was brought under the passphrase." in said.err
    assert run("list", plain, "members", "--format", "csv").out == before
    assert run("check", plain).out == "klaster.grono is in order.\n"
    (plain.parent / "lista.csv").write_text("Nazwa;NIP;Miasto\nŻabka Widzi;7740001454;Łódź\n", "utf-8")
    assert run("import", plain, "lista.csv").code == 0
    assert run("undo", plain).code == 0
    assert run("encrypt", plain).err.startswith("klaster.grono is protected with a passphrase already.")

    monkeypatch.setenv("GRONO_NEW_PASSPHRASE", OTHER)
    assert run("passphrase", plain).code == 0
    refused = run("list", plain, "members")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("This is not the passphrase of klaster.grono; nothing was changed.")
    monkeypatch.setenv("GRONO_PASSPHRASE", OTHER)
    assert run("redo", plain).code == 0
    assert run("recovery-sheet", plain, "--out", "karta.pdf").code == 0
    assert (plain.parent / "karta.pdf").read_bytes().startswith(b"%PDF-")
    assert run("recovery-sheet", plain, "--out", "karta.docx").code == 1
    assert run("decrypt", plain).code == 0
    assert run("recovery-sheet", plain, "--out", "b.pdf").err.startswith("klaster.grono has no passphrase")
    monkeypatch.delenv("GRONO_PASSPHRASE")
    assert run("undo", plain).code == 0
    assert run("list", plain, "members", "--format", "csv").out == before
    assert run("decrypt", plain).err.startswith("klaster.grono has no passphrase; nothing was changed.")


def test_from_a_file_and_never_from_the_command(run: Grono, plain: Path, tmp_path: Path) -> None:
    secret = tmp_path / "haslo.txt"
    secret.write_text(f"\ufeff{WORDS}\r\nsecond line\n", "utf-8")
    assert run("encrypt", plain, "--passphrase-file", secret).code == 0
    assert run("history", plain, "--passphrase-file", secret).code == 0
    assert run("check", plain, "--passphrase-file", secret).code == 0
    missing = run("history", plain, "--passphrase-file", tmp_path / "none")
    assert (missing.code, "cannot be read" in missing.err) == (1, True)
    nobody = run("history", plain)
    assert (nobody.code, nobody.out) == (1, "")
    assert "nobody can be asked for it here. Set GRONO_PASSPHRASE" in nobody.err


def test_a_new_one_is_protected_from_the_start(
    run: Grono, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typing(monkeypatch, WORDS, WORDS + "!")
    assert "two different passphrases" in run("new", "a.grono", "--encrypt").err
    assert asked == ["New passphrase of a.grono", "Once more"]
    assert not (tmp_path / "a.grono").exists()
    typing(monkeypatch, WORDS, WORDS)
    assert run("new", "a.grono", "--encrypt").code == 0
    assert keys.salt_of(tmp_path / "a.grono") != b""
    asked = typing(monkeypatch, OTHER, WORDS)
    said = run("history", "a.grono")
    assert (said.code, "New register" in said.out) == (0, True)
    assert asked == ["Passphrase of a.grono"] * 2
    typing(monkeypatch, OTHER, OTHER, OTHER)
    assert run("history", "a.grono").code == 1


def test_a_backup_comes_back_with_its_passphrase(
    run: Grono, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRONO_PASSPHRASE", WORDS)
    copy = tmp_path / "copy.grono-backup"
    assert run("encrypt", plain).code == run("backup", plain, "--to", copy).code == 0
    monkeypatch.delenv("GRONO_PASSPHRASE")
    assert "nobody can be asked" in run("restore", copy, "back.grono").err
    asked = typing(monkeypatch, WORDS)
    assert run("restore", copy, "back.grono").code == 0
    assert asked == ["Passphrase of copy.grono-backup"]
    run("encrypt", plain)
    asked = typing(monkeypatch, WORDS, OTHER, OTHER)
    assert run("passphrase", plain).code == 0
    asked = typing(monkeypatch, WORDS, "")
    said = run("restore", copy, plain)
    assert said.code == 0
    assert "klaster.grono stays closed; it is kept as it is beside its backups." in said.err
    assert asked == ["Passphrase of copy.grono-backup", "Passphrase of klaster.grono, nothing if lost"]


def test_backups_may_be_left_or_discarded(run: Grono, plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRONO_PASSPHRASE", WORDS)
    monkeypatch.setenv("GRONO_NEW_PASSPHRASE", OTHER)
    run("backup", plain)
    said = run("encrypt", plain, "--leave-backups")
    assert said.err.count("Not protected by it: ") == 1
    said = run("passphrase", plain, "--leave-backups", "--discard")
    assert said.err.count("Deleted: ") == 1


def test_as_programs_of_their_own(plain: Path) -> None:
    assert process("encrypt", plain, GRONO_PASSPHRASE=WORDS).returncode == 0
    wrong = process("check", plain, GRONO_PASSPHRASE=OTHER)
    assert (wrong.returncode, wrong.stdout) == (1, b"")
    assert len(wrong.stderr.decode().splitlines()) == 1
    assert process("check", plain, GRONO_PASSPHRASE=WORDS).returncode == 0
    assert process("check", plain).returncode == 1
