"""What the wizard has done beside the window: reading the file, planning, writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grono.domain.text import Text, UserError, _, n_
from grono.exchange import layouts
from grono.exchange.draft import Draft
from grono.exchange.giving_back import give_back as write_back
from grono.exchange.plan import Plan
from grono.exchange.sandbox import Cancelled as Stopped
from grono.exchange.sandbox import read_book
from grono.exchange.sheets import Book
from grono.store import backup
from grono.store.opening import beside
from grono.store.store import Store
from grono.ui.tasks import Cancelled, Progress

READING = _("Reading the file")
CHECKING = _("Checking the rows")
WRITING = _("Writing the records")
BACKING_UP = _("Making a backup")


def rows_read(n: int) -> Text:
    """How many rows were read so far."""
    return n_("{n} row read", "{n} rows read", n)


def read(path: Path, progress: Progress) -> Book:
    """The tables of a foreign file, parsed by a child of the program; a stop ends the child."""
    try:
        return read_book(path, progress=lambda n: progress(rows_read(n)), cancelled=lambda: progress.stopping)
    except Stopped as stopped:
        raise Cancelled from stopped


def plan(store: Store, draft: Draft, progress: Progress) -> Plan:
    """What would become of every row, over a connection of the task's own."""
    with _over(draft, store):
        return draft.plan(lambda done, total: progress(CHECKING, done, total))


def carry_out(store: Store, draft: Draft, made: Plan, progress: Progress) -> set[str]:
    """A backup, then everything in one step; returns the tables that were changed."""
    tables: set[str] = set()
    if not made.entities:
        return tables
    progress(BACKING_UP)
    backup.make(store.path, backup.Reason.IMPORT, note=draft.book.source)
    with _over(draft, store) as job:
        job.on_change(tables.update)
        draft.carry_out(made, lambda done, total: progress(WRITING, done, total))
    return tables


def give_back(store: Store, draft: Draft, target: Path, locale: str) -> int:
    """Write the list as it is now in the layout in which it came; returns how many records."""
    with beside(store) as job:
        layout = layouts.find(job, draft.importer, draft.table.columns)
        if layout is None:
            raise UserError(
                _("The layout of {file} is not kept.", file=draft.book.source),
                todo=_("Import a list with these headers once; then it can be given back in the same form."),
            )
        return write_back(job, draft.importer, layout, target, locale)


@contextmanager
def _over(draft: Draft, store: Store) -> Iterator[Store]:
    """A draft over the connection of a job, and back over the window's own."""
    with beside(store) as job:
        draft.store = job
        try:
            yield job
        finally:
            draft.store = store
