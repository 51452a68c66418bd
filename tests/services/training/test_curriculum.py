"""Modules and learning outcomes of a programme, saved as they stand in a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import make, training

from grono.domain.text import UserError
from grono.services.training.courses import modules_of
from grono.services.training.curriculum import outcomes_of, save_modules, save_outcomes


def test_a_programme_has_exactly_the_modules_of_the_table(tmp_path: Path) -> None:
    store = make.register(tmp_path)
    id = training.programme(store)
    first, second, third = modules_of(store, id)
    save_modules(store, id, [third, replace(first, minutes=90)])
    assert [(one.title, one.minutes, one.position) for one in modules_of(store, id)] == [
        (third.title, 270, 1),
        (first.title, 90, 2),
    ]
    store.undo()
    assert [one.id for one in modules_of(store, id)] == [first.id, second.id, third.id]
    store.close()


def test_an_empty_outcome_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    store = make.register(tmp_path)
    id = training.programme(store)
    before = outcomes_of(store, id)
    with pytest.raises(UserError):
        save_outcomes(store, id, [replace(before[0], text=" ")])
    assert outcomes_of(store, id) == before
    save_outcomes(store, id, before[1:])
    assert [one.text for one in outcomes_of(store, id)] == [one.text for one in before[1:]]
    store.close()
