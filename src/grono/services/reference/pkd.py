"""Polish Classification of Activities (PKD) in its two versions, known by (version, code)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from grono.services.reference.tables import key, rows

VERSIONS = ("2007", "2025")

_SUBCLASS = re.compile(r"(?<!\d)(?<!\d\.)(\d{1,2})[. -]?(\d{2})[. -]?([A-Za-z])(?![A-Za-z])")
_UPPER_LEVEL = re.compile(r"\d{2}(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of the classification: a section, division, group, class or subclass."""

    version: str
    level: str
    code: str
    parent: str
    name_pl: str
    name_en: str

    def name(self, language: str) -> str:
        """The official name; in English that of the class where a subclass has none of its own."""
        if language != "en":
            return self.name_pl
        above = activity(self.version, self.parent) if not self.name_en else None
        return self.name_en or (above.name("en") if above else self.name_pl)


@cache
def _activities(version: str) -> dict[str, Activity]:
    return {
        row["code"]: Activity(
            version, row["level"], row["code"], row["parent"], row["name_pl"], row["name_en"]
        )
        for row in rows(f"pkd{version}")
    }


def activity(version: str, code: str) -> Activity | None:
    """The line of that version with that code."""
    return _activities(version).get(code) if version in VERSIONS else None


def pkd_name(version: str, code: str, language: str = "pl") -> str:
    """The official name of a code; empty when that version has no such code."""
    found = activity(version, code)
    return found.name(language) if found else ""


def versions_with(code: str) -> tuple[str, ...]:
    """The versions that have the code; a bare code is told apart by this."""
    return tuple(version for version in VERSIONS if code in _activities(version))


def normalise_pkd(text: str) -> str | None:
    """The code as the classification writes it, out of "6210B", "62.10.b" or "62.10.B – its name".

    A lost leading zero comes back; text without a code gives None. Whether the code exists is not asked.
    """
    found = _SUBCLASS.search(text)
    if found:
        division, rest, letter = found.groups()
        return f"{division.zfill(2)}.{rest}.{letter.upper()}"
    found = _UPPER_LEVEL.fullmatch(text.strip())
    return found.group() if found else None


def pkd_search(version: str, query: str, language: str = "pl", limit: int = 50) -> list[Activity]:
    """Subclasses whose code begins with the query or whose name has all its words, codes in order."""
    words = key(query).split()
    code = query.strip().upper()
    compact_code = code.replace(".", "")
    found: list[Activity] = []
    for candidate, searched in _searchable(version, language):
        by_code = bool(compact_code) and candidate.code.replace(".", "").startswith(compact_code)
        if by_code or (words and all(f" {word}" in searched for word in words)):
            found.append(candidate)
    return found[:limit]


@cache
def _searchable(version: str, language: str) -> list[tuple[Activity, str]]:
    subclasses = (line for line in _activities(version).values() if line.level == "subclass")
    return [(line, " " + key(line.name(language))) for line in subclasses]


@dataclass(frozen=True, slots=True)
class Successor:
    """A code's counterpart in the other version; certain when the two map only to each other."""

    code: str
    certain: bool


def in_2025(code_2007: str) -> tuple[Successor, ...]:
    """What the statistical office's key gives for a code of 2007; more than one asks for a choice."""
    return _correspondence("pkd2007", "pkd2025").get(code_2007, ())


def in_2007(code_2025: str) -> tuple[Successor, ...]:
    """What the statistical office's key gives for a code of 2025; more than one asks for a choice."""
    return _correspondence("pkd2025", "pkd2007").get(code_2025, ())


@cache
def _correspondence(source: str, target: str) -> dict[str, tuple[Successor, ...]]:
    found: dict[str, list[Successor]] = {}
    for row in rows("pkd2007_2025"):
        found.setdefault(row[source], []).append(Successor(row[target], row["relation"] == "1:1"))
    return {code: tuple(successors) for code, successors in found.items()}
