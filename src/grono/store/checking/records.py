"""The file, its tables and its rows: sound, of this version, every value and reference in order."""

from __future__ import annotations

from collections.abc import Iterator

from grono.domain.entities import BY_TABLE, ENTITIES
from grono.domain.entity import SUBJECT, Entity
from grono.domain.text import Text, _, n_
from grono.store import probe
from grono.store.checking.finding import Finding
from grono.store.driver import Connection
from grono.store.rows import codec_of


def findings(connection: Connection) -> Iterator[Finding]:
    """What is wrong with the records themselves."""
    for said in probe.damages(connection, "integrity_check"):
        yield Finding(_("The file is damaged: {what}.", what=said))
    yield from _schema(connection)
    yield from _foreign_keys(connection)
    for entity in ENTITIES:
        yield from _values(connection, entity)
        if entity.owner == SUBJECT and not entity.outlives:
            yield from _subjects(connection, entity)


def _schema(connection: Connection) -> Iterator[Finding]:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    applied = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
    if version != applied:
        yield Finding(
            _(
                "The file says version {version}, but brought to it were {applied}.",
                version=str(version),
                applied=str(applied),
            )
        )
    strange = connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')")
    for row in strange.fetchall():
        yield Finding(_("{name} does not belong into a register.", name=row[0]))


def _foreign_keys(connection: Connection) -> Iterator[Finding]:
    broken: dict[tuple[str, str], int] = {}
    for table, _rowid, parent, _number in connection.execute("PRAGMA foreign_key_check").fetchall():
        broken[table, parent] = broken.get((table, parent), 0) + 1
    for (table, parent), n in broken.items():
        yield Finding(_dangling(n, table, parent), repairable=True)


def _subjects(connection: Connection, entity: type[Entity]) -> Iterator[Finding]:
    rows = connection.execute(f"SELECT subject_table, count(*) FROM {entity.table} GROUP BY 1").fetchall()
    for subject, n in rows:
        if subject not in BY_TABLE:
            yield Finding(_dangling(n, entity.table, subject), repairable=True)
            continue
        sql = f"""SELECT count(*) FROM {entity.table}
                  WHERE subject_table = ? AND subject_id NOT IN (SELECT id FROM {subject})"""
        lost = connection.execute(sql, (subject,)).fetchone()[0]
        if lost:
            yield Finding(_dangling(lost, entity.table, subject), repairable=True)


def _dangling(n: int, table: str, parent: str) -> Text:
    return n_(
        "{n} row of {table} belongs to a record of {parent} that is not there.",
        "{n} rows of {table} belong to records of {parent} that are not there.",
        n,
        table=table,
        parent=parent,
    )


def _values(connection: Connection, entity: type[Entity]) -> Iterator[Finding]:
    """Rows that cannot be read back: a value of a closed list that is not in it, a date that is none."""
    codec, strange = codec_of(entity), 0
    for row in connection.execute(f"SELECT {codec.select} FROM {entity.table}"):
        try:
            codec.decode(row)
        except ValueError:
            strange += 1
    if strange:
        yield Finding(
            n_(
                "{n} row of {table} holds a value that does not belong there.",
                "{n} rows of {table} hold values that do not belong there.",
                strange,
                table=entity.table,
            )
        )
