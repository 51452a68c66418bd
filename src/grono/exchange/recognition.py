"""Headers understood: by the field's own title, by synonyms, by shortened or misspelt words."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from grono import paths
from grono.exchange.importers import Importer
from grono.exchange.values.numbers import year_in
from grono.services.reference.tables import key
from grono.wording import as_text
from grono.wording.catalogue import LOCALES

NOTHING = ""
"""What a column means that is understood and not wanted: ordinal numbers, signatures."""

_IN_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_LONGEST_HEADER = 80
_SHORTEST_STEM = 3
_TYPOS = 88
_DATE_WORDS = re.compile(r"\b(?:stan )?(?:na )?(?:dzien )?(?:[ivx]{1,4}|\d{1,2})? ?\d{2,4}(?: r)?$")


@dataclass(frozen=True)
class Guess:
    """What a header means and whether that is beyond doubt."""

    target: str
    sure: bool


class Recogniser:
    """Knows the headers of one kind of list."""

    def __init__(self, importer: Importer) -> None:
        said: dict[str, str] = {}
        for name in ("any", *importer.like, importer.key):
            said |= _synonyms(name)
        said |= {key(word): target for word, target in importer.words.items()}
        known = {NOTHING, *importer.targets}
        self.exact = {word: target for word, target in said.items() if target in known} | _titles(importer)

    def known(self, header: str) -> Guess | None:
        """The meaning of a header that is written the way a list of synonyms has it; None otherwise."""
        for candidate in _forms(header):
            if candidate in self.exact:
                return Guess(self.exact[candidate], sure=True)
        return None

    def guess(self, header: str) -> Guess | None:
        """The most likely meaning of a header; None when it could be anything."""
        found = self.known(header)
        if found is not None or not header.strip() or len(header) > _LONGEST_HEADER:
            return found
        words = key(_IN_BRACKETS.sub(" ", header)).split()
        return self._within(words) or self._shortened(words) or self._misspelt(words)

    def _within(self, words: list[str]) -> Guess | None:
        """A known header of at least half of the words, standing among others; the longest one wins."""
        for length in range(len(words) - 1, (len(words) - 1) // 2, -1):
            for begin in range(len(words) - length + 1):
                if target := self.exact.get(" ".join(words[begin : begin + length])):
                    return Guess(target, sure=False)
        return None

    def _shortened(self, words: list[str]) -> Guess | None:
        """A known header of as many words, each of which begins with the one that stands here."""
        if not words or all(len(word) < _SHORTEST_STEM for word in words):
            return None
        meant = {
            target
            for synonym, target in self.exact.items()
            if len(parts := synonym.split()) == len(words)
            and all(part.startswith(word) for word, part in zip(words, parts, strict=True))
        }
        return Guess(meant.pop(), sure=False) if len(meant) == 1 else None

    def _misspelt(self, words: list[str]) -> Guess | None:
        from rapidfuzz import fuzz, process

        text = " ".join(words)
        if len(text) < 2 * _SHORTEST_STEM:
            return None
        best = process.extractOne(text, self.exact.keys(), scorer=fuzz.ratio, score_cutoff=_TYPOS)
        return Guess(self.exact[best[0]], sure=False) if best else None


def _forms(header: str) -> list[str]:
    """A header as it stands, without its brackets, without a date at its end, N.I.P. without its points."""
    whole = key(header)
    bare = key(_IN_BRACKETS.sub(" ", header))
    undated = _DATE_WORDS.sub("", bare).strip() if year_in(header) else bare
    spelt = bare.replace(" ", "") if all(len(word) == 1 for word in bare.split()) else ""
    return [form for form in dict.fromkeys((whole, bare, undated, spelt)) if form]


def _titles(importer: Importer) -> dict[str, str]:
    """The titles that this program's own exports carry, in every language, and the keys."""
    found: dict[str, str] = {}
    for target in importer.targets.values():
        for title in (target.key, *(as_text(target.title, locale) for locale in LOCALES)):
            found.setdefault(key(title), target.key)
    return found


@cache
def _synonyms(name: str) -> Mapping[str, str]:
    with (paths.resources_dir() / "exchange" / "synonyms.csv").open(encoding="utf-8", newline="") as file:
        return {key(row["synonym"]): row["field"] for row in csv.DictReader(file) if row["list"] == name}
