"""The .venv of this checkout: what the system must have, making it, and knowing that it is right."""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "out"
VENV = ROOT / ".venv"
LOCK = ROOT / "build" / "lock.txt"
STAMP = VENV / "grono-stamp.json"
WINDOWS = os.name == "nt"
PYTHONS = ((3, 11), (3, 13))

# What Qt loads at run time, and the Debian package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


class Stop(Exception):
    """The set-up cannot go on; the text says what to do."""


def say(text: str) -> None:
    """One line to the person who waits; kept apart from what programs print."""
    print(text, file=sys.stderr, flush=True)


# ---------------------------------------------------------------- the system


def loads(library: str) -> bool:
    """Whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(present: Callable[[str], bool] = loads) -> list[str]:
    """Debian packages that this Linux lacks for making .venv and for Qt."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    return packages + [package for library, package in QT_LIBRARIES.items() if not present(library)]


def is_debian(release: Path = Path("/etc/os-release")) -> bool:
    """Whether apt-get is how packages come here."""
    if not release.exists() or not shutil.which("apt-get"):
        return False
    lines = dict(line.split("=", 1) for line in release.read_text("utf-8").splitlines() if "=" in line)
    names = f"{lines.get('ID', '')} {lines.get('ID_LIKE', '')}".replace('"', "")
    return bool({"debian", "ubuntu"} & set(names.split()))


def prepare_system() -> None:
    """Install what is missing when root on a Debian; otherwise say what is missing, and stop."""
    missing = missing_packages()
    if not missing:
        return
    wanted = " ".join(missing)
    if not is_debian():
        raise Stop(
            "Some things are missing on this system. Their Debian names are:\n"
            f"  {wanted}\nInstall what your system calls them, then start again."
        )
    if os.geteuid() != 0:
        raise Stop(
            "Some system packages are missing. Install them, then start again:\n"
            f"  sudo apt-get update && sudo apt-get install --no-install-recommends {wanted}"
        )
    say(f"Installing system packages: {wanted}")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        if subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=sys.stderr).returncode:
            raise Stop(f"apt-get could not install them. Install these, then start again:\n  {wanted}")


# ---------------------------------------------------------------- the environment


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

    def digest(*files: Path) -> str:
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    return {
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "checkout": str(ROOT),
        "project": digest(ROOT / "pyproject.toml"),
        **{lock.name: digest(lock) for lock in locks},
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
        say("Removing .venv: it is broken, half-made or of another Python.")
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
