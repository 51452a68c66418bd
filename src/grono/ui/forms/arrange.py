"""Which fields stand side by side: long ones alone, short ones in twos and threes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtWidgets import QGridLayout, QWidget

from grono.domain.text import Text
from grono.services.fields import Field, FieldKind
from grono.ui.look import Look

_COLUMNS = 12
_WHOLE = {FieldKind.LONG_TEXT, FieldKind.LEGAL_FORM, FieldKind.PKD_2007, FieldKind.PKD_2025}
_THIRD = {FieldKind.POSTCODE}


@dataclass(frozen=True)
class Section:
    """A card of the form. rows: keys of fields side by side, each with its share of twelve."""

    key: str
    title: Text
    rows: tuple[tuple[tuple[str, int], ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields in reading order."""
        return tuple(key for line in self.rows for key, _share in line)


def sections_of(fields: Sequence[Field]) -> tuple[Section, ...]:
    """A section for each group of fields, in the order of the fields."""
    made = []
    shown = [field for field in fields if not field.hidden]
    for title, members in groupby(shown, key=lambda field: field.group):
        made.append(Section(title.msgid, title, rows_of(list(members))))
    return tuple(made)


def rows_of(fields: Sequence[Field]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Fields in rows of twelve parts."""
    rows: list[list[tuple[str, int]]] = [[]]
    for place, field in enumerate(fields):
        share = _share(field, first=place == 0)
        if sum(known for _key, known in rows[-1]) + share > _COLUMNS:
            rows.append([])
        rows[-1].append((field.key, share))
    return tuple(tuple(line) for line in rows if line)


def _share(field: Field, *, first: bool) -> int:
    if field.kind in _WHOLE or (first and field.required):
        return 12
    return 3 if field.kind in _THIRD else 6


def lay_out(look: Look, section: Section, boxes: dict[str, QWidget]) -> QGridLayout:
    """The fields of a section in a grid; one column when the text is large."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(16))
    grid.setVerticalSpacing(look.px(14))
    for part in range(_COLUMNS):
        grid.setColumnStretch(part, 1)
        grid.setColumnMinimumWidth(part, 1)
    number = 0
    for line in section.rows:
        start = 0
        for key, share in line:
            if look.large:
                grid.addWidget(boxes[key], number, 0, 1, _COLUMNS)
                number += 1
            else:
                grid.addWidget(boxes[key], number, start, 1, share)
                start += share
        number += 1
    return grid
