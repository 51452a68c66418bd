"""Members: views, filters, the card of the current row, actions on ticked rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from tests.ui import walk
from tests.ui.pages.conftest import User, wait_for_card

from grono.domain.ids import Id
from grono.domain.membership import MemberState
from grono.services import editing, views
from grono.store.store import Store
from grono.ui.pages.members import MembersPage
from grono.ui.table import Table
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def page_of(window: Window) -> MembersPage:
    page = window.book.page
    assert isinstance(page, MembersPage)
    wait_for_card(page)
    return page


def names(table: Table) -> list[str]:
    return [table.records.text(place, table.records.columns[0]) for place in range(table.records.rowCount())]


def test_the_list_opens_on_members_with_the_card_of_the_first(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    page = page_of(window)
    assert names(page.table)[0] == "Akademia Nauk Stosowanych nad Utratą"
    assert names(page.table)[-1] == "PiastSoft sp. z o.o."
    assert user.sees("7 członków", "bez zgody na katalog", "poza katalogiem")
    user.wait_to_see("Kandydaci 1", "Byli 1", "Wszystkie 9")


def test_typing_narrows_the_list_whatever_the_marks(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("members")
    user.press(Qt.Key.Key_F, CTRL)
    user.type("lodz")
    user.wait_to_see("1 z 7 członków", "Łódzkie Systemy Pomiarowe sp. z o.o.")
    assert user.sees("22 555 01 76")
    user.press(Qt.Key.Key_Escape)
    user.wait_to_see("7 członków")


def test_filters_that_leave_nothing_say_so_and_are_cleared_by_one_click(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    page = page_of(window)
    page.bar.set_filters((("size", ("large",)),))
    page.bar.changed.emit()
    assert user.sees("Żadna organizacja nie pasuje do filtrów", "0 z 7 członków")
    user.click("Wyczyść filtry")
    assert user.sees("7 członków")


def test_views_are_tabs_and_what_is_shown_can_be_kept_as_one(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.go("members")
    page = page_of(window)
    page.views.tabs.choose("former")
    assert names(page.table) == ["Zegarynka"]
    user.wait_to_see("członek do 31 grudnia 2019")
    page.views.tabs.choose("members")
    page.bar.set_filters((("size", ("micro",)),))
    page.bar.changed.emit()
    user.click("Zapisz widok")
    user.type("Mikro")
    user.press(Qt.Key.Key_Return)
    assert page.views.current.title == "Mikro"
    assert user.sees("Zapisano widok: Mikro")
    assert len(names(page.table)) == 2
    ((_view, query),) = views.saved(store, "organisations")
    assert dict(query.filters)["size"] == ("micro",)
    user.click("Cofnij")
    assert views.saved(store, "organisations") == []
    assert page.views.current.key == "members"


def test_a_view_of_ones_own_is_renamed_and_deleted(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.go("members")
    page = page_of(window)
    view = views.save(store, "organisations", "Nasi", page.query())
    page.views.tabs.choose(view.id)
    page.views.menu().actions()[0].trigger()
    user.press(Qt.Key.Key_A, CTRL)
    user.type("Najbliżsi")
    user.press(Qt.Key.Key_Return)
    assert user.sees("Najbliżsi")
    page.views.menu().actions()[1].trigger()
    assert user.sees("Usunięto widok: Najbliżsi")
    assert page.views.current.key == "members"


def test_the_order_follows_the_head_and_comes_back_after_a_restart(
    ids: dict[str, Id], window: Window
) -> None:
    window.go("members")
    page = page_of(window)
    page.table.head.order_wanted.emit("town")
    assert names(page.table)[0] == "Automatyka Błonie sp. z o.o."
    page.table.columns.show("phones", on=True)
    window.save_state()
    window.show_register(window.store)
    window.go("members")
    again = page_of(window)
    assert again is not page
    assert names(again.table)[0] == "Automatyka Błonie sp. z o.o."
    phones = next(column for column in again.table.columns.shown() if column.key == "phones")
    assert again.table.records.text(0, phones) == "22 555 01 76"


def test_the_pane_follows_the_row_and_its_tabs_tell_the_rest(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    page = page_of(window)
    page.table.setFocus()
    user.type("neti")
    user.wait_to_see("Teresin · członek od 14 maja 2019", "biuro@netika.example", "999-906-79-07")
    page.pane.tabs.choose("people")
    assert user.sees("Małgorzata Święcicka", "koordynatorka ds. klastra · osoba do kontaktu")
    page.pane.tabs.choose("notes")
    assert user.sees("Uzupełnić REGON", "Szuka podwykonawcy.")
    page.pane.tabs.choose("history")
    assert user.sees("Dodanie: Netika Rozwiązania IT sp. z o.o.")


def test_enter_opens_the_card_as_a_page_and_back_returns(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    page_of(window).table.setFocus()
    user.type("auto")
    user.press(Qt.Key.Key_Return)
    assert user.sees("Błonie · członek od 14 maja 2019")
    assert not user.sees("Nazwa, NIP, miejscowość, osoba…")
    user.click("Następny")
    assert user.sees("Ożarów Mazowiecki · członek od 14 maja 2019")
    window.back()
    assert user.sees("Nazwa, NIP, miejscowość, osoba…")
    assert page_of(window).current_id() == ids["Automatyka"]


def test_ctrl_i_closes_the_pane_and_a_narrow_window_has_none(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    page = page_of(window)
    user.press(Qt.Key.Key_I, CTRL)
    assert page.pane.isHidden()
    user.press(Qt.Key.Key_I, CTRL)
    assert page.pane.isVisible()
    window.resize(1024, 640)
    window.look.theme.scale = 100
    page.area.split.resize(700, 400)
    assert page.pane.isHidden()


def test_a_record_that_is_asked_for_is_shown_even_where_the_view_hides_it(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    window.show_record("organisation", ids["Zegarynka"])
    page = page_of(window)
    assert page.views.current.key == "all"
    assert page.current_id() == ids["Zegarynka"]
    window.show_record("organisation", ids["PiastSoft"])
    assert page.views.current.key == "all"
    assert page.current_id() == ids["PiastSoft"]


def test_ticked_rows_go_to_the_trash_and_one_undo_brings_them_back(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    page = page_of(window)
    page.table.setFocus()
    user.press(Qt.Key.Key_Space)
    user.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert user.sees("Zaznaczono 2 organizacje")
    user.click("Do kosza")
    assert user.sees("2 organizacje są w koszu", "5 członków")
    user.click("Cofnij")
    assert user.sees("7 członków")


def test_escape_unticks_and_delete_takes_the_current_row(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("members")
    page = page_of(window)
    page.table.setFocus()
    user.press(Qt.Key.Key_A, CTRL)
    assert user.sees("Zaznaczono 7 organizacji")
    user.press(Qt.Key.Key_Escape)
    assert page.table.records.ticked_ids() == []
    user.type("pia")
    user.press(Qt.Key.Key_Delete)
    assert "PiastSoft sp. z o.o." not in names(page.table)


def test_many_are_changed_and_tagged_in_one_step(
    ids: dict[str, Id], window: Window, user: User, known: Callable[[str], dict[str, object]]
) -> None:
    window.go("members")
    page = page_of(window)
    page.tick_all()
    user.click("Otaguj…")
    user.type("grono")
    user.press(Qt.Key.Key_Return)
    assert user.sees("Otagowano 7 wpisów")
    assert known(ids["Netika"])["tags"] == ("grono",)
    user.click("Zmień…")
    user.press(Qt.Key.Key_Tab)
    user.type("zawieszony")
    user.press(Qt.Key.Key_Return)
    user.click("Zmień w 7 wpisach")
    assert user.sees("Zmieniono 7 wpisów")
    assert known(ids["Netika"])["state"] is MemberState.SUSPENDED
    user.click("Cofnij")
    assert known(ids["Netika"])["state"] is MemberState.MEMBER


def test_rows_are_copied_as_a_table(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("members")
    page_of(window).table.setFocus()
    user.type("neti")
    user.press(Qt.Key.Key_C, CTRL)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:2] == ["Nazwa", "NIP"]
    assert row.split("\t")[:2] == ["Netika Rozwiązania IT sp. z o.o.", "999-906-79-07"]


def test_a_dropped_file_goes_to_the_import(ids: dict[str, Id], window: Window, monkeypatch: object) -> None:
    window.go("members")
    page = page_of(window)
    asked: list[tuple[str, dict[str, object]]] = []
    page.desk = type("Desk", (), {"go": staticmethod(lambda place, **where: asked.append((place, where)))})()  # pyright: ignore[reportAttributeAccessIssue]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/lista.xlsx")])
    page.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert asked == [("import_list", {"source": "/lista.xlsx", "kind": "members"})]
    page.desk = window


def test_an_empty_register_says_what_will_be_here(window: Window, user: User) -> None:
    window.go("members")
    assert user.sees("Tu będą członkowie klastra", "Dodaj pierwszego członka", "Wczytaj z Excela")
    assert not user.sees("Nowy członek")
    user.click("Dodaj pierwszego członka")
    assert user.sees("Dane rejestrowe")
    assert isinstance(window.focusWidget(), QLineEdit)


def test_a_change_elsewhere_is_shown_at_once(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.go("members")
    page = page_of(window)
    page.table.setFocus()
    user.type("neti")
    editing.save_organisation(store, ids["Netika"], {"name": "Netika Nowa S.A."})
    assert "Netika Nowa S.A." in names(page.table)
    user.wait_to_see("Netika Nowa S.A.")
    store.undo()
    assert "Netika Rozwiązania IT sp. z o.o." in names(page.table)


def test_everything_is_reached_by_keyboard(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("members")
    page = page_of(window)
    assert walk.problems(window, page) == []
    for part in ("people", "notes", "files", "history"):
        page.pane.tabs.choose(part)
        assert walk.problems(window, page.pane) == []
    page.tick_all()
    assert walk.problems(window, page.area.bars) == []
    page.table.records.tick_all(on=False)
    page.open_card()
    assert walk.problems(window, page) == []


def test_a_register_that_is_only_read_offers_no_changes(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.show_register(store, read_only=True)
    window.go("members")
    page = page_of(window)
    page.tick_all()
    assert not user.sees("Nowy członek")
    assert not user.sees("Do kosza")
    assert user.sees("Napisz", "Eksportuj")
    assert not user.button("Edytuj").isEnabled()
    user.press(Qt.Key.Key_N, CTRL)
    page.table.records.tick_all(on=False)
    page.table.setFocus()
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        user.press(key)
    assert window.book.page is page
    assert len(names(page.table)) == 7
    window.show_record("organisation", ids["Netika"])
    page.pane.tabs.choose("notes")
    user.wait_to_see("Szuka podwykonawcy.")
    assert not user.sees("Dodaj notatkę")
    window.go("today")
    assert user.sees("Katalog członków")
    assert not user.sees("Nowy członek")
