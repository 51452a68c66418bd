"""Everything a person who works on Grono needs: python3 build/dev.py VERB. Standard library only."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - said plainly, instead of an ImportError further down
    sys.exit("Grono needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ".")

import environment
import headless
from environment import LOCK, OUT, ROOT, clean_environment, script
from system import Stop, say

PACKAGE_LOCK = ROOT / "build" / "lock-package.txt"
COMPILED = OUT / "locale"


def call(*command: str | Path) -> int:
    """Run a program of the checkout and wait for it."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=clean_environment()).returncode


def become(*command: str | Path) -> int:
    """Hand this process over to a program, where the system can do that; otherwise wait for it."""
    words = [str(part) for part in command]
    if os.name == "posix":
        os.execve(words[0], words, clean_environment())
    return subprocess.run(words, env=clean_environment()).returncode


def python(*arguments: str | Path) -> int:
    """Run the environment's Python."""
    return call(script("python"), *arguments)


def compile_texts() -> None:
    """Compile the translations where a catalogue is younger than what was compiled."""
    catalogues = list((ROOT / "resources" / "locale").glob("*/*.po"))
    compiled = list(COMPILED.glob("*/LC_MESSAGES/grono.mo"))
    youngest = max((path.stat().st_mtime_ns for path in catalogues), default=0)
    oldest = min((path.stat().st_mtime_ns for path in compiled), default=-1)
    if youngest >= oldest and python(ROOT / "build" / "texts.py", "compile"):
        raise Stop("The translations could not be compiled (see above).")


def run(arguments: list[str]) -> int:
    """open the program on the sample cluster; without a display, do its main job in a folder"""
    environment.ensure()
    compile_texts()
    if arguments:
        return become(script("grono"), *arguments)
    if not headless.has_display():
        say("There is no display here, so no window opens; the main job is done without one.")
        headless.main_job()
        return 0
    return become(script("grono"), headless.sample_register())


def checks() -> dict[str, tuple[str | Path, ...]]:
    """What holds for every line, by name."""
    return {
        "ruff format": (script("ruff"), "format", "--check", "--quiet", "--diff", "."),
        "ruff check": (script("ruff"), "check", "--quiet", "."),
        "pyright": (script("pyright"), "--level", "error"),
    }


def lint(_arguments: list[str]) -> int:
    """format, lint and types alone"""
    environment.ensure()
    failed = [name for name, command in checks().items() if call(*command)]
    if failed:
        say(f"Not right: {', '.join(failed)}")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """the whole gate: format, lint, types, tests and coverage; what follows goes to pytest"""
    unclean = lint([])
    compile_texts()
    whole = not arguments
    options = ("--numprocesses=auto", "--dist=worksteal", "--cov", "--cov-report=") if whole else ()
    if sys.version_info >= (3, 12):
        os.environ["COVERAGE_CORE"] = "sysmon"  # coverage at nearly no cost, where Python has it
    failed = python("-m", "pytest", *options, *arguments)
    thin = python(ROOT / "build" / "ratchet.py") if whole and not failed else 0
    return 1 if failed or unclean or thin else 0


def package(arguments: list[str]) -> int:
    """the one-folder program for this system, into dist/"""
    environment.ensure((LOCK, PACKAGE_LOCK))
    compile_texts()
    return python(ROOT / "build" / "bundle.py", *arguments)


def texts(arguments: list[str]) -> int:
    """bring the catalogues (of all areas, or of those named) up to the code, and compile them"""
    environment.ensure()
    return python(ROOT / "build" / "texts.py", "extract", *arguments)


def compile_(_arguments: list[str]) -> int:
    """compile the translations"""
    environment.ensure()
    return python(ROOT / "build" / "texts.py", "compile")


def lock(arguments: list[str]) -> int:
    """write the lock files anew from pyproject.toml; --upgrade takes newer versions"""
    uv = shutil.which("uv") or environment.borrowed_uv()
    common = (
        "pip compile --universal --generate-hashes --no-annotate --no-header --quiet --python-version 3.11"
    )
    locks = (
        (LOCK, ["--group", "dev", "pyproject.toml"]),
        (PACKAGE_LOCK, ["--group", "package", "--constraint", str(LOCK)]),
    )
    for target, sources in locks:
        if call(uv, *common.split(), *arguments, *sources, "--output-file", target):
            return 1
    return 0


def pictures(arguments: list[str]) -> int:
    """pictures of every page in both themes and languages, into build/out/pictures"""
    environment.ensure()
    compile_texts()
    return python(ROOT / "build" / "pictures.py", *arguments)


def bench(arguments: list[str]) -> int:
    """the benchmarks (all, or those named: search, start …), each figure beside its bound"""
    environment.ensure()
    compile_texts()
    known = sorted(path.stem for path in (ROOT / "tests" / "bench").glob("bench_*.py"))
    wanted = [name for name in known if not arguments or name.removeprefix("bench_") in arguments]
    return max((python("-m", f"tests.bench.{name}") for name in wanted), default=2)


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "package": package,
    "texts": texts,
    "compile": compile_,
    "lint": lint,
    "lock": lock,
    "pictures": pictures,
    "bench": bench,
}


def usage() -> str:
    """The verbs, one to a line."""
    lines = [f"  {name:<10}{verb.__doc__}" for name, verb in VERBS.items()]
    return "\n".join(["python3 build/dev.py VERB, where VERB is", *lines])


def main(arguments: list[str]) -> int:
    """One verb; 0 done, 1 not done, 2 no such verb."""
    if not arguments or arguments[0] not in VERBS:
        print(usage())
        return 0 if arguments[:1] in (["-h"], ["--help"], ["help"]) else 2
    try:
        return VERBS[arguments[0]](arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    for stream in (
        sys.stdout,
        sys.stderr,
    ):  # a console of an old code page shows a mark for a letter it lacks
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
