"""The language of a paper: Polish, English, or Polish with English beside it."""

from __future__ import annotations

from dataclasses import dataclass

from grono.domain.text import Labelled, Text, _
from grono.wording import Kind, as_text


class Language(Labelled):
    """What a paper is written in; it has nothing to do with the window's language."""

    POLISH = "pl", _("Polish")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Polish and English")


@dataclass(frozen=True)
class InBoth:
    """A recorded text that exists in Polish and in English; either may be empty."""

    pl: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.pl or self.en)


@dataclass(frozen=True)
class Joined:
    """Several words one after another, each in the language of the line."""

    parts: tuple[Words, ...]
    between: str = " · "


Words = str | Text | InBoth | Labelled | Joined
"""Anything that a paper says in words."""


@dataclass(frozen=True)
class Voice:
    """Says values in the language of a paper."""

    language: Language

    @property
    def locale(self) -> str:
        """The language of dates, numbers and the first of two texts."""
        return "en" if self.language is Language.ENGLISH else "pl"

    def pair(self, value: object, kind: Kind | None = None) -> tuple[str, str]:
        """The words, and the same in English where the paper has both languages and they differ."""
        if isinstance(value, InBoth):
            return self._recorded(value)
        if isinstance(value, Joined):
            return self._joined(value)
        if isinstance(value, tuple):
            return self._several(value, kind), ""
        main = as_text(value, self.locale, kind)
        if self.language is not Language.BOTH or not isinstance(value, Text | Labelled | bool):
            return main, ""
        other = as_text(value, "en", kind)
        return main, "" if other == main else other

    def say(self, value: object, kind: Kind | None = None) -> str:
        """The words on one line: "Branże / Trades" where the paper has both languages."""
        if isinstance(value, Joined):
            return value.between.join(filter(None, map(self.say, value.parts)))
        main, other = self.pair(value, kind)
        return f"{main} / {other}" if other else main

    def _recorded(self, value: InBoth) -> tuple[str, str]:
        if self.language is Language.BOTH:
            first, second = value.pl or value.en, value.en
            return first, "" if second == first else second
        return (value.en or value.pl if self.language is Language.ENGLISH else value.pl or value.en), ""

    def _joined(self, value: Joined) -> tuple[str, str]:
        pairs = [pair for pair in map(self.pair, value.parts) if pair[0]]
        main = value.between.join(first for first, _second in pairs)
        if not any(second for _first, second in pairs):
            return main, ""
        return main, value.between.join(second or first for first, second in pairs)

    def _several(self, values: tuple[object, ...], kind: Kind | None) -> str:
        """Several values; a pair, such as a year and its count, as "2025: 14"."""
        parts = (
            ": ".join(as_text(one, self.locale, Kind.YEAR) for one in value)
            if isinstance(value, tuple)
            else self.say(value, kind)
            for value in values
        )
        return "; ".join(parts)
