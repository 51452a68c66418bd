"""The refused rows as a workbook: the list's own headers and the reason, to mend and import again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from grono.domain.text import _
from grono.exchange.rows import Issue, Outcome, PlannedRow
from grono.exchange.sheets import Cell, Merge, Row
from grono.exchange.table import Column, Table
from grono.exchange.workbook import OutSheet, write_workbook
from grono.services.reference.tables import key
from grono.wording import as_text
from grono.wording.catalogue import LOCALES

REASON = _("Why it was refused")


def is_reason(header: str) -> bool:
    """Whether a header is that of the column of reasons."""
    return key(header) in {key(as_text(REASON, locale)) for locale in LOCALES}


def write_refused(
    path: Path,
    table: Table,
    rows: Iterable[PlannedRow],
    mended: Mapping[tuple[int, int], str],
    locale: str,
) -> int:
    """Write the refused rows of a list; returns how many. A list without any gives a workbook of headers."""
    columns = [column for column in table.columns if not is_reason(column.header)]
    lines = {line.number: line.cells for line in table.lines}
    refused = [row for row in rows if row.outcome is Outcome.REFUSED]
    cells = [
        [*_original(lines[row.number], columns, row.number, mended), reason(row.issues, locale)]
        for row in refused
    ]
    marked = {
        (number, place)
        for number, row in enumerate(refused)
        for place, column in enumerate(columns)
        if any(issue.column == column.header for issue in row.issues)
    }
    headers, merges = header_rows(
        [(column.group, column.header) for column in columns], as_text(REASON, locale)
    )
    write_workbook(path, OutSheet(table.sheet.name, headers, cells, merges, frozenset(marked)))
    return len(refused)


def reason(issues: Sequence[Issue], locale: str) -> str:
    """Everything that is wrong with a row, each with its column."""
    told = []
    for issue in issues:
        message = as_text(issue.message, locale)
        told.append(f"{issue.column}: {message}" if issue.column else message)
    return "\n".join(told)


def header_rows(columns: Sequence[tuple[str, str]], last: str = "") -> tuple[list[list[str]], list[Merge]]:
    """One row of headers, or two with the groups merged over their columns as they were."""
    names = [header for _group, header in columns] + ([last] if last else [])
    groups = [group for group, _header in columns] + ([""] if last else [])
    if not any(groups):
        return [names], []
    top = [
        name if not group else (group if place == 0 or groups[place - 1] != group else "")
        for place, (group, name) in enumerate(zip(groups, names, strict=True))
    ]
    bottom = [name if group else "" for group, name in zip(groups, names, strict=True)]
    return [top, bottom], list(_merged(groups))


def _merged(groups: Sequence[str]) -> Iterable[Merge]:
    place = 0
    while place < len(groups):
        end = place
        while groups[place] and end + 1 < len(groups) and groups[end + 1] == groups[place]:
            end += 1
        if not groups[place]:
            yield Merge(1, place, 2, place)
        elif end > place:
            yield Merge(1, place, 1, end)
        place = end + 1


def _original(
    cells: Row, columns: Sequence[Column], number: int, mended: Mapping[tuple[int, int], str]
) -> list[Cell]:
    return [
        mended.get((number, column.index), cells[column.index] if column.index < len(cells) else None)
        for column in columns
    ]
