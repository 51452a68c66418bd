"""The register in use: any entity is read and written here, always inside a named step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Self, TypeVar

from grono.domain.entity import Entity
from grono.domain.text import Text, UserError, _
from grono.store import day, errors, index, journal, keys, search
from grono.store.driver import Connection, Row
from grono.store.files import Files
from grono.store.journal import Change, Step, StepKind, Subjects
from grono.store.listeners import Listener, Listeners
from grono.store.rows import batches, codec_of
from grono.store.writer import Writer

E = TypeVar("E", bound=Entity)
_MUCH = 20_000
Params = Sequence[object] | dict[str, object]


@dataclass
class _Touched:
    """What a transaction changed: tables for listeners, records for the caches."""

    tables: set[str] = field(default_factory=set)
    subjects: Subjects = field(default_factory=dict)
    new_texts: index.NewTexts = field(default_factory=dict)


class Store:
    """One open register. Made by opening.open_register or opening.create_register."""

    def __init__(
        self,
        path: Path,
        connection: Connection,
        who: str,
        *,
        read_only: bool = False,
        warnings: Iterable[Text] = (),
        close: Callable[[], object],
    ) -> None:
        self.path = path
        self.connection = connection
        self.who = who
        self.read_only = read_only
        self.warnings = list(warnings)
        self.files = Files(path)
        self._close = close
        self._listeners = Listeners()
        self._writer: Writer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the register go; nothing is lost, every step is on the disk already. Twice does no harm."""
        self._close()

    @property
    def encrypted(self) -> bool:
        """Whether the register is protected with a passphrase."""
        return bool(keys.salt_of(self.path))

    def refresh_day(self) -> None:
        """Title records anew whose names begin or end with a new day; called on opening and at midnight."""
        today, last = date.today(), day.noted(self.connection)
        turned = day.turned(self.connection, last or date.min, today) if last != today else None
        if turned and not self.read_only:
            with self._transaction() as touched:
                touched.subjects = turned
                day.note(self.connection, today)

    def rebuild_caches(self) -> None:
        """Make row numbers, titles and the search index anew from the records."""
        with self._transaction():
            index.rebuild(self.connection)

    def get(self, entity: type[E], id: str) -> E | None:
        """The record of an id, deleted ones too; None when there is none."""
        codec = codec_of(entity)
        row = self.connection.execute(
            f"SELECT {codec.select} FROM {codec.table} WHERE id = ?", (id,)
        ).fetchone()
        return codec.decode(row) if row else None

    def all(self, entity: type[E], where: str = "1", params: Params = (), order: str = "id") -> list[E]:
        """The records that are not deleted and meet a condition, oldest first."""
        codec = codec_of(entity)
        found = self.connection.execute(
            f"""SELECT {codec.select} FROM {codec.table}
                WHERE deleted_at IS NULL AND ({where}) ORDER BY {order}""",
            params,
        )
        return [codec.decode(row) for row in found]

    def of(self, entity: type[E], owners: Iterable[str]) -> dict[str, list[E]]:
        """The undeleted rows that belong to some records, by the owner's id, oldest first."""
        found: dict[str, list[E]] = {}
        for chunk in batches(owners):
            ids = json.dumps(chunk)
            where = f"{entity.owner} IN (SELECT value FROM json_each(?))"
            for row in self.all(entity, where, (ids,)):
                found.setdefault(getattr(row, entity.owner), []).append(row)
        return found

    def query(self, sql: str, params: Params = ()) -> list[Row]:
        """Rows of a reading query, by column name."""
        return self.connection.execute(sql, params).fetchall()

    def stream(self, sql: str, params: Params = ()) -> Iterator[Row]:
        """The same rows one by one, for what is too much to hold; nothing is written meanwhile."""
        yield from self.connection.execute(sql, params)

    def search_numbers(self, text: str) -> list[int]:
        """The local row numbers of every record that holds all words of a text."""
        return search.row_numbers(self.connection, text)

    def search(self, text: str, kinds: Sequence[str] | None = None, limit: int = 20) -> list[search.Hit]:
        """The first records that hold all words of a text, by title in Polish order."""
        return search.hits(self.connection, text, kinds or index.kinds(), limit)

    @property
    def version(self) -> int:
        """Grows with every write; what was read under another number may be old."""
        return self.connection.total_changes

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call a function with the names of the changed tables after every step, undo and redo.

        Returns what ends that. A listener that fails does not touch the step, which is on the disk already,
        nor the other listeners: its error goes where unexpected errors go.
        """
        return self._listeners.add(listener)

    def tell(self, tables: set[str]) -> None:
        """Tell the listeners of tables that were changed through another connection."""
        self._listeners.tell(tables)

    @contextmanager
    def step(self, message: Text, kind: StepKind = StepKind.DO) -> Iterator[None]:
        """One transaction, one line in the journal, one undo; a step inside a step is part of it.

        An error inside takes everything back. A step that changed nothing leaves no line.
        """
        if self._writer is not None:
            yield
            return
        with self._transaction() as touched:
            step = journal.write_step(self.connection, self.who, kind, message)
            self._writer = writer = Writer(self.connection, step)
            yield
            touched.tables, touched.subjects, touched.new_texts = (
                writer.tables,
                writer.subjects,
                writer.new_texts,
            )
            if not writer.lines:
                self.connection.execute("DELETE FROM step WHERE id = ?", (step,))

    def save(self, entity: E) -> E:
        """Write one record, new or changed."""
        self.save_many([entity])
        return entity

    def save_many(self, entities: Iterable[Entity]) -> None:
        """Write records of any classes, in the order given; rows that do not change leave no trace."""
        writer = self._writing
        for kind, group in groupby(entities, key=type):
            codec = codec_of(kind)
            for chunk in batches(group):
                writer.write(codec, chunk)

    def remove(self, entity: type[Entity], ids: Sequence[str]) -> None:
        """Take rows out of the register, not into the trash; the journal keeps what they were.

        What still refers to them when the step ends, the engine refuses.
        """
        self._writing.remove(codec_of(entity), ids)

    def blank(self, entity: type[Entity], ids: Sequence[str]) -> None:
        """Take what rows that this step removed said out of the journal; undo must stop at such a step."""
        self._writing.blank(codec_of(entity), ids)

    def delete(self, entity: Entity) -> None:
        """Put a record into the trash."""
        self.save(replace(entity, deleted_at=datetime.now(UTC).isoformat(timespec="seconds")))

    def undo(self) -> Text:
        """Take back the latest step and return its name; raises UserError when there is none."""
        return self._reverse(self.next_undo, StepKind.UNDO)

    def redo(self) -> Text:
        """Do the step undone last again and return its name; raises UserError when there is none."""
        return self._reverse(self.next_redo, StepKind.REDO)

    @property
    def next_undo(self) -> Step | None:
        """The step that undo would take back."""
        return journal.next_undo(self.connection)

    @property
    def next_redo(self) -> Step | None:
        """The step that redo would do again."""
        return journal.next_redo(self.connection)

    def steps(self, limit: int = 200) -> list[Step]:
        """The latest lines of the journal, newest first."""
        return journal.steps(self.connection, limit)

    def history(self, table: str, id: str) -> list[tuple[Step, list[Change]]]:
        """Every step that touched a record or a row that belongs to it, newest first."""
        return journal.history(self.connection, table, id)

    @property
    def _writing(self) -> Writer:
        if self._writer is None:
            raise RuntimeError("writing outside a step")
        return self._writer

    def _reverse(self, step: Step | None, kind: StepKind) -> Text:
        if step is None:
            nothing = (
                _("There is nothing to undo.") if kind is StepKind.UNDO else _("There is nothing to redo.")
            )
            raise UserError(nothing)
        with self._transaction() as touched:
            touched.tables, touched.subjects = journal.reverse(self.connection, step, kind, self.who)
        return step.message

    @contextmanager
    def _transaction(self) -> Iterator[_Touched]:
        if self.read_only:
            raise UserError(
                _("The register is open for reading only; nothing was changed."),
                todo=_("Close it where it is open for writing, then open it here again."),
            )
        if self._writer is not None or self.connection.in_transaction:
            raise RuntimeError("a transaction inside a step")
        touched = _Touched()
        try:
            with errors.explained(self.path):
                self.connection.execute("BEGIN IMMEDIATE")
                yield touched
                index.reindex(self.connection, touched.subjects, touched.new_texts)
                self._commit()
        finally:
            self._writer = None
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        self._listeners.tell(touched.tables)

    def _commit(self) -> None:
        """After much work the log beside the file, which is on the disk, is folded in by a later step."""
        much = self._writer is not None and self._writer.lines > _MUCH
        if much:
            self.connection.execute("PRAGMA wal_autocheckpoint = 0")
        self.connection.execute("COMMIT")
        if much:
            self.connection.execute("PRAGMA wal_autocheckpoint = 1000")
