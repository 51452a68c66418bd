"""A register of every released schema opens for ever, with all that is in it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from grono.domain.attached import Attachment
from grono.store import backup, checking, header, schema, snapshot
from grono.store.driver import Access, connect
from grono.store.files import files_of
from grono.store.opening import open_register

FOLDER = Path(__file__).parents[1] / "files"
RELEASED = sorted(FOLDER.glob("schema-*.grono"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a frozen register with its attachments."""
    for path in (request.param, files_of(request.param)):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path / request.param.name


def test_there_is_one_of_every_schema() -> None:
    """A new migration freezes its register: python build/freeze.py."""
    assert {header.read(path).version for path in RELEASED} == set(range(1, schema.VERSION + 1))


def test_it_opens_and_holds_what_it_held(released: Path) -> None:
    old = header.read(released).version
    with open_register(released, "tester", thorough=True) as store:
        assert header.read(released).version == schema.VERSION
        assert [hit.title for hit in store.search("zolc organisation_name")] == [
            "Żółć organisation_name name"
        ]
        (scan,) = store.all(Attachment)
        assert store.files.get(scan.sha256).startswith(b"%PDF")
        told = [str(step.message) for step in store.steps()]
        assert told[:3] == ["Add what is undone", "Add what is undone", "Delete an organisation"]
    assert checking.check(released) == []
    assert bool(backup.backups_of(released)) == (old < schema.VERSION)


def test_every_table_of_its_day_has_a_row(released: Path) -> None:
    with closing(connect(released, access=Access.FROZEN)) as frozen:
        assert [table for table, rows in snapshot.counts(frozen).items() if rows == 0] == []


def test_its_last_step_is_redone_and_all_are_undone(released: Path) -> None:
    with open_register(released, "tester") as store:
        if header.read(released).version == schema.VERSION and store.next_redo:
            store.redo()
        while store.next_undo:
            store.undo()
    assert checking.check(released) == []
