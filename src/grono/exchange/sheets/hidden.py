"""The second pass over an XLSX, defused and streaming: which rows it hides and how it counts days."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
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


class _Rows:
    """Collects the numbers of hidden rows; a row without a number follows the one before it."""

    def __init__(self) -> None:
        self.hidden: set[int] = set()
        self._row = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.endswith("}row") or tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            if attributes.get("hidden") in _TRUE:
                self.hidden.add(self._row)

    def close(self) -> set[int]:
        return self.hidden


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


def hidden_rows(path: Path, suspects: frozenset[str]) -> dict[str, frozenset[int]]:
    """The hidden rows of each sheet of an XLSX by its name; only parts that mention hiding are parsed."""
    members = _members(path)
    found: dict[str, frozenset[int]] = {}
    for sheet, part in _parts(path, members).items():
        member = members.get(part.casefold())
        if member is not None and member.filename in suspects:
            rows = _Rows()
            _parse(path, member, rows)
            found[sheet] = frozenset(rows.hidden)
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
