"""The rows of a list understood: every line to the values of a record and to what is wrong with its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from grono.domain.text import _
from grono.exchange import content
from grono.exchange.columns import Assignment
from grono.exchange.finishing import FINISHES
from grono.exchange.importers import Importer
from grono.exchange.own import from_cell
from grono.exchange.rows import Issue, ReadRow
from grono.exchange.sheets import Cell
from grono.exchange.table import Line, Reason, Table
from grono.exchange.values import CellProblem, Context
from grono.exchange.values.dates import month_comes_first
from grono.exchange.values.lists import pkd_version_of
from grono.exchange.values.names import family_comes_first
from grono.exchange.values.numbers import year_in
from grono.exchange.values.parsing import Target
from grono.exchange.values.words import is_error, plain
from grono.services.parts.base import is_empty

Values = dict[str, object]
Understood = Values | Issue | tuple[Values, Issue]
"""What a cell means, what is wrong with it, or what was taken of it and why it is said."""

Mended = Mapping[tuple[int, int], str]
"""Cells typed anew by a person, by row number and column index."""

_FAILED = _("A formula failed here, so nothing is taken from this cell. Type the value or leave it empty.")
_LOOKED_AT = 1000
_HABITUAL = ("person_name", "full_name", "pkd")
_CONTINUED = re.compile(r" \(\d+\)$")
_MOST_REMEMBERED = 5_000


@dataclass
class _Column:
    """A mapped column with what is known about it and the cells it has met; more: where its texts go on."""

    index: int
    header: str
    target: Target
    context: Context
    read: Callable[[Cell, Context], Values]
    more: tuple[int, ...] = ()
    met: dict[str, Understood] = field(default_factory=dict[str, "Understood"])

    def values(self, cell: Cell) -> Understood:
        """What a cell means; texts that were met before are not read again."""
        if type(cell) is not str:
            return self._understood(cell)
        found = self.met.get(cell)
        if found is None:
            found = self._understood(cell)
            if len(self.met) < _MOST_REMEMBERED:
                self.met[cell] = found
        return found

    def _understood(self, cell: Cell) -> Understood:
        if isinstance(cell, str) and is_error(cell):
            return {}, Issue(self.header, cell.strip(), _FAILED, refuses=False)
        try:
            found = self.read(cell, self.context)
            told = found.values()
            if None in told or "" in told or () in told:
                return {key: value for key, value in found.items() if not is_empty(value)}
            return found
        except CellProblem as problem:
            issue = Issue(self.header, plain(cell), problem.message, refuses=problem.taken is None)
            return (problem.taken, issue) if problem.taken is not None else issue


class RowReader:
    """Reads the lines of one list with one mapping."""

    def __init__(
        self, table: Table, assignments: Sequence[Assignment], importer: Importer, *, typed: bool = True
    ) -> None:
        self.own = is_own(assignments)
        self._importer = importer
        more = _continued(assignments) if self.own else {}
        further = {at for places in more.values() for at in places}
        mapped = [one for one in assignments if one.target and one.column.index not in further]
        self._columns = [_column(table, one, importer, own=self.own, typed=typed) for one in mapped]
        for column in self._columns:
            column.more = more.get(column.index, ())
        self._columns.sort(key=lambda column: column.target.key in importer.field)
        self._finish = FINISHES[importer.key]

    def rows(self, lines: Sequence[Line], mended: Mended | None = None) -> Iterator[ReadRow]:
        """The lines in their order, as the plan of an import takes them."""
        for line in lines:
            yield self.row(line, mended or {})

    def row(self, line: Line, mended: Mended) -> ReadRow:
        """One line; what a single column says wins over what a cell of several fields says."""
        values: Values = {}
        issues: list[tuple[str, Issue]] = []
        cells, width = line.cells, len(line.cells)
        for column in self._columns:
            cell = cells[column.index] if column.index < width else None
            if mended and (line.number, column.index) in mended:
                cell = mended[line.number, column.index].strip() or None
            if cell is None:
                continue
            if column.more:
                cell = plain_text(cell) + "".join(plain_text(cells[at]) for at in column.more if at < width)
            found = column.values(cell)
            if isinstance(found, tuple):
                found, noted = found
                issues.append((column.target.key, noted))
            if isinstance(found, Issue):
                issues.append((column.target.key, found))
            elif values.keys().isdisjoint(found):
                values.update(found)
            else:
                _merge(values, found)
        self._finish(values, issues)
        return ReadRow(line.number, values, tuple(issue for _target, issue in issues), line.hidden)


def _merge(values: Values, found: Values) -> None:
    """What another column says: more of several, or the better answer to the same question."""
    for key, value in found.items():
        before = values.get(key)
        if isinstance(value, tuple) and isinstance(before, tuple):
            values[key] = (*before, *(one for one in value if one not in before))
        else:
            values[key] = value


def plain_text(cell: Cell) -> str:
    """A cell's text exactly as it stands."""
    return cell if isinstance(cell, str) else plain(cell)


def _continued(assignments: Sequence[Assignment]) -> dict[int, tuple[int, ...]]:
    """Where long texts of our own lists go on: "Notes (2)" continues "Notes"."""
    by_header = {one.column.header: one.column.index for one in assignments}
    found: dict[int, tuple[int, ...]] = {}
    for one in assignments:
        base = by_header.get(_CONTINUED.sub("", one.column.header), one.column.index)
        if base != one.column.index:
            found[base] = (*found.get(base, ()), one.column.index)
    return found


def is_own(assignments: Sequence[Assignment]) -> bool:
    """Whether a list came from this program: it carries the ids of its records."""
    return any(one.target == "id" and content.is_id(one.example) for one in assignments)


def _column(table: Table, one: Assignment, importer: Importer, *, own: bool, typed: bool) -> _Column:
    target = importer.targets[one.target]
    at = one.column.index
    habits = _habits(table, one, target) if target.key in _HABITUAL or "/" in one.example else {}
    context = Context(
        header=one.column.header,
        typed=typed,
        since_1904=table.sheet.since_1904,
        year=_year_of(table),
        **habits,
    )
    read = _exactly(target, importer) if own and target.key in importer.field else target.values
    return _Column(at, one.column.header, target, context, read)


def _habits(table: Table, one: Assignment, target: Target) -> dict[str, Any]:
    """How a column writes what can be written in two ways; a late 13 tells months from days."""
    at = one.column.index
    lines = table.lines if "/" in one.example else table.lines[:_LOOKED_AT]
    texts = content.samples([line.cells[at] for line in lines if at < len(line.cells)], len(lines))
    return {
        "month_first": month_comes_first(texts),
        "family_first": family_comes_first(texts),
        "pkd": pkd_version_of(texts) if target.key == "pkd" else "2025",
    }


def _exactly(target: Target, importer: Importer) -> Callable[[Cell, Context], Values]:
    """Reads what this program wrote, and as a foreign cell what a person changed since."""
    own_field = importer.field[target.key]

    def read(cell: Cell, context: Context) -> Values:
        try:
            return {own_field.key: from_cell(own_field, cell)}
        except (ValueError, CellProblem):
            return target.values(cell, context)

    return read


def _year_of(table: Table) -> int:
    """The year that the titles above the list name, else this one."""
    titles = (
        number for number, reason in table.ignored if reason is Reason.TITLE and number <= table.header_row
    )
    for number in titles:
        for cell in table.sheet.rows[number - 1]:
            if isinstance(cell, str) and (year := year_in(cell)):
                return year
    return date.today().year
