"""The bytes of attachments: kept once, on the disk before the row that names them, never believed unread."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from grono.domain.text import UserError
from grono.store.driver import connect
from grono.store.files import Files, digest, files_of
from grono.store.store import Store


@pytest.fixture
def files(path: Path) -> Files:
    return Files(path)


def test_the_file_appears_with_the_first_bytes(store: Store) -> None:
    assert store.files.sizes() == {}
    assert not files_of(store.path).exists()
    name = store.files.put(b"scan")
    assert (name, store.files.get(name)) == (digest(b"scan"), b"scan")
    assert store.files.sizes() == {name: 4}


def test_the_same_bytes_are_kept_once(files: Files) -> None:
    assert files.put(b"logo") == files.put(b"logo")
    assert len(files.sizes()) == 1


def test_deleted_bytes_are_gone_from_the_disk(files: Files) -> None:
    secret = b"a scan that must be forgotten " * 50
    kept, gone = files.put(b"logo"), files.put(secret)
    files.delete([gone])
    assert files.sizes().keys() == {kept}
    assert b"must be forgotten" not in files.path.read_bytes()
    files.delete([])


def test_missing_and_damaged_bytes_are_said_so(files: Files) -> None:
    with pytest.raises(UserError, match="is missing"):
        files.get(digest(b"never"))
    name = files.put(b"scan")
    with closing(connect(files.path, wal=False)) as foreign:
        foreign.execute("UPDATE blob SET data = x'00'")
    assert not files.is_whole(name)
    with pytest.raises(UserError, match="is damaged"):
        files.get(name)


@pytest.mark.parametrize("content", [b"text", b"SQLite format 3\0" + bytes(2000)])
def test_a_foreign_file_in_its_place_is_left_alone(files: Files, content: bytes) -> None:
    files.path.write_bytes(content)
    for use in (lambda: files.put(b"scan"), files.sizes, lambda: files.get("0" * 64)):
        with pytest.raises(UserError):
            use()
    assert not files.is_usable()
    assert files.path.read_bytes() == content
