"""One thing that is wrong with a register."""

from __future__ import annotations

from dataclasses import dataclass

from grono.domain.text import Text


@dataclass(frozen=True)
class Finding:
    """A sentence about what is wrong; repairable when nothing that can be used is lost by it."""

    text: Text
    repairable: bool = False
