"""The tables of a register, as a list of migrations that never change once released."""

from __future__ import annotations

from grono.store.schema.migrations import VERSION, apply, pending

__all__ = ["VERSION", "apply", "pending"]
