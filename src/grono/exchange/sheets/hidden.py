"""The second pass over an XLSX, defused and streaming: hidden rows, cells with errors, how it counts days."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from grono.exchange.sheets.archive import unpacked
from grono.exchange.sheets.refusals import Refusal

_TRUE = ("1", "true", "on")


class _Target(Protocol):
    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...

    def close(self) -> object: ...


@dataclass
class Unseen:
    """What calamine does not tell of a sheet: hidden rows from 1, and its errors by row and column from 0."""

    hidden: set[int] = field(default_factory=set[int])
    errors: dict[int, dict[int, str]] = field(default_factory=dict[int, dict[int, str]])


class _Cells:
    """Collects hidden rows and errors; what has no place of its own follows the one before it."""

    def __init__(self) -> None:
        self._found = Unseen()
        self._row = 0
        self._column = -1
        self._error: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = -1
            if attributes.get("hidden") in _TRUE:
                self._found.hidden.add(self._row)
        elif name == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            self._column = _column(letters) if letters else self._column + 1
            self._error = "" if attributes.get("t") == "e" else None

    def data(self, text: str) -> None:
        if self._error is not None:
            self._error += text

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name == "f" and self._error is not None:
            self._error = ""  # what came so far was the formula
        elif name == "c" and self._error:
            self._found.errors.setdefault(self._row, {})[self._column] = self._error.strip()
            self._error = None

    def close(self) -> Unseen:
        return self._found


def _column(letters: str) -> int:
    """The place of a column from 0: A, B, …, Z, AA."""
    place = 0
    for letter in letters[:3].upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


class _Links:
    """Collects the attributes of every element of one local name, namespaces left out."""

    def __init__(self, wanted: str) -> None:
        self.found: list[dict[str, str]] = []
        self._wanted = wanted

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition("}")[2] == self._wanted:
            self.found.append({name.rpartition("}")[2]: value for name, value in attributes.items()})

    def close(self) -> list[dict[str, str]]:
        return self.found


def since_1904(path: Path) -> bool:
    """Whether an XLSX counts its days from 1904."""
    workbook = _members(path).get("xl/workbook.xml")
    if workbook is None:
        return False
    properties = _Links("workbookPr")
    _parse(path, workbook, properties)
    return any(found.get("date1904") in _TRUE for found in properties.found)


def unseen(path: Path, suspects: frozenset[str]) -> dict[str, Unseen]:
    """What is hidden or an error on each sheet of an XLSX by its name; only suspect parts are parsed."""
    members = _members(path)
    found: dict[str, Unseen] = {}
    for sheet, part in _parts(path, members).items():
        member = members.get(part.casefold())
        if member is not None and member.filename in suspects:
            cells = _Cells()
            _parse(path, member, cells)
            found[sheet] = cells.close()
    return found


def _members(path: Path) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(path) as archive:
        return {member.filename.casefold(): member for member in archive.infolist()}


def _parts(path: Path, members: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """Sheet names and the parts of the archive that hold them."""
    workbook, relations = members.get("xl/workbook.xml"), members.get("xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        return {}
    sheets, links = _Links("sheet"), _Links("Relationship")
    _parse(path, workbook, sheets)
    _parse(path, relations, links)
    targets = {link.get("Id", ""): link.get("Target", "") for link in links.found}
    return {
        sheet.get("name", ""): posixpath.normpath(
            posixpath.join("/xl", targets.get(sheet.get("id", ""), ""))
        )[1:]
        for sheet in sheets.found
    }


def _parse(path: Path, member: zipfile.ZipInfo, target: _Target) -> None:
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        with path.open("rb") as file:
            for chunk in unpacked(file, member):
                parser.feed(chunk)
        parser.close()
    except DefusedXmlException as reason:
        raise Refusal("entities") from reason
    except ParseError as reason:
        raise Refusal("damaged") from reason
