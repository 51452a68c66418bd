"""Room for a backup, and what is said where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from grono.domain.text import Text, UserError, _
from grono.store import errors
from grono.store.files import files_of
from grono.store.header import beside

_MEGABYTE = 1_000_000


def needed(register: Path, *, packed: bool) -> int:
    """The bytes that a backup may take while it is made: the copy, the pack and what is brought back."""
    files = files_of(register)
    with_log = sum(path.stat().st_size for path in (register, beside(register, "-wal")) if path.is_file())
    return 2 * with_log + with_log // 2 + (files.stat().st_size if packed and files.is_file() else 0)


def not_made(**sizes: object) -> Text:
    """A backup had no room."""
    return _("The backup was not made: {place} has {free} left, {needed} are needed.", **sizes)


def not_restored(**sizes: object) -> Text:
    """What a backup holds had no room."""
    return _("Nothing was restored: {place} has {free} left, {needed} are needed.", **sizes)


def not_changed(**sizes: object) -> Text:
    """A copy that was to take the register's place had no room."""
    return _("Nothing was changed: {place} has {free} left, {needed} are needed.", **sizes)


def require(folder: Path, bytes_needed: int, refused: Callable[..., Text] = not_made) -> None:
    """Raise UserError where there is too little room, before anything is written; refused: what is said."""
    free = shutil.disk_usage(folder).free
    if free < bytes_needed:
        sizes = {
            "place": folder.anchor if folder.drive else str(folder),
            "free": _megabytes(free // _MEGABYTE),
            "needed": _megabytes(-(-bytes_needed // _MEGABYTE)),
        }
        raise UserError(
            refused(**sizes),
            todo=_("Free some space or choose another drive."),
        )


@contextmanager
def failures(folder: Path) -> Iterator[None]:
    """What the system refuses while a backup is made, as one sentence."""
    try:
        yield
    except OSError as error:
        refused = errors.of_system(error, Path(error.filename or folder))
        raise UserError(_("The backup was not made."), refused.why or refused.what, refused.todo) from error


def _megabytes(n: int) -> Text:
    return _("{n} MB", n=n)
