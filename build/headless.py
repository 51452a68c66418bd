"""The main job without a window: the messy sample list in, a directory and a members' workbook out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment
from environment import OUT, ROOT
from system import Stop, say

LIST = ROOT / "resources" / "sample" / "lista-czlonkow.xlsx"
FOLDER = OUT / "without-display"
ANSWERS = OUT / "user-data.json"


def has_display() -> bool:
    """Whether a window could be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(platform or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def grono(*arguments: str) -> None:
    """Run one verb of the program; what it prints is for the person who waits."""
    shown = " ".join(argument.replace(str(ROOT) + os.sep, "") for argument in arguments)
    say(f"\n> grono {shown}")
    child = environment.clean_environment() | {"QT_QPA_PLATFORM": "offscreen"}
    if subprocess.run([str(environment.script("grono")), *arguments], env=child).returncode:
        raise Stop(f"grono {arguments[0]} did not do its work (see above).")


def user_data() -> Path:
    """The user's data folder, as the program would answer; asked once, since asking takes a while."""
    given = os.environ.get("GRONO_DATA")
    if given:
        return Path(given).expanduser().absolute()
    key = repr([os.environ.get(name) for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA")])
    answers = json.loads(ANSWERS.read_text("utf-8")) if ANSWERS.exists() else {}
    if key not in answers:
        ask = [str(environment.script("python")), "-c", "from grono.paths import data_dir; print(data_dir())"]
        child = environment.clean_environment() | {"PYTHONUTF8": "1"}
        answer = subprocess.run(ask, env=child, capture_output=True, encoding="utf-8", check=True)
        answers[key] = answer.stdout.strip()
        ANSWERS.write_text(json.dumps(answers), "utf-8")
    return Path(answers[key])


def sample_register() -> Path:
    """The sample cluster in the user's own place; made when it is not there yet."""
    register = user_data() / "sample" / "sample.grono"
    if not register.exists():
        register.parent.mkdir(parents=True, exist_ok=True)
        grono("new", str(register), "--sample")
    return register


def main_job(folder: Path = FOLDER) -> None:
    """Import, report of the import, directory, workbook: each made anew in the folder that is named last."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    register, report = str(folder / "register.grono"), folder / "import-report.json"
    grono("new", register)
    refused = str(folder / "refused-rows.xlsx")
    grono("import", register, str(LIST), "--report", str(report), "--refused", refused)
    print(report.read_text("utf-8"))
    grono("report", register, "member-directory", "--out", str(folder / "directory.pdf"))
    grono("list", register, "members", "--format", "xlsx", "--out", str(folder / "members.xlsx"))
    say(f"\nThe directory (directory.pdf) and the members' workbook (members.xlsx) are in\n  {folder}")
