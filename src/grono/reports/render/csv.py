"""Tables as CSV, the way that Polish Excel opens it: semicolons, UTF-8 with its mark, Windows line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from grono.reports.document import Document, Table
from grono.reports.language import Voice
from grono.reports.render.typography import visible
from grono.wording import Kind

BOM = "\ufeff"
_NEEDS_QUOTES = re.compile('[;"\r\n]')
_DANGEROUS = re.compile(r"'*[=+\-@\t]")
_HARMLESS = re.compile(r"[+-]?[\d\s().,/-]*\d[\d\s().,/-]*")


def csv(document: Document) -> bytes:
    """The document's tables; where there are several, each stands under its name."""
    voice, tables = document.voice, document.tables
    lines: list[str] = []
    for block in tables:
        if len(tables) > 1:
            lines.extend(([""] if lines else []) + [_cell(voice.say(block.name))])
        lines.extend(_lines(block, voice))
    return (BOM + "".join(f"{line}\r\n" for line in lines)).encode("utf-8")


def _lines(block: Table, voice: Voice) -> Iterator[str]:
    yield ";".join(_cell(voice.say(column.title)) for column in block.columns)
    columns = [(column.value, column.kind) for column in block.columns]
    for row in block.rows:
        yield ";".join([_cell(_words(value(row), kind, voice)) for value, kind in columns])
    if block.total:
        values = zip(block.total, block.columns, strict=False)
        yield ";".join(_cell(_words(value, column.kind, voice)) for value, column in values)


def _words(value: object, kind: Kind, voice: Voice) -> str:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number(value, kind, voice)
    if isinstance(value, date):
        return voice.say(value)
    return voice.say(value, None if kind is Kind.NIP else kind)


def _number(value: float | Decimal, kind: Kind, voice: Voice) -> str:
    """A number that a program can count with: no grouping, the language's decimal sign."""
    if kind is Kind.MONEY:
        text = f"{Decimal(str(value)) / 100:.2f}"
    elif kind is Kind.PERCENT:
        text = f"{Decimal(str(value)) * 100:.1f}%"
    else:
        text = str(value)
    return text.replace(".", ",") if voice.locale == "pl" else text


def _cell(text: str) -> str:
    """A cell in which nothing is a formula; the apostrophe is taken off again by the importer."""
    text = visible(text)
    if _DANGEROUS.match(text) and not _HARMLESS.fullmatch(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
