"""One run from the outside: exit codes, languages, pipes, and never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import ENVIRONMENT, Grono, process

from grono import paths
from grono.cli import program, running


def test_the_help_lists_every_verb_and_loads_nothing_heavy(grono: Grono) -> None:
    said = grono("--help")
    assert said.code == 0
    assert all(f"  {verb.name} " in said.out for verb in program.VERBS)
    code = "import sys; from grono.cli import main; main(['--help']); print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = ("PySide6", "reportlab", "openpyxl", "sqlcipher3", "sqlite_utils", "stdnum", "filelock", "babel")
    assert [name for name in heavy if f"'{name}'" in loaded] == []


@pytest.mark.parametrize("verb", program.VERBS, ids=lambda verb: verb.name)
def test_every_verb_has_help_in_both_languages(grono: Grono, verb: object) -> None:
    name = str(getattr(verb, "name", ""))
    english, polish = grono("--lang", "en", name, "--help"), grono("--lang", "pl", name, "--help")
    assert english.code == polish.code == 0
    assert english.out.split("\n\n")[1] != polish.out.split("\n\n")[1]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["no-such-verb"], 2),
        (["no-such-verb", "klaster.grono"], 2),
        (["undo"], 2),
        (["undo", "a.grono", "b.grono"], 2),
        (["--no-such-option"], 2),
        (["undo", "missing.grono"], 1),
        (["missing.grono"], 1),
        (["--version"], 0),
    ],
)
def test_exit_codes_say_what_kind_of_trouble_it_is(arguments: list[str], code: int) -> None:
    done = process(*arguments)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert (done.stderr == b"") == (code == 0)


def test_the_language_comes_from_the_system_or_from_the_command(tmp_path: Path) -> None:
    missing = str(tmp_path / "brak.grono")
    assert "Nie ma pliku" in process("undo", missing, LC_ALL="pl_PL.UTF-8").stderr.decode("utf-8")
    assert "There is no file" in process("undo", missing, LC_ALL="en_GB.UTF-8").stderr.decode("utf-8")
    assert "Nie ma pliku" in process("--lang", "pl", "undo", missing, LC_ALL="C").stderr.decode("utf-8")


def test_polish_letters_come_out_as_utf8_whatever_the_console_speaks(sample: Path) -> None:
    done = process("search", sample, "lodz", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "Łódzkie" in done.stdout.decode("utf-8")


def test_without_a_display_the_window_says_so(tmp_path: Path, sample: Path) -> None:
    for arguments in ([], [str(sample)]):
        done = process(*arguments)
        assert done.returncode == 1
        assert done.stderr.decode("utf-8").startswith("There is no screen to open a window on.")
        assert done.stdout == b""


def test_a_file_that_is_no_register_is_said_before_a_window_opens(tmp_path: Path) -> None:
    other = tmp_path / "lista.grono"
    other.write_text("Nazwa;NIP", "utf-8")
    done = process(other, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"is not a register of Grono" in done.stderr


def test_a_reader_who_goes_away_ends_it_quietly(sample: Path) -> None:
    command = [sys.executable, "-m", "grono", "list", str(sample), "members", "--format", "json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        listing.stdout.read(10)
        listing.stdout.close()
        assert listing.stderr.read() == b""


_BROKEN = """
import sys
from grono.cli import running
running.program.main = lambda *args, **more: 1 / 0
sys.exit(running.run(["history", "x"]))
"""


def test_a_mistake_of_the_program_is_one_sentence_and_a_log(user_data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BROKEN],
        capture_output=True,
        text=True,
        env=ENVIRONMENT | {"GRONO_DATA": str(user_data)},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Grono made a mistake and stopped; the details are in {paths.log_file()}.\n"
    assert "ZeroDivisionError" in paths.log_file().read_text("utf-8")


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (PermissionError(13, "Permission denied", "x"), 1)]
)
def test_what_the_system_and_the_person_interrupt_ends_plainly(
    grono: Grono, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr(running.program, "main", fails)
    said = grono("history", "x.grono")
    assert said.code == code
    assert said.err == ("" if code == 130 else "The system refused to use x. It says: Permission denied.\n")


def test_the_self_test_passes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = process("--self-test", GRONO_DATA=str(tmp_path / "data"), TMPDIR=str(tmp_path))
    lines = done.stdout.decode("utf-8").splitlines()
    assert done.returncode == 0, lines
    assert lines[-1] == "All is well."
    assert all(line.startswith("ok: ") for line in lines[:-1])
    assert list(tmp_path.iterdir()) == []


def test_usage_is_told_in_polish_too_and_the_environment_stays(
    grono: Grono, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    said = grono("--lang", "pl", "undo")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[-1] == "Błąd: Brak argumentu 'FILE'."
    assert grono("undo").err.splitlines()[-1] == "Error: Missing argument 'FILE'."
