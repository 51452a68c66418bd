"""The file of participants for the funder's system, and the list of what keeps it from being written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from grono.domain.participant import ExportColumn
from grono.services.participants.checking import Checked, Fault
from grono.services.participants.records import Row
from grono.wording import as_text


def as_csv(rows: Iterable[Row], layout: Sequence[ExportColumn]) -> bytes:
    """Semicolons, UTF-8 with its mark, CRLF, quotes only where they are needed, days as 2026-10-31."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([column.heading for column in layout])
    writer.writerows([row.told(column.field) if column.field else "" for column in layout] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def errors(checked: Checked, written: int, locale: str) -> dict[str, Any]:
    """How many rows there are, are right and were written, and what is wrong with the others."""
    return {
        "rows": len(checked.rows),
        "valid": len(checked.valid),
        "written": written,
        "errors": [_told(fault, locale) for fault in checked.faults],
    }


def _told(fault: Fault, locale: str) -> dict[str, Any]:
    return {
        "row": fault.number,
        "id": fault.registration,
        "person": fault.person,
        "column": fault.heading,
        "value": fault.value,
        "message": as_text(fault.message, locale),
    }
