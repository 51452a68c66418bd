"""A register for the tests of services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import make

from grono.services.sample import fill_sample
from grono.store.opening import create_register
from grono.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new register; closed when the test is over."""
    store = make.register(tmp_path)
    yield store
    store.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A register with the sample cluster, read by the tests of one file."""
    store = create_register(tmp_path_factory.mktemp("sample") / "sample.grono", "tester")
    fill_sample(store)
    yield store
    store.close()
