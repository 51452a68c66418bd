"""From a path to an open register, or one clear sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from grono.domain.cluster import Register
from grono.domain.text import Text, UserError, _
from grono.store import backup, day, errors, header, index, lock, places, probe, schema, snapshot
from grono.store.driver import Access, Connection, connect
from grono.store.journal import StepKind
from grono.store.lock import Lock
from grono.store.store import Store


def create_register(path: Path, who: str) -> Store:
    """A new, empty register; an existing file is never touched."""
    path = path.absolute()
    if path.exists():
        raise UserError(
            _("{file} is there already; it was not touched.", file=path.name),
            todo=_("Choose another name or open the file."),
        )
    try:
        held = lock.acquire(path)
    except OSError as error:
        raise errors.of_system(error, path) from error
    try:
        _build(path)
        store = Store(path, _connect(path), who, lock=held, warnings=_warnings(path))
        with store.step(_("New register"), StepKind.SEED):
            store.save(Register())
        return store
    except OSError as error:
        held.release()
        raise errors.of_system(error, path) from error
    except BaseException:
        held.release()
        raise


def open_register(path: Path, who: str, *, read_only: bool = False, thorough: bool = False) -> Store:
    """An existing register, brought up to date; raises UserError and leaves the file as it was.

    Where it is open elsewhere: InUseError, unless read_only. Where nothing can be written it is opened for
    reading only. thorough looks through every page of large files too.
    """
    found = header.read(path)
    path = path.resolve()
    if read_only or not places.is_writable(path):
        return _open_for_reading(path, who, found.version, thorough=thorough, asked=read_only)
    try:
        held = lock.acquire(path)
    except PermissionError:
        return _open_for_reading(path, who, found.version, thorough=thorough, asked=False)
    except OSError as error:
        raise errors.of_system(error, path) from error
    try:
        return _open_for_writing(path, who, held, thorough=thorough)
    except BaseException:
        held.release()
        raise


@contextmanager
def beside(store: Store) -> Iterator[Store]:
    """The register of an open store through a connection of its own, for a job in another thread.

    Only one of the two may write at a time. Listeners of the store hear nothing of what the job writes:
    collect the tables with job.on_change, and hand them to store.tell on the store's own thread.
    """
    job = Store(store.path, _connect(store.path), store.who, read_only=store.read_only)
    with job:
        yield job


def _open_for_writing(path: Path, who: str, held: Lock, *, thorough: bool) -> Store:
    version = header.read(path).version
    probe.refuse_damaged(path, version, thorough=thorough)
    warnings = _warnings(path)
    with errors.explained(path):
        if schema.pending(version):
            warnings.append(_migrate(path))
        connection = _connect(path)
        if connection.execute("PRAGMA user_version").fetchone()[0] != schema.VERSION:
            connection.close()
            raise errors.newer(path)
        store = Store(path, connection, who, lock=held, warnings=warnings)
        store.refresh_day()
    return store


def _open_for_reading(path: Path, who: str, version: int, *, thorough: bool, asked: bool) -> Store:
    probe.refuse_damaged(path, version, thorough=thorough)
    if schema.pending(version):
        raise UserError(
            _(
                "{file} comes from an older version; open it once for writing to bring it up to date.",
                file=path.name,
            )
        )
    unwritable = _("{file} is open for reading only: it cannot be written here.", file=path.name)
    with errors.explained(path):
        connection = connect(path, access=_reading_access(path))
    return Store(path, connection, who, read_only=True, warnings=[] if asked else [unwritable])


def _reading_access(path: Path) -> Access:
    if places.is_on_network(path):
        return Access.READ_ONLY
    return Access.READ if places.is_writable(path) else probe.access_without_trace(path)


def _connect(path: Path) -> Connection:
    return connect(path, access=Access.WRITE, wal=not places.is_on_network(path))


def _build(path: Path) -> None:
    """Made under another name first, so that a half-made register never bears the right one."""
    from sqlite_utils import Database

    temporary = _temporary(path)
    try:
        with errors.explained(path), closing(connect(temporary, wal=False)) as connection:
            schema.apply(Database(connection))
            day.note(connection, date.today())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _migrate(path: Path) -> Text:
    """Bring a copy up to date and put it in place, so that a failure leaves the register as it was."""
    from sqlite_utils import Database

    kept = backup.make(path, backup.Reason.MIGRATION)
    work = _temporary(path)
    try:
        snapshot.take(path, work)
        with closing(connect(work, wal=False)) as connection:
            schema.apply(Database(connection))
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise errors.damaged(path)
            connection.execute("BEGIN IMMEDIATE")
            index.rebuild(connection)
            connection.execute("COMMIT")
        snapshot.replace(path, by=work)
    finally:
        work.unlink(missing_ok=True)
    return _(
        "{file} was brought up to date for this version; a backup of it as it was is in {copy}.",
        file=path.name,
        copy=str(kept),
    )


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}-{os.getpid()}")


def _warnings(path: Path) -> list[Text]:
    program = places.synchronised_by(path)
    if program is None:
        return []
    return [
        _(
            "{file} lies in a folder that {program} synchronises; it may overwrite a day's work without a "
            "word. Keep the register outside it, and put backups there instead.",
            file=path.name,
            program=program,
        )
    ]
