"""The bootstrap: when .venv is right, when it is made anew, and what it says when it cannot."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import dev
import environment
import headless
import system


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A .venv as it looks when it is whole."""
    folder = tmp_path / ".venv"
    monkeypatch.setattr(environment, "VENV", folder)
    monkeypatch.setattr(environment, "STAMP", folder / "stamp.json")
    for program in (environment.script("python"), environment.script("grono")):
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch()
    (environment.site_packages() / "click-8.dist-info").mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text(f"home = {sys.base_prefix}\n")
    stamp = {**environment.wanted_stamp(), "packages": ["click-8.dist-info"]}
    environment.STAMP.write_text(json.dumps(stamp))
    return folder


def is_right() -> bool:
    return environment.is_ready(environment.read_stamp(), environment.wanted_stamp())


def test_a_whole_environment_is_left_alone(venv: Path) -> None:
    assert is_right()


@pytest.mark.parametrize("lost", ["stamp.json", "pyvenv.cfg", "python", "grono"])
def test_what_was_interrupted_or_lost_a_part_is_made_anew(venv: Path, lost: str) -> None:
    path = environment.script(lost) if lost in {"python", "grono"} else venv / lost
    path.unlink()
    assert environment.read_stamp() is None


def test_a_package_that_vanished_is_noticed(venv: Path) -> None:
    (environment.site_packages() / "click-8.dist-info").rmdir()
    assert environment.read_stamp() is None


def test_an_environment_whose_python_was_uninstalled_is_made_anew(venv: Path, tmp_path: Path) -> None:
    (venv / "pyvenv.cfg").write_text(f"home = {tmp_path / 'gone'}\n")
    assert environment.read_stamp() is None


def test_a_stamp_that_cannot_be_read_counts_as_none(venv: Path) -> None:
    environment.STAMP.write_text('{"python": ')
    assert environment.read_stamp() is None


@pytest.mark.parametrize("fact", ["python", "checkout", "project", "lock.txt"])
def test_it_is_not_right_when_python_place_project_or_lock_differ(venv: Path, fact: str) -> None:
    stamp = json.loads(environment.STAMP.read_text())
    environment.STAMP.write_text(json.dumps({**stamp, fact: "another"}))
    assert not is_right()


def test_what_packaging_added_does_no_harm(venv: Path) -> None:
    stamp = json.loads(environment.STAMP.read_text())
    environment.STAMP.write_text(json.dumps({**stamp, "lock-package.txt": "1"}))
    assert is_right()


def test_a_python_that_is_too_new_is_refused_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "PYTHONS", ((3, 8), (3, 9)))
    with pytest.raises(system.Stop, match=r"Grono needs Python 3\.11"):
        environment.ensure()


# ---------------------------------------------------------------- the system


@pytest.fixture
def without_gl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "missing_packages", lambda: ["libgl1", "libegl1"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Linux")
def test_what_the_loader_does_not_find_is_missing() -> None:
    missing = system.missing_packages(present=lambda library: library != "libGL.so.1")
    assert "libgl1" in missing
    assert system.missing_packages(present=lambda _: True)[:1] in ([], ["python3-venv"])


def test_who_is_not_root_is_told_the_command(monkeypatch: pytest.MonkeyPatch, without_gl: None) -> None:
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(system.Stop, match=r"sudo apt-get .* libgl1 libegl1"):
        system.prepare_system()


def test_another_system_is_told_the_names(monkeypatch: pytest.MonkeyPatch, without_gl: None) -> None:
    monkeypatch.setattr(system, "is_debian", lambda: False)
    with pytest.raises(system.Stop, match="libgl1 libegl1"):
        system.prepare_system()


@pytest.mark.parametrize(
    ("release", "answer"),
    [("ID=debian\n", True), ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True), ("ID=fedora\n", False)],
)
def test_debian_and_its_children_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str, answer: bool
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "apt-get")
    file = tmp_path / "os-release"
    file.write_text(release)
    assert system.is_debian(file) is answer


# ---------------------------------------------------------------- the verbs


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_without_a_known_verb_the_verbs_are_shown(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert dev.main(arguments) == code
    shown = capsys.readouterr().out
    assert [verb for verb in dev.VERBS if f"  {verb} " not in shown] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display can be missing")
@pytest.mark.parametrize(
    ("given", "answer"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_a_display_is_known_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], answer: bool
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in given.items():
        monkeypatch.setenv(variable, value)
    assert headless.has_display() is answer


def test_the_report_of_an_import_is_told_in_words() -> None:
    wrong = {"column": "NIP", "value": "999-1", "message": "The NIP has 4 digits."}
    report = {
        "source": "list.xlsx",
        "sheet": "Members",
        "header_row": 5,
        "mapping": {"Name": "name", "No.": None},
        **dict.fromkeys(headless.COUNTS, 1),
        "rows": [
            {"row": 6, "outcome": "created", "problems": []},
            {"row": 7, "outcome": "refused", "problems": [wrong]},
        ],
    }
    assert list(headless.in_words(report)) == [
        "The import of list.xlsx, sheet Members, header in row 5:",
        "  columns: Name = name",
        "  left out: No.",
        "  read 1, created 1, changed 1, unchanged 1, skipped 1, refused 1, ignored 1",
        "  row 7 refused: NIP “999-1”: The NIP has 4 digits.",
    ]


def test_the_users_folder_is_where_the_environment_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRONO_DATA", str(tmp_path))
    assert headless.user_data() == tmp_path


def test_the_users_folder_is_asked_of_the_program_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GRONO_DATA")
    monkeypatch.setattr(headless, "ANSWERS", tmp_path / "answers.json")
    from grono.paths import data_dir

    assert headless.user_data() == data_dir()
    monkeypatch.setattr(environment, "script", lambda name: tmp_path / f"no {name} any more")
    assert headless.user_data() == data_dir()


def test_the_bootstrap_needs_nothing_but_python() -> None:
    """Whoever has no .venv yet has no packages either."""
    own = {"dev", "environment", "headless", "system"}
    for module in (dev, environment, headless, system):
        source = Path(str(module.__file__)).read_text("utf-8")
        words = [line.split()[1] for line in source.splitlines() if line.startswith(("import ", "from "))]
        assert {word.partition(".")[0] for word in words} <= sys.stdlib_module_names | own
