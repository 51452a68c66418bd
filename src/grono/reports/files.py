"""Writing a file so that it is either whole or not there."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grono.domain.text import Text, UserError, _

_DATABASE = b"SQLite format 3\0"
_OPEN_ELSEWHERE = {32, 33}
"""What Windows answers when another program has the file open or locked (ERROR_SHARING_VIOLATION, _LOCK_)."""


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A temporary file beside the target that takes its place when all went well.

    Raises UserError, with the target as it was, when it cannot be written or is a register.
    """
    _spare_registers(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise refused(target, error) from error
    part = Path(name)
    try:
        yield part
        part.chmod(0o644 if not target.exists() else target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError as error:
        raise refused(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _spare_registers(target: Path) -> None:
    """A list or report never takes the place of a register, whatever it is called."""
    with contextlib.suppress(OSError), target.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise UserError(
                _("“{name}” is a register; nothing was written over it.", name=target.name),
                todo=_("Save under another name."),
            )


def refused(target: Path, error: OSError) -> UserError:
    """Why a file could not be written, and what to do."""
    what = _("Could not save “{name}”.", name=target.name)
    return UserError(what, *_reason(target, error))


def _reason(target: Path, error: OSError) -> tuple[Text, Text]:
    other_name = _("Close it and try again, or save under another name.")
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return _("It is open in another program."), other_name
    if target.is_dir():
        return _("There is a folder of this name."), _("Save under another name.")
    if error.errno == errno.ENOENT:
        return _("The folder “{folder}” does not exist.", folder=str(target.parent)), _(
            "Choose another folder."
        )
    if error.errno == errno.ENOSPC:
        return _("The disk is full."), _("Free some space or choose another disk.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        if os.name == "nt" and target.exists():
            return _("It is open in another program."), other_name
        return _("Writing there is not allowed."), _("Choose another folder.")
    return _("The system answered: {answer}.", answer=error.strerror or str(error)), _(
        "Choose another folder."
    )
