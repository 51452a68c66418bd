"""Workbooks and CSV: typed, without formulas, readable by what offices have."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from tests.reports import papers

from grono.domain.dates import PartialDate
from grono.reports.document import Column, Document, Issuer, Language, Table
from grono.reports.render.csv import csv
from grono.reports.render.xlsx import sheet_name, xlsx
from grono.store.store import Store
from grono.wording import Kind

COLUMNS = (
    Column("Nazwa", lambda row: row[0]),
    Column("KRS", lambda row: row[1], Kind.IDENTIFIER),
    Column("Od", lambda row: row[2], Kind.DATE),
    Column("Osoby", lambda row: row[3], Kind.NUMBER),
    Column("Kwota", lambda row: row[4], Kind.MONEY),
    Column("Udział", lambda row: row[5], Kind.PERCENT),
)
ROWS = (
    ("Łącznik", "0000123456", date(2020, 5, 1), 12, 123456, 0.25),
    ("=1+1", "0000000001", PartialDate("2009-05"), None, None, None),
    ("#N/A", "", PartialDate("2021-06-30"), 10**16, -5, 1.0),
)


def table(rows: object = ROWS, **more: object) -> Document:
    block = Table("Członkowie", COLUMNS, rows)  # type: ignore[arg-type]
    return Document(name="x", title="Wykaz", issuer=Issuer(brand="Klaster"), blocks=(block,), **more)  # type: ignore[arg-type]


def plain(value: object) -> object:
    """A cell's value: a moment as its day, a fraction as precisely as other programs keep it."""
    if isinstance(value, datetime):
        return value.date()
    return round(value, 12) if isinstance(value, float) else value


def opened(document: Document) -> Workbook:
    return load_workbook(io.BytesIO(xlsx(document)))


def test_cells_have_their_types_and_formats() -> None:
    sheet = opened(table()).worksheets[0]
    first = [plain(cell.value) for cell in sheet[2]]
    assert first == ["Łącznik", "0000123456", date(2020, 5, 1), 12, 1234.56, 0.25]
    assert [cell.number_format for cell in sheet[2]] == [
        "@",
        "@",
        "dd.mm.yyyy",
        "#,##0.##########",
        "#,##0.00",
        "0.0%",
    ]
    assert [plain(cell.value) for cell in sheet["C"]][1:] == [date(2020, 5, 1), "05.2009", date(2021, 6, 30)]
    assert sheet["D4"].value == "10 000 000 000 000 000".replace(" ", "\N{NO-BREAK SPACE}")


def test_nothing_becomes_a_formula_or_an_error() -> None:
    sheet = opened(table()).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet["A"]][1:] == [
        ("Łącznik", "s"),
        ("=1+1", "s"),
        ("#N/A", "s"),
    ]


def test_sheets_can_be_read_filtered_and_printed() -> None:
    book = opened(table(sample=True))
    sheet = book.worksheets[0]
    assert book.sheetnames == ["Członkowie", "Opis"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    header: Any = sheet.oddHeader
    assert header.right.text == "Dane przykładowe"


def test_long_and_forbidden_texts_are_seen_to_be_changed() -> None:
    sheet = opened(table([("a\x01b" + "x" * 40_000, "", None, None, None, None)])).worksheets[0]
    text = str(sheet["A2"].value)
    assert text.startswith("a�b")
    assert text.endswith(" […]")
    assert len(text) == 32_767


def test_the_last_sheet_says_what_this_is(sample: Store) -> None:
    book = load_workbook(io.BytesIO(xlsx(papers.document(sample, "member-list"))))
    about = {row[0].value: row[1].value for row in book["Opis"]}
    assert about["Tytuł"] == "Wykaz członków"
    assert about["Klaster"] == "Mazowiecki Klaster ICT"
    assert plain(about["Stan na"]) == date(2026, 11, 23)
    assert about["Wiersze w arkuszu „Członkowie”"] == book["Członkowie"].max_row - 1 == 111
    assert about["Dane"] == "Dane przykładowe"
    assert str(about["Program"]).startswith("Grono ")


def test_the_structure_has_its_charts_beside_the_tables(sample: Store) -> None:
    book = load_workbook(io.BytesIO(xlsx(papers.document(sample, "cluster-structure"))))
    charts = {sheet.title: len(sheet._charts) for sheet in book}  # type: ignore[attr-defined]
    assert charts["Rodzaje członków"] == charts["Branże"] == charts["Liczba członków"] == 1
    assert charts["Przystąpili"] == charts["Opis"] == 0
    without = load_workbook(io.BytesIO(xlsx(papers.document(sample, "cluster-structure", charts="no"))))
    assert not any(sheet._charts for sheet in without)  # type: ignore[attr-defined]
    assert "Liczba członków" not in without.sheetnames


@pytest.mark.parametrize(
    ("wished", "used", "name"),
    [
        ("Członkowie", [], "Członkowie"),
        ("a/b:c*[d]", [], "a b c  d"),
        ("'", [], "1"),
        ("History", [], "History 2"),
        ("x" * 40, ["X" * 31], "x" * 29 + " 2"),
    ],
)
def test_names_of_sheets_are_legal(wished: str, used: list[str], name: str) -> None:
    assert sheet_name(wished, used) == name


def test_csv_opens_in_polish_excel() -> None:
    content = csv(table())
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Nazwa;KRS;Od;Osoby;Kwota;Udział"
    assert lines[1] == "Łącznik;0000123456;01.05.2020;12;1234,56;25,0%"
    assert lines[2] == "'=1+1;0000000001;05.2009;;;"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("-Minus", "'-Minus"),
        ("+48 22 555 01 00", "+48 22 555 01 00"),
        ("-12,5", "-12,5"),
        ("+(22) 555-01", "+(22) 555-01"),
        ("'=x", "''=x"),
        ('a;"b"', '"a;""b"""'),
        ("a\nb", '"a\nb"'),
    ],
)
def test_csv_cells_run_nothing(cell: str, written: str) -> None:
    document = table([(cell, "", None, None, None, None)])
    assert csv(document).decode("utf-8-sig").split("\r\n")[1].removesuffix(";;;;;") == written


def test_csv_of_several_tables_names_each(sample: Store) -> None:
    text = csv(papers.document(sample, "cluster-structure")).decode("utf-8-sig")
    assert text.startswith("Rodzaje członków\r\nRodzaj;Liczba;Udział\r\nprzedsiębiorstwo;93;83,8%\r\n")
    assert "\r\n\r\nBranże\r\nBranża;Liczba;Udział\r\n" in text


def test_both_languages_stand_in_the_head() -> None:
    document = table(language=Language.BOTH)
    assert [cell.value for cell in opened(document).worksheets[0][1]][:2] == ["Nazwa", "KRS"]


def test_several_values_stand_in_one_cell() -> None:
    document = table([(("czujniki", "bramki, kable"), ((2025, 14), (2024, 9)), None, None, None, None)])
    sheet = opened(document).worksheets[0]
    assert [sheet["A2"].value, sheet["B2"].value] == ["czujniki; bramki, kable", "2025: 14; 2024: 9"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["member-list", "cluster-structure", "listing"])
def test_libreoffice_opens_it_and_reads_the_same(name: str, sample: Store, tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(xlsx(papers.document(sample, name)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path / "out"), str(source)], check=True, capture_output=True, timeout=120
    )
    ours, theirs = load_workbook(source), load_workbook(tmp_path / "out" / "in.xlsx")
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours:
        values = [[plain(cell.value) for cell in row] for row in sheet]
        read = [[plain(cell.value) for cell in row][: len(values[0])] for row in theirs[sheet.title]]
        assert read[: len(values)] == values
