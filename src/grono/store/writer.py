"""Writing rows and their lines in the journal, many at a time, within one step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeVar

from grono.domain.entity import SUBJECT, Entity
from grono.domain.ids import Id
from grono.domain.text import _
from grono.store import index
from grono.store.driver import Connection
from grono.store.index import NewTexts
from grono.store.journal import Subjects, dump
from grono.store.rows import Codec, Column, Ids, Value

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
        self.subjects: Subjects = {}
        self.new_texts: NewTexts = {}
        self._connection = connection

    def write(self, codec: Codec[E], entities: Sequence[E]) -> None:
        """Write records of one class; rows that do not change leave no trace."""
        columns = codec.encode(entities)
        owners = codec.owners(columns)
        if codec.entity.owner == SUBJECT:
            self._verify(codec, owners)
        before = self.lines
        if self._are_new(codec, codec.ids(columns)):
            self._insert(codec, columns)
            self._note_texts(codec, columns, owners)
        else:
            self._upsert(codec, columns)
            for table, ids in owners.items():
                self._forget_texts(table, ids)
        if self.lines > before:
            self.tables.add(codec.table)
            for table, ids in owners.items():
                self.subjects.setdefault(table, set()).update(ids)

    def remove(self, codec: Codec[E], ids: Sequence[str]) -> None:
        """Take rows out of their table; their lines in the journal keep what they were."""
        changes: list[tuple[Value, ...]] = []
        for id, subject, image in self._images(codec, json.dumps(ids)).values():
            self.lines += 1
            changes.append((self.step, self.lines, codec.table, id, subject, image, None))
            table, _colon, owner = subject.partition(":")
            self.subjects.setdefault(table, set()).add(owner)
            self._forget_texts(table, [owner])
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        self._connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", changes)
        self._connection.executemany(
            f"DELETE FROM {codec.table} WHERE id = ?", [(row[3],) for row in changes]
        )
        self.tables.add(codec.table)

    def blank(self, codec: Codec[E], ids: Sequence[str]) -> None:
        """Take what rows that this step removed said out of the journal; that they changed stays in it."""
        wanted = json.dumps(ids)
        self._connection.execute(
            """UPDATE change SET before = NULL, after = NULL
               WHERE table_name = ?1 AND key IN (SELECT value FROM json_each(?2))
                 AND substr(subject, instr(subject, ':') + 1, 18) IN (
                     SELECT substr(subject, instr(subject, ':') + 1, 18) FROM change WHERE step = ?3)""",
            (codec.table, wanted, self.step),
        )
        self._connection.execute(
            """UPDATE step SET message = ?1 WHERE id <> ?2 AND id IN (
                   SELECT step FROM change WHERE substr(subject, instr(subject, ':') + 1, 18) IN (
                       SELECT substr(subject, instr(subject, ':') + 1, 18) FROM change WHERE step = ?2))
                 AND NOT EXISTS (SELECT 1 FROM change c WHERE c.step = step.id
                                 AND (c.before IS NOT NULL OR c.after IS NOT NULL))""",
            (dump(_("A change of what has left the register")), self.step),
        )

    def _are_new(self, codec: Codec[E], ids: Ids) -> bool:
        """Whether all ids are later than every id in the table; ids are ordered by time, so new ones are."""
        newest = self._connection.execute(f"SELECT max(id) FROM {codec.table}").fetchone()[0] or ""
        return len(set(ids)) == len(ids) and min(ids) > newest

    def _insert(self, codec: Codec[E], columns: Sequence[Column]) -> None:
        """New rows get the next row numbers, by which the journal finds them without looking for ids."""
        last = self._connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {codec.table}").fetchone()[0]
        self._connection.executemany(codec.insert, zip(*columns, strict=True))
        done = self._connection.execute(
            f"""INSERT INTO change (step, seq, table_name, key, subject, before, after)
                SELECT ?1, ?2 + rowid - ?3, '{codec.table}', id, {_subject(codec)}, NULL, {codec.image}
                FROM {codec.table} WHERE rowid > ?3 ORDER BY rowid""",
            (self.step, self.lines, last),
        )
        self.lines += done.rowcount

    def _note_texts(self, codec: Codec[E], columns: Sequence[Column], owners: Mapping[str, Ids]) -> None:
        """What new records are found by; rare mixtures are read again instead."""
        if any(columns[codec.deleted]) or (codec.searched and len(owners) > 1):
            self._forget_all(owners)
            return
        if codec.table in index.kinds():
            self.new_texts.setdefault(codec.table, {}).update((id, []) for id in codec.ids(columns))
        for table, ids in owners.items():
            for at in codec.searched:
                _add_texts(self.new_texts.get(table, {}), ids, columns[at])

    def _forget_all(self, owners: Mapping[str, Ids]) -> None:
        for table, ids in owners.items():
            self._forget_texts(table, ids)

    def _forget_texts(self, table: str, ids: Ids) -> None:
        """These records are read again for the search index."""
        if known := self.new_texts.get(table):
            for id in ids:
                known.pop(id, None)

    def _upsert(self, codec: Codec[E], columns: Sequence[Column]) -> None:
        ids = json.dumps(codec.ids(columns))
        before = self._images(codec, ids)
        self._connection.executemany(codec.upsert, zip(*columns, strict=True))
        changes: list[tuple[Value, ...]] = []
        for id, subject, image in self._images(codec, ids).values():
            _id, _subject, was = before.get(id, (id, subject, None))
            if image != was:
                self.lines += 1
                changes.append((self.step, self.lines, codec.table, id, subject, was, image))
        self._connection.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", changes)

    def _images(self, codec: Codec[E], ids: str) -> dict[str, tuple[str, str, str]]:
        rows = self._connection.execute(
            f"""SELECT id, {_subject(codec)}, {codec.image} FROM {codec.table}
                WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id""",
            (ids,),
        )
        return {row[0]: (row[0], row[1], row[2]) for row in rows}

    def _verify(self, codec: Codec[E], owners: Mapping[str, Ids]) -> None:
        """Raise LookupError for what hangs on a record that is not there."""
        for table, ids in owners.items():
            known, wanted = codec.known_table(table), set(ids)
            wanted.difference_update(self.new_texts.get(table, {}))
            found = self._connection.execute(
                f"SELECT count(*) FROM {known} WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(wanted)),),
            )
            if found.fetchone()[0] != len(wanted):
                raise LookupError(f"{codec.table} names a {table} that is not in the register")


def _add_texts(known: dict[str, list[str]], ids: Ids, column: Column) -> None:
    for id, text in zip(ids, column, strict=True):
        if text and (texts := known.get(id)) is not None:
            texts.append(str(text))


def _subject(codec: Codec[E]) -> str:
    """The record that a row belongs to, as TABLE:ID."""
    owner = codec.entity.owner
    table = "subject_table" if owner == SUBJECT else f"'{codec.owner_table}'"
    return f"{table} || ':' || {owner}"
