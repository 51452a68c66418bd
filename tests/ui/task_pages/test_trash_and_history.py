"""The trash and the history of the register: what was done, by whom, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.ui.task_pages.conftest import CTRL, Person

from grono.services import editing, trash
from grono.ui.pages.history import HistoryPage
from grono.ui.pages.trash import TrashPage


@pytest.fixture
def ids(person: Person) -> list[str]:
    """The organisations of the office."""
    rows = person.window.store.query("SELECT id FROM _rownum WHERE kind = 'organisation' ORDER BY sort_key")
    return [row[0] for row in rows]


def test_what_is_ticked_comes_back_in_one_step(person: Person, ids: list[str]) -> None:
    store = person.window.store
    for one in ids[:3]:
        editing.delete(store, "organisation", [one])
    person.window.go("trash")
    page = person.page
    assert isinstance(page, TrashPage)
    page.table.records.tick([0, 1])
    person.click("Przywróć 2 pozycje")
    assert len(trash.in_trash(store)) == 1
    assert person.sees("Przywrócono 2 pozycje")
    person.press(Qt.Key.Key_Z, CTRL)
    assert len(trash.in_trash(store)) == 3


def test_enter_brings_the_current_line_back(person: Person, ids: list[str]) -> None:
    store = person.window.store
    title = editing.title_of(store, ids[0])
    editing.delete(store, "organisation", [ids[0]])
    person.window.go("trash")
    page = person.page
    assert isinstance(page, TrashPage)
    page.table.setFocus()
    person.press(Qt.Key.Key_Return)
    assert person.sees(f"Przywrócono: {title}", "Kosz jest pusty")


def test_the_history_tells_a_step_and_undoes_back_to_it(person: Person, ids: list[str]) -> None:
    store = person.window.store
    editing.tag_many(store, "organisation", ids[:2], "targi")
    editing.save_organisation(store, ids[0], {"phones": ("22 555 99 99",)})
    person.window.go("history")
    page = person.page
    assert isinstance(page, HistoryPage)
    page.table.go_to(1)
    assert person.sees("Oznaczenie 2 wpisów znacznikiem „targi”", "Znacznik, dodano: targi")
    person.click("Cofnij aż dotąd (2)")
    assert person.sees("Cofnąć 2 zmiany?")
    person.click("Cofnij 2 zmiany")
    assert person.sees("Cofnięto 2 zmiany")
    assert store.query("SELECT 1 FROM tag WHERE deleted_at IS NULL") == []
    person.click("Ponów")
    assert len(store.query("SELECT 1 FROM tag WHERE deleted_at IS NULL")) == 2


def test_a_record_named_in_the_history_opens(person: Person, ids: list[str]) -> None:
    store = person.window.store
    editing.save_organisation(store, ids[0], {"phones": ("22 555 99 99",)})
    person.window.go("history")
    person.click(editing.title_of(store, ids[0]))
    assert person.sees("22 555 99 99")


def test_the_last_step_is_undone_from_its_line(person: Person, ids: list[str]) -> None:
    editing.delete(person.window.store, "organisation", [ids[0]])
    person.window.go("history")
    page = person.page
    assert isinstance(page, HistoryPage)
    page.table.go_to(0)
    person.click("Cofnij")
    assert trash.in_trash(person.window.store) == []
