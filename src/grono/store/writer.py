"""Writing rows and their lines in the journal, many at a time, within one step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from grono.domain.entity import SUBJECT, Entity
from grono.domain.ids import Id
from grono.store import index
from grono.store.driver import Connection
from grono.store.index import NewTexts
from grono.store.journal import Subject, Subjects
from grono.store.rows import Codec, Encoded, Value

E = TypeVar("E", bound=Entity)


class Writer:
    """What one step writes; tables and subjects are what it touched.

    new_texts holds what the records are found by that are wholly of this step, so that the search index
    need not read them again.
    """

    def __init__(self, connection: Connection, step: Id) -> None:
        self.step = step
        self.lines = 0
        self.tables: set[str] = set()
        self.subjects: Subjects = set()
        self.new_texts: NewTexts = {}
        self._connection = connection

    def write(self, codec: Codec[E], entities: Sequence[E]) -> None:
        """Write records of one class; rows that do not change leave no trace."""
        self._verify_subjects(codec, entities)
        before, subjects = self.lines, codec.subjects(entities)
        rows = codec.encode_many(entities)
        if self._are_new(codec, entities):
            self._insert(codec, rows)
            self._note_texts(codec, rows, subjects)
        else:
            self._upsert(codec, rows, subjects)
            for subject in subjects:
                self.new_texts.pop(subject, None)
        if self.lines > before:
            self.tables.add(codec.table)
            self.subjects.update(subjects)

    def _are_new(self, codec: Codec[E], entities: Sequence[E]) -> bool:
        """Whether all ids are later than every id in the table; ids are ordered by time, so new ones are."""
        newest = self._connection.execute(f"SELECT max(id) FROM {codec.table}").fetchone()[0] or ""
        ids = {entity.id for entity in entities}
        return len(ids) == len(entities) and min(ids) > newest

    def _insert(self, codec: Codec[E], rows: Sequence[Encoded]) -> None:
        """New rows get the next row numbers, by which the journal finds them without looking for ids."""
        last = self._connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {codec.table}").fetchone()[0]
        self._connection.executemany(codec.insert, rows)
        done = self._connection.execute(
            f"""INSERT INTO change (step, seq, table_name, key, subject, before, after)
                SELECT ?1, ?2 + rowid - ?3, '{codec.table}', id, {_subject(codec)}, NULL, {codec.image}
                FROM {codec.table} WHERE rowid > ?3 ORDER BY rowid""",
            (self.step, self.lines, last),
        )
        self.lines += done.rowcount

    def _note_texts(self, codec: Codec[E], rows: Sequence[Encoded], subjects: Sequence[Subject]) -> None:
        if codec.table in index.kinds():
            self.new_texts.update((subject, []) for subject in subjects)
        for row, subject in zip(rows, subjects, strict=True) if codec.searched else ():
            texts = self.new_texts.get(subject)
            if texts is not None and row[codec.deleted] is None:
                texts.append(" ".join([str(row[i] or "") for i in codec.searched]))

    def _upsert(self, codec: Codec[E], rows: Sequence[Encoded], subjects: Sequence[Subject]) -> None:
        keys = [str(row[codec.key]) for row in rows]
        ids, owners = json.dumps(keys), dict(zip(keys, subjects, strict=True))
        before = self._images(codec, ids)
        self._connection.executemany(codec.upsert, rows)
        changes: list[tuple[Value, ...]] = []
        for id, image in self._images(codec, ids).items():
            was = before.get(id)
            if image != was:
                self.lines += 1
                changes.append((self.step, self.lines, codec.table, id, ":".join(owners[id]), was, image))
        self._connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", changes)

    def _images(self, codec: Codec[E], ids: str) -> dict[str, str]:
        wanted = "id IN (SELECT value FROM json_each(?)) ORDER BY id"
        rows = self._connection.execute(f"SELECT id, {codec.image} FROM {codec.table} WHERE {wanted}", (ids,))
        return {row[0]: row[1] for row in rows}

    def _verify_subjects(self, codec: Codec[E], entities: Sequence[E]) -> None:
        if codec.entity.owner != SUBJECT:
            return
        wanted: dict[str, set[str]] = {}
        for table, id in codec.subjects(entities):
            wanted.setdefault(table, set()).add(id)
        for table, ids in wanted.items():
            known, among = codec.known_table(table), "id IN (SELECT value FROM json_each(?))"
            found = self._connection.execute(
                f"SELECT count(*) FROM {known} WHERE {among}", (json.dumps(list(ids)),)
            )
            if found.fetchone()[0] != len(ids):
                raise LookupError(f"{codec.table} names a {table} that is not in the register")


def _subject(codec: Codec[E]) -> str:
    """The record that a row belongs to, as TABLE:ID."""
    owner = codec.entity.owner
    table = "subject_table" if owner == SUBJECT else f"'{codec.owner_table}'"
    return f"{table} || ':' || {owner}"
