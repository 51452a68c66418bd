"""From values to words: the one place where texts, dates, money and counts become strings."""

from __future__ import annotations

from grono.wording.lines import tied
from grono.wording.values import Kind, as_text, sentence

__all__ = ["Kind", "as_text", "sentence", "tied"]
