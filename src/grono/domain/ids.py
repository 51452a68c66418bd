"""Names of records: time-ordered UUIDs made here, never by the database."""

from __future__ import annotations

import os
import time
import uuid
from typing import NewType

Id = NewType("Id", str)

_NAMESPACE = uuid.UUID("8f8d6a52-6f0c-5b0e-9a55-6772756e6f00")
_last = 0


def new_id() -> Id:
    """A UUID of version 7 (RFC 9562) that sorts after every one made before by this process.

    The 12 bits after the milliseconds are the fraction of the millisecond (RFC 9562, 6.2, method 3).
    """
    global _last
    ticks = time.time_ns() * 4096 // 1_000_000
    _last = ticks = max(ticks, _last + 1)
    millis, fraction = ticks >> 12, ticks & 0xFFF
    high = f"{millis:012x}"
    tail = os.urandom(8).hex()
    variant = "89ab"[int(tail[0], 16) & 3]
    return Id(f"{high[:8]}-{high[8:]}-7{fraction:03x}-{variant}{tail[1:4]}-{tail[4:]}")


def id_of(key: str) -> Id:
    """The same id for the same key, everywhere: for seeds and the sample (UUID of version 5)."""
    return Id(str(uuid.uuid5(_NAMESPACE, key)))
