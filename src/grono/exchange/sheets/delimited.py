"""CSV and its relatives: which separator, which quotes, and the rows."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice

from grono.exchange.sheets.refusals import Refusal

SEPARATORS = ";\t|,"
LONGEST_CELL = 1 << 20

_SAMPLE = 200
_SAMPLE_LETTERS = 200_000
_END = "\x02end\x02"
_SEP_LINE = re.compile(r'\s*"?sep=(.)"?\s*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_FORMULA_TEXT = re.compile(r'="([^"]*)"', re.DOTALL)


def rows(text: str) -> Iterator[list[object]]:
    """The rows of a text table, cells as they were typed; a line that names the separator is obeyed."""
    named = _SEP_LINE.match(text)
    if named:
        text = text[named.end() :]
    separator = named[1] if named else separator_of(text)
    quoting = csv.QUOTE_MINIMAL if _quotes_close(text, separator) else csv.QUOTE_NONE
    try:
        for row in _records(_lines(text), separator, quoting):
            yield [_cell(cell) for cell in row]
    except csv.Error as reason:
        raise Refusal("cells") from reason


def separator_of(text: str) -> str:
    """The character that cuts most of the first rows into the same number of cells."""
    text = text[:_SAMPLE_LETTERS]
    return max(SEPARATORS, key=lambda separator: _score(text, separator))


def _score(text: str, separator: str) -> float:
    sample: list[list[str]] = []
    with suppress(csv.Error):
        sample += filter(any, islice(_records(_lines(text), separator, csv.QUOTE_MINIMAL), _SAMPLE))
    widths = Counter(len(row) for row in sample if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = count / len(sample)
    return share**4 * math.log2(width) + sum(widths.values()) / len(sample) / 10


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; unlike splitlines, only \\r and \\n end one."""
    return (found[0] for found in _LINE.finditer(text))


def _records(lines: Iterable[str], separator: str, quoting: int) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, delimiter=separator, quoting=quoting)  # type: ignore[arg-type]


def _quotes_close(text: str, separator: str) -> bool:
    """Whether the last quote is closed; one that is not would swallow the rest of the table."""
    if '"' not in text:
        return True
    marked = chain(_lines(text), ["\n", _END])
    with suppress(csv.Error):
        return list(deque(_records(marked, separator, csv.QUOTE_MINIMAL), maxlen=1)) == [[_END]]
    return False


def _cell(text: str) -> str:
    """A cell without what keeps a spreadsheet program from computing it: '=… or ="…"."""
    if text[:1] == "'" and _GUARDED.match(text):
        return text[1:]
    if text[:2] == '="':
        found = _FORMULA_TEXT.fullmatch(text)
        return found[1] if found else text
    return text
