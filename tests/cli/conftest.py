"""The command line as a person meets it: what was typed, what came out, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grono.cli import main

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
}


@dataclass(frozen=True)
class Said:
    """What one run said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Grono = Callable[..., Said]


@pytest.fixture
def grono(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Grono:
    """Runs one verb in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(*arguments: str | Path) -> Said:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    return run


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs one verb as a program of its own, without a display unless one is given."""
    command = [sys.executable, "-m", "grono", *map(str, arguments)]
    known = {name: value for name, value in ENVIRONMENT.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run(command, capture_output=True, env=known | environment, timeout=120)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the sample cluster, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.grono"
    assert main(["new", str(path), "--sample"]) == 0
    return path
