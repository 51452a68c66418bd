"""Which fields stand side by side: long ones alone, short ones in twos and threes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from grono.domain.text import Text
from grono.services.fields import Field, FieldKind
from grono.ui.look import Look
from grono.ui.widgets.layout import column, row

Row = tuple[tuple[str, int], ...]
"""Keys of fields side by side, each with its share of twelve."""

_COLUMNS = 12
_WHOLE = {FieldKind.LONG_TEXT, FieldKind.LEGAL_FORM, FieldKind.PKD_2007, FieldKind.PKD_2025}
_THIRD = {FieldKind.POSTCODE}


@dataclass(frozen=True)
class Section:
    """A card of the form."""

    key: str
    title: Text
    rows: tuple[Row, ...]

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


def rows_of(fields: Sequence[Field]) -> tuple[Row, ...]:
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


def lay_out(look: Look, section: Section, boxes: dict[str, QWidget]) -> QVBoxLayout:
    """The fields of a section in rows of equal halves; one column when the text is large."""
    whole = column(gap=look.px(14))
    for line in section.rows:
        if look.large:
            for key, _share in line:
                whole.addWidget(boxes[key])
        else:
            whole.addLayout(_line(look, line, boxes))
    return whole


def _line(look: Look, line: Row, boxes: dict[str, QWidget]) -> QHBoxLayout:
    """A row: two halves where its fields allow it, so that edges stand under each other."""
    made = row(gap=look.px(16))
    halves = _halves(line)
    for half in halves or (line,):
        part = row(gap=look.px(16))
        for key, share in half:
            part.addWidget(boxes[key], share)
        made.addLayout(part, sum(share for _key, share in half))
    left = _COLUMNS - sum(share for _key, share in line)
    if left:
        rest = QWidget()
        rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        made.addWidget(rest, left)
    return made


def _halves(line: Row) -> tuple[Row, Row] | None:
    total = 0
    for place, (_key, share) in enumerate(line):
        total += share
        if total == _COLUMNS // 2:
            return line[: place + 1], line[place + 1 :]
    return None
