"""The hidden verb: this program again as a child that parses one untrusted file and answers on a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

VERB = "--_parse"
Frame = dict[str, object]


def main() -> int:
    """Read a request from standard input, write frames to standard output; a death is an answer too."""
    with open(0, "rb", closefd=False) as stdin, open(1, "wb", closefd=False) as stdout:
        request = json.loads(stdin.readline())
        _bound(int(request["memory"]), int(request["seconds"]))
        _answer(READERS[request.get("what", "table")], Path(request["path"]), stdout)
    return 0


def _table(path: Path) -> Iterator[Frame]:
    from grono.exchange.sheets.reading import frames

    return frames(path)


def _calendar(path: Path) -> Iterator[Frame]:
    from grono.exchange.calendars.reading import frames

    return frames(path)


def _scan(path: Path) -> Iterator[Frame]:
    from grono.exchange.pages import frames

    return frames(path)


READERS: Mapping[str, Callable[[Path], Iterator[Frame]]] = {
    "table": _table,
    "calendar": _calendar,
    "scan": _scan,
}
"""What a child can read; each is imported only where it is asked for."""


def _answer(read: Callable[[Path], Iterator[Frame]], path: Path, stdout: BinaryIO) -> None:
    from grono.exchange.sheets.refusals import Refusal

    try:
        for frame in read(path):
            _send(frame, stdout)
    except Refusal as refusal:
        _send({"refused": refusal.code, "detail": refusal.detail}, stdout)
    except (MemoryError, RecursionError):
        _send({"refused": "memory"}, stdout)


def _send(frame: dict[str, object], stdout: BinaryIO) -> None:
    line = json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
    stdout.write(line.encode("utf-8", "replace") + b"\n")
    stdout.flush()


def _bound(memory: int, seconds: int) -> None:
    """Take away what a parser does not need; on Windows the parent watches instead."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS has the memory bound, but not for every process
            resource.setrlimit(what, (least, least))
