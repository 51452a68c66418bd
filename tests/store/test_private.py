"""A PESEL never comes into a plain file: not by taking the passphrase off, not by the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import make

from grono.domain.participant import ParticipantRecord
from grono.domain.text import UserError
from grono.services import registers
from grono.services.participants.records import fill
from grono.store import encryption, protecting
from grono.store.opening import create_register, open_register

NUMBER = "44051401359"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """An encrypted register with a PESEL in it."""
    path = tmp_path / "klaster.grono"
    with create_register(path, "tester", "cztery dobre słowa tu") as store:
        registers.prepare(store, "Klaster")
        jan = make.person(store, "Nowak", "Jan")
        fill(store, make.project(store, "Projekt"), jan, {"pesel": NUMBER, "sex": "Mężczyzna"})
    return path


def test_the_passphrase_stays_while_a_pesel_is_there(sealed: Path) -> None:
    with pytest.raises(UserError, match="PESEL of 1 person"):
        protecting.remove_passphrase(sealed)
    assert not encryption.is_locked(sealed)
    with open_register(sealed, "tester") as store:
        assert store.encrypted
        assert store.all(ParticipantRecord)[0].pesel == NUMBER


def test_once_it_is_cleared_the_plain_file_holds_no_trace_of_it(sealed: Path) -> None:
    with open_register(sealed, "tester") as store:
        record = store.all(ParticipantRecord)[0]
        fill(store, record.project_id, record.person_id, {"pesel": ""})
    protecting.remove_passphrase(sealed)
    assert NUMBER.encode() not in sealed.read_bytes()
    with open_register(sealed, "tester") as store:
        assert not store.encrypted
        store.undo()
        assert [(one.pesel, one.sex) for one in store.all(ParticipantRecord)] == [("", "Mężczyzna")]
