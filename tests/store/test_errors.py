"""What the engine and the system refuse, in sentences for people; mistakes of our own stay mistakes."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.store.registers import admit, names

from grono.domain.text import UserError, _
from grono.store import errors
from grono.store.driver import DatabaseError, OperationalError
from grono.store.store import Store

PATH = Path("klaster.grono")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database or disk is full", "The disk is full; nothing was changed."),
        ("database is locked", "is being written by another program; nothing was changed."),
        ("attempt to write a readonly database", "cannot be read or written; nothing was changed."),
        ("disk I/O error", "cannot be read or written; nothing was changed."),
        ("database disk image is malformed", "is damaged; it was left as it is"),
        ("file is not a database", "is damaged; it was left as it is"),
    ],
)
def test_what_the_engine_refuses_is_explained(said: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused, errors.explained(PATH):
        raise OperationalError(said)
    assert sentence in str(refused.value)


def test_a_mistake_of_our_own_is_not_blamed_on_the_file() -> None:
    with pytest.raises(DatabaseError, match="no such column"), errors.explained(PATH):
        raise OperationalError("no such column: colour")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EACCES, "no permission"),
        (errno.EIO, "The system refused it."),
    ],
)
def test_what_the_system_refuses_has_a_reason(number: int, reason: str) -> None:
    assert reason in str(errors.of_system(OSError(number, "said"), PATH))


def test_a_disk_that_fills_up_in_the_middle_takes_the_step_back(store: Store) -> None:
    admit(store, "PiastSoft")
    store.connection.execute("PRAGMA max_page_count = 1")  # as little as there is already

    def much() -> None:
        with store.step(_("Much")):
            for number in range(10_000):
                admit(store, f"Firma {number}")

    with pytest.raises(UserError, match="The disk is full; nothing was changed"):
        much()
    assert names(store) == ["PiastSoft"]
    store.connection.execute("PRAGMA max_page_count = 1000000")
    admit(store, "Taryfikon")
    assert names(store) == ["PiastSoft", "Taryfikon"]
