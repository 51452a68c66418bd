"""Narrowing a list, and what stands in its place when rows are ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui import walk

from grono.domain.text import Text
from grono.ui.filters import ActionBar, Bars, FilterBar, FilterSpec
from grono.ui.look import Look
from grono.ui.widgets.button import Button

SPECS = (
    FilterSpec("state", Text("Status"), lambda: (("member", "członek"), ("new", "kandydat")), shown=True),
    FilterSpec("town", Text("Miejscowość"), lambda: (("P", "Piastów & Pruszków"),)),
)


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> FilterBar:
    made = FilterBar(look, "Szukaj", SPECS)
    qtbot.addWidget(made)
    made.resize(1000, 60)
    made.show()
    return made


def menu_of(bar: FilterBar) -> QMenu:
    """The open menu."""
    return next(menu for menu in bar.findChildren(QMenu) if menu.isVisible())


def test_typing_narrows_a_moment_after_the_last_letter(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.changed, timeout=1000):
        walk.type_text(bar.search, "pias")
    assert bar.search.text() == "pias"
    with qtbot.waitSignal(bar.changed):
        QTest.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search.text() == ""


def test_a_chip_says_what_it_filters_by_and_its_cross_takes_it_away(bar: FilterBar, qtbot: QtBot) -> None:
    bar.set_filters((("state", ("member", "new")),))
    chip = next(stop for stop in walk.focusable(bar) if "członek" in walk.name_of(stop))
    assert walk.name_of(chip) == "Status: członek, kandydat"
    with qtbot.waitSignal(bar.changed):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 14))
    assert bar.filters == ()


def test_values_are_ticked_in_a_menu(bar: FilterBar, qtbot: QtBot) -> None:
    chip = next(stop for stop in walk.focusable(bar) if walk.name_of(stop) == "Status")
    QTest.keyClick(chip, Qt.Key.Key_Space)
    with qtbot.waitSignal(bar.changed):
        menu_of(bar).actions()[1].trigger()
    assert bar.filters == (("state", ("new",)),)


def test_a_filter_that_is_not_shown_can_be_added(bar: FilterBar) -> None:
    assert [walk.name_of(stop) for stop in walk.focusable(bar)] == ["Szukaj", "Status", "Dodaj filtr"]
    bar.set_filters((("town", ("P",)),))
    QApplication.processEvents()
    names = [walk.name_of(stop) for stop in walk.focusable(bar)]
    assert names == ["Szukaj", "Status", "Miejscowość: Piastów & Pruszków"]
    bar.clear()
    assert bar.filters == ()


def test_ticked_rows_turn_the_bar_into_actions_and_back(look: Look, qtbot: QtBot) -> None:
    bar = FilterBar(look, "Szukaj", SPECS)
    bars = Bars(bar, ActionBar(look, [Button(look, "Napisz")]))
    qtbot.addWidget(bars)
    bars.resize(1000, 60)
    bars.show()
    bars.show_actions("Zaznaczono 2 członków", on=True)
    assert not bar.isVisible()
    assert bars.ticked.isVisible()
    with qtbot.waitSignal(bars.ticked.released):
        untick = next(stop for stop in walk.focusable(bars) if walk.name_of(stop) == "Odznacz")
        QTest.mouseClick(untick, Qt.MouseButton.LeftButton)
    bars.show_actions("", on=False)
    assert bar.isVisible()


def test_the_bar_breaks_into_lines_in_a_narrow_window(bar: FilterBar) -> None:
    bar.set_filters((("state", ("member", "new")), ("town", ("P",))), search="x")
    layout = bar.layout()
    assert layout is not None
    assert layout.heightForWidth(420) > layout.heightForWidth(1400)
