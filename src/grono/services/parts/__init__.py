"""How the flat values of a record (a form, a row of a sheet) map to its dated child rows and back."""

from __future__ import annotations

from grono.services.parts.base import Held, Part, Values

__all__ = ["Held", "Part", "Values"]
