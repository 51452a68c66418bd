"""The history of the whole register: what a step touched, and going back to before it."""

from __future__ import annotations

import pytest
from tests import make

from grono.domain.text import UserError
from grono.services import editing, register_history
from grono.store.store import Store


def test_a_step_tells_the_records_that_it_touched_and_how(store: Store) -> None:
    ids = [make.organisation(store, name) for name in ("Alfa", "Beta", "Gamma")]
    editing.tag_many(store, "organisation", ids, "targi")

    step = register_history.steps(store)[0]
    found, count = register_history.touched(store, step, limit=2)

    assert count == 3
    assert [one.title for one in found] == ["Alfa", "Beta"]
    assert [line.columns[0][2] for line in found[0].lines] == ["targi"]


def test_going_back_takes_back_everything_since(store: Store) -> None:
    first = make.organisation(store, "Alfa")
    wanted = register_history.steps(store)[0]
    make.organisation(store, "Beta")
    make.organisation(store, "Gamma")
    store.undo()

    assert register_history.undo_to(store, wanted) == 2

    assert not store.query("SELECT 1 FROM organisation WHERE deleted_at IS NULL AND id = ?", (first,))
    assert register_history.undoable(store) == []


def test_what_is_undone_already_is_not_undone_again(store: Store) -> None:
    make.organisation(store, "Alfa")
    step = register_history.steps(store)[0]
    store.undo()
    with pytest.raises(UserError):
        register_history.undo_to(store, step)
    store.redo()
    assert [known.id for known in register_history.undoable(store)] == [step.id]
