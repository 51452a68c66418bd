"""A passphrase set, changed or taken off: a verified copy, which takes the place when all went well."""

from __future__ import annotations

import glob
from contextlib import closing
from pathlib import Path

from grono.domain.text import UserError, _
from grono.store import errors, header, keys, lock, private, probe, snapshot
from grono.store.backup import space, verifying
from grono.store.driver import Access, connect, recode
from grono.store.files import Blobs, Files, files_of
from grono.store.keys import Key
from grono.store.swapping import attachments_under, settle, swap
from grono.store.upgrading import temporary


def set_passphrase(path: Path, passphrase: str) -> None:
    """Encrypt a closed register and its attachments, or give them another passphrase; backups stay.

    Raises UserError, InUseError and LockedError; then the register is as it was.
    """
    if not passphrase:
        raise UserError(_("The passphrase is empty; nothing was changed."))
    key = keys.fresh(passphrase)
    try:
        _recode(path.resolve(), key)
    except BaseException:
        keys.forget(key.salt)
        raise


def remove_passphrase(path: Path) -> None:
    """Make a closed register and its attachments plain again; otherwise as set_passphrase.

    Refused while it holds a PESEL.
    """
    _recode(path.resolve(), None)


def _recode(path: Path, key: Key | None) -> None:
    header.read(path)
    try:
        held = lock.acquire(path)
    except OSError as error:
        raise errors.of_system(error, path) from error
    work = temporary(path)
    try:
        settle(path)
        _clear(path)
        probe.refuse_damaged(path, header.read(path).version, thorough=True)
        space.require(path.parent, 2 * _size(path), space.not_changed)
        with errors.explained(path):
            if key is None:
                private.refuse(path)
            recode(path, work, key)
            _verify(path, work)
            if key is None:
                private.forget(work)
            attachments = attachments_under(path, key)
            _verify_attachments(Files(path), attachments)
            swap(path, by=work)
    except OSError as error:
        raise errors.of_system(error, path) from error
    finally:
        work.unlink(missing_ok=True)
        settle(path)
        held.release()


def _size(path: Path) -> int:
    parts = (path, header.beside(path, "-wal"), files_of(path))
    return sum(part.stat().st_size for part in parts if part.is_file())


def _clear(path: Path) -> None:
    """What an earlier try that was cut off left beside the register."""
    for left in path.parent.glob(f".{glob.escape(path.name)}-*"):
        left.unlink(missing_ok=True)


def _verify(path: Path, work: Path) -> None:
    with (
        closing(connect(path, access=snapshot.access(path))) as before,
        closing(connect(work, access=Access.FROZEN)) as after,
    ):
        same = snapshot.describe(before) == snapshot.describe(after) and verifying.is_sound(after)
    if not same:
        raise _not_whole(path)


def _verify_attachments(before: Blobs, after: Blobs) -> None:
    sizes = before.sizes()
    if sizes != after.sizes() or any(before.is_whole(name) != after.is_whole(name) for name in sizes):
        raise _not_whole(after.path)


def _not_whole(path: Path) -> UserError:
    return UserError(
        _("{file} was left as it was: its copy did not come out whole.", file=path.name),
        todo=_("Check the register and the disk, then try again."),
    )
