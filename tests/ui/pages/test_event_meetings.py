"""B2B meetings of an event in the window: the room, the wishes, the schedule, the way to paper."""

from __future__ import annotations

from datetime import date, time

import pytest
from tests import make
from tests.ui.pages.conftest import User

from grono.domain.activity import Registration
from grono.domain.ids import Id, new_id
from grono.services.activities import b2b
from grono.store.store import Store
from grono.ui.pages.events.meetings import MeetingsView
from grono.ui.window import Window


@pytest.fixture
def people(store: Store) -> list[Registration]:
    """Three guests of a brokerage event."""
    event = make.event(store, "Giełda współpracy", make.session("2030-01-07", "10:00-14:00"))
    return make.registered(store, "event", event, *(make.guest(name) for name in ("Lis", "Sowa", "Wilk")))


def meetings(window: Window, user: User, event: str) -> MeetingsView:
    """The tab of meetings."""
    window.go("event", id=event, tab="meetings")
    user.settle()
    found = window.findChild(MeetingsView)
    assert found is not None
    return found


def test_wishes_become_a_schedule_that_undo_takes_back(
    window: Window, user: User, store: Store, people: list[Registration]
) -> None:
    event = people[0].subject_id
    view = meetings(window, user, event)
    lis, sowa, wilk = (one.id for one in people)
    wished = [(lis, sowa), (sowa, lis), (lis, wilk)]
    view.wishes.changed.emit(
        [(new_id(), {"registration_id": one, "wanted_id": other}) for one, other in wished]
    )
    assert len(b2b.wishes_of(store, event)) == 3
    for key, value in (("starts", time(10)), ("slots", 2), ("tables", 1)):
        view.room.boxes[key].editor.set_value(value)
    user.click("Ułóż spotkania")
    user.wait_to_see("Zaplanowano 2 spotkania")
    assert user.sees("10:00, stolik 1: Lis – Sowa", "10:25, stolik 1: Lis – Wilk")
    plan = b2b.plan_of(store, event)
    assert plan is not None
    assert (plan.day, plan.slots, plan.tables) == (date(2030, 1, 7), 2, 1)
    asked: list[str] = []
    view.desk.go = lambda place, **_where: asked.append(place)  # pyright: ignore[reportAttributeAccessIssue]
    user.click("Drukuj harmonogram")
    assert asked == ["reports"]
    store.undo()
    assert b2b.meetings_of(store, event) == []


def test_a_wish_taken_away_is_gone_and_nobody_meets_themselves(
    window: Window, user: User, store: Store, people: list[Registration]
) -> None:
    event = people[0].subject_id
    view = meetings(window, user, event)
    lis, sowa, _wilk = (one.id for one in people)
    view.wishes.changed.emit([(new_id(), {"registration_id": lis, "wanted_id": lis})])
    assert b2b.wishes_of(store, event) == []
    b2b.wish(store, event, [(lis, sowa)])
    view.wishes.changed.emit([(new_id(), {"registration_id": lis, "wanted_id": None})])
    assert b2b.wishes_of(store, event) == []


def test_a_room_without_a_table_is_told(
    window: Window, user: User, store: Store, people: list[Registration]
) -> None:
    event = people[0].subject_id
    view = meetings(window, user, event)
    view.room.boxes["tables"].editor.set_value(0)
    user.click("Ułóż spotkania")
    user.wait_to_see("jedna tura")
    assert b2b.plan_of(store, event) is None


def test_people_are_found_by_any_part_of_their_name(
    window: Window, user: User, people: list[Registration]
) -> None:
    view = meetings(window, user, people[0].subject_id)
    editor = view.wishes
    editor.add_line()
    assert [words for _id, words in view._people(editor._fields[0], "so")] == ["Sowa"]
    assert view._people(editor._fields[0], f"={people[2].id}") == [(str(people[2].id), "Wilk")]
    assert view._people(editor._fields[0], f"={Id('nobody')}") == []
