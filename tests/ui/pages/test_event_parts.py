"""The parts of an event's page besides the door: programme, costs, projects, copies, files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from tests import make
from tests.ui import walk
from tests.ui.pages.conftest import User

from grono.domain.activity import CostItem
from grono.domain.event import AgendaItem, Event
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.questions import QuestionKind
from grono.services import attached
from grono.services.activities import served
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.training import surveys
from grono.store.store import Store
from grono.ui.pages.events.attendance import Attendance
from grono.ui.pages.events.page import EventPage
from grono.ui.pages.events.parts import SurveyView
from grono.ui.pages.projects.strip import StripPicture
from grono.ui.records.page import RecordPage
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
DAY = date(2030, 1, 7)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


@pytest.fixture
def event(store: Store, ids: dict[str, Id]) -> Id:
    """An event of one day in 2030 with a person on its list."""
    made = make.event(
        store, "Giełda kooperacyjna", make.session("2030-01-07", "10:00-12:00"), place="Piastów"
    )
    make.registered(store, "event", made, Newcomer(person_id=ids["Święcicka"]))
    return made


def page_of(window: Window) -> EventPage:
    return cast("EventPage", window.book.page)


def type_into(user: User, name: str, text: str) -> None:
    """Type into the field of a name and leave it."""
    fields = user.window.findChildren(QLineEdit)
    field = next(one for one in fields if one.isVisible() and one.accessibleName() == name)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.clear()
    walk.type_text(field, text)
    user.press(Qt.Key.Key_Tab)


def test_a_cell_of_a_day_is_saved_when_it_is_left(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.go("event", id=event, tab="programme")
    user.settle()
    type_into(user, "Sala 1", "sala 12")
    assert sessions_of(store, "event", event)[0].room == "sala 12"
    user.click("Dodaj dzień")
    type_into(user, "Dzień 2", "8.1.2030")
    assert [one.day.day for one in sessions_of(store, "event", event)] == [7, 8]
    user.click("Usuń wiersz 2")
    assert [one.day.day for one in sessions_of(store, "event", event)] == [7]


def test_a_day_that_ends_before_it_begins_is_not_saved(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.go("event", id=event, tab="programme")
    user.settle()
    type_into(user, "Do 1", "kwadrans")
    assert user.sees("„kwadrans”")
    type_into(user, "Do 1", "13")
    assert str(sessions_of(store, "event", event)[0].ends) == "13:00:00"


def test_a_speaker_is_found_in_the_register_or_only_named(
    event: Id, window: Window, user: User, store: Store, ids: dict[str, Id]
) -> None:
    window.go("event", id=event, tab="programme")
    user.settle()
    user.click("Dodaj wiersz")
    type_into(user, "Od 1", "10")  # the first field of that name is the day's
    fields = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
    starts = [one for one in fields if one.accessibleName() == "Od 1"][-1]
    starts.setFocus()
    walk.type_text(starts, "10.00")
    type_into(user, "Prelegent 1", "Święcicka Małgorzata")
    topics = [one for one in fields if one.accessibleName() == "Temat 1"]
    topics[-1].setFocus()
    walk.type_text(topics[-1], "Otwarcie")
    user.press(Qt.Key.Key_Tab)
    item = store.all(AgendaItem)[0]
    assert (item.topic, item.day, item.speaker_id) == ("Otwarcie", DAY, ids["Święcicka"])


def test_costs_are_typed_and_summed(event: Id, window: Window, user: User, store: Store) -> None:
    window.go("event", id=event, tab="costs")
    user.settle()
    user.click("Dodaj koszt")
    type_into(user, "Na co 1", "Catering")
    type_into(user, "Planowane, zł 1", "1 200,50")
    type_into(user, "Poniesione, zł 1", "1300")
    assert [(one.name, one.planned, one.actual) for one in store.all(CostItem)] == [
        ("Catering", 120050, 130000)
    ]
    assert user.sees("1 200,50 zł planowane", "99,50 zł ponad plan")


def test_an_event_serves_a_project_and_its_papers_are_one_click_away(
    event: Id, window: Window, user: User, store: Store
) -> None:
    make.project(store, "Splot kompetencji", number="FERS.01")
    window.go("event", id=event)
    user.click("Dodaj projekt")
    user.type("splot")
    user.press(Qt.Key.Key_Return)
    user.press(Qt.Key.Key_Return)
    assert [one.title for one in served.projects_of(store, "event", event)] == ["Splot kompetencji"]
    assert user.sees("FERS.01")
    user.click("Usuń: Splot kompetencji")
    assert served.projects_of(store, "event", event) == []


def test_an_event_is_copied_and_made_into_a_series(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.go("event", id=event)
    user.settle()
    page_of(window).copy()
    user.settle()
    user.press(Qt.Key.Key_Return, CTRL)
    copied = page_of(window).shown
    assert copied is not None
    assert copied.event.id != event
    assert copied.sessions[0].day == date(2030, 1, 14)
    assert copied.people == []
    page_of(window).make_series()
    user.settle()
    user.press(Qt.Key.Key_Return, CTRL)
    assert len(store.all(Event)) == 5


def test_an_event_that_is_undone_says_so(event: Id, window: Window, user: User, store: Store) -> None:
    window.go("event", id=event)
    page_of(window).delete()
    window.go("event", id=event)
    assert user.sees("Nie ma tego wydarzenia")
    store.undo()
    assert user.sees("Giełda kooperacyjna")


def test_people_of_the_event_are_written_to(event: Id, window: Window, user: User) -> None:
    window.go("event", id=event)
    page_of(window).write()
    user.settle()
    assert user.sees("m.swiecicka@netika.example") or user.sees("Adresy")


def test_signed_lists_stand_among_the_files(
    event: Id, window: Window, user: User, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "lista.pdf"
    path.write_bytes(b"%PDF-1.4")
    attached.attach(store, "session", sessions_of(store, "event", event)[0].id, [path])
    window.go("event", id=event, tab="files")
    assert user.sees("Podpisane listy", "lista.pdf")


def test_every_tab_is_reached_by_keyboard(event: Id, window: Window, user: User) -> None:
    for tab in ("overview", "attendance", "programme", "people", "costs", "survey"):
        window.go("event", id=event, tab=tab)
        user.settle()
        assert walk.problems(window, page_of(window)) == [], tab


def test_a_project_has_its_strip_and_what_serves_it(
    event: Id, window: Window, user: User, store: Store, tmp_path: Path
) -> None:
    project = make.project(store, "Splot kompetencji")
    served.serve(store, "event", event, [project])
    window.show_record("project", project)
    user.settle()
    path = tmp_path / "pasek.png"
    path.write_bytes(PIXEL)
    user.bot.waitUntil(lambda: bool(window.findChildren(StripPicture)))
    window.findChildren(StripPicture)[0].take(path)
    known = store.get(Project, project)
    assert known is not None
    assert known.strip_id is not None
    user.click("Usuń", inside=window.findChildren(StripPicture)[-1])
    user.click("Działania")
    assert user.sees("Giełda kooperacyjna")


def test_a_project_is_added_by_its_form(window: Window, user: User, store: Store) -> None:
    window.go("projects")
    user.press(Qt.Key.Key_N, CTRL)
    user.type("Klaster za granicą")
    user.press(Qt.Key.Key_S, CTRL)
    assert [one.title for one in store.all(Project)] == ["Klaster za granicą"]
    assert QApplication.focusWidget() is not None


def test_times_that_cannot_be_are_told_and_put_back(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.go("event", id=event, tab="programme")
    user.settle()
    with user.bot.captureExceptions() as caught:
        type_into(user, "Do 1", "8")
        user.settle()
    assert [str(one[1]) for one in caught] == ["It ends before it begins. Correct one of the two times."]
    assert str(sessions_of(store, "event", event)[0].ends) == "12:00:00"


def test_nothing_is_marked_in_a_register_that_is_only_read(
    event: Id, window: Window, user: User, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window), "read_only", property(lambda _window: True))
    window.go("event", id=event, tab="attendance")
    user.settle()
    door = page_of(window)._views["attendance"]
    assert isinstance(door, Attendance)
    assert not door.finder.isEnabled()
    door.table.setFocus()
    user.press(Qt.Key.Key_Space)
    assert door.table.records.ticked == set()
    page_of(window).end()
    page_of(window).edit()
    assert isinstance(window.book.page, EventPage)


def test_the_page_prints_the_sheet_of_its_day(
    event: Id, window: Window, user: User, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []
    window.go("event", id=event, tab="attendance")
    monkeypatch.setattr(window, "go", lambda place, **where: asked.append({"place": place, **where}))
    user.click("Drukuj listę")
    session = sessions_of(store, "event", event)[0].id
    assert asked == [{"place": "reports", "name": "sign-in-sheet", "options": {"session": session}}]


def test_the_list_and_its_pane_open_the_page(event: Id, window: Window, user: User) -> None:
    window.go("events")
    user.settle()
    user.click("Otwórz wydarzenie")
    assert isinstance(window.book.page, EventPage)
    user.click("Edytuj")
    assert user.sees("Po wydarzeniu")
    window.go("events")
    cast("RecordPage", window.book.page).open_card()
    assert isinstance(window.book.page, EventPage)


def test_sheets_of_the_survey_are_typed_one_after_another(
    event: Id, window: Window, user: User, store: Store
) -> None:
    window.go("event", id=event, tab="survey")
    user.settle()
    view = page_of(window)._views["survey"]
    assert isinstance(view, SurveyView)
    marked = [one for one in view.survey._asked if one.question.kind is not QuestionKind.OPEN]
    view.survey.line.setFocus()
    user.type(" ".join("4" for _one in marked))
    user.press(Qt.Key.Key_Return)
    assert len(surveys.sheets(store, "event", event)) == 1
    user.type("zz")
    user.press(Qt.Key.Key_Return)
    assert view.survey.line.text() == "zz"
    view.survey.remove_last()
    assert surveys.sheets(store, "event", event) == {}
