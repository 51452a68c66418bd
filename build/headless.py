"""The main job without a window: the messy sample list in, a directory and a members' workbook out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import environment
from environment import OUT, ROOT
from system import Stop, say

LIST = ROOT / "resources" / "sample" / "lista-czlonkow.xlsx"
FOLDER = OUT / "without-display"
COUNTS = ("read", "created", "changed", "unchanged", "skipped", "refused", "ignored")
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


def in_words(report: dict[str, Any]) -> Iterator[str]:
    """The report of an import, for reading; the whole of it lies beside as JSON."""
    yield f"The import of {report['source']}, sheet {report['sheet']}, header in row {report['header_row']}:"
    used = [f"{column} = {field}" for column, field in report["mapping"].items() if field]
    yield f"  columns: {'; '.join(used)}"
    yield f"  left out: {'; '.join(column for column, field in report['mapping'].items() if not field)}"
    yield "  " + ", ".join(f"{name} {report[name]}" for name in COUNTS)
    for row in report["rows"]:
        for problem in row["problems"]:
            value = f" “{problem['value']}”" if problem["value"] else ""
            where = f"{problem['column']}{value}: " if problem["column"] else ""
            yield f"  row {row['row']} {row['outcome']}: {where}{problem['message']}"


def main_job(folder: Path = FOLDER) -> None:
    """Import, report of the import, directory, workbook: each made anew in the folder that is named last."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    register, report = str(folder / "register.grono"), folder / "import-report.json"
    grono("new", register)
    refused = str(folder / "refused-rows.xlsx")
    grono("import", register, str(LIST), "--report", str(report), "--refused", refused)
    print("\n" + "\n".join(in_words(json.loads(report.read_text("utf-8")))), flush=True)
    grono("report", register, "member-directory", "--out", str(folder / "directory.pdf"))
    grono("list", register, "members", "--format", "xlsx", "--out", str(folder / "members.xlsx"))
    print(
        f"\nThe directory (directory.pdf), the members' workbook (members.xlsx), the report of the import\n"
        f"and its refused rows are in\n  {folder}",
        flush=True,
    )
