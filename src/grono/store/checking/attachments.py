"""Attachments against their bytes: missing, damaged, or kept though nothing names them."""

from __future__ import annotations

from collections.abc import Iterator

from grono.domain.text import UserError, _, n_
from grono.store.checking.finding import Finding
from grono.store.driver import Connection
from grono.store.files import Files

_NAMED = """SELECT sha256 FROM attachment
UNION SELECT json_extract(before, '$.sha256') FROM change WHERE table_name = 'attachment'
UNION SELECT json_extract(after, '$.sha256') FROM change WHERE table_name = 'attachment'"""


def findings(connection: Connection, files: Files) -> Iterator[Finding]:
    """What is wrong with the file of attachments."""
    try:
        there = files.sizes()
    except UserError as error:
        yield Finding(error.what)
        return
    rows = connection.execute("SELECT DISTINCT sha256, file_name FROM attachment WHERE deleted_at IS NULL")
    for name, file_name in rows.fetchall():
        if name not in there:
            yield Finding(_("The attachment {file} is missing.", file=file_name))
        elif not files.is_whole(name):
            yield Finding(_("The attachment {file} is damaged.", file=file_name))
    if lost := orphans(connection, files):
        yield Finding(
            n_(
                "{n} attachment is kept though nothing names it.",
                "{n} attachments are kept though nothing names them.",
                len(lost),
            ),
            repairable=True,
        )


def orphans(connection: Connection, files: Files) -> set[str]:
    """The blobs that no record and no line of the journal names."""
    there = set(files.sizes()) if files.is_usable() else set()
    return there - {row[0] for row in connection.execute(_NAMED)} if there else there
