"""What a file is, told by its first hundred bytes and its size, and without touching it."""

from __future__ import annotations

import struct
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from grono.domain.text import UserError, _
from grono.store import errors, keys, schema
from grono.store.driver import Access, DatabaseError, connect

_SIZE = 100
_ZIP = b"PK\x03\x04"
_PACKED = (
    _ZIP,
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"%PDF",
    b"BZh",
    b"\xfd7zXZ",
)
_NOISY = 240
"""Of 4,096 encrypted bytes all 256 values but a few are there; of text or tables never so many."""
_LOOKED_AT = 9
"""So many pages are looked at; damage spares some of them."""


@dataclass(frozen=True)
class Header:
    """The header of a register."""

    version: int
    page_size: int
    pages: int
    wal: bool


def beside(path: Path, ending: str) -> Path:
    """The companion of a register: NAME.grono-lock, NAME.grono-files, NAME.grono-wal."""
    return path.with_name(path.name + ending)


def has_wal(path: Path) -> bool:
    """Whether there are transactions beside the file that are not in it yet."""
    wal = beside(path, "-wal")
    return wal.is_file() and wal.stat().st_size > 0


def read(path: Path) -> Header:
    """The header of a register that this program can open; raises UserError for anything else.

    Where its passphrase was not given yet: LockedError.
    """
    start, size = _start(path)
    if not start.startswith(keys.MAGIC):
        if not is_encrypted(path):
            raise _no_database(path, start)
        return _unlocked(path, size)
    if len(start) < _SIZE:
        raise errors.damaged(path)
    application, version = struct.unpack_from(">I", start, 68)[0], struct.unpack_from(">i", start, 60)[0]
    return _sound(path, application, _layout(start, version), size)


def is_encrypted(path: Path) -> bool:
    """Whether a file may be an encrypted register: noise in most pages, and no kind of file that is known."""
    try:
        size = path.stat().st_size
        count = size // keys.PAGE
        with path.open("rb") as file:
            start = file.read(keys.SALT)
            noisy = [_is_noisy(file, count * n // _LOOKED_AT) for n in range(_LOOKED_AT)]
    except (OSError, ValueError):
        return False
    paged = size % keys.PAGE == 0 or path.suffix == ".grono"
    return paged and 2 * sum(noisy) > _LOOKED_AT and not start.startswith((keys.MAGIC, *_PACKED))


def _is_noisy(file: BinaryIO, page: int) -> bool:
    file.seek(page * keys.PAGE)
    return len(set(file.read(keys.PAGE))) > _NOISY


def _unlocked(path: Path, size: int) -> Header:
    """The header of an encrypted register whose key is known, as the engine reads it."""
    if keys.of(path) is None:
        raise errors.LockedError(path)
    try:
        with closing(connect(path, access=without_trace(path))) as connection:
            asked = ("application_id", "user_version", "page_count", "journal_mode")
            application, version, pages, mode = (
                connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked
            )
    except DatabaseError as error:
        raise errors.damaged(path) from error
    return _sound(path, application, Header(version, keys.PAGE, pages, mode == "wal"), size)


def without_trace(path: Path) -> Access:
    """How to read a file so that nothing appears beside it; a log that lies there already is respected."""
    return Access.READ_ONLY if has_wal(path) else Access.FROZEN


def _sound(path: Path, application: int, header: Header, size: int) -> Header:
    if application != schema.APPLICATION_ID:
        raise errors.foreign(path)
    if header.version > schema.VERSION:
        raise errors.newer(path)
    cut = header.pages * header.page_size > size and not has_wal(path)
    if header.version < 1 or header.page_size < 512 or cut:
        raise errors.damaged(path)
    return header


def _start(path: Path) -> tuple[bytes, int]:
    if path.is_dir():
        raise UserError(_("{file} is a folder, not a register of Grono.", file=path.name or str(path)))
    try:
        if not path.is_file():
            raise errors.missing(path) if not path.exists() else errors.foreign(path)
        with path.open("rb") as file:
            return file.read(_SIZE), path.stat().st_size
    except PermissionError as error:
        raise errors.unreadable(path) from error
    except (OSError, ValueError) as error:
        raise errors.missing(path) from error


def _no_database(path: Path, start: bytes) -> UserError:
    if not start:
        return UserError(_("{file} is empty; it is not a register of Grono.", file=path.name))
    if start.startswith(_ZIP) and path.suffix == ".grono-backup":
        return UserError(_("{file} is a backup; restore it into a register to work with it.", file=path.name))
    return errors.foreign(path)


def _layout(start: bytes, version: int) -> Header:
    page_size = struct.unpack_from(">H", start, 16)[0]
    changed, pages, valid_for = (struct.unpack_from(">I", start, at)[0] for at in (24, 28, 92))
    return Header(
        version=version,
        page_size=65536 if page_size == 1 else page_size,
        pages=pages if changed == valid_for else 0,
        wal=start[18] == 2,
    )
