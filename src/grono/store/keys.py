"""The keys of encrypted files: made of a passphrase once, then found by the salt that a file begins with."""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = b"SQLite format 3\0"
"""What a plain file begins with."""
SALT = 16
"""An encrypted file begins with so many bytes of salt, in place of the magic."""
PAGE = 4096

_ROUNDS = 256_000
_SUM = 64


@dataclass(frozen=True)
class Key:
    """A raw key of SQLCipher 4 (32 bytes) and the salt (16 bytes) it belongs to.

    A register, its attachments and its backups share both; that is how one passphrase opens all of them, and
    how their belonging together is seen without it.
    """

    raw: bytes = field(repr=False)
    salt: bytes

    @property
    def spec(self) -> str:
        """As PRAGMA key and ATTACH take it; nothing is derived from it any more."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    def fits(self, page: bytes, number: int) -> bool:
        """Whether a page of a file, counted from 1, was written whole with this key."""
        if len(page) != PAGE:
            return False
        content = page[SALT:-_SUM] if number == 1 else page[:-_SUM]
        salt = bytes(byte ^ 0x3A for byte in self.salt)
        secret = hashlib.pbkdf2_hmac("sha512", self.raw, salt, 2, 32)
        said = hmac.digest(secret, content + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(said, page[-_SUM:])

    def veil(self, name: str) -> str:
        """A name that tells nothing to those who have not the key, as 64 hexadecimal digits."""
        return hmac.digest(self.raw, name.encode(), "sha256").hex()


_known: dict[bytes, Key] = {}
"""The keys that this process was given, by salt; they are never written down."""


def derive(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase, as SQLCipher 4 itself makes it; takes a fifth of a second, on purpose."""
    said = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", said, salt, _ROUNDS, 32), salt)


def fresh(passphrase: str) -> Key:
    """A key for a new file; it is remembered."""
    key = derive(passphrase, os.urandom(SALT))
    remember(key)
    return key


def remember(key: Key) -> None:
    """From now on every file of its salt can be read by this process."""
    _known[key.salt] = key


def forget(salt: bytes) -> None:
    """The passphrase will be needed again."""
    _known.pop(salt, None)


def known(salt: bytes) -> Key | None:
    """The key of a salt, if this process was given it."""
    return _known.get(salt)


def salt_of(path: Path | str) -> bytes:
    """What an encrypted file begins with; nothing for a plain, an empty or a missing one."""
    try:
        with Path(path).open("rb") as file:
            start = file.read(SALT)
    except OSError:
        return b""
    return b"" if start == MAGIC else start


def of(path: Path | str) -> Key | None:
    """The key of a file; None where it is plain, or its key is not known."""
    return known(salt_of(path))
