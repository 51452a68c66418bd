"""Start, memory and a key in the filter beside an empty window; run: python -m tests.bench.bench_start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import large, table

_CHILD = Path(__file__).with_name("start_child.py")
_RUNS = 7


def _start(data: str, *arguments: str, **more: str) -> dict[str, float]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("GRONO_TEST_PLATFORM", "offscreen"),
        "GRONO_DATA": data,
        "PYTHONPATH": str(_CHILD.parents[2]),
        "BEGUN": str(time.monotonic()),
        **more,
    }
    command = [sys.executable, str(_CHILD), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return json.loads(done.stdout.splitlines()[-1])


def _medians(*arguments: str) -> dict[str, float]:
    """The medians of some starts after a first one, which left the window at the list of members."""
    with tempfile.TemporaryDirectory() as data:
        _start(data, *arguments, FIRST="yes")
        runs = [_start(data, *arguments) for _run in range(_RUNS)]
    return {name: table.median([run[name] for run in runs]) for name in runs[0]}


def main() -> None:
    """Measure and print."""
    small, big = large.register(10_000), large.register(50_000)
    empty, ours, huge = _medians(), _medians(str(small)), _medians(str(big))
    with tempfile.TemporaryDirectory() as data:
        _start(data, str(big), FIRST="yes")
        keys = [_start(data, str(big), KEYS="yes")["key"] for _run in range(3)]
    taken = (empty["frame"], ours["frame"], ours["list"])
    ms = "empty {:.0f} ms, frame {:.0f} ms, list {:.0f} ms".format(*(seconds * 1000 for seconds in taken))
    table.show(
        f"Cold start with 10,000 organisations ({ms}), median of {_RUNS}",
        [
            table.Figure("frame painted, times an empty window", ours["frame"] / empty["frame"], 1.3, "x"),
            table.Figure(
                "filled list of members, times an empty window", ours["list"] / empty["frame"], 3, "x"
            ),
        ],
    )
    table.show(
        f"Memory with 50,000 organisations (empty window {empty['memory']:.0f} MB)",
        [table.Figure("above the empty window", huge["memory"] - empty["memory"], 60, "MB")],
    )
    table.show(
        "Quick filter over 50,000 organisations",
        [
            table.Figure(
                "key to the painted list, slowest of 15 letters", table.median(keys) * 1000, 100, "ms"
            )
        ],
    )


if __name__ == "__main__":
    main()
