"""Deadlines as a list, a month and a week; every way by keyboard as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.ui import walk
from tests.ui.pages.conftest import User

from grono.domain.activity import Attendance, Registration, ServedProject, Session
from grono.domain.attached import Task
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.text import _
from grono.services.activities.sessions import public_holidays
from grono.services.deadlines import deadlines
from grono.store.store import Store
from grono.ui.look import Look
from grono.ui.pages.deadlines import DeadlinesPage
from grono.ui.records.deadline_rows import badge
from grono.ui.window import Window

TODAY = date.today()


@pytest.fixture
def busy(store: Store, ids: dict[str, Id]) -> Store:
    """An event of a project in three days, one of last month without attendance, two tasks."""
    project = Project(code="Splot", title="Splot kompetencji")
    breakfast = Event(title="Śniadanie biznesowe", place="Piastów", in_charge="Anna Nowak")
    held = Event(title="Grupa robocza", in_charge="Piotr Lis")
    rows = (
        project,
        breakfast,
        held,
        _day(breakfast, TODAY + timedelta(days=3)),
        _day(held, TODAY - timedelta(days=30)),
        Registration(subject_table="event", subject_id=held.id, number=1, guest_family_name="Gość"),
        ServedProject(subject_table="event", subject_id=breakfast.id, project_id=project.id, position=0),
        _task(ids["PiastSoft"], "Zadzwonić", TODAY),
        _task(ids["PiastSoft"], "Wysłać umowę", TODAY + timedelta(days=20)),
    )
    with store.step(_("Test")):
        for row in rows:
            store.save(row)
    return store


def _day(event: Event, day: date) -> Session:
    return Session(subject_table="event", subject_id=event.id, day=day, starts=time(9), ends=time(12))


def _task(owner: Id, title: str, day: date) -> Task:
    return Task(
        subject_table="organisation", subject_id=owner, title=title, due_on=day, assignee="Ewa Wolska"
    )


def opened(window: Window, **where: object) -> DeadlinesPage:
    window.go("deadlines", **where)
    page = window.book.page
    assert isinstance(page, DeadlinesPage)
    return page


def named(user: User, begun: str) -> str:
    """The whole name of what begins so."""
    user.settle()
    return next(name for name in user.screen() if name.startswith(begun))


def test_a_quiet_register_says_what_will_be_here(window: Window, user: User) -> None:
    opened(window)
    assert user.sees("Nie ma żadnych terminów", "Zadania, wydarzenia, zapisy")


def test_the_list_is_grouped_by_how_pressing_it_is(busy: Store, window: Window, user: User) -> None:
    opened(window)
    assert user.sees("Po terminie", "Ten tydzień", "Później", "5 terminów")
    assert user.sees("Uzupełnij obecność z", "Śniadanie biznesowe, 9:00–12:00 · Piastów · Anna Nowak")
    late = named(user, "Uzupełnić REGON, Netika")
    assert "po terminie" in late
    assert late.endswith("zadanie")


def test_a_tick_does_a_task_and_is_undone(busy: Store, window: Window, user: User) -> None:
    opened(window)
    user.click("Oznacz jako zrobione: Zadzwonić")
    assert user.sees("Zrobione: Zadzwonić", "4 terminy")
    user.click("Cofnij")
    assert user.sees("5 terminów", "Oznacz jako zrobione: Zadzwonić")


def test_what_a_tick_does_not_settle_opens_the_way(
    busy: Store, window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(window, "show_record", lambda table, _id, **where: asked.append((table, where)))
    opened(window)
    user.click(named(user, "Załatw: Uzupełnij obecność"))
    user.click(named(user, "Uzupełnij: Uzupełnij obecność"))
    assert [table for table, _where in asked] == ["event", "event"]
    assert asked[0][1]["tab"] == "attendance"


def test_a_sheet_with_its_attendance_is_closed_at_once(busy: Store, window: Window, user: User) -> None:
    day = busy.all(Session, "day < ?", (TODAY.isoformat(),))[0]
    with busy.step(_("Test")):
        busy.save(Attendance(session_id=day.id, registration_id=busy.all(Registration)[0].id, minutes=180))
    opened(window)
    user.click(named(user, "Zamknij: Zamknij listę obecności"))
    assert busy.get(Session, day.id) == replace(day, closed_on=TODAY)
    assert user.sees("4 terminy")
    user.click("Cofnij")
    assert user.sees("5 terminów")


def test_a_line_opens_its_record(busy: Store, ids: dict[str, Id], window: Window, user: User) -> None:
    opened(window)
    user.click(named(user, "Uzupełnić REGON, Netika"))
    page = window.book.page
    assert page is not None
    assert user.sees("Netika Rozwiązania IT sp. z o.o.")
    window.back()
    assert user.sees("5 terminów")


def test_filters_narrow_every_view(busy: Store, window: Window, user: User) -> None:
    page = opened(window)
    project = busy.all(Project)[0]
    for filters, said in (
        ((("kind", ("task",)),), "3 terminy"),
        ((("person", ("Anna Nowak",)),), "1 termin"),
        ((("project", (project.id,)),), "1 termin"),
    ):
        page.bar.set_filters(filters)
        page.refresh()
        assert user.sees(said), filters
    assert [key for key, _words in page.bar._chips["person"].spec.choices()] == [
        "Anna Nowak",
        "Ewa Wolska",
        "Piotr Lis",
    ]
    assert user.sees("Śniadanie biznesowe")
    page.bar.set_filters((("kind", ("report",)),))
    page.refresh()
    assert user.sees("Żaden termin nie pasuje do filtrów")
    user.click("Wyczyść filtry")
    assert user.sees("5 terminów")
    page.bar.search.setText("zadzwonić")
    page.refresh()
    assert user.sees("1 termin")


def test_a_long_list_is_shown_in_parts(store: Store, ids: dict[str, Id], window: Window, user: User) -> None:
    with store.step(_("Test")):
        for number in range(70):
            store.save(_task(ids["PiastSoft"], f"Zadanie {number}", TODAY + timedelta(days=number)))
    opened(window)
    assert user.sees("71 terminów")
    assert not user.sees("Zadanie 69")
    user.click("Pokaż więcej")
    assert user.sees("Zadanie 69")


def test_the_month_goes_by_keyboard(busy: Store, window: Window, user: User) -> None:
    page = opened(window, view="month")
    calendar = page.month.calendar
    calendar.setFocus(Qt.FocusReason.TabFocusReason)
    assert "1 termin, Zadzwonić" in calendar.accessibleDescription()
    for key, days in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 7),
        (Qt.Key.Key_Up, -7),
        (Qt.Key.Key_Left, -1),
    ):
        before = page.month.day
        user.press(key)
        assert page.month.day - before == timedelta(days=days)
    user.press(Qt.Key.Key_Home)
    assert page.month.day.weekday() == 0
    user.press(Qt.Key.Key_End)
    assert page.month.day.weekday() == 6
    user.press(Qt.Key.Key_F12)
    page.month.go(TODAY)
    user.settle()
    user.press(Qt.Key.Key_Return)
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Oznacz jako zrobione: Zadzwonić"


def test_the_months_are_turned(busy: Store, window: Window, user: User) -> None:
    page = opened(window, view="month", day="2026-01-31")
    assert user.sees("Styczeń 2026", "sobota, 31 stycznia 2026", "Na ten dzień nic nie przypada.")
    user.click("Następny miesiąc")
    assert page.month.day == date(2026, 2, 28)
    assert user.sees("Luty 2026")
    user.click("Poprzedni miesiąc")
    assert page.month.day == date(2026, 1, 28)
    user.click("Dziś", page.month)
    assert page.month.day == TODAY


def test_public_holidays_are_told(window: Window, user: User, look: Look) -> None:
    """11 November is a public holiday: act of 18 January 1951, art. 1."""
    page = opened(window, view="month", day="2026-11-11")
    assert user.sees("Narodowe Święto Niepodległości")
    assert "Święto" in page.month.calendar.accessibleDescription()
    assert public_holidays(2026, "en")[date(2026, 11, 11)] == "National Independence Day"


def test_the_week_shows_the_day_that_the_month_showed(busy: Store, window: Window, user: User) -> None:
    page = opened(window, view="month", day="2026-11-30")
    user.click("Tydzień")
    assert user.sees("30 listopada – 6 grudnia 2026")
    user.click("Następny tydzień")
    assert page.week.day == date(2026, 12, 7)
    user.click("Miesiąc")
    assert user.sees("Grudzień 2026")


def test_the_mouse_chooses_a_day_and_a_double_click_enters_it(
    busy: Store, window: Window, user: User, qtbot: QtBot
) -> None:
    page = opened(window, view="week")
    calendar = page.week.calendar
    user.settle()
    width = calendar.width() / 7
    middle = QPoint(int(width * (TODAY.weekday() + 0.5)), calendar.height() // 2)
    monday = QPoint(int(width / 2), calendar.height() // 2)
    qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=monday)
    assert page.week.day == TODAY - timedelta(days=TODAY.weekday())
    qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert page.week.day == TODAY - timedelta(days=TODAY.weekday())
    qtbot.mouseDClick(calendar, Qt.MouseButton.LeftButton, pos=middle)
    assert page.week.day == TODAY


def test_the_view_comes_back(busy: Store, window: Window, user: User) -> None:
    page = opened(window, view="week")
    state = page.save_state()
    again = DeadlinesPage(window)
    again.restore_state(state)
    assert again.views.current == "week"
    window.do("deadlines_list")
    assert page.views.current == "list"


def test_what_is_over_or_settled_says_so(busy: Store, window: Window, user: User) -> None:
    task = busy.all(Task, "title = 'Zadzwonić'")[0]
    with busy.step(_("Test")):
        busy.save(replace(task, done_on=TODAY))
    today = deadlines(busy, TODAY - timedelta(days=30), TODAY, TODAY)
    said = {str(one.title): str(badge(one, TODAY)[0]) for one in today}
    assert (said["Grupa robocza"], said["Zadzwonić"]) == ("over", "settled")
    page = opened(window, view="month")
    user.click("Otwórz ponownie: Zadzwonić", page.month)
    assert busy.all(Task, "title = 'Zadzwonić' AND done_on IS NULL")


def test_the_whole_calendar_goes_into_a_file(
    window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("grono.ui.exporting.ask_where", lambda _desk, name: asked.append(name))
    page = opened(window)
    window.do("export_calendar")
    assert asked == [f"terminy_{TODAY:%Y-%m-%d}.ics"]
    assert page.search_field() is page.bar.search


@pytest.mark.parametrize("view", ["list", "month", "week"])
def test_every_stop_is_reached_and_named(busy: Store, window: Window, user: User, view: str) -> None:
    page = opened(window, view=view)
    user.settle()
    assert walk.problems(window, page) == []
    assert len(page.regions()) > 1


@pytest.mark.parametrize(("width", "height", "scale"), [(1180, 720, 100), (1440, 900, 200), (1024, 640, 115)])
def test_nothing_is_wider_than_the_page(
    busy: Store, window: Window, user: User, width: int, height: int, scale: int
) -> None:
    window.look.theme.choose(scale=scale)
    window.resize(width, height)
    page = opened(window)
    for view in ("list", "month", "week"):
        page.view(view)
        user.settle()
        assert page.minimumSizeHint().width() <= window.book.width(), view


def test_a_full_day_is_painted_in_every_size(
    store: Store, ids: dict[str, Id], window: Window, user: User
) -> None:
    """Words where there is room, else how many there are."""
    with store.step(_("Test")):
        for number in range(9):
            store.save(_task(ids["PiastSoft"], f"Zadanie {number}", TODAY))
    page = opened(window, view="month")
    for calendar, other in ((page.month.calendar, "week"), (page.week.calendar, "list")):
        for size in ((1000, 700), (700, 400), (300, 300)):
            calendar.resize(*size)
            assert not calendar.grab().isNull()
        page.view(other)


def test_a_day_is_told_with_its_times(busy: Store, window: Window) -> None:
    day = TODAY + timedelta(days=3)
    page = opened(window, view="week", day=day.isoformat())
    assert "9:00 Śniadanie biznesowe" in page.week.calendar.told(day)


def test_a_task_done_is_marked_in_the_month(busy: Store, window: Window) -> None:
    page = opened(window, view="month")
    task = busy.all(Task, "title = 'Zadzwonić'")[0]
    with busy.step(_("Test")):
        busy.save(replace(task, done_on=TODAY))
    assert [entry.done for entry in page.month.calendar.entries[TODAY]] == [True]
