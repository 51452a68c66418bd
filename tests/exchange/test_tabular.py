"""Tables written row by row: what a cell holds in each format, and what does not fit."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date, time

import pytest
from openpyxl import load_workbook

from grono.domain.activity import AttendanceSource
from grono.domain.text import UserError, _
from grono.exchange import tabular
from grono.services.columns import Column, Row
from grono.services.tables import Asked, Table
from grono.store.store import Store
from grono.wording import Kind

ROWS: list[Row] = [
    {"text": "=1+1", "day": date(2026, 11, 24), "money": 123450, "known": AttendanceSource.SIGNED},
    {"text": "Żak", "at": time(9, 30), "several": ("a", "b"), "yes": True, "count": 7},
]


def _rows(_store: Store, _asked: Asked) -> Iterator[Row]:
    return iter(ROWS)


TABLE = Table(
    "tried",
    _("Attendance"),
    (
        Column("text", _("Topic")),
        Column("day", _("Day"), Kind.DATE),
        Column("money", _("Minutes"), Kind.MONEY),
        Column("known", _("Known from")),
        Column("at", _("Arrived")),
        Column("several", _("Room")),
        Column("yes", _("Online")),
        Column("count", _("Duplicates"), Kind.NUMBER),
    ),
    _rows,
)


def written(form: str) -> bytes:
    """The table in a format, in Polish."""
    out = io.BytesIO()
    tabular.WRITERS[form](out, TABLE, iter(ROWS), "pl")
    return out.getvalue()


def test_text_is_never_a_formula_and_numbers_can_be_read() -> None:
    lines = written("csv").decode("utf-8-sig").split("\r\n")
    assert lines[1] == "'=1+1;2026-11-24;1234.5;podpisana lista;;;;"
    assert lines[2] == "Żak;;;;9:30;a, b;tak;7"


def test_json_says_codes_and_money_in_zloty() -> None:
    first, second = json.loads(written("json"))
    assert first == {
        "text": "=1+1",
        "day": "2026-11-24",
        "money": 1234.5,
        "known": "signed",
        "at": None,
        "several": None,
        "yes": None,
        "count": None,
    }
    assert (second["at"], second["several"], second["yes"]) == ("09:30:00", ["a", "b"], True)


def test_a_workbook_has_typed_cells() -> None:
    sheet = load_workbook(io.BytesIO(written("xlsx"))).worksheets[0]
    cells = list(sheet.iter_rows(min_row=2, max_row=3))
    assert [cell.value for cell in cells[0][:3]] == ["=1+1", cells[0][1].value, 1234.5]
    assert (cells[0][0].data_type, cells[0][1].number_format) == ("s", "dd.mm.yyyy")
    assert [cell.value for cell in cells[1]] == ["Żak", None, None, None, "9:30", "a, b", "tak", 7]


def test_what_no_sheet_can_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "_ROOM", 1)
    with pytest.raises(UserError, match="no room for so many rows"):
        written("xlsx")
