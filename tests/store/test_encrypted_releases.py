"""A register of the first schema, put under a passphrase, is brought up to date like any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.store.registers import fingerprint, holding, names

from grono.store import backup, header, keys, protecting, schema
from grono.store.files import files_of
from grono.store.opening import open_register

WORDS = "Żółte winogrona w Teresinie"
FIRST = Path(__file__).parents[1] / "files" / "schema-1.grono"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """No passphrase was given yet, and keys are made quickly."""
    monkeypatch.setattr(keys, "_known", {})
    monkeypatch.setattr(keys, "_ROUNDS", 100)


@pytest.mark.parametrize("read_only", [False, True])
def test_an_older_register_is_brought_up_to_date_without_being_opened_to_others(
    tmp_path: Path, user_data: Path, *, read_only: bool
) -> None:
    path = Path(shutil.copy(FIRST, tmp_path / "alt.grono"))
    shutil.copy(files_of(FIRST), files_of(path))
    with open_register(path, "tester", read_only=True) as store:
        known = names(store)
    protecting.set_passphrase(path, WORDS)
    keys.forget(keys.salt_of(path))
    before = fingerprint(path)
    with open_register(path, "tester", WORDS, read_only=read_only) as store:
        assert names(store) == known
        assert all(store.files.is_whole(name) for name in store.files.sizes())
    assert (fingerprint(path) == before) == read_only
    assert holding(tmp_path, keys.MAGIC) == holding(user_data, keys.MAGIC) == []
    if not read_only:
        assert header.read(path).version == schema.VERSION
        (kept,) = backup.backups_of(path)
        assert kept.manifest.salt == keys.salt_of(path).hex()
