"""The report of an import: what was in the file and what became of every row, as JSON says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from grono.exchange.columns import Assignment
from grono.exchange.plan import Plan, Progress
from grono.exchange.rows import Issue, Outcome, PlannedRow
from grono.exchange.table import Table
from grono.wording import as_text

IGNORED = "ignored"


class Bringing(Protocol):
    """A foreign file that was read: what the report tells of it, what it would do, and doing it."""

    @property
    def source(self) -> str:
        """The file's name."""
        ...

    @property
    def table(self) -> Table:
        """The list in it."""
        ...

    @property
    def assignments(self) -> Sequence[Assignment]:
        """What its columns hold."""
        ...

    @property
    def mended(self) -> Mapping[tuple[int, int], str]:
        """The cells that a person typed anew."""
        ...

    def plan(self, progress: Progress | None = None) -> Plan:
        """The fate of every row."""
        ...

    def carry_out(self, plan: Plan, progress: Progress | None = None) -> bool:
        """Write a plan as one step; False when there was nothing to write."""
        ...

    def beside(self, plan: Plan) -> dict[str, object]:
        """What the report tells of this kind of file beside its rows."""
        ...


def report(draft: Bringing, plan: Plan, locale: str) -> dict[str, Any]:
    """read = created + changed + unchanged + skipped + refused; ignored rows are listed and not read."""
    counts = plan.counts
    headers = {one.target: one.column.header for one in reversed(draft.assignments) if one.target}
    rows = [_row(row, headers, locale) for row in plan.rows]
    ignored = [
        {"row": number, "outcome": IGNORED, "id": None, "reason": reason.value, "problems": []}
        for number, reason in draft.table.ignored
    ]
    return {
        "source": draft.source,
        "sheet": draft.table.sheet.name,
        "header_row": draft.table.header_row,
        "mapping": {one.column.header: one.target or None for one in draft.assignments},
        "read": sum(counts.values()),
        **{outcome.value: counts[outcome] for outcome in Outcome},
        IGNORED: len(ignored),
        **draft.beside(plan),
        "rows": sorted([*rows, *ignored], key=lambda row: row["row"]),
    }


def _row(row: PlannedRow, headers: dict[str, str], locale: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "row": row.number,
        "outcome": row.outcome.value,
        "id": None if row.outcome is Outcome.REFUSED else row.id,
        "problems": [_problem(issue, headers, locale) for issue in row.issues],
    }
    if row.hidden:
        found["hidden"] = True
    if row.candidates:
        found["candidates"] = [{"id": one.id, "title": one.title} for one in row.candidates]
    return found


def _problem(issue: Issue, headers: dict[str, str], locale: str) -> dict[str, str]:
    column = headers.get(issue.column, issue.column)
    return {"column": column, "value": issue.value, "message": as_text(issue.message, locale)}
