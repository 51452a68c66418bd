"""The window: places, history, memory, menus, search, undo, messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.ui import gallery, walk

from grono.domain.organisation import Organisation
from grono.domain.text import Text, UserError
from grono.services.commands import COMMANDS, Menu
from grono.store.store import Store
from grono.ui.messages import Confirm, ErrorDialog, report
from grono.ui.navigation import Stop, Trail
from grono.ui.palette import Palette
from grono.ui.palette_list import split
from grono.ui.settings import Settings
from grono.ui.strip import Strip
from grono.ui.widgets.labels import key_names
from grono.ui.window import Window
from grono.ui.window_commands import WINDOW_COMMANDS

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def place(window: Window) -> str:
    """Where one is, as the sidebar shows it."""
    return next(key for key, item in window.sidebar.items.items() if item.isChecked())


def test_numbers_go_to_the_places_in_their_order(window: Window, qtbot: QtBot) -> None:
    for number, key in ((2, "members"), (3, "people"), (1, "today")):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert place(window) == key


def test_back_and_forward_as_in_a_browser(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    window.go("people")
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert place(window) == "members"
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert place(window) == "people"
    assert not window.actions_.action("forward").isEnabled()


def test_the_last_page_comes_back_after_a_restart(window: Window, store: Store, qtbot: QtBot) -> None:
    window.go("members")
    page = window.book.page
    assert isinstance(page, gallery.MembersPage)
    page.table.set_order("size", descending=True)
    page.split.toggle()
    window.save_state()

    again = Window()
    again.furnish(window.look, Settings(), gallery.PLACES, gallery.HOOKS)
    qtbot.addWidget(again)
    again.show_register(store)
    assert place(again) == "members"
    page = again.book.page
    assert isinstance(page, gallery.MembersPage)
    assert page.table.head.order == ("size", True)
    assert page.split.save_state()["pane"] is False


def test_settings_that_cannot_be_read_are_passed_over() -> None:
    settings = Settings()
    settings.set("a/b", {"wide": True, "names": ["Łódź"]})
    settings.save()
    again = Settings()
    assert again.get("a/b") == {"wide": True, "names": ["Łódź"]}
    again.file.write_text("[a]\nb={broken\n", encoding="utf-8")
    assert Settings().get("a/b", "usual") == "usual"


def test_f6_goes_through_the_parts_of_the_window(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    page = window.book.page
    assert isinstance(page, gallery.MembersPage)
    window.sidebar.current().setFocus()
    for part in (page.filters, page.table, page.split.pane, window.sidebar):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is part or part.isAncestorOf(focused)  # pyright: ignore[reportArgumentType]


def test_ctrl_f_goes_to_the_search_field_of_the_page(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is window.book.page.search_field()  # pyright: ignore[reportOptionalMemberAccess]


def test_commands_of_a_page_go_with_it(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    assert "new" in {command.id for command in window.actions_.all()}
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window._toast.isVisible()
    window.go("people")
    assert "new" not in {command.id for command in window.actions_.all()}


def test_the_menu_bar_comes_with_alt_and_holds_every_command(window: Window, qtbot: QtBot) -> None:
    assert window.menuBar().isHidden()
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    listed = {action.objectName() for menu in Menu for action in window.actions_.menu(menu).actions()}
    assert {command.id for command in (*COMMANDS, *WINDOW_COMMANDS)} <= listed
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert window.menuBar().isHidden()


def test_a_shortcut_with_alt_does_not_open_the_menu_bar(window: Window, qtbot: QtBot) -> None:
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyPress(window, Qt.Key.Key_Left, ALT)
    qtbot.keyRelease(window, Qt.Key.Key_Left, ALT)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert window.menuBar().isHidden()


def test_every_command_has_a_shortcut_or_is_in_a_menu_and_none_uses_ctrl_alt() -> None:
    for command in (*COMMANDS, *WINDOW_COMMANDS):
        assert command.text.msgid
        assert "Ctrl+Alt" not in command.shortcut  # on Polish keyboards that is AltGr: ą ć ę ł ń ó ś ź ż


def test_a_shortcut_can_be_changed_and_put_back(window: Window) -> None:
    actions = window.actions_
    actions.change_shortcut("back", "Ctrl+B")
    assert actions.action("back").shortcut() == QKeySequence("Ctrl+B")
    taken = actions.taken_by("Ctrl+K", but="back")
    assert taken is not None
    assert taken.id == "search"
    actions.change_shortcut("back", None)
    assert actions.action("back").shortcut() == QKeySequence("Alt+Left")


def test_the_sidebar_is_narrow_in_a_narrow_window_and_with_large_text(window: Window) -> None:
    assert not window.sidebar.narrow
    window.resize(1180, 720)
    assert window.sidebar.narrow
    assert window.sidebar.width() == 58
    assert window.sidebar.items["members"].toolTip() == "Członkowie"
    window.do("sidebar")
    assert not window.sidebar.narrow
    window.resize(1440, 900)
    window.look.theme.choose(scale=200)
    window.resize(1441, 900)
    assert window.sidebar.narrow


def test_undo_is_named_and_takes_the_step_back(window: Window, store: Store, qtbot: QtBot) -> None:
    with store.step(Text("Dodanie firmy {name}", {"name": "Netika"})):
        store.save(Organisation())
    assert window.actions_.action("undo").text() == "Cofnij: Dodanie firmy Netika"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert store.all(Organisation) == []
    assert window._toast.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert len(store.all(Organisation)) == 1


def test_undo_in_a_text_field_takes_back_the_typing_first(window: Window, store: Store, qtbot: QtBot) -> None:
    with store.step(Text("Dodanie")):
        store.save(Organisation())
    window.go("members")
    field = window.book.page.search_field()  # pyright: ignore[reportOptionalMemberAccess]
    assert field is not None
    field.setFocus()
    walk.type_text(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert len(store.all(Organisation)) == 1


def palette(window: Window) -> Palette:
    """The open palette."""
    dialog = window.overlay.dialog
    assert isinstance(dialog, Palette)
    return dialog


def titles(window: Window) -> list[str]:
    """What the palette lists."""
    return [line.title for line in palette(window).model.lines]


def test_a_record_is_opened_by_a_few_letters_and_enter(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    walk.type_text(palette(window).field, "piasts")
    qtbot.keyClick(palette(window).field, Qt.Key.Key_Return)
    assert window.overlay.dialog is None
    assert place(window) == "members"
    assert window.recent()[0][:3] == ["organisation", "11", "PiastSoft sp. z o.o."]


def test_what_was_opened_lately_stands_first_when_nothing_is_typed(window: Window, qtbot: QtBot) -> None:
    test_a_record_is_opened_by_a_few_letters_and_enter(window, qtbot)
    window.open_palette()
    assert titles(window)[:2] == ["Ostatnio otwarte", "PiastSoft sp. z o.o."]


def test_a_sign_limits_the_search_to_commands_and_enter_runs_one(window: Window, qtbot: QtBot) -> None:
    window.open_palette()
    walk.type_text(palette(window).field, ">skroty klaw")
    qtbot.keyClick(palette(window).field, Qt.Key.Key_Return)
    dialog = window.overlay.dialog
    assert dialog is not None
    assert dialog.accessibleName() == "Skróty klawiszowe"


def test_the_last_line_adds_what_was_typed(window: Window, qtbot: QtBot) -> None:
    window.open_palette()
    walk.type_text(palette(window).field, "Nowa Firma")
    qtbot.waitUntil(lambda: titles(window)[-1] == "Dodaj organizację „Nowa Firma”")
    qtbot.keyClick(palette(window).field, Qt.Key.Key_Up)
    qtbot.keyClick(palette(window).field, Qt.Key.Key_Return)
    assert window._toast.isVisible()


def test_every_command_that_can_be_run_is_in_the_palette(window: Window) -> None:
    window.go("members")
    window.open_palette()
    listed = {line.key for line in palette(window).model.lines}
    wanted = {f"command:{command.id}" for command in window.actions_.all() if command.id != "search"}
    assert wanted <= listed


@pytest.mark.parametrize(
    ("title", "typed", "bold"),
    [("Łódzka Spółka", "lodz", "Łódz"), ("PiastSoft", "soft", "Soft"), ("Ærø", "x", ""), ("Nowa", "", "")],
)
def test_the_typed_part_is_bold(title: str, typed: str, bold: str) -> None:
    parts = split(title, typed)
    assert "".join(words for words, _strong in parts) == title
    assert "".join(words for words, strong in parts if strong) == bold


def test_a_dialog_is_freed_and_gives_the_focus_back(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    came_from = window.book.page.search_field()  # pyright: ignore[reportOptionalMemberAccess]
    assert came_from is not None
    came_from.setFocus()
    gone: list[str] = []
    openers: list[Callable[[], object]] = [
        window.open_palette,
        window.show_shortcuts,
        lambda: window.error(UserError(Text("Nie udało się."))),
        lambda: window.show_problem(ValueError("x")),
        lambda: window.ask(Confirm(window.look, "Usunąć?", "Na zawsze.", "Usuń", destructive=True)),
    ]
    for open_it in openers:
        open_it()
        dialog = window.overlay.dialog
        assert dialog is not None
        dialog.destroyed.connect(lambda _gone: gone.append("x"))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert window.overlay.dialog is None
        assert QApplication.focusWidget() is came_from
    qtbot.waitUntil(lambda: len(gone) == len(openers))


def test_while_a_dialog_is_open_the_shortcuts_of_the_window_rest(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    window.show_shortcuts()
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert place(window) == "members"


def test_a_question_names_its_answers(window: Window, qtbot: QtBot) -> None:
    answers: list[str] = []
    window.ask(
        Confirm(window.look, "Opróżnić kosz?", "Tego nie cofniesz.", "Opróżnij", destructive=True),
        answers.append,
    )
    focused = QApplication.focusWidget()
    assert walk.name_of(focused) == "Anuluj"  # pyright: ignore[reportArgumentType]
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert answers == ["yes"]


def test_an_error_has_three_rows(window: Window) -> None:
    error = UserError(Text("Nie udało się zapisać pliku."), Text("Jest otwarty."), Text("Zamknij go."))
    dialog = ErrorDialog(window.look, error, details="traceback")
    window.ask(dialog)
    from PySide6.QtWidgets import QLabel

    words = [label.text() for label in dialog.findChildren(QLabel)]
    for said in ("Co się stało", "Dlaczego", "Jest otwarty.", "Co zrobić", "Zamknij go."):
        assert said in words


def test_the_report_of_a_bug_names_versions_and_the_place() -> None:
    try:
        raise ValueError("x = 1")
    except ValueError as error:
        text = report(error)
    assert "Grono" in text
    assert "ValueError: x = 1" in text


def test_a_toast_offers_to_take_it_back(window: Window, store: Store, qtbot: QtBot) -> None:
    with store.step(Text("Dodanie")):
        store.save(Organisation())
    window.toast("Dodano firmę", undo=True)
    action = next(stop for stop in walk.focusable(window._toast) if walk.name_of(stop) == "Cofnij")
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    assert store.all(Organisation) == []


def test_a_strip_says_what_kind_of_register_it_is(window: Window) -> None:
    strip = Strip(window.look, "Oglądasz przykładowy klaster.", ("Zacznij swój", lambda: None))
    window.set_strip(strip)
    QApplication.processEvents()
    assert strip.isVisible()
    assert strip.y() == 0
    window.set_strip(None)
    assert not strip.isVisible()


def test_a_register_that_is_only_read_offers_no_undo_and_no_adding(window: Window, store: Store) -> None:
    with store.step(Text("Dodanie")):
        store.save(Organisation())
    window.show_register(store, read_only=True)
    assert not window.actions_.action("undo").isEnabled()
    window.open_palette()
    palette(window).field.setText("abc")
    palette(window)._search()
    assert "Dodaj organizację „abc”" not in titles(window)


def test_the_window_closes_only_after_what_has_to_be_done_before(window: Window, qtbot: QtBot) -> None:
    asked: list[Callable[[], object]] = []
    object.__setattr__(window.hooks, "before_close", lambda _window, close_now: asked.append(close_now))
    window.close()
    assert window.isVisible()
    asked[0]()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_trail_forgets_what_lay_ahead_and_does_not_repeat_itself() -> None:
    trail = Trail()
    for name in ("a", "a", "b", "c"):
        trail.visit(Stop(name))
    assert trail.move(-1) == Stop("b")
    trail.here({"id": "1"})
    trail.visit(Stop("d"))
    assert not trail.can_move(1)
    assert trail.move(-1) == Stop("b", {"id": "1"})
    assert trail.move(-1) == Stop("a")
    assert trail.move(-1) is None


@pytest.mark.parametrize(
    ("shortcut", "caps"),
    [
        ("Ctrl+K", ["Ctrl", "K"]),
        ("Alt+Left", ["Alt", "←"]),
        ("Ctrl+Return", ["Ctrl", "Enter"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("", []),
    ],
)
def test_caps_show_the_keys(shortcut: str, caps: list[str]) -> None:
    assert key_names(shortcut) == caps


def test_a_click_in_the_sidebar_opens_the_place(window: Window) -> None:
    QTest.mouseClick(window.sidebar.items["people"], Qt.MouseButton.LeftButton)
    assert place(window) == "people"
    assert isinstance(window.sidebar.items["people"], QObject)


def test_a_dialog_closes_even_when_what_it_came_from_is_gone(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    field = window.book.page.search_field()  # pyright: ignore[reportOptionalMemberAccess]
    assert field is not None
    field.setFocus()
    window.show_shortcuts()
    window.book.reopen("another")
    qtbot.waitUntil(lambda: not isValid(field))
    assert window.overlay.dialog is not None
    window.overlay.dialog.answer()
    assert window.overlay.dialog is None
