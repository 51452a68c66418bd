"""Build the one-folder program for this system, write down what is in it, and let it test itself."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "Grono"
PROGRAM = FOLDER / ("grono-cli.exe" if sys.platform == "win32" else "Grono")

# A desktop file knows its own place only through %k; quoting as its standard wants it.
DESKTOP = r"""[Desktop Entry]
Type=Application
Version=1.0
Name=Grono
Comment=The desk of a cluster coordinator
Comment[pl]=Biurko koordynatora klastra
Exec=sh -c "exec \\"\\$(dirname \\"\\$0\\")/Grono\\"" %k
Terminal=false
Categories=Office;
"""


def needed(name: str, found: dict[str, str]) -> dict[str, str]:
    """The versions of a package and of all that it needs here."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return found
    key = package.metadata["Name"].lower().replace("_", "-")
    if key not in found:
        found[key] = package.version
        for line in package.requires or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                needed(requirement.name, found)
    return found


def manifest() -> str:
    """Versions of everything that went in, one to a line."""
    packages = needed("grono", {})
    system = f"{platform.system()} {platform.machine()}, {' '.join(platform.libc_ver())}".strip(", ")
    head = [f"grono {packages.pop('grono')}", f"python {platform.python_version()}", f"built on {system}", ""]
    return "\n".join([*head, *(f"{name} {version}" for name, version in sorted(packages.items()))]) + "\n"


def build() -> None:
    """Run PyInstaller; all that it makes on the way lies in build/out."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--workpath", str(ROOT / "build" / "out" / "pyinstaller"), "--distpath", str(DIST)]
    subprocess.run([*command, *places, str(ROOT / "installer.spec")], check=True, cwd=ROOT)


def complete() -> None:
    """Put beside the program what a person looks for there."""
    (FOLDER / "VERSIONS.txt").write_text(manifest(), "utf-8")
    for name in ("LICENSE", "NOTICE", "CHANGELOG.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, FOLDER / name)
    if sys.platform.startswith("linux"):
        desktop = FOLDER / "Grono.desktop"
        desktop.write_text(DESKTOP, "utf-8")
        desktop.chmod(0o755)


def tested() -> bool:
    """Whether the built program passes its own test, away from this checkout's environment."""
    own = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    return subprocess.run([str(PROGRAM), "--self-test"], env=own, cwd=DIST).returncode == 0


def main() -> int:
    """0 when the program is built and passes."""
    try:
        build()
    except subprocess.CalledProcessError:
        print("PyInstaller could not build the program (see above).", file=sys.stderr)
        return 1
    complete()
    megabytes = sum(path.lstat().st_size for path in FOLDER.rglob("*") if path.is_file()) / 1e6
    print(f"{FOLDER} ({megabytes:.0f} MB)")
    if not tested():
        print("The program is built, but its self-test did not pass (see above).", file=sys.stderr)
        return 1
    print("The self-test passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
