"""Who has a register open for writing: NAME.grono-lock names the holder, the system proves it alive."""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from grono.domain.text import UserError, _
from grono.store import processes
from grono.store.header import beside

if TYPE_CHECKING:
    from filelock import BaseFileLock

_TOLERANCE = timedelta(seconds=5)


@dataclass(frozen=True)
class Holder:
    """A process that has a register open."""

    host: str
    user: str
    pid: int
    since: datetime


class InUseError(UserError):
    """The register is open for writing elsewhere; holder is None where its lock cannot be read."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        self.holder = holder
        if holder is None:
            what = _("{file} is open in another program; nothing was changed.", file=path.name)
        else:
            what = _(
                "{file} is open on {host} by {user} since {since}; nothing was changed.",
                file=path.name,
                host=holder.host,
                user=holder.user,
                since=holder.since.astimezone().replace(tzinfo=None),
            )
        todo = _("Close it there, or open it here for reading only.")
        if holder is not None and holder.host != socket.gethostname():
            todo = _(
                "Close it there, or open it here for reading only. If that computer is off, delete {lock}.",
                lock=beside(path, "-lock").name,
            )
        super().__init__(what, todo=todo)


class Lock:
    """A register held for writing until release; made by acquire."""

    def __init__(self, native: BaseFileLock | None, file: Path) -> None:
        self._native = native
        self._file = file

    def release(self) -> None:
        """Let the register go; a second call does nothing."""
        native, self._native = self._native, None
        if native is None:
            return
        if os.name != "nt":  # there filelock takes the file away itself, after letting it go
            self._file.unlink(missing_ok=True)
        native.release()


def acquire(path: Path) -> Lock:
    """Take a register for writing; raises InUseError, or PermissionError where nothing can be written."""
    from filelock import FileLock, Timeout

    file = beside(path, "-lock")
    if not file.parent.is_dir():  # which filelock would make
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file.parent))
    native = FileLock(
        file,
        blocking=False,
        thread_local=False,
        preserve_lock_file=os.name != "nt",
        on_acquired=lambda fd: _take_over(fd, path),
    )
    try:
        native.acquire()
    except Timeout as error:
        raise InUseError(path, read(path)) from error
    return Lock(native, file)


def holder(path: Path) -> Holder | None:
    """Who has the register open for writing, as far as its lock can be believed; None when nobody has."""
    found = read(path)
    return found if found and _may_live(found) else None


def read(path: Path) -> Holder | None:
    """What the lock file says, believed or not."""
    file = beside(path, "-lock")
    for start in (0, 1):  # on Windows the first byte belongs to the holder alone
        with contextlib.suppress(OSError), file.open("rb", buffering=0) as stream:
            stream.seek(start)
            return _parse(stream.read(10_000) or b"")
    return None


def _parse(content: bytes) -> Holder | None:
    try:
        said = json.loads(content)
        since = datetime.fromisoformat(said["since"])
        return Holder(str(said["host"]), str(said["user"]), int(said["pid"]), since.astimezone())
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        return None


def _take_over(fd: int, path: Path) -> None:
    """With the system's lock in hand: a dead holder is followed, a live one respected."""
    before = _parse(os.read(fd, 10_000))
    if before is not None and _may_live(before):
        raise InUseError(path, before)
    now = Holder(socket.gethostname(), _user(), os.getpid(), datetime.now().astimezone())
    said = asdict(now) | {"since": now.since.isoformat(timespec="seconds")}
    os.lseek(fd, 0, os.SEEK_SET)
    os.ftruncate(fd, 0)
    os.write(fd, b" " + json.dumps(said).encode())


def _may_live(holder: Holder) -> bool:
    """Of another computer nothing is known; here the process must run and have begun before the lock."""
    if holder.host != socket.gethostname():
        return True
    started = processes.started(holder.pid)
    return started is not None and started <= holder.since + _TOLERANCE


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
