"""Foreign tables read into plain sheets; what touches the file itself runs in a child process."""

from __future__ import annotations

from grono.exchange.sheets.model import Book, Cell, Merge, Row, Sheet

__all__ = ["Book", "Cell", "Merge", "Row", "Sheet"]
