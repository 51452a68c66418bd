"""Opening what is encrypted: a passphrase is tried on the pages, so that damage is told from a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from grono.store import errors, header, keys
from grono.store.backup import packed, shelf
from grono.store.files import files_of
from grono.store.keys import PAGE, SALT, Key

_TRIED = 300
"""So many pages are tried before a passphrase is called wrong; chance makes none of them fit."""

Pages = Iterable[tuple[int, bytes]]
"""Pages with their numbers, counted from 1."""


def is_locked(path: Path) -> bool:
    """Whether a file is encrypted and its passphrase was not given yet."""
    return header.is_encrypted(path) and keys.of(path) is None


def unlock(path: Path, passphrase: str) -> None:
    """Let this process read an encrypted register and what belongs to it; a plain one needs nothing.

    Raises WrongPassphraseError where no page answers to it, and DamagedError where what lies beside the
    register proves the passphrase right, and the register's own beginning is gone.
    """
    if not header.is_encrypted(path):
        return
    key = keys.derive(passphrase, keys.salt_of(path))
    if _fits(key, _pages(path)):
        keys.remember(key)
        return
    for salt in _salts_beside(path) - {key.salt}:
        if _fits(keys.derive(passphrase, salt), _pages(path)):
            raise errors.damaged(path)
    raise errors.WrongPassphraseError(path)


def is_backup_locked(backup: Path) -> bool:
    """Whether a backup is encrypted and its passphrase was not given yet."""
    salt = shelf.read(backup).manifest.salt
    return bool(salt) and keys.known(bytes.fromhex(salt)) is None


def unlock_backup(backup: Path, passphrase: str) -> None:
    """Let this process read an encrypted backup; raises WrongPassphraseError."""
    with packed.opened(backup) as opened:
        salt = bytes.fromhex(opened.manifest.salt)
        key = keys.derive(passphrase, salt)
        if salt and not _fits(key, enumerate(opened.first_pages(_TRIED), start=1)):
            raise errors.WrongPassphraseError(backup)
    if salt:
        keys.remember(key)


def _fits(key: Key, pages: Pages) -> bool:
    return any(key.fits(page, number) for number, page in pages)


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    """Pages from all over a file, the first one first."""
    count = path.stat().st_size // PAGE
    with path.open("rb") as file:
        for index in range(0, count, -(-count // _TRIED) or 1):
            file.seek(index * PAGE)
            yield index + 1, file.read(PAGE)


def _salts_beside(path: Path) -> set[bytes]:
    """The salts of what shares the register's key: its attachments and its newest backup."""
    newest = shelf.latest(path)
    found = {keys.salt_of(files_of(path)), bytes.fromhex(newest.manifest.salt if newest else "")}
    return {salt for salt in found if len(salt) == SALT}
