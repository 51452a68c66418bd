"""The one table of the program: a paged model, one delegate, a header, a view."""

from __future__ import annotations

from grono.ui.table.cells import Cell, FixedRows, Source
from grono.ui.table.view import Table

__all__ = ["Cell", "FixedRows", "Source", "Table"]
