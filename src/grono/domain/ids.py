"""Names of records: time-ordered UUIDs made here, never by the database."""

from __future__ import annotations

import os
import time
import uuid
from typing import NewType

Id = NewType("Id", str)

_VARIANTS = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))
_NAMESPACE = uuid.UUID("8f8d6a52-6f0c-5b0e-9a55-6772756e6f00")
_BATCH = 256
_waiting: list[Id] = []
_last = 0


def new_id() -> Id:
    """A UUID of version 7 (RFC 9562) that sorts after every one made before by this process.

    The 12 bits after the milliseconds count within the millisecond (RFC 9562, 6.2, methods 1 and 3); ids are
    made in batches, since an import takes a hundred thousand.
    """
    if not _waiting:
        _waiting.extend(_made())
    return _waiting.pop()


def _made() -> list[Id]:
    """The next ids, the first of them last."""
    global _last
    first = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
    _last = first + _BATCH - 1
    chance = os.urandom(8 * _BATCH).hex()
    ids: list[Id] = []
    for number in range(_BATCH):
        ticks = f"{first + number:015x}"
        tail = chance[16 * number : 16 * number + 16]
        variant = _VARIANTS[tail[0]]
        ids.append(Id(f"{ticks[:8]}-{ticks[8:12]}-7{ticks[12:]}-{variant}{tail[1:4]}-{tail[4:]}"))
    ids.reverse()
    return ids


def id_of(key: str) -> Id:
    """The same id for the same key, everywhere: for seeds and the sample (UUID of version 5)."""
    return Id(str(uuid.uuid5(_NAMESPACE, key)))
