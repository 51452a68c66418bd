"""From a path to an open register, or one clear sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from grono.domain.cluster import Register
from grono.domain.text import Text, UserError, _
from grono.store import day, encryption, errors, header, keys, lock, places, probe, schema, swapping
from grono.store.driver import Access, connect
from grono.store.journal import StepKind
from grono.store.keys import Key
from grono.store.store import Store
from grono.store.upgrading import temporary, upgrade, upgraded_copy


def create_register(path: Path, who: str, passphrase: str | None = None) -> Store:
    """A new, empty register, encrypted where there is a passphrase; an existing file is never touched."""
    path = path.absolute()
    if path.exists():
        raise UserError(
            _("{file} is there already; it was not touched.", file=path.name),
            todo=_("Choose another name or open the file."),
        )
    with ExitStack() as held:
        try:
            held.callback(lock.acquire(path).release)
            _build(path, keys.fresh(passphrase) if passphrase else None)
        except OSError as error:
            raise errors.of_system(error, path) from error
        store = _store(path, who, held, warnings=_warnings(path))
        with store.step(_("New register"), StepKind.SEED):
            store.save(Register())
    return store


def open_register(
    path: Path, who: str, passphrase: str | None = None, *, read_only: bool = False, thorough: bool = False
) -> Store:
    """An existing register, brought up to date; raises UserError and leaves the file as it was.

    Where it is open elsewhere: InUseError, unless read_only. Where nothing can be written it is opened for
    reading only. thorough looks through every page of large files too. An encrypted one needs its passphrase
    once in a process: LockedError without one, WrongPassphraseError with another one.
    """
    if passphrase is not None:
        encryption.unlock(path, passphrase)
    header.read(path)
    path = path.resolve()
    with ExitStack() as held:
        if read_only or not places.is_writable(path):
            return _open_for_reading(path, who, held, thorough=thorough, asked=read_only)
        try:
            held.callback(lock.acquire(path).release)
        except PermissionError:
            return _open_for_reading(path, who, held, thorough=thorough, asked=False)
        except OSError as error:
            raise errors.of_system(error, path) from error
        return _open_for_writing(path, who, held, thorough=thorough)


@contextmanager
def beside(store: Store) -> Iterator[Store]:
    """The register of an open store through a connection of its own, for a job in another thread.

    Only one of the two may write at a time. Listeners of the store hear nothing of what the job writes:
    collect the tables with job.on_change, and hand them to store.tell on the store's own thread.
    """
    access = _reading_access(store.path) if store.read_only else Access.WRITE
    connection = connect(store.path, access=access, wal=not places.is_on_network(store.path))
    with Store(store.path, connection, store.who, read_only=store.read_only, close=connection.close) as job:
        yield job


def _open_for_writing(path: Path, who: str, held: ExitStack, *, thorough: bool) -> Store:
    swapping.settle(path)
    version = header.read(path).version
    probe.refuse_damaged(path, version, thorough=thorough)
    warnings = _warnings(path)
    with errors.explained(path):
        if schema.pending(version):
            warnings.append(upgrade(path))
        store = _store(path, who, held, warnings=warnings)
        if store.query("PRAGMA user_version")[0][0] != schema.VERSION:
            store.close()
            raise errors.newer(path)
        store.refresh_day()
    return store


def _open_for_reading(path: Path, who: str, held: ExitStack, *, thorough: bool, asked: bool) -> Store:
    version = header.read(path).version
    probe.refuse_damaged(path, version, thorough=thorough)
    source, access = path, _reading_access(path)
    with errors.explained(path):
        if schema.pending(version):  # read as it would be today; the file itself stays as it is
            folder = held.enter_context(TemporaryDirectory(prefix="grono-"))
            source, access = Path(folder) / path.name, Access.READ
            upgraded_copy(path, source)
        connection = connect(source, access=access)
        held.callback(connection.close)
    unwritable = _("{file} is open for reading only: it cannot be written here.", file=path.name)
    warnings = [] if asked else [unwritable]
    return Store(path, connection, who, read_only=True, warnings=warnings, close=held.pop_all().close)


def _store(path: Path, who: str, held: ExitStack, warnings: list[Text]) -> Store:
    """The register open for writing; what was taken for it is let go when it is closed."""
    connection = connect(path, access=Access.WRITE, wal=not places.is_on_network(path))
    held.callback(connection.close)
    return Store(path, connection, who, warnings=warnings, close=held.pop_all().close)


def _reading_access(path: Path) -> Access:
    if places.is_on_network(path):
        return Access.READ_ONLY
    return Access.READ if places.is_writable(path) else header.without_trace(path)


def _build(path: Path, key: Key | None) -> None:
    """Made under another name first, so that a half-made register never bears the right one."""
    from sqlite_utils import Database

    work = temporary(path)
    try:
        with errors.explained(path), closing(connect(work, key, wal=False)) as connection:
            schema.apply(Database(connection))
            day.note(connection, date.today())
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)


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
