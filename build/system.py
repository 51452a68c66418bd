"""What the system must bring for Qt and .venv: found out, installed where that is ours to do, or named."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# What Qt loads at run time, and the Debian package that brings it.
QT_LIBRARIES = {
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


class Stop(Exception):
    """The set-up cannot go on; the text says what to do."""


def say(text: str) -> None:
    """One line to the person who waits; kept apart from what programs print."""
    print(text, file=sys.stderr, flush=True)


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
        done = subprocess.run(["apt-get", "-q", *command], env=quiet, capture_output=True, text=True)
        if done.returncode:
            say(done.stdout + done.stderr)
            raise Stop(
                f"apt-get could not install them (see above). Install these, then start again:\n  {wanted}"
            )
