"""Rows on the clipboard: as a table for a spreadsheet or a letter, and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData


def as_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """The rows in both shapes at once; the program that pastes takes the better one."""
    data = QMimeData()
    lines = [head, *rows]
    data.setText("\n".join("\t".join(_plain(cell) for cell in line) for line in lines))
    data.setHtml(f"<table>{_line(head, 'th')}{''.join(_line(line, 'td') for line in rows)}</table>")
    return data


def _plain(cell: str) -> str:
    return " ".join(cell.split("\t")).replace("\n", " ").replace("\r", "")


def _line(cells: Sequence[str], tag: str) -> str:
    # A spreadsheet reads a number with leading zeros as text only where it is told so.
    told = " style=\"mso-number-format:'\\@'\"" if tag == "td" else ""
    return "<tr>" + "".join(f"<{tag}{told}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
