"""Files as offices send them and as nobody should: made here, byte by byte."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grono.exchange.sandbox import read_book
from grono.exchange.sheets import Sheet

FILES = Path(__file__).parent / "files"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Lista" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}

RawBook = Callable[..., Path]


@pytest.fixture
def raw_xlsx(tmp_path: Path) -> RawBook:
    """Makes a workbook whose one sheet has this sheetData; prologue stands before its root element."""

    def make(data: str, *, prologue: str = "", parts: dict[str, str | bytes] | None = None) -> Path:
        path = tmp_path / "lista.xlsx"
        sheet = f'{prologue}<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData></worksheet>'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**_PARTS, "xl/worksheets/sheet1.xml": sheet, **(parts or {})}.items():
                archive.writestr(name, content)
        return path

    return make


@pytest.fixture
def sheet_of(tmp_path: Path) -> Callable[..., Sheet]:
    """Reads the first sheet of a file that holds these bytes."""

    def read(data: bytes, name: str = "lista.csv") -> Sheet:
        path = tmp_path / name
        path.write_bytes(data)
        return read_book(path).sheets[0]

    return read
