"""What SQLite says, in one sentence that a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grono.domain.text import Text, UserError, _
from grono.store.driver import DatabaseError

_DISK_FULL = "database or disk is full"
_BUSY = ("database is locked", "database table is locked")
_DAMAGED = (
    "database disk image is malformed",
    "file is not a database",
    "malformed database schema",
    "vtable constructor failed",
    "fts5: corrupt",
)
_NOT_WRITABLE = ("attempt to write a readonly database", "unable to open database file", "disk I/O error")


class DamagedError(UserError):
    """A register that cannot be read any more."""


class NewerError(UserError):
    """A register that a later version of the program made."""


class LockedError(UserError):
    """An encrypted file whose passphrase was not given yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            _("{file} is protected with a passphrase.", file=path.name),
            _("Without it nobody can read the file, or tell whether it is a register of Grono."),
            _("Give the passphrase."),
        )


class WrongPassphraseError(UserError):
    """A passphrase that no page of the file answers to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            _("This is not the passphrase of {file}; nothing was changed.", file=path.name),
            todo=_("Mind capital letters, the keyboard's language and blanks, and try again."),
        )


def missing(path: Path) -> UserError:
    """There is no such file."""
    return UserError(_("There is no file {file}; check its name and folder.", file=str(path)))


def foreign(path: Path) -> UserError:
    """It is something else than a register."""
    return UserError(_("{file} is not a register of Grono; it was left as it is.", file=path.name))


def damaged(path: Path) -> UserError:
    """It is a register that cannot be read any more."""
    return DamagedError(
        _("{file} is damaged; it was left as it is, restore it from a backup.", file=path.name),
    )


def newer(path: Path) -> UserError:
    """A later version of the program made it."""
    return NewerError(
        _(
            "{file} was made by a newer version of Grono; it was left as it is, update the program.",
            file=path.name,
        )
    )


def unreadable(path: Path) -> UserError:
    """The system does not let us read it."""
    return UserError(_("You have no permission to read {file}.", file=path.name))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the engine refuses becomes a sentence; what only a bug can cause stays an error of the engine."""
    try:
        yield
    except DatabaseError as error:
        known = _known(str(error), path)
        if known is None:
            raise
        raise known from error


def _known(said: str, path: Path) -> UserError | None:
    if said == _DISK_FULL:
        return UserError(_("The disk is full; nothing was changed. Free some space and try again."))
    if said in _BUSY:
        return UserError(
            _("{file} is being written by another program; nothing was changed. Try again.", file=path.name)
        )
    if said.startswith(_NOT_WRITABLE):
        return UserError(
            _("{file} cannot be read or written; nothing was changed. Check the disk.", file=path.name)
        )
    return damaged(path) if said.startswith(_DAMAGED) else None


def of_system(error: OSError, path: Path) -> UserError:
    """An error of the system while a file was written."""
    reasons: dict[int | None, Text] = {
        errno.ENOSPC: _("The disk is full."),
        errno.EDQUOT: _("The disk is full."),
        errno.EACCES: _("You have no permission to write there."),
        errno.EPERM: _("You have no permission to write there."),
        errno.EROFS: _("The disk can only be read."),
        errno.ENOENT: _("There is no such folder."),
        errno.ENOTDIR: _("There is no such folder."),
        errno.EISDIR: _("It is a folder."),
        errno.ENAMETOOLONG: _("The name is too long."),
    }
    return UserError(
        _("Could not write {file}.", file=str(path)), reasons.get(error.errno, _("The system refused it."))
    )
