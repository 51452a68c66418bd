"""A job in another thread: a connection of its own, told to the listeners afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests import make

from grono.domain.text import _
from grono.services import editing
from grono.store.opening import beside
from grono.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make.register(tmp_path)


def test_what_a_job_writes_is_there_and_is_told_on_the_owner_s_thread(store: Store) -> None:
    heard: list[set[str]] = []
    store.on_change(heard.append)

    def work() -> set[str]:
        tables: set[str] = set()
        with beside(store) as job:
            job.on_change(tables.update)
            make.organisation(job, "Netika")
        return tables

    with ThreadPoolExecutor() as pool:
        tables = pool.submit(work).result()

    assert heard == []
    assert [hit.title for hit in store.search("netika")] == ["Netika"]
    store.tell(tables)
    assert heard == [tables]
    assert {"organisation", "organisation_name"} <= tables
    assert store.undo() == _("Add {name}", name="Netika")


def test_a_job_that_stops_leaves_nothing(store: Store) -> None:
    def work() -> None:
        with beside(store) as job, job.step(_("Work")):
            editing.save_organisation(job, None, {"name": "Netika"})
            raise RuntimeError

    with ThreadPoolExecutor() as pool, pytest.raises(RuntimeError):
        pool.submit(work).result()
    assert store.search("netika") == []
    editing.save_organisation(store, None, {"name": "PiastSoft"})
    assert [hit.title for hit in store.search("piast")] == ["PiastSoft"]
