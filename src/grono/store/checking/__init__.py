"""Whether a register is as it should be, in plain sentences; what can be made anew, is, on request."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from grono.store import errors, header, probe, snapshot
from grono.store.checking import attachments, caches, journal, records
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


def repair(store: Store, findings: Iterable[Finding]) -> None:
    """Make the caches anew and delete attachments that nothing names."""
    if any(finding.repairable for finding in findings):
        store.rebuild_caches()
        store.files.delete(attachments.orphans(store.connection, store.files))
