"""What the office says about itself and its cluster: what is refused changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import make

from grono.domain.text import UserError
from grono.services import own_data, registers
from grono.store.store import Store


def test_what_is_so_already_is_no_change(store: Store) -> None:
    steps = len(store.steps())
    assert not own_data.save_cluster(store, {"name": "Klaster testowy"})
    assert own_data.save_cluster(store, {"name": "Mazowiecki Klaster ICT"})
    assert len(store.steps()) == steps + 1


REFUSED: dict[str, Callable[[Store, Path], object]] = {
    "colour": lambda store, _file: own_data.choose_colour(store, "blue"),
    "no picture": lambda store, file: own_data.choose_logo(store, file),
    "wrong NIP": lambda store, _file: own_data.save_coordinator(store, {"nip": "1234567890"}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_is_refused_in_words_and_nothing_changes(
    store: Store, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "logo.txt"
    file.write_text("no picture", "utf-8")
    before = (registers.cluster(store), registers.coordinator(store), len(store.steps()))
    with pytest.raises(UserError):
        REFUSED[what](store, file)
    after = (registers.cluster(store), registers.coordinator(store), len(store.steps()))
    assert after[0].colour == before[0].colour
    assert (after[0].logo_id, after[1].nip, after[2]) == (before[0].logo_id, before[1].nip, before[2])


def test_a_logo_waits_until_the_cluster_has_a_name(tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    with make.register(tmp_path, name="") as store:
        with pytest.raises(UserError, match="has no name yet"):
            own_data.choose_logo(store, picture)
        assert store.files.sizes() == {}
