"""Names of records: time-ordered UUIDs made here, never by the database."""

from __future__ import annotations

import os
import time
import uuid
from typing import NewType

Id = NewType("Id", str)

_VARIANT = bytes(byte & 0x3F | 0x80 for byte in range(256))
_NAMESPACE = uuid.UUID("8f8d6a52-6f0c-5b0e-9a55-6772756e6f00")
_BATCH = 256  # divides the 4096 of a millisecond
_waiting: list[Id] = []
_last = 0


def new_id() -> Id:
    """A UUID of version 7 (RFC 9562) that sorts after every one made before by this process.

    The 12 bits after the milliseconds count within the millisecond (RFC 9562, 6.2, methods 1 and 3); ids are
    made in batches within one millisecond, since an import takes a hundred thousand.
    """
    if not _waiting:
        _waiting.extend(_made())
    return _waiting.pop()


def _made() -> list[Id]:
    """The next ids, the first of them last."""
    global _last
    first = max(-(time.time_ns() * 4096 // 1_000_000 // -_BATCH) * _BATCH, _last + _BATCH)
    _last = first
    millis, within = divmod(first, 4096)
    head = f"{millis:012x}"
    head = f"{head[:8]}-{head[8:]}-7"
    variants = os.urandom(_BATCH).translate(_VARIANT).hex("-").split("-")
    chance = os.urandom(7 * _BATCH).hex("-", 7).split("-")
    counts = range(within + _BATCH - 1, within - 1, -1)
    return [
        Id(f"{head}{count:03x}-{variant}{more[:2]}-{more[2:]}")
        for count, variant, more in zip(counts, variants, chance, strict=True)
    ]


def id_of(key: str) -> Id:
    """The same id for the same key, everywhere: for seeds and the sample (UUID of version 5)."""
    return Id(str(uuid.uuid5(_NAMESPACE, key)))
