"""A document in any of its formats, and into a file."""

from __future__ import annotations

from pathlib import Path

from grono.domain.text import UserError, _
from grono.reports.document import Document
from grono.reports.files import whole_file

FORMATS = ("pdf", "xlsx", "csv")


def rendered(document: Document, format: str) -> bytes:
    """The document as the bytes of a file; the library is loaded only now."""
    if format == "pdf":
        from grono.reports.render.pdf import pdf

        return pdf(document)
    if format == "xlsx":
        from grono.reports.render.xlsx import xlsx

        return xlsx(document)
    if format == "csv":
        from grono.reports.render.csv import csv

        return csv(document)
    raise UserError(
        _("There is no format “{format}”.", format=format),
        todo=_("Use one of: {known}.", known=", ".join(FORMATS)),
    )


def save(document: Document, path: Path) -> None:
    """Write the document in the format of the file's ending; the file is whole or as it was."""
    content = rendered(document, path.suffix.lower().lstrip("."))
    with whole_file(path) as part:
        part.write_bytes(content)
