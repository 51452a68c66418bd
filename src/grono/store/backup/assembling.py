"""A backup out of its parts, believed only after it was brought back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from grono.domain.text import UserError, _
from grono.store import keys
from grono.store.backup import blobs, packed
from grono.store.backup.manifest import SUFFIX, Manifest
from grono.store.backup.verifying import comes_back, sum_of
from grono.store.files import Blobs
from grono.store.keys import Key


@dataclass(frozen=True)
class Content:
    """The attachments of a register: those it names, and their bytes, None for what cannot be read."""

    names: Collection[str]
    get: Callable[[str], bytes | None]


def assemble(work: Path, manifest: Manifest, content: Content) -> Path:
    """The backup of the copy that lies in a working folder (inside the backups' one), verified.

    The copy decides whether it is encrypted, and goes. Raises UserError where it does not come back whole.
    """
    copy, made = work / packed.REGISTER, work / ("made" + SUFFIX)
    key = keys.of(copy)
    manifest = replace(
        manifest,
        size=copy.stat().st_size,
        sha256=sum_of(copy),
        salt=key.salt.hex() if key else "",
        note="" if key else manifest.note,
    )
    if not manifest.packed:
        whole = _with_blobs_beside(work.parent, made, manifest, content)
    else:
        whole = _sealed(work, made, manifest, content, key) if key else _plain(made, manifest, content)
    copy.unlink()
    if not (whole and comes_back(made, work / "back.grono")):
        raise UserError(
            _("The backup was not made: the copy did not come back whole."),
            todo=_("Check the register and the disk, then try again."),
        )
    return made


def _with_blobs_beside(folder: Path, made: Path, manifest: Manifest, content: Content) -> bool:
    """The attachments go beside all backups, those that do not lie there yet."""
    kept = blobs.beside(folder, manifest.salt)
    if kept is None:
        return False
    before = kept.sizes()
    for name in content.names:
        if name not in before and (data := content.get(name)) is not None:
            kept.put(name, data)
    sizes = kept.sizes()
    there = [name for name in content.names if name in sizes]
    files = {kept.label(name): sizes[name] for name in there}
    packed.write(made, replace(manifest, files=files), made.with_name(packed.REGISTER))
    return blobs.are_whole(kept, there)


def _plain(made: Path, manifest: Manifest, content: Content) -> bool:
    """Everything in one packed file; what cannot be read is left out, check tells of it."""
    read = ((name, content.get(name)) for name in content.names)
    files = {name: len(data) for name, data in read if data is not None}
    again = ((name, content.get(name) or b"") for name in files)
    packed.write(made, replace(manifest, files=files), made.with_name(packed.REGISTER), again)
    return True


def _sealed(work: Path, made: Path, manifest: Manifest, content: Content, key: Key) -> bool:
    """The same of an encrypted register: the attachments in one encrypted file, their names veiled."""
    sealed, files = Blobs(work / "sealed", key), dict[str, int]()
    for name in content.names:
        if (data := content.get(name)) is not None:
            sealed.put(data)
            files[key.veil(name)] = len(data)
    if files:
        size, sha256 = sealed.path.stat().st_size, sum_of(sealed.path)
        manifest = replace(manifest, files=files, files_size=size, files_sha256=sha256)
    packed.write(made, manifest, made.with_name(packed.REGISTER), sealed=sealed.path if files else None)
    return True
