"""The parsers themselves, without their child: the same frames, and never another error than a refusal."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from grono.domain.text import UserError
from grono.exchange.sheets import spreadsheetml, webpage
from grono.exchange.sheets.archive import inspect
from grono.exchange.sheets.child import VERB
from grono.exchange.sheets.encodings import decode
from grono.exchange.sheets.hidden import Unseen, since_1904, unseen
from grono.exchange.sheets.kinds import kind_of
from grono.exchange.sheets.model import pack, unpack_row
from grono.exchange.sheets.reading import frames
from grono.exchange.sheets.refusals import SENTENCES, Refusal, error

FILES = Path(__file__).parent / "files"
RawBook = Callable[..., Path]
XML_BOOK = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Lista"><Table>{}</Table>'
    "</Worksheet></Workbook>"
)


def rows_of(path: Path) -> list[list[Any]]:
    """The rows of the first sheet, as frames hold them."""
    found: list[list[Any]] = []
    sheets = 0
    for frame in frames(path):
        sheets += "sheet" in frame
        if sheets == 1:
            found += frame.get("rows", [])  # type: ignore[operator]
    return found


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        rows_of(path)
    return caught.value.code


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["office.xls", "office1904.xls", "office.ods"])
def test_frames_of_office_files(name: str) -> None:
    kinds, sheets = [], []
    for frame in frames(FILES / name):
        json.dumps(frame)
        kinds += [frame["kind"]] if "kind" in frame else []
        sheets += [frame["sheet"]] if "sheet" in frame else []
    assert kinds == [name[-3:]]
    assert [sheet["name"] for sheet in sheets] == ["Członkowie", "Robocze"]  # type: ignore[index]


def test_frames_of_a_workbook_with_what_it_hides(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Nazwa", "Od"])
    sheet.append(["Alfa", date(2009, 5, 14)])
    sheet.row_dimensions[2].hidden = True
    path = tmp_path / "lista.xlsx"
    book.save(path)
    assert rows_of(path) == [["Nazwa", "Od"], ["Alfa", ["2009-05-14"]]]
    suspects = inspect(path)
    assert unseen(path, suspects) == {"Sheet": Unseen({2})}
    assert not since_1904(path)


def test_frames_of_text_and_of_pages(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path, "a.csv", "Nazwa;Ć\nŻak;1\n".encode("cp1250"))) == [
        ["Nazwa", "Ć"],
        ["Żak", "1"],
    ]
    page = b"<html><table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table><td>d"
    assert rows_of(written(tmp_path, "a.html", page)) == [["a", "b"], [None, "c"]]
    rows = '<Row ss:Index="2"><Cell ss:Index="2"><Data ss:Type="Number">5</Data></Cell></Row>'
    assert rows_of(written(tmp_path, "a.xls", XML_BOOK.format(rows).encode())) == [[], [None, 5]]


def test_refusals_have_codes_and_every_code_a_sentence(tmp_path: Path, raw_xlsx: RawBook) -> None:
    assert refused(written(tmp_path, "a.csv", b"")) == "empty"
    assert refused(written(tmp_path, "a.csv", b"%PDF-1.4")) == "kind"
    assert refused(written(tmp_path, "a.csv", b"a;b\n" * 100_001)) == "cells"
    assert refused(written(tmp_path, "a.csv", b"a" * 2_000_000)) == "cells"
    assert refused(raw_xlsx("<row/>", prologue="<!DOCTYPE x>")) == "entities"
    assert refused(raw_xlsx("<row><c></row>")) == "damaged"
    deep = '<Row ss:Index="2000000"/>'
    assert refused(written(tmp_path, "b.xls", XML_BOOK.format(deep).encode())) == "cells"
    assert refused(written(tmp_path, "c.xls", XML_BOOK.format("<Row>").encode())) == "damaged"
    for code in (*SENTENCES, "kind", "unheard of"):
        assert isinstance(error(code, "lista.xlsx", "pdf"), UserError)


def test_an_archive_that_is_encrypted_or_packed_strangely(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 20)
    assert refused(path) == "damaged"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert refused(written(tmp_path, "b.xlsx", bytes(data))) == "encrypted"


def test_a_cell_crosses_the_pipe_as_it_is() -> None:
    cells = ["a", "", "  ", 1.0, 1.5, 1e20, float("nan"), float("inf"), True, date(2009, 5, 14), None, 7]
    packed = json.loads(json.dumps([pack(cell) for cell in cells]))
    assert unpack_row(packed) == ["a", None, None, 1, 1.5, 1e20, None, None, True, date(2009, 5, 14), None, 7]


def test_the_hidden_verb_answers_in_lines_of_json(tmp_path: Path) -> None:
    path = written(tmp_path, "lista.csv", b"Nazwa;NIP\nAlfa;1\n")
    request = json.dumps({"path": str(path), "memory": 400 << 20, "seconds": 10}).encode()
    done = subprocess.run(
        [sys.executable, "-m", "grono", VERB], input=request + b"\n", capture_output=True, check=True
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines == [
        {"kind": "text"},
        {"sheet": {"name": "lista"}},
        {"rows": [["Nazwa", "NIP"], ["Alfa", "1"]]},
        {"end": True},
    ]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, "any.bin", data)
    try:
        if kind_of(path) in ("text", "html", "spreadsheetml"):
            rows_of(path)
    except Refusal as refusal:
        assert error(refusal.code, "any.bin", refusal.detail).what  # noqa: PT017 - both ends are right


@given(st.binary(max_size=200))
def test_any_bytes_have_letters(data: bytes) -> None:
    assert "\0" not in decode(data)


_TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "</td>", "<th rowspan=3>", "<td colspan=9>", "x", "<br>", "&amp;"]
)


@given(st.lists(_TAGS, max_size=30))
def test_any_disorder_of_tags_gives_tables(tags: list[str]) -> None:
    for table in webpage.tables("".join(tags).encode()):
        assert all(isinstance(row, list) for row in table)


@given(
    st.lists(
        st.sampled_from(["<Row>", "</Row>", "<Cell>", "</Cell>", '<Cell ss:Index="3">', "<Data>5</Data>"]),
        max_size=20,
    )
)
def test_any_xml_workbook_is_read_or_refused(tmp_path: Path, parts: list[str]) -> None:
    path = written(tmp_path, "any.xml", XML_BOOK.format("".join(parts)).encode())
    try:
        for _facts, rows in spreadsheetml.worksheets(path):
            list(rows)
    except Refusal as refusal:
        assert refusal.code in ("damaged", "cells")  # noqa: PT017 - both ends are right


@given(st.integers(0, 4000), st.integers(0, 255))
def test_one_wrong_byte_in_a_workbook_is_found_or_harmless(tmp_path: Path, place: int, byte: int) -> None:
    data = bytearray(_small_workbook())
    data[place % len(data)] = byte
    path = written(tmp_path, "lista.xlsx", bytes(data))
    try:
        unseen(path, inspect(path))
    except Refusal as refusal:
        assert refusal.code in SENTENCES  # noqa: PT017 - both ends are right


def _small_workbook() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.save(out)
    return out.getvalue()
