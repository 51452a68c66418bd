"""What a file is, told by its first hundred bytes and its size, without SQLite and without touching it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from grono.domain.text import UserError, _
from grono.store import errors, schema

_MAGIC = b"SQLite format 3\0"
_SIZE = 100
_ZIP = b"PK\x03\x04"


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
    """The header of a register that this program can open; raises UserError for anything else."""
    start, size = _start(path)
    if not start.startswith(_MAGIC):
        raise _no_database(path, start)
    if len(start) < _SIZE:
        raise errors.damaged(path)
    application, version = struct.unpack_from(">I", start, 68)[0], struct.unpack_from(">i", start, 60)[0]
    if application != schema.APPLICATION_ID:
        raise errors.foreign(path)
    if version > schema.VERSION:
        raise errors.newer(path)
    header = _layout(start, version)
    cut = header.pages * header.page_size > size and not has_wal(path)
    if version < 1 or header.page_size < 512 or cut:
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
