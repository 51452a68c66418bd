"""Reading what was printed: the text of a PDF, the marks on its pages, and names that try to break them."""

from __future__ import annotations

import io
import re
from datetime import date

from pypdf import PdfReader

from grono.reports import find_report
from grono.reports.document import Document, Language, Voice, Words
from grono.reports.render.fonts import INVISIBLE, bold
from grono.reports.render.typography import one_line
from grono.store.store import Store

DAY = date(2026, 11, 23)

HOSTILE = (
    "<b>Gruby</b> & Syn",
    "=cmd|' /C calc'!A0",
    "Zły\x01znak\x0b",
    "+48 22 Firma",
    "@SUM(1)",
    "-Minus sp. z o.o.",
    "בית תוכנה (1999) בע״מ",
    "شركة البرمجيات",
    "中文有限公司",
    "Emoji 🚀 sp. z o.o.",
    'Firma "Łącznik" S.A.',
    "Ż" * 300,
    "Słowo " * 400,
    "Ab" * 20_000,
    "a\u202egnp.exe",
    "(Nawias) \\ ukośnik",
    "%s {name} $x",
)


def document(store: Store, name: str, language: str = "pl", **options: str) -> Document:
    """A report on the day of the tests."""
    report = find_report(name)
    return report.document(store, report.request(options, language=language, as_of=DAY, today=DAY))


def pages_of(content: bytes) -> list[str]:
    """The text of every page of a PDF."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def text_of(content: bytes) -> str:
    """The text of a PDF with plain spaces."""
    return "\n".join(pages_of(content)).replace("\N{NO-BREAK SPACE}", " ")


def squeezed(text: str) -> str:
    """A text without spaces, so that it does not matter where its lines were broken."""
    return re.sub(r"\s+", "", text)


def drawn(text: str) -> str:
    """A text as its glyphs are drawn: a character that no font has is the replacement sign."""
    return squeezed("".join(bold().resolve(char)[1] for char in text))


def as_printed(name: str, locale: str = "pl") -> str:
    """A name as it can be read on paper."""
    return drawn(INVISIBLE.sub("", one_line(name, locale)))


def say(words: Words) -> str:
    """Words in Polish."""
    return Voice(Language.POLISH).say(words)


def labels(store: Store, name: str, key: str) -> list[str]:
    """What the window offers for an option."""
    [known] = [option.known for option in find_report(name).options if option.key == key]
    return known(store, DAY) if known else []
