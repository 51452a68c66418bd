"""One foreign cell at a time: from whatever stands in it to the value of a field, or to a sentence."""

from __future__ import annotations

from grono.exchange.values.context import CellProblem, Context

__all__ = ["CellProblem", "Context"]
