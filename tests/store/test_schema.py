"""The rules of every table, and that no migration loses an index, a trigger or a row."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from tests.store.registers import admit, beside, content, fingerprint, names

from grono.domain.attached import Note
from grono.domain.entities import ENTITIES, REFERENCES
from grono.domain.text import _
from grono.store import backup, checking, header, schema
from grono.store.driver import Connection, connect
from grono.store.opening import open_register
from grono.store.rows import codec_of
from grono.store.schema import caches, migrations
from grono.store.store import Store

TABLES = [entity.table for entity in ENTITIES]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.table)
def test_a_table_has_the_columns_of_its_class(store: Store, entity: type) -> None:
    columns = [row["name"] for row in store.query(f"PRAGMA table_info({entity.table})")]
    assert set(columns) == set(codec_of(entity).columns)


@pytest.mark.parametrize("table", TABLES)
def test_the_key_is_a_text_that_is_never_null(store: Store, table: str) -> None:
    key = next(row for row in store.query(f"PRAGMA table_info({table})") if row["pk"])
    assert (key["name"], key["type"], key["notnull"]) == ("id", "TEXT", 1)


@pytest.mark.parametrize("table", [*TABLES, "step", "change"])
def test_a_table_is_strict_and_has_nothing_unique_but_its_key(store: Store, table: str) -> None:
    (about,) = store.query("SELECT strict FROM pragma_table_list WHERE name = ?", (table,))
    assert about["strict"] == 1
    unique = store.query('SELECT origin FROM pragma_index_list(?) WHERE "unique"', (table,))
    assert [row["origin"] for row in unique] == ["pk"]
    types = {row["type"] for row in store.query(f"PRAGMA table_info({table})")}
    assert types <= {"TEXT", "INTEGER"}


@pytest.mark.parametrize("table", TABLES)
def test_references_are_declared_indexed_and_never_cascade(store: Store, table: str) -> None:
    columns = {row["name"] for row in store.query(f"PRAGMA table_info({table})")}
    foreign = {row["from"]: row for row in store.query(f"PRAGMA foreign_key_list({table})")}
    indexed = {
        row["name"]
        for about in store.query(f"PRAGMA index_list({table})")
        for row in store.query(f"PRAGMA index_info({about['name']})")
    }
    for column in columns & REFERENCES.keys():
        assert foreign[column]["table"] == REFERENCES[column]
    for column, row in foreign.items():
        assert (row["on_delete"], row["on_update"]) == ("NO ACTION", "NO ACTION")
        assert column in indexed
    assert ("subject_id" in columns) <= ("subject_id" in indexed)


def test_no_table_writes_by_itself(store: Store) -> None:
    assert store.query("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')") == []
    local = [row["name"] for row in store.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert {name for name in local if name.startswith("_")} >= set(caches.NAMES)


def test_the_file_says_what_it_is(path: Path) -> None:
    assert path.read_bytes()[68:72] == b"GRON"
    assert header.read(path).version == schema.VERSION


# Migrations


def made_of(connection: Connection) -> dict[str, str]:
    """Every index and trigger with its text."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql != ''"
    )
    return {row[0]: row[1] for row in rows}


def test_no_migration_loses_an_index_or_a_trigger(tmp_path: Path) -> None:
    """transform() of sqlite-utils drops triggers silently; each migration is applied alone and looked at."""
    from sqlite_utils import Database, Migrations

    with closing(connect(tmp_path / "all.grono")) as connection:
        before: dict[str, str] = {}
        for name, change in migrations.STEPS:
            one = Migrations("grono")
            one(name=name)(change)
            one.apply(Database(connection))
            after = made_of(connection)
            assert before.items() <= after.items(), name
            before = after
        assert before


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that knows one migration more."""

    def wider(db: object) -> None:
        getattr(db, "execute")("ALTER TABLE note ADD COLUMN colour TEXT")  # noqa: B009 - any database

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("9999_test", wider)))
    for module in (schema, migrations):
        monkeypatch.setattr(module, "VERSION", schema.VERSION + 1)


def test_an_older_register_is_brought_up_to_date_after_a_copy(
    path: Path, request: pytest.FixtureRequest
) -> None:
    with open_register(path, "tester") as store:
        firm = admit(store, "PiastSoft")
        with store.step(_("Add a note")):
            store.save(Note(subject_table="organisation", subject_id=firm.id, text="Call"))
        before = content(store)
    old, version = fingerprint(path), schema.VERSION
    request.getfixturevalue("next_version")
    with open_register(path, "tester") as store:
        assert store.query("SELECT text, colour FROM note")[0]["colour"] is None
        assert {table: rows for table, rows in content(store).items() if table != "note"} == {
            table: rows for table, rows in before.items() if table != "note"
        }
        (copy,) = backup.backups_of(path)
        assert (copy.manifest.reason, copy.manifest.version) == (backup.Reason.MIGRATION, version)
        assert str(copy.path) in str(store.warnings[0])
    assert header.read(path).version == schema.VERSION
    assert fingerprint(path) != old
    assert beside(path) == []
    assert checking.check(path) == []


def test_an_older_register_is_read_as_it_would_be_today_and_not_changed(
    path: Path, request: pytest.FixtureRequest
) -> None:
    with open_register(path, "tester") as store:
        admit(store, "PiastSoft")
    before = fingerprint(path)
    request.getfixturevalue("next_version")
    with open_register(path, "tester", read_only=True) as store:
        assert names(store) == ["PiastSoft"]
        assert store.query("SELECT colour FROM note") == []
        assert beside(path) == []
    assert fingerprint(path) == before
    assert backup.backups_of(path) == []


def test_a_migration_that_fails_leaves_the_register_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(db: object) -> None:
        getattr(db, "execute")("DELETE FROM organisation")  # noqa: B009 - any database
        raise ZeroDivisionError

    before = fingerprint(path)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("9999_test", fails)))
    for module in (schema, migrations):
        monkeypatch.setattr(module, "VERSION", schema.VERSION + 1)
    with pytest.raises(ZeroDivisionError):
        open_register(path, "tester")
    assert fingerprint(path) == before
    assert beside(path) == []
