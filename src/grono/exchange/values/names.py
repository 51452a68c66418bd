"""People's names out of one cell: titles apart, family and given name whichever comes first."""

from __future__ import annotations

import re

from grono.exchange.sheets import Cell
from grono.exchange.values.context import Context
from grono.exchange.values.words import given_names, plain
from grono.services.reference.tables import key

_ADDRESSED = {"pan", "pani", "p", "panstwo", "mr", "mrs", "ms", "sz"}
_TITLES = frozenset(
    "dr hab prof mgr inz lic lek med arch mec ks plk gen doc adw nadzw zw mba phd ing".split()  # noqa: SIM905
)
_LONGEST = 200
_FUNCTION = re.compile(r"\s+[-\u2013]\s+|\s*[(/]\s*")


def person_name(cell: Cell, context: Context) -> dict[str, str]:
    """Given name, family name, academic title, and the function where the cell tells it too."""
    text = plain(cell)
    function = ""
    if len(text) > _LONGEST:
        return {"family_name": text}
    if cut := _FUNCTION.search(text):
        text, function = text[: cut.start()], text[cut.end() :].strip(" )")
    first, comma, second = text.partition(",")
    if comma and len(first.split()) == 1 and second and key(second.split()[0]) in given_names():
        text = f"{second} {first}"
        context_order = False
    else:
        text, function = first, function or second.strip()
        context_order = context.family_first
    titles, words = _without_titles(text.split())
    given, family = _ordered(words, family_first=context_order)
    parts = {
        "given_name": given,
        "family_name": family,
        "academic_title": " ".join(titles),
        "function": function,
    }
    return {name: value for name, value in parts.items() if value}


def _without_titles(words: list[str]) -> tuple[list[str], list[str]]:
    titles: list[str] = []
    names: list[str] = []
    for word in words:
        plain_word = key(word)
        if plain_word in _TITLES and (word.islower() or word.endswith(".") or plain_word in ("mba", "phd")):
            titles.append(word)
        elif plain_word not in _ADDRESSED or names:
            names.append(word)
    return titles, names or words[-1:]


def _ordered(words: list[str], *, family_first: bool) -> tuple[str, str]:
    """Given and family name; capitals and known given names tell the order, else the column's habit does."""
    if len(words) == 1:
        return "", cased(words[0])
    first, last = words[0], words[-1]
    known_first, known_last = key(first) in given_names(), key(last) in given_names()
    shouted = first.isupper() and not last.isupper() and len(first) > 2
    if shouted or (known_last and not known_first) or (family_first and not (known_first and not known_last)):
        return " ".join(map(cased, words[1:])), cased(first)
    return " ".join(map(cased, words[:-1])), cased(last)


def cased(word: str) -> str:
    """A word of a name; one in capitals gets small letters."""
    return word.title() if word.isupper() and len(word) > 2 else word


def family_comes_first(texts: list[str]) -> bool:
    """Whether the names of a column are written Kowalska Anna."""
    votes = 0
    for text in texts:
        words = key(text).split()
        if len(words) == 2:
            votes += (words[1] in given_names()) - (words[0] in given_names())
    return votes > 0
