"""What a backup says about itself."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from grono.domain.text import Labelled, _

FORMAT = 1
SUFFIX = ".grono-backup"

_SUM = re.compile("[0-9a-f]{64}")
_SALT = re.compile("[0-9a-f]{32}")


class Reason(Labelled):
    """Why a backup was made."""

    CLOSE = "close", _("on closing")
    IMPORT = "import", _("before an import")
    MIGRATION = "migration", _("before bringing up to date")
    RESTORE = "restore", _("before restoring")
    DELETION = "deletion", _("before deleting many records")
    MANUAL = "manual", _("made by hand")


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """The first entry of every backup: what is in it and how to tell that it is whole.

    counts: rows of every table. alive: records that are not in the trash. files: attachments by SHA-256 and
    size; packed says whether their bytes are in the backup or lie once beside all backups.

    Of an encrypted register salt says (in hexadecimal) which key it needs; then the attachments' names are
    veiled with that key, and packed they are one encrypted entry of files_size bytes and sum files_sha256.
    """

    made_at: datetime
    reason: Reason
    note: str
    program: str
    name: str
    path: str
    register_id: str
    version: int
    last_step: str
    size: int
    sha256: str
    packed: bool
    counts: dict[str, int] = field(default_factory=dict)
    alive: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    salt: str = ""
    files_size: int = 0
    files_sha256: str = ""

    def dump(self) -> bytes:
        """As JSON."""
        said = asdict(self) | {"format": FORMAT, "made_at": self.made_at.isoformat()}
        return json.dumps(said, ensure_ascii=False, indent=1).encode()


def load(content: bytes) -> Manifest:
    """The manifest that dump wrote; raises ValueError for anything else."""
    try:
        said: dict[str, Any] = json.loads(content)
        if said.pop("format") != FORMAT:
            raise ValueError("another format")
        made_at, reason = datetime.fromisoformat(said.pop("made_at")), Reason(said.pop("reason"))
        manifest = Manifest(made_at=made_at, reason=reason, **said)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no manifest") from error
    _require_types(manifest)
    return manifest


def _require_types(manifest: Manifest) -> None:
    texts = (manifest.note, manifest.program, manifest.name, manifest.path, manifest.register_id)
    texts = (*texts, manifest.salt, manifest.files_sha256)
    sums = (manifest.last_step, manifest.sha256, *manifest.files)
    tables = (manifest.counts, manifest.alive, manifest.files)
    numbers = [
        manifest.size,
        manifest.version,
        manifest.files_size,
        *(n for table in tables for n in table.values()),
    ]
    if not all(isinstance(text, str) for text in (*texts, *sums)):
        raise ValueError("a text is no text")
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise ValueError("a number is no number")
    if not all(_SUM.fullmatch(name) for name in (manifest.sha256, *manifest.files)):
        raise ValueError("a sum is no sum")
    if manifest.salt and not _SALT.fullmatch(manifest.salt):
        raise ValueError("a salt is no salt")
