"""A register for the tests of services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import make

from grono.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new register; closed when the test is over."""
    store = make.register(tmp_path)
    yield store
    store.close()
