"""Polish typography: hard spaces, quotation marks, and nothing that a font cannot draw."""

from __future__ import annotations

import re
from functools import lru_cache

from grono.reports.render.fonts import INVISIBLE, REPLACEMENT
from grono.wording import tied

NBSP = "\N{NO-BREAK SPACE}"

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINES = re.compile("\r\n?|[\u2028\u2029]")
_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(nr|Nr|poz\.|art\.|ust\.|pkt|str\.|tel\.|ok\.|godz\.|§|PKD|NIP|KRS|REGON|No\.) (?=\d)"
)
_BEFORE_NAME = re.compile(r"(?<!\w)(ul\.|al\.|pl\.|os\.|im\.|dr|prof\.|mgr|inż\.|św\.) (?=\w)")
_AFTER_NUMBER = re.compile(r"(?<=\d) (?=(?:r\.|w\.|zł|tys\.|mln|mld|EUR|PLN|%|km|m²|osób|os\.|godz\.)(?!\w))")
_DAY = re.compile(
    r"(?<=\d) (?=(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|"
    r"listopada|grudnia|January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)"
)
_YEAR = re.compile(r"(?<=[a-zżźćńółęąś]) (?=\d{4}\s?r\.)")
_LEGAL = re.compile(r"\b([Ss]p\.) (z|k\.|j\.|p\.)(?: (o\. ?o\.))?")
_QUOTED = re.compile(r'(?<![\w"])"(\S(?:[^"]*\S)?)"(?![\w"])')
_MARKS = {"pl": "„\\1”", "en": "“\\1”"}
_LONG = 400


def visible(text: str) -> str:
    """The text without characters that no file may hold, each replaced by a visible sign."""
    return _CONTROL.sub(REPLACEMENT, text)


def typeset(text: str, locale: str) -> str:
    """The text as it is printed, its lines kept."""
    if " " not in text and '"' not in text and text.isprintable():
        return text
    return _typeset(text, locale) if len(text) <= _LONG else _set(text, locale)


def one_line(text: str, locale: str) -> str:
    """The text as it is printed where it is a name or a label: without line breaks."""
    text = typeset(text, locale)
    return " ".join(text.split("\n")) if "\n" in text else text


def unbroken(text: str) -> str:
    """A text that stays on one line, as a telephone number does."""
    return text.replace(" ", NBSP)


def _set(text: str, locale: str) -> str:
    text = INVISIBLE.sub("", _CONTROL.sub(REPLACEMENT, _LINES.sub("\n", text)))
    if '"' in text:
        text = _QUOTED.sub(_MARKS[locale], text)
    text = _LEGAL.sub(_together, tied(text, locale))
    for rule in (_BEFORE_NUMBER, _BEFORE_NAME):
        text = rule.sub(rf"\1{NBSP}", text)
    for rule in (_AFTER_NUMBER, _DAY, _YEAR):
        text = rule.sub(NBSP, text)
    return text


_typeset = lru_cache(maxsize=20_000)(_set)


def _together(found: re.Match[str]) -> str:
    return found[0].replace(" ", NBSP)
