"""The .venv of this checkout: making it, mending it, and knowing that it is right."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from system import Stop, prepare_system, say

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "out"
VENV = ROOT / ".venv"
LOCK = ROOT / "build" / "lock.txt"
STAMP = VENV / "grono-stamp.json"
WINDOWS = os.name == "nt"
PYTHONS = ((3, 11), (3, 13))


def script(name: str) -> Path:
    """A program inside .venv."""
    return VENV / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


def site_packages() -> Path:
    """Where .venv keeps its packages."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return VENV / "Lib" / "site-packages" if WINDOWS else VENV / "lib" / version / "site-packages"


def clean_environment() -> dict[str, str]:
    """The environment for children, without what would lead Python or pip out of .venv."""
    dropped = {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def wanted_stamp(locks: Iterable[Path] = (LOCK,)) -> dict[str, str]:
    """What .venv must have been made from to be right."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    installed = json.dumps([project["build-system"], project["project"]])
    return {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "checkout": str(ROOT),
        "project": hashlib.sha256(installed.encode()).hexdigest(),
        **{lock.name: hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks},
    }


def read_stamp() -> dict[str, str] | None:
    """What .venv says that it was made from, or None where it is absent, half-made or broken."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
        home = next(
            line.split("=", 1)[1].strip()
            for line in (VENV / "pyvenv.cfg").read_text("utf-8").splitlines()
            if line.startswith("home")
        )
    except (OSError, ValueError, StopIteration):
        return None
    there = {path.name for path in site_packages().glob("*.dist-info")}
    whole = script("python").exists() and script("grono").exists() and Path(home).exists()
    return stamp if whole and set(stamp.pop("packages", ["?"])) <= there else None


def is_ready(stamp: dict[str, str] | None, wanted: dict[str, str]) -> bool:
    """Whether everything wanted is what was made; more than wanted does no harm."""
    return stamp is not None and wanted.items() <= stamp.items()


def pip(*arguments: str) -> None:
    """Run pip of .venv; without it, the person reads why."""
    command = [str(script("python")), "-m", "pip", "install", "-qq", "--no-compile", "--no-deps"]
    if subprocess.run([*command, *arguments], env=clean_environment(), cwd=ROOT).returncode:
        raise Stop("pip could not install the packages (see above). Is the network there? Then start again.")


def borrowed_uv() -> Path:
    """Uv in a corner of its own: only who writes the locks needs it."""
    corner = OUT / "uv"
    found = corner / ("Scripts/uv.exe" if WINDOWS else "bin/uv")
    if not found.exists():
        make = [sys.executable, "-m", "venv", "--clear", str(corner)]
        install = [str(found.with_name("python")), "-m", "pip", "install", "-qq", "uv"]
        for command in (make, install):
            if subprocess.run(command, env=clean_environment()).returncode:
                raise Stop("uv, which writes the locks, could not be installed (see above).")
    return found


def make_venv() -> None:
    """Make .venv from scratch with the Python that runs this."""
    if VENV.exists():
        say("Removing .venv: it is broken, half-made, or of another Python or folder.")
        shutil.rmtree(VENV)
    say(f"Making .venv with Python {sys.version.split()[0]}")
    base = getattr(sys, "_base_executable", sys.executable)
    if subprocess.run([base, "-m", "venv", str(VENV)], env=clean_environment(), cwd=ROOT).returncode:
        raise Stop(
            "Python could not make .venv (see above). On Debian and Ubuntu install python3-venv, "
            "elsewhere a Python that has its ensurepip module; then start again."
        )


@contextmanager
def alone() -> Iterator[None]:
    """Let only one set-up run at a time in this checkout; the system frees it when the process ends."""
    OUT.mkdir(parents=True, exist_ok=True)
    with (OUT / "setup.lock").open("w", encoding="utf-8") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure(locks: tuple[Path, ...] = (LOCK,)) -> None:
    """Make .venv right: nothing to do is a matter of milliseconds, anything else is done once."""
    if not PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
        raise Stop(f"Grono needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.")
    wanted = wanted_stamp(locks)
    if is_ready(read_stamp(), wanted):
        return
    with alone():
        made = read_stamp()
        if is_ready(made, wanted):
            return
        prepare_system()
        if made is None or any(made.get(name) != wanted[name] for name in ("python", "checkout")):
            make_venv()
            made = {}
        STAMP.unlink(missing_ok=True)
        for lock in locks:
            if made.get(lock.name) != wanted[lock.name]:
                say(f"Installing the packages of {lock.relative_to(ROOT).as_posix()}")
                pip("--require-hashes", "--only-binary", ":all:", "-r", str(lock))
        pip("--no-build-isolation", "--editable", str(ROOT))
        packages = sorted(path.name for path in site_packages().glob("*.dist-info"))
        STAMP.write_text(json.dumps({**made, **wanted, "packages": packages}), "utf-8")
