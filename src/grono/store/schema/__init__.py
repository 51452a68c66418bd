"""The tables of a register, as a list of migrations that never change once released."""

from __future__ import annotations

from grono.store.schema.migrations import APPLICATION_ID, VERSION, apply, pending

__all__ = ["APPLICATION_ID", "VERSION", "apply", "pending"]
