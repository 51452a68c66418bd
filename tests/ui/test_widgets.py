"""Small widgets: choices by the arrow keys, names, wizard steps, initials."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import walk

from grono.domain.text import Text
from grono.ui import crash
from grono.ui.look import Look
from grono.ui.widgets.badge import initials, tint_of
from grono.ui.widgets.choices import Check, Segmented, Tabs
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row
from grono.ui.widgets.parts import CountTile, Pairs, tiles
from grono.ui.widgets.select import Select
from grono.ui.wizard import WizardFrame


def shown(widget: QWidget, qtbot: QtBot) -> None:
    """Show and activate."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Netika Rozwiązania IT sp. z o.o.", "NR"),
        ("eSzkolenia Dąbrowscy s.c.", "ED"),
        ("Światłowód", "ŚW"),
        ("„Kwadrans” Anna", "KA"),
        ("3D-Druk", "3D"),
        ("", "?"),
        ("--", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
    assert tint_of(name) == tint_of(name)


def test_segments_are_one_stop_and_move_by_arrows(look: Look, qtbot: QtBot) -> None:
    made = Segmented(look, Text("Okres"), (("7", "7 dni"), ("30", "30 dni"), ("all", "Wszystkie")))
    shown(made, qtbot)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    made.button("7").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(made.button("7"), Qt.Key.Key_Right)
    assert chosen == ["30"]
    assert made.current == "30"
    assert QApplication.focusWidget() is made.button("30")
    made.choose("all", quietly=True)
    assert chosen == ["30"]


def test_a_tab_tells_its_count(look: Look, qtbot: QtBot) -> None:
    made = Tabs(look, Text("Widoki"))
    qtbot.addWidget(made)
    made.add("all", "Wszyscy", 1240)
    made.add("former", "Byli")
    assert made.button("all").accessibleName() == "Wszyscy 1\N{NO-BREAK SPACE}240"
    made.set_count("former", 3)
    assert made.button("former").accessibleName() == "Byli 3"
    made.remove_all()
    assert made.current == ""


def test_a_tick_box_by_the_space_bar(look: Look, qtbot: QtBot) -> None:
    told: list[bool] = []
    made = Check(look, "Ogranicz animacje", told.append)
    shown(made, qtbot)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert told == [True]


def test_a_list_chooses_by_key_and_does_not_turn_with_the_wheel(look: Look) -> None:
    made = Select(look, Text("Język"), (("pl", "Polski"), ("en", "English")))
    made.set_value("en")
    assert made.value == "en"
    made.set_value("de")
    assert made.value == ""


def test_markup_in_data_is_shown_as_it_is_written(look: Look) -> None:
    assert label(look, "<b>A & B</b>").textFormat() is Qt.TextFormat.PlainText


def test_an_empty_value_is_a_dash(look: Look, qtbot: QtBot) -> None:
    made = Pairs(look, (("NIP", ""), ("KRS", "0000318842"), ("Od", None)))
    qtbot.addWidget(made)
    from PySide6.QtWidgets import QLabel

    words = [one.text() for one in made.findChildren(QLabel)]
    assert words == ["NIP", "—", "KRS", "0000318842", "Od", "—"]


def test_tiles_exclude_each_other(look: Look, qtbot: QtBot) -> None:
    first = CountTile(look, 58, "nowych", "zostanie dodanych", "plus-circle", "ok")
    second = CountTile(look, 2, "do poprawy", "", "warning-circle", "bad")
    both = tiles(look, first, second)
    shown(both, qtbot)
    first.click()
    second.click()
    assert (first.isChecked(), second.isChecked()) == (False, True)
    second.set_number(1)
    assert second.accessibleName().startswith("1 do poprawy")


def test_a_layout_is_emptied_with_all_that_is_in_it(look: Look, qtbot: QtBot) -> None:
    inner = row(label(look, "a"), label(look, "b"))
    outer = column(label(look, "c"), inner)
    frame = holding(outer)
    qtbot.addWidget(frame)
    clear(outer)
    assert outer.count() == 0


def test_a_wizard_goes_on_when_the_page_says_so_and_not_back_over_what_is_done(
    look: Look, qtbot: QtBot
) -> None:
    frame = WizardFrame(look, "Import", ("Plik", "Sprawdzenie", "Gotowe"))
    for _step in range(3):
        field = QLineEdit()
        field.setAccessibleName("pole")
        frame.add(holding(row(field)))
    shown(frame, qtbot)
    frame.go(0)
    frame.tell("lista.xlsx · 67 wierszy", "Sprawdź dane")
    with qtbot.waitSignal(frame.next_wanted) as wanted:
        QTest.keyClick(frame, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [0]
    assert frame.step == 0
    frame.go(1)
    frame.go_back()
    assert frame.step == 0
    frame.go(2, for_good=True)
    frame.go_back()
    assert frame.step == 2
    assert frame.stepper.accessibleName() == "Krok 3 z 3: Gotowe"


def test_a_step_that_is_not_ready_does_not_go_on(look: Look, qtbot: QtBot) -> None:
    frame = WizardFrame(look, "Import", ("Plik", "Gotowe"))
    frame.add(QWidget())
    shown(frame, qtbot)
    frame.tell("", "Dalej", ready=False)
    with qtbot.assertNotEmitted(frame.next_wanted):
        QTest.keyClick(frame, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_nobody_caught_is_shown_and_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from grono import paths

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[BaseException] = []
    crash.start_log()
    crash.catch_all(told.append)
    error = ZeroDivisionError("1/0")
    sys.excepthook(type(error), error, None)
    assert told == [error]
    assert "ZeroDivisionError" in paths.log_file().read_text(encoding="utf-8")


def test_names_are_heard_on_every_widget(look: Look, qtbot: QtBot) -> None:
    made = Segmented(look, Text("Okres"), (("7", "7 dni"), ("30", "30 dni")))
    shown(made, qtbot)
    assert all(walk.name_of(stop) for stop in walk.focusable(made))
