"""Untrusted files are parsed by a child with bounds on time and memory; this is the parent's side."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from grono import paths
from grono.exchange.memory import used_by
from grono.exchange.sheets.child import VERB
from grono.exchange.sheets.model import Book, Merge, Row, Sheet, unpack_row
from grono.exchange.sheets.refusals import Refusal, error

MOST_BYTES = 500 << 20
CHILD_MEMORY = 384 << 20
SECONDS = 7.0
QUICK_BYTES = 50 << 20
BYTES_PER_SECOND = 2 << 20
LONGEST_LINE = 96 << 20

_BEAT = 0.05
_NO_WINDOW = 0x08000000
Frame = dict[str, object]
Progress = Callable[[int], None]
"""Told how many rows were read so far."""


class Cancelled(Exception):
    """The person changed their mind; nothing was done."""


def read_book(
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Book:
    """Read a foreign table; raises UserError with one sentence when that cannot be done safely.

    Files up to 50 MB are read or refused within ten seconds; larger ones get longer, so pass both callbacks.
    """
    name = path.name
    try:
        return _read(path, progress or (lambda _rows: None), cancelled)
    except Refusal as refusal:
        raise error(refusal.code, name, refusal.detail) from refusal


def _read(path: Path, progress: Progress, cancelled: Callable[[], bool]) -> Book:
    book = _gather(path.name, answers(path, "table", _seconds(size_of(path)), cancelled=cancelled), progress)
    if all(sheet.is_empty for sheet in book.sheets):
        raise Refusal("blank")
    return book


def answers(
    path: Path,
    what: str,
    seconds: float,
    memory: int = CHILD_MEMORY,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Frame]:
    """What a child says of a file until its last frame; what: the reader, as the child knows it.

    Raises Refusal, also when the child falls silent, and Cancelled.
    """
    request: Frame = {
        "what": what,
        "path": str(path.absolute()),
        "memory": memory,
        "seconds": int(seconds) + 2,
    }
    with subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "RUST_BACKTRACE": "0"},
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    ) as child:
        try:
            for frame in _frames(child, request, seconds, cancelled):
                yield frame
                if "end" in frame:
                    return
            raise Refusal(_cause(child))
        finally:
            child.kill()


def _cause(child: subprocess.Popen[bytes]) -> str:
    """Why a child fell silent: 1 is an error of the parser, anything else took more than it was allowed."""
    try:
        return "damaged" if child.wait(timeout=2) == 1 else "memory"
    except subprocess.TimeoutExpired:
        return "damaged"


def size_of(path: Path, most: int = MOST_BYTES) -> int:
    """The size of a file that may be read; raises Refusal otherwise."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Refusal("denied")
        with path.open("rb"):
            pass
    except FileNotFoundError as reason:
        raise Refusal("missing") from reason
    except (OSError, ValueError) as reason:
        raise Refusal("denied") from reason
    if not size:
        raise Refusal("empty")
    if size > most:
        raise Refusal("file_size")
    return size


def _seconds(size: int) -> float:
    return SECONDS + max(0, size - QUICK_BYTES) / BYTES_PER_SECOND


def _command() -> list[str]:
    return [sys.executable, VERB] if paths.is_frozen() else [sys.executable, "-m", "grono", VERB]


def _frames(
    child: subprocess.Popen[bytes], request: Frame, seconds: float, cancelled: Callable[[], bool]
) -> Iterator[Frame]:
    """What the child answers until its last frame; raises Refusal or Cancelled."""
    lines: queue.Queue[bytes] = queue.Queue(maxsize=8)
    gone = threading.Event()
    stdin, stdout = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
    threading.Thread(target=_listen, args=(stdout, lines, gone), daemon=True).start()
    _ask(stdin, request)
    deadline = time.monotonic() + seconds
    try:
        while line := _next_line(lines, child, (deadline, int(str(request["memory"]))), cancelled):
            yield _parsed(line)
    finally:
        gone.set()


def _ask(stdin: IO[bytes], request: Frame) -> None:
    with suppress(BrokenPipeError):  # the child died at once: its silence will say so
        stdin.write(json.dumps(request).encode("ascii") + b"\n")
        stdin.close()


def _listen(stdout: IO[bytes], lines: queue.Queue[bytes], gone: threading.Event) -> None:
    """Hand over whole lines; an empty one means that nothing more will come."""
    try:
        while not gone.is_set():
            line = stdout.readline(LONGEST_LINE)
            _hand_over(line if line.endswith(b"\n") else b"", lines, gone)
            if not line.endswith(b"\n"):
                return
    except ValueError:
        return  # the pipe was closed while waiting on it


def _hand_over(line: bytes, lines: queue.Queue[bytes], gone: threading.Event) -> None:
    while not gone.is_set():
        with suppress(queue.Full):
            lines.put(line, timeout=_BEAT)
            return


def _next_line(
    lines: queue.Queue[bytes],
    child: subprocess.Popen[bytes],
    bounds: tuple[float, int],
    cancelled: Callable[[], bool],
) -> bytes:
    """The next line before a moment and below a size; raises Refusal or Cancelled."""
    deadline, memory = bounds
    while True:
        if cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            raise Refusal("time")
        if used_by(child) > memory:
            raise Refusal("memory")
        with suppress(queue.Empty):
            return lines.get(timeout=_BEAT)


def _parsed(line: bytes) -> Frame:
    try:
        frame = json.loads(line)
    except ValueError as reason:
        raise Refusal("damaged") from reason
    if "refused" in frame:
        raise Refusal(str(frame["refused"]), str(frame.get("detail", "")))
    return frame


def _gather(name: str, frames: Iterator[Frame], progress: Progress) -> Book:
    """Put the sheets together."""
    kind, count = "", 0
    sheets: list[tuple[Frame, list[Row]]] = []
    for frame in frames:
        kind = str(frame.get("kind", kind))
        if "sheet" in frame:
            sheets.append((frame["sheet"], []))  # type: ignore[arg-type]
        elif "rows" in frame:
            rows = [unpack_row(row) for row in frame["rows"]]  # type: ignore[union-attr]
            sheets[-1][1].extend(rows)
            count += len(rows)
            progress(count)
    return Book(source=name, kind=kind, sheets=tuple(_sheet(facts, rows) for facts, rows in sheets))


def _sheet(facts: Frame, rows: list[Row]) -> Sheet:
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(
        name=str(facts["name"]),
        hidden=bool(facts.get("hidden")),
        rows=rows,
        hidden_rows=frozenset(facts.get("hidden_rows", ())),  # type: ignore[arg-type]
        since_1904=bool(facts.get("since_1904")),
        merges=tuple(Merge(*area) for area in facts.get("merges", ())),  # type: ignore[union-attr]
    )
