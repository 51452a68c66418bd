"""Cells of this program's own lists: written so that reading gives exactly the same value back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from grono.domain.dates import PartialDate
from grono.domain.folding import normalise
from grono.exchange.sheets import Cell
from grono.exchange.values import Context
from grono.exchange.values.choices import choice
from grono.exchange.values.lists import joined, joined_notes, notes, separated
from grono.services.fields import Field, FieldKind
from grono.services.reference.legal_forms import legal_forms
from grono.wording import as_text

FIRST_YEAR = 1900
"""Spreadsheet programs have no days before; such dates are written as text."""

_PAIR = re.compile(r"(-?\d+): (-?\d+)")


def to_cell(field: Field, value: object, locale: str) -> Cell:
    """A field's value as this program writes it into a cell."""
    if value is None or value == "" or value == ():
        return None
    if field.kind is FieldKind.YEAR_COUNTS and isinstance(value, tuple):
        return "; ".join(f"{year}: {people}" for year, people in value)
    if field.many and isinstance(value, tuple):
        return joined_notes(value) if field.kind is FieldKind.LONG_TEXT else joined(value)
    if field.kind is FieldKind.DATE:
        return _date_cell(str(value))
    if field.kind is FieldKind.LEGAL_FORM:
        return _legal_form_cell(str(value))
    return as_text(value, locale) if field.kind is FieldKind.CHOICE else str(value)


def from_cell(field: Field, cell: Cell) -> object:
    """The value that to_cell wrote; raises ValueError when the cell was changed into something else."""
    if field.kind is FieldKind.DATE:
        return _date(field, cell)
    if not isinstance(cell, str):
        raise ValueError(cell)
    if field.choices is not None:
        return choice(cell, field.choices)
    if field.kind is FieldKind.YEAR_COUNTS:
        return _year_counts(cell)
    if field.many:
        return notes(cell, Context()) if field.kind is FieldKind.LONG_TEXT else separated(cell)
    if field.kind is FieldKind.LEGAL_FORM:
        code = cell.split(" ", 1)[0]
        return code if code in legal_forms() else cell
    if field.problem(cell) is not None:
        raise ValueError(cell)
    return normalise(cell)


def _date_cell(text: str) -> Cell:
    if len(text) == 10 and int(text[:4]) >= FIRST_YEAR:
        return date.fromisoformat(text)
    return text


def _date(field: Field, cell: Cell) -> object:
    found = PartialDate(cell if isinstance(cell, date) else str(cell))
    return date.fromisoformat(found) if field.key.endswith("_on") else found


def _legal_form_cell(code: str) -> str:
    known: Mapping[str, object] = legal_forms()
    return f"{code} {legal_forms()[code].name_pl}" if code in known else code


def _year_counts(text: str) -> tuple[tuple[int, int], ...]:
    pairs = [_PAIR.fullmatch(part) for part in text.split("; ")]
    if not all(pairs):
        raise ValueError(text)
    return tuple((int(pair[1]), int(pair[2])) for pair in pairs if pair)
