"""The rules of the tree, met by everyone in the same run: layers, sizes, imports, lists."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "grono"
LONGEST_MODULE = 400
MEDIAN_MODULE = 150
LONGEST_FUNCTION = 40

# All that is used of Qt. QtPdf and QtPdfWidgets are the only two that may come from Addons: what else lies
# there is either heavy or, like QtCharts, GPL without the LGPL that the rest of Qt comes under.
QT_MODULES = {
    "QtCore",
    "QtGui",
    "QtNetwork",
    "QtPdf",
    "QtPdfWidgets",
    "QtPrintSupport",
    "QtSvg",
    "QtSvgWidgets",
    "QtTest",
    "QtWidgets",
}
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.:/])/(?:work|root|home|Users|opt)/\w|\b[A-Z]:\\+Users\\")
MADE = ROOT / "build" / "out"


def python_files() -> list[Path]:
    """Every file of Python that people write here."""
    folders = (ROOT / "src", ROOT / "tests", ROOT / "build")
    files = (path for folder in folders for path in folder.rglob("*.py"))
    return sorted(path for path in files if MADE not in path.parents)


def text_files() -> Iterator[Path]:
    """Every text that is kept: code, documents, translations, settings."""
    kinds = {".py", ".md", ".toml", ".txt", ".po", ".spec", ".json", ".svg", ".csv"}
    for folder in (ROOT / "src", ROOT / "tests", ROOT / "build", ROOT / "resources"):
        yield from (path for path in folder.rglob("*") if path.suffix in kinds and MADE not in path.parents)
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in kinds)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_layers_are_kept() -> None:
    """In a process of its own: the linter silences every log that was set up before."""
    said = "import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_module_is_reached_from_the_start() -> None:
    """A report, importer or page that is missing in its list is imported by nobody, and so is dead code."""
    graph = grimp.build_graph("grono", cache_dir=None)
    reached = graph.find_upstream_modules("grono.__main__")
    packages = {module for module in graph.modules if graph.find_children(module)}
    assert sorted(graph.modules - reached - packages - {"grono.__main__"}) == []


def test_every_module_says_in_one_line_what_it_is() -> None:
    wrong = []
    for path in python_files():
        docstring = ast.get_docstring(tree(path))
        if path.stat().st_size and (not docstring or "\n" in docstring):
            wrong.append(name(path))
    assert wrong == []


def test_modules_stay_small() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert [name(path) for path, lines in lengths.items() if lines > LONGEST_MODULE] == []
    own = [lines for path, lines in lengths.items() if SOURCES in path.parents and path.name != "__init__.py"]
    assert statistics.median(own) < MEDIAN_MODULE


def test_functions_stay_small() -> None:
    long = [
        f"{name(path)}: {node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def qt_imports(module: ast.Module) -> Iterator[str]:
    """The modules of Qt that this code imports."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
            yield from (alias.name for alias in node.names if alias.name != "__version__")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("PySide6."))


def test_nothing_of_qt_is_imported_but_what_may_be_shipped() -> None:
    used = {(name(path), module) for path in python_files() for module in qt_imports(tree(path))}
    assert {(where, module) for where, module in used if module not in QT_MODULES} == set()


@pytest.mark.parametrize(
    "code",
    ["import PySide6.QtCharts", "from PySide6 import QtCharts", "from PySide6.QtCharts import QChart"],
)
def test_the_rule_for_qt_sees_every_way_of_importing(code: str) -> None:
    assert set(qt_imports(ast.parse(code))) == {"QtCharts"}


def test_no_file_knows_a_folder_of_somebodys_machine() -> None:
    wrong = [
        f"{name(path)}:{number}"
        for path in text_files()
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if PATH_OF_A_MACHINE.search(line)
    ]
    assert wrong == []
