"""Excel 2003 XML workbooks, which older office systems still write under the name of an .xls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from grono.exchange.sheets.model import Packed, pack, pack_row
from grono.exchange.sheets.refusals import Refusal

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"


def worksheets(path: Path) -> Iterator[tuple[dict[str, object], Iterable[list[Packed]]]]:
    """Every worksheet's facts and rows."""
    try:
        for _event, element in iterparse(str(path), forbid_dtd=True):
            if element.tag == f"{_SS}Worksheet":
                visible = element.findtext(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible", "")
                rows = element.findall(f"{_SS}Table/{_SS}Row")
                yield _facts(element, rows, visible), _rows(rows)
                element.clear()
    except DefusedXmlException as reason:
        raise Refusal("entities") from reason
    except (ParseError, ValueError, LookupError) as reason:
        raise Refusal("damaged") from reason


def _facts(worksheet: Element, rows: list[Element], visible: str) -> dict[str, object]:
    numbers = _numbers(rows, MOST_ROWS)
    hidden = [number for number, row in numbers if row.get(f"{_SS}Hidden") == "1"]
    return {"name": worksheet.get(f"{_SS}Name", ""), "hidden": visible != "", "hidden_rows": hidden}


def _rows(rows: list[Element]) -> Iterator[list[Packed]]:
    done = 0
    for number, row in _numbers(rows, MOST_ROWS):
        for _gap in range(done + 1, number):
            yield []
        done = number
        cells: list[object] = []
        for column, cell in _numbers(row.findall(f"{_SS}Cell"), MOST_COLUMNS):
            cells += [None] * (column - 1 - len(cells))
            cells.append(_value(cell))
        yield pack_row(cells)


def _numbers(elements: list[Element], most: int) -> Iterator[tuple[int, Element]]:
    """Elements with their numbers from 1: each follows the one before it unless it names its own."""
    number = 0
    for element in elements:
        number = max(int(element.get(f"{_SS}Index") or number + 1), number + 1)
        if number > most:
            raise Refusal("cells")
        yield number, element
        number += int(element.get(f"{_SS}MergeAcross") or 0)


def _value(cell: Element) -> Packed | datetime:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return None
    text = "".join(data.itertext())
    kind = data.get(f"{_SS}Type")
    if kind == "Number":
        return pack(float(text))
    if kind == "DateTime":
        return datetime.fromisoformat(text)
    if kind == "Boolean":
        return text == "1"
    return None if kind == "Error" else text
