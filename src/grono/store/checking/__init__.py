"""Whether a register is as it should be, in plain sentences; what can be made anew, is, on request."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from grono.domain.text import Text
from grono.store import backup, errors, header, probe, snapshot
from grono.store.checking import attachments, caches, journal, loose, records
from grono.store.checking.finding import Finding
from grono.store.driver import connect
from grono.store.files import Files
from grono.store.store import Store

__all__ = ["Finding", "check", "repair"]


def check(path: Path) -> list[Finding]:
    """Everything that is wrong with a register, even one that is open elsewhere; empty when all is well.

    Raises UserError for a file that cannot be opened at all.
    """
    version = header.read(path).version
    probe.refuse_damaged(path, version, thorough=True)
    with errors.explained(path), closing(connect(path, access=snapshot.access(path))) as connection:
        return [
            *records.findings(connection),
            *journal.findings(connection),
            *attachments.findings(connection, Files(path)),
            *caches.findings(connection),
        ]


def repair(store: Store, findings: Iterable[Finding]) -> list[Text]:
    """Make the caches anew, delete attachments that nothing names, take out rows that belong to nothing.

    Says what was taken out; a backup is made before that.
    """
    if not any(finding.repairable for finding in findings):
        return []
    said: list[Text] = []
    if loose.found(store.connection):
        backup.make(store.path, backup.Reason.DELETION)
        said = loose.mend(store)
    store.rebuild_caches()
    store.files.delete(attachments.orphans(store.connection, store.files))
    return said
