"""Registers to break: a new one is copied from one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.registers import admit, attach

from grono.store.opening import create_register, open_register
from grono.store.store import Store


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.grono"
    create_register(path, "tester").close()
    return path


@pytest.fixture
def path(made_once: Path, tmp_path: Path) -> Path:
    """An empty register that nobody has open."""
    return Path(shutil.copy(made_once, tmp_path / "klaster.grono"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty register, open for writing."""
    with open_register(path, "tester") as opened:
        yield opened


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed register with two organisations and an attachment."""
    with open_register(path, "tester") as store:
        admit(store, "PiastSoft", "7740001454")
        admit(store, "Żabka Widzi sp. z o.o.")
        attach(store)
    return path
