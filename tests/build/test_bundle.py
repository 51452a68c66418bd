"""What lies beside the packed program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from coverage import Coverage

import bundle
import grono
import ratchet


def test_the_manifest_names_everything_that_is_needed_at_run_time_and_no_tool_of_ours() -> None:
    manifest = bundle.manifest()
    assert manifest.startswith(f"grono {grono.__version__}\npython 3.")
    packages = {line.split()[0] for line in manifest.split("\n\n")[1].splitlines()}
    assert {"click", "pyside6-essentials", "reportlab", "sqlcipher3", "sqlite-fts4"} <= packages
    assert not {"pytest", "ruff", "pyinstaller"} & packages


def test_the_desktop_file_starts_the_program_beside_it() -> None:
    """Unquoted as its standard says: the text first, then the shell's words."""
    line = re.search(r"^Exec=(.*)$", bundle.DESKTOP, re.MULTILINE)
    assert line
    words = shlex.split(line[1].replace("\\\\", "\\").replace("\\$", "$"))
    assert words == ["sh", "-c", 'exec "$(dirname "$0")/Grono"', "%k"]


def test_the_ratchet_counts_the_lines_of_a_folder(tmp_path: Path) -> None:
    coverage = Coverage(data_file=str(tmp_path / "data"))
    measured = str(ratchet.SOURCES / "domain" / "ids.py")
    coverage.get_data().add_lines({measured: range(1, 1000)})
    assert ratchet.shares(coverage) == {"domain": 100}
