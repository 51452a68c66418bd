"""Today: what is due, what takes place next, what the cluster counts."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from tests import make
from tests.ui import walk
from tests.ui.pages.conftest import User

from grono.domain.activity import Registration, Session
from grono.domain.attached import Task
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.membership import MemberState
from grono.domain.text import _
from grono.store.store import Store
from grono.ui.answers import waiting
from grono.ui.hooks import Hooks
from grono.ui.pages.today import TodayPage
from grono.ui.widgets.button import Button
from grono.ui.window import Window

TODAY = date.today()


def save(store: Store, *rows: Any) -> None:
    with store.step(_("Test")):
        for row in rows:
            store.save(row)


def task(owner: Id, title: str, days: int | None) -> Task:
    due = None if days is None else TODAY + timedelta(days=days)
    return Task(subject_table="organisation", subject_id=owner, title=title, due_on=due)


def planned(store: Store, title: str, days: int, taken: int = 0, **values: Any) -> Event:
    """An event in some days, with some people registered."""
    made = Event(**{"title": title, **values})
    day = TODAY + timedelta(days=days)
    save(store, made)
    save(
        store,
        Session(subject_table="event", subject_id=made.id, day=day, starts=time(9), ends=time(12)),
        *(
            Registration(subject_table="event", subject_id=made.id, number=n, guest_family_name=f"Gość {n}")
            for n in range(1, taken + 1)
        ),
    )
    return made


def shown(window: Window) -> TodayPage:
    window.go("today")
    page = window.book.page
    assert isinstance(page, TodayPage)
    return page


def asked(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """Where the page wants to go from now on."""
    found: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(window, "go", lambda place, **where: found.append((place, where)))
    return found


def test_one_looks_ahead_as_far_as_one_wants(
    store: Store, ids: dict[str, Id], window: Window, user: User
) -> None:
    firm = ids["PiastSoft"]
    save(store, *(task(firm, f"Za {days}", days) for days in (6, 20, 200)), task(firm, "Kiedyś", None))
    page = shown(window)
    assert user.sees("Po terminie", "Uzupełnić REGON", "Za 6", "Za 20")
    assert not user.sees("Za 200")
    user.click("7 dni")
    assert not user.sees("Za 20")
    user.click("Wszystkie")
    assert user.sees("Za 200", "Bez terminu", "Kiedyś")
    assert page.save_state() == {"period": "all"}
    again = TodayPage(window)
    again.restore_state(page.save_state())
    assert again.save_state() == {"period": "all"}
    again.restore_state({"period": "century"})
    assert again.save_state() == {"period": "30"}


def test_nothing_in_the_next_days_is_said(store: Store, window: Window, user: User) -> None:
    firm = make.organisation(store, "Netika")
    save(store, task(firm, "Za 20", 20))
    shown(window)
    user.click("7 dni")
    assert user.sees("W ciągu 7 dni nie ma nic do zrobienia.", "30 dni")


def test_much_that_is_late_leaves_room_for_the_rest(
    store: Store, ids: dict[str, Id], window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = ids["PiastSoft"]
    save(store, *(task(firm, f"Spóźnione {n}", -n) for n in range(1, 9)), task(firm, "Dzisiejsze", 0))
    shown(window)
    assert user.sees("Dzisiejsze", "i jeszcze 6")
    went = asked(window, monkeypatch)
    user.click("i jeszcze 6")
    assert went == [("deadlines", {"view": "list"})]


def test_what_comes_next_tells_its_day_place_and_seats(
    store: Store, ids: dict[str, Id], window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(store, "Śniadanie biznesowe", 1, taken=3, capacity=40, place="Piastów")
    planned(store, "Walne zgromadzenie", 0, taken=5)
    planned(store, "Warsztat", 4, taken=3, capacity=2)
    planned(store, "Konferencja", 60, capacity=100)
    shown(window)
    assert user.sees("jutro, 9:00 · Piastów", "dziś, 9:00", "3 z 40 miejsc", "5 osób", "3 z 2 miejsc")
    assert user.sees("0 z 100 miejsc")
    opened: list[str] = []
    monkeypatch.setattr(window, "show_record", lambda table, _id, **_where: opened.append(table))
    user.click(next(name for name in user.screen() if name.startswith("Warsztat, ")))
    assert opened == ["event"]
    went = asked(window, monkeypatch)
    user.click("Kalendarz")
    user.click("Lista obecności")
    assert went == [
        ("deadlines", {"view": "month"}),
        ("reports", {"name": "sign-in-sheet", "options": {"session": ""}}),
    ]


def test_everything_can_be_added_from_here(
    window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(window)
    went = asked(window, monkeypatch)
    button = user.button("Dodaj")
    assert isinstance(button, Button)
    menu = button.menu()
    assert [action.text() for action in menu.actions()] == [
        "Nowy członek",
        "Nowa osoba",
        "Nowe wydarzenie",
        "Nowa edycja",
    ]
    for action in menu.actions():
        action.trigger()
    assert [place for place, _where in went] == [
        "organisation_form",
        "person_form",
        "event_form",
        "edition_wizard",
    ]
    window._read_only = True
    page.add("event_form")
    assert len(went) == 4


def test_figures_have_the_plural_of_their_number(store: Store, window: Window, user: User) -> None:
    for number in range(5):
        make.organisation(store, f"Firma {number}", state=MemberState.MEMBER)
    make.organisation(store, "Kandydat", state=MemberState.INVITED)
    make.person(store, "Wolska", "Ewa")
    make.person(store, "Nowak", "Jan")
    shown(window)
    assert user.sees("5 członków", "1 kandydat", "2 osoby", "0 MŚP")


def test_the_sidebar_counts_what_waits(store: Store, ids: dict[str, Id], window: Window, user: User) -> None:
    window.hooks = Hooks(waiting=waiting)
    save(store, task(ids["PiastSoft"], "Dzisiejsze", 0))
    user.wait_to_see("Terminy 2")
    store.undo()
    user.wait_to_see("Terminy 1")


def test_a_count_waits_for_a_job(
    store: Store, ids: dict[str, Id], window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.hooks = Hooks(waiting=waiting)
    monkeypatch.setattr(window.tasks, "running", ["a job that has the register"])
    window.tell_register()
    user.bot.wait(400)
    assert not user.sees("Terminy 1")
    monkeypatch.setattr(window.tasks, "running", [])
    user.wait_to_see("Terminy 1")
    window.hide()
    window.tell_register()
    user.bot.wait(350)


def test_today_is_reached_by_keyboard(store: Store, ids: dict[str, Id], window: Window, user: User) -> None:
    planned(store, "Śniadanie biznesowe", 1, taken=3, capacity=40)
    held = planned(store, "Grupa robocza", -9, taken=2)
    page = shown(window)
    user.settle()
    assert user.sees("Uzupełnij obecność", held.title)
    assert walk.problems(window, page) == []
