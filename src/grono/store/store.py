"""The register in use: any entity is read and written here, always inside a named step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from grono.domain.entity import SUBJECT, Entity
from grono.domain.ids import Id
from grono.domain.text import Text, UserError, _
from grono.store import index, journal, search
from grono.store.driver import Connection, Row
from grono.store.journal import Change, Step, StepKind, Subjects
from grono.store.rows import Codec, Value, batches, codec_of

E = TypeVar("E", bound=Entity)
Params = Sequence[object] | dict[str, object]
Listener = Callable[[set[str]], None]


class Store:
    """One open register. Made by opening.open_register or opening.create_register."""

    def __init__(self, path: Path, connection: Connection, who: str, *, read_only: bool = False) -> None:
        self.path = path
        self.connection = connection
        self.who = who
        self.read_only = read_only
        self._listeners: list[Listener] = []
        self._step: Id | None = None
        self._seq = 0
        self._tables: set[str] = set()
        self._subjects: Subjects = set()

    def get(self, entity: type[E], id: str) -> E | None:
        """The record of an id, deleted ones too; None when there is none."""
        codec = codec_of(entity)
        row = self.connection.execute(f"SELECT {codec.select} FROM {codec.table} WHERE id = ?", (id,)).fetchone()
        return codec.decode(row) if row else None

    def all(self, entity: type[E], where: str = "1", params: Params = (), order: str = "id") -> list[E]:
        """The records that are not deleted and meet a condition, oldest first."""
        codec = codec_of(entity)
        sql = f"SELECT {codec.select} FROM {codec.table} WHERE deleted_at IS NULL AND ({where}) ORDER BY {order}"
        return [codec.decode(row) for row in self.connection.execute(sql, params)]

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

    def search_numbers(self, text: str) -> list[int]:
        """The local row numbers of every record that holds all words of a text."""
        return search.row_numbers(self.connection, text)

    def search(self, text: str, kinds: Sequence[str] | None = None, limit: int = 20) -> list[search.Hit]:
        """The first records that hold all words of a text, by title in Polish order."""
        return search.hits(self.connection, text, kinds or index.kinds(), limit)

    def on_change(self, listener: Listener) -> None:
        """Call a function with the names of the changed tables after every step, undo and redo."""
        self._listeners.append(listener)

    @contextmanager
    def step(self, message: Text, kind: StepKind = StepKind.DO) -> Iterator[None]:
        """One transaction, one line in the journal, one undo; a step inside a step is part of it.

        An error inside takes everything back. A step that changed nothing leaves no line.
        """
        if self._step is not None:
            yield
            return
        with self._transaction():
            self._step = journal.write_step(self.connection, self.who, kind, message)
            yield
            if not self._seq:
                self.connection.execute("DELETE FROM step WHERE id = ?", (self._step,))

    def save(self, entity: E) -> E:
        """Write one record, new or changed."""
        self.save_many([entity])
        return entity

    def save_many(self, entities: Iterable[Entity]) -> None:
        """Write records of any classes, in the order given; rows that do not change leave no trace."""
        if self._step is None:
            raise RuntimeError("writing outside a step")
        for kind, group in groupby(entities, key=type):
            codec = codec_of(kind)
            for chunk in batches(group):
                self._write(codec, chunk)

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

    def _reverse(self, step: Step | None, kind: StepKind) -> Text:
        if step is None:
            nothing = _("There is nothing to undo.") if kind is StepKind.UNDO else _("There is nothing to redo.")
            raise UserError(nothing)
        with self._transaction():
            tables, subjects = journal.reverse(self.connection, step, kind, self.who)
            self._tables |= tables
            self._subjects |= subjects
        return step.message

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise UserError(
                _("The register is open for reading only; nothing was changed."),
                todo=_("Close it where it is open for writing, then open it here again."),
            )
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            index.reindex(self.connection, self._subjects)
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            self._forget()
            raise
        tables = self._tables
        self._forget()
        for listener in self._listeners if tables else ():
            listener(tables)

    def _forget(self) -> None:
        self._step, self._seq = None, 0
        self._tables, self._subjects = set(), set()

    def _write(self, codec: Codec[E], entities: list[E]) -> None:
        self._verify_subjects(codec, entities)
        rows = [codec.encode(entity) for entity in entities]
        ids = json.dumps([entity.id for entity in entities])
        before = self._images(codec, ids)
        self.connection.executemany(codec.upsert, rows)
        new = json.dumps([entity.id for entity in entities if entity.id not in before])
        seq = self._seq + self._journal_new(codec, new)
        changes: list[tuple[Value, ...]] = []
        if before:
            subjects = {entity.id: ":".join(codec.subject(entity)) for entity in entities}
            for id, image in self._images(codec, json.dumps(list(before))).items():
                if image != before[id]:
                    seq += 1
                    changes.append((self._step, seq, codec.table, id, subjects[id], before[id], image))
            self.connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", changes)
        if seq > self._seq:
            self._seq = seq
            self._tables.add(codec.table)
            self._subjects.update(codec.subject(entity) for entity in entities)

    def _images(self, codec: Codec[E], ids: str) -> dict[str, str]:
        sql = f"SELECT id, {codec.image} FROM {codec.table} WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1] for row in self.connection.execute(sql, (ids,))}

    def _journal_new(self, codec: Codec[E], ids: str) -> int:
        """Journal rows that were not there before, their images made by SQLite itself."""
        owner = codec.entity.owner
        table = "subject_table" if owner == SUBJECT else f"'{codec.owner_table}'"
        done = self.connection.execute(
            f"""INSERT INTO change (step, seq, table_name, key, subject, before, after)
                SELECT ?, ? + row_number() OVER (), '{codec.table}', id, {table} || ':' || {owner}, NULL, {codec.image}
                FROM {codec.table} WHERE id IN (SELECT value FROM json_each(?))""",
            (self._step, self._seq, ids),
        )
        return max(done.rowcount, 0)

    def _verify_subjects(self, codec: Codec[E], entities: list[E]) -> None:
        if codec.entity.owner != SUBJECT:
            return
        for table in {codec.subject(entity)[0] for entity in entities}:
            wanted = {id for kind, id in map(codec.subject, entities) if kind == table}
            sql = f"SELECT count(*) FROM {codec.known_table(table)} WHERE id IN (SELECT value FROM json_each(?))"
            if self.connection.execute(sql, (json.dumps(list(wanted)),)).fetchone()[0] != len(wanted):
                raise LookupError(f"{codec.table} names a {table} that is not in the register")
