"""Workbooks of every kind read into the same plain sheet."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from grono.exchange.sandbox import read_book
from grono.exchange.sheets import Merge

FILES = Path(__file__).parent / "files"
AFTER_LUNCH = datetime.fromisoformat("2019-05-12T13:05")
OFFICE_ROWS = [
    ["Lista członków klastra"],
    ["Lp.", "Nazwa firmy", "NIP", "Data przystąpienia", "Liczba zatrudnionych"],
    [1, "Żółta Łódź sp. z o.o.", 9990000014, date(2009, 5, 14), 31],
    [2, "Ćma S.A.", "999-000-00-20", date(2019, 5, 12), 7.5],
    ["Razem", None, None, None, 38.5],
]


@pytest.mark.parametrize("name", ["office.xls", "office1904.xls", "office.ods"])
def test_old_excel_and_open_document_read_alike(name: str) -> None:
    book = read_book(FILES / name)
    assert book.kind == name[-3:]
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Członkowie", False), ("Robocze", True)]
    assert book.sheets[0].rows == OFFICE_ROWS
    assert book.sheets[0].since_1904 == ("1904" in name)


def test_the_row_numbers_are_those_that_excel_shows(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["C4"] = "Nazwa"
    workbook.save(tmp_path / "lista.xlsx")
    rows = read_book(tmp_path / "lista.xlsx").sheets[0].rows
    assert rows == [[], [], [], [None, None, "Nazwa"]]


def test_hidden_rows_and_sheets_and_merged_cells_are_told(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Lista"
    for row in range(1, 12):
        sheet.append([row, "x"])
    sheet.row_dimensions[5].hidden = True
    sheet.row_dimensions[11].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A2:A4")
    workbook.create_sheet("Robocze").sheet_state = "hidden"
    workbook.create_sheet("Tajne").sheet_state = "veryHidden"
    workbook.create_chartsheet("Wykres")
    workbook.save(tmp_path / "lista.xlsx")
    book = read_book(tmp_path / "lista.xlsx")
    assert [(s.name, s.hidden) for s in book.sheets] == [("Lista", False), ("Robocze", True), ("Tajne", True)]
    assert book.sheets[0].hidden_rows == {5, 11}
    assert book.sheets[0].merges == (Merge(2, 0, 4, 0),)


def test_cells_keep_their_kind(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append([1, 1.5, True, date(2019, 5, 12), AFTER_LUNCH, " x ", "=1/0", 9990000014, 1e15])
    sheet["J1"] = "#N/A"
    sheet["J1"].data_type = "e"
    sheet["K1"] = 0.25
    sheet["K1"].number_format = "0%"
    workbook.save(tmp_path / "lista.xlsx")
    (row,) = read_book(tmp_path / "lista.xlsx").sheets[0].rows
    assert row[:6] == [1, 1.5, True, date(2019, 5, 12), AFTER_LUNCH, " x "]
    assert row[6:] == [None, 9990000014, 1e15, "#N/A", 0.25]
    assert [type(cell) for cell in row[:3]] == [int, float, bool]


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = date(2009, 5, 14)
    workbook.save(tmp_path / "lista.xlsx")
    (sheet_read,) = read_book(tmp_path / "lista.xlsx").sheets
    assert sheet_read.rows == [[date(2009, 5, 14)]]
    assert sheet_read.since_1904


def test_the_content_decides_and_not_the_extension(tmp_path: Path) -> None:
    for name, false in (("office.xls", "a.csv"), ("office.xls", "a.xlsx"), ("office.ods", "a.xls")):
        (tmp_path / false).write_bytes((FILES / name).read_bytes())
        assert read_book(tmp_path / false).sheets[0].rows == OFFICE_ROWS


def test_a_web_page_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    page = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">
    </head><body>
    <table><tr><td colspan=2>Lista</td></tr><tr><th rowspan="2">Nazwa</th><th>Ulica<br>i nr</th></tr>
    <tr><td>Łódka &amp; Ćma</td></tr></table><table><tr><td>druga</table></body></html>"""
    path = tmp_path / "lista.xls"
    path.write_bytes(page.encode("cp1250"))
    book = read_book(path)
    assert [sheet.rows for sheet in book.sheets] == [
        [["Lista"], ["Nazwa", "Ulica\ni nr"], [None, "Łódka & Ćma"]],
        [["druga"]],
    ]


def test_an_excel_2003_xml_workbook(tmp_path: Path) -> None:
    xml = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
     xmlns:x="urn:schemas-microsoft-com:office:excel"
     xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="Lista"><Table>
    <Row ss:Index="2"><Cell><Data ss:Type="String">Nazwa</Data></Cell>
     <Cell ss:Index="3"><Data ss:Type="Number">5260250216</Data></Cell></Row>
    <Row ss:Hidden="1"><Cell><Data ss:Type="DateTime">2009-05-14T00:00:00.000</Data></Cell>
     <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
    </Table></Worksheet>
    <Worksheet ss:Name="Ukryty"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible>
    </x:WorksheetOptions></Worksheet></Workbook>"""
    path = tmp_path / "lista.xls"
    path.write_text(xml, "utf-8")
    shown, hidden = read_book(path).sheets
    assert shown.rows == [[], ["Nazwa", None, 5260250216], [date(2009, 5, 14), True]]
    assert shown.hidden_rows == {3}
    assert hidden.hidden
