"""Legal forms by their REGON codes, and how people write them in names and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from grono.services.reference.tables import compact, key, rows

_CODE = re.compile(r"\d{3}")
_MOST_WORDS = 6
"""How many words the longest spelling has: "sp. z o. o." with a space everywhere, and room."""


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form: its code, official name in the plural, abbreviation and the kind of member it suggests.

    The kind is our proposal (enterprise, rd, iob, public, ngo, other), not an official one.
    """

    code: str
    name_pl: str
    name_en: str
    abbreviation: str
    suggested_kind: str

    def name(self, language: str) -> str:
        """The official name, in Polish where there is no English one."""
        return (self.name_en if language == "en" else "") or self.name_pl


@cache
def legal_forms() -> dict[str, LegalForm]:
    """All legal forms by code."""
    return {
        row["code"]: LegalForm(row["code"], row["name_pl"], row["name_en"], row["abbr"], row["default_type"])
        for row in rows("legal_forms")
    }


@cache
def basic_forms() -> dict[str, tuple[str, str]]:
    """The three basic legal forms: code to its Polish and English name."""
    return {row["code"]: (row["name_pl"], row["name_en"]) for row in rows("legal_forms_basic")}


@cache
def _spellings(place: str) -> dict[str, str]:
    """Compact spelling to code; place is "suffix" or "prefix" of a name, or "" for all."""
    found = {
        compact(row["spelling"]): row["code"]
        for row in rows("legal_form_spellings")
        if not place or row["place"] == place
    }
    if not place:
        for form in legal_forms().values():
            found.setdefault(compact(form.name_pl), form.code)
            found.setdefault(compact(form.abbreviation), form.code)
        found.pop("", None)
    return found


def recognise_legal_form(text: str) -> str | None:
    """The code for a cell that holds a legal form: "Sp.z o. o.", "S.A.", "117", "spółki jawne"."""
    stripped = text.strip()
    number = _CODE.match(stripped)
    if number and number.group() in legal_forms():
        return number.group()
    return _spellings("").get(compact(stripped)) or split_legal_form(f". {stripped}")[1]


@lru_cache(maxsize=20_000)
def split_legal_form(name: str) -> tuple[str, str | None]:
    """A name without the legal form at its end, and the form's code.

    "Netika sp. z o.o. sp.k." loses both and is a limited partnership. "Fundacja Most" keeps its first word,
    which is part of the name, and is a foundation all the same.
    """
    words = _without_status(name.split())
    folded = [compact(word) for word in words]
    code: str | None = None
    while length := _suffix_length(folded):
        code = code or _spellings("suffix")["".join(folded[-length:])]
        del words[-length:], folded[-length:]
    bare = " ".join(words).rstrip(" ,;-–")
    return bare, code or _by_first_word(bare)


def _suffix_length(folded: list[str]) -> int:
    """How many words at the end are a legal form; a name is never all form."""
    suffixes = _spellings("suffix")
    for length in range(min(_MOST_WORDS, len(folded) - 1), 0, -1):
        if "".join(folded[-length:]) in suffixes:
            return length
    return 0


def _by_first_word(name: str) -> str | None:
    prefixes = _spellings("prefix")
    words = key(name).split()
    return prefixes.get("".join(words[:2])) or prefixes.get("".join(words[:1]))


_STATUSES = {"likwidacji", "upadlosci", "restrukturyzacji", "organizacji"}


def _without_status(words: list[str]) -> list[str]:
    """Without "w likwidacji" and the like, which registers write behind the form."""
    if len(words) > 3 and compact(words[-1]) in _STATUSES and compact(words[-2]) == "w":
        return words[:-2]
    return list(words)
