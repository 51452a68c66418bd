"""One packed file: a zip of manifest, register and, where asked, attachments; hostile ones are refused."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from grono.domain.text import UserError, _
from grono.store import keys
from grono.store.backup.manifest import Manifest, load
from grono.store.files import Blobs

MANIFEST, REGISTER, FILES = "manifest.json", "register.grono", "files/"
SEALED = "register.grono-files"
"""The attachments of an encrypted register, in one encrypted file."""

_CHUNK = 1 << 20
_LONGEST_MANIFEST = 16 << 20
_MOST_ENTRIES = 200_000
_LARGE, _DENSEST = 64 << 20, 200
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError)


def damaged(path: Path) -> UserError:
    """The backup cannot be used."""
    return UserError(_("{file} is no whole backup of Grono; nothing was changed.", file=path.name))


def write(
    target: Path,
    manifest: Manifest,
    register: Path,
    blobs: Iterable[tuple[str, bytes]] = (),
    sealed: Path | None = None,
) -> None:
    """Write a backup, to a temporary beside it first."""
    temporary = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        with zipfile.ZipFile(temporary, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, manifest.dump())
            archive.write(register, REGISTER)
            if sealed is not None:
                archive.write(sealed, SEALED)
            for name, data in blobs:
                archive.writestr(FILES + name, data)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


class Pack:
    """A backup that is being read; nothing of it is believed before its sums are right."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._archive = archive

    def extract_register(self, target: Path) -> None:
        """The register into a new file; raises UserError where it is not what the manifest says."""
        with target.open("xb") as out:
            self._copy(REGISTER, self.manifest.size, self.manifest.sha256, out)
            out.flush()
            os.fsync(out.fileno())

    def first_pages(self, count: int) -> Iterator[bytes]:
        """The register's first pages, to try a passphrase on."""
        with refusing(self.path), self._archive.open(REGISTER) as stream:
            for _page in range(count):
                yield stream.read(keys.PAGE)

    def blobs(self) -> Iterator[bytes]:
        """The attachments that are packed, each checked against its name."""
        if not self.manifest.packed:
            return
        if self.manifest.salt:
            yield from self._sealed()
            return
        for name, size in self.manifest.files.items():
            data = bytearray()
            self._copy(FILES + name, size, name, data)
            yield bytes(data)

    def _sealed(self) -> Iterator[bytes]:
        if not self.manifest.files:
            return
        with tempfile.TemporaryDirectory(prefix="grono-") as work:
            place = Path(work) / "files"
            with place.open("xb") as out:
                self._copy(SEALED, self.manifest.files_size, self.manifest.files_sha256, out)
            files = Blobs(place)
            for name in files.sizes():
                yield files.get(name)

    def _copy(self, entry: str, size: int, sha256: str, out: IO[bytes] | bytearray) -> None:
        seen, digest = 0, hashlib.sha256()
        with refusing(self.path), self._archive.open(entry) as stream:
            while chunk := stream.read(min(_CHUNK, size + 1 - seen)):
                seen += len(chunk)
                digest.update(chunk)
                if isinstance(out, bytearray):
                    out += chunk
                else:
                    out.write(chunk)
        if seen != size or digest.hexdigest() != sha256:
            raise damaged(self.path)


@contextmanager
def opened(path: Path) -> Iterator[Pack]:
    """A backup for reading; raises UserError for what is none."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise UserError(_("There is no backup {file}; check its name and folder.", file=str(path))) from error
    except (OSError, *_BROKEN) as error:
        raise damaged(path) from error
    with archive:
        with refusing(path):
            manifest = _manifest(archive)
            _refuse_strange(archive, manifest)
        yield Pack(path, archive, manifest)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """What a broken archive raises becomes one sentence."""
    try:
        yield
    except (*_BROKEN, KeyError) as error:
        raise damaged(path) from error


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise ValueError("too long")
    with archive.open(MANIFEST) as stream:
        return load(stream.read(_LONGEST_MANIFEST))


def _refuse_strange(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Only what the manifest names, each once, of the size that it names, and no denser than data can be."""
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise ValueError("too many entries")
    expected = {REGISTER: manifest.size}
    if manifest.packed and manifest.salt:
        expected |= {SEALED: manifest.files_size} if manifest.files else {}
    elif manifest.packed:
        expected |= {FILES + name: size for name, size in manifest.files.items()}
    found = {entry.filename: entry.file_size for entry in entries if entry.filename != MANIFEST}
    if len(entries) != len(found) + 1 or found != expected:
        raise ValueError("entries are not those of the manifest")
    for entry in entries:
        if entry.file_size > _LARGE and entry.file_size > _DENSEST * entry.compress_size:
            raise ValueError("too dense")
