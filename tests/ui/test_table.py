"""The table as it is used: 50,000 rows by pages, ticks, keys, order, columns, the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui import gallery

from grono.domain.text import Text
from grono.services.columns import Column, Row
from grono.ui.look import Look
from grono.ui.table import Cell, FixedRows, Table
from grono.wording import Kind

COLUMNS = (
    Column("name", Text("Nazwa"), width=300, shown=True),
    Column("people", Text("Zatrudnienie"), Kind.NUMBER, width=100, shown=True),
    Column("town", Text("Miejscowość"), width=140),
)


class Many:
    """A source of 50,000 rows that remembers what it was asked for."""

    columns = COLUMNS
    sortable = ("name",)

    def __init__(self) -> None:
        self.asked: list[int] = []

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        """Rows made of their numbers."""
        self.asked.append(len(numbers))
        return [{"name": f"Firma {n:05}", "people": n, "town": "Łódź"} for n in numbers]


@pytest.fixture
def many() -> Many:
    return Many()


@pytest.fixture
def table(look: Look, many: Many, qtbot: QtBot) -> Table:
    made = Table(look, many, Text("Firmy"), cells={"name": Cell(stretch=True)})
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.set_order("name")
    made.show_rows(range(50_000))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


@pytest.fixture
def firms(look: Look, qtbot: QtBot) -> Table:
    made = gallery.firms_table(look)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_only_the_pages_that_are_seen_are_fetched(table: Table, many: Many) -> None:
    table.grab()
    table.scrollToBottom()
    table.grab()
    assert table.records.rowCount() == 50_000
    assert sum(many.asked) <= 4 * 64


def test_a_key_goes_to_the_last_row_of_50_000(table: Table, many: Many, qtbot: QtBot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_id == 49_999
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id == 0
    assert sum(many.asked) <= 4 * 64


def test_typing_jumps_by_halving_where_the_list_is_in_order(table: Table, many: Many, qtbot: QtBot) -> None:
    qtbot.keyClicks(table, "firma 31")
    assert table.current_id == 31_000
    assert sum(many.asked) < 5_000


def test_typing_finds_polish_letters_without_their_marks(firms: Table, qtbot: QtBot) -> None:
    qtbot.keyClicks(firms, "plock")
    assert firms.records.row(firms.currentIndex().row())["name"] == "Płocka Fabryka Czujników S.A."


def test_the_cursor_stays_on_its_row_when_the_list_changes(table: Table) -> None:
    table.go_to(20_000)
    table.show_rows(range(10_000, 30_000))
    assert table.current_id == 20_000
    table.show_rows(range(5))
    assert table.current_id == 0


def test_an_empty_list_has_no_cursor(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.current_changed) as changed:
        table.show_rows([])
    assert changed.args == [-1]
    assert table.acted_on() == []
    qtbot.keyClick(table, Qt.Key.Key_Return)


def test_ticks_and_the_cursor_are_two_things(firms: Table, qtbot: QtBot) -> None:
    qtbot.keyClick(firms, Qt.Key.Key_Down)
    assert firms.acted_on() == [1]
    qtbot.keyClick(firms, Qt.Key.Key_Space)
    qtbot.keyClick(firms, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(firms, Qt.Key.Key_End)
    assert firms.acted_on() == [1, 2]
    qtbot.keyClick(firms, Qt.Key.Key_Escape)
    assert firms.acted_on() == [14]


def test_all_are_ticked_by_keys_and_by_the_head(firms: Table, qtbot: QtBot) -> None:
    qtbot.keyClick(firms, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(firms.records.ticked) == 15
    head = firms.head.viewport()
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(30, 17))
    assert len(firms.records.ticked) == 0
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(30, 17))
    assert len(firms.records.ticked) == 15


def test_ticks_of_rows_that_are_gone_are_forgotten(firms: Table) -> None:
    firms.records.tick((1, 2, 3))
    firms.show_rows([0, 2, 4])
    assert firms.records.ticked_ids() == [2]


def test_enter_f2_and_delete_ask_for_what_they_mean(firms: Table, qtbot: QtBot) -> None:
    firms.go_to(3)
    with qtbot.waitSignal(firms.opened) as opened:
        qtbot.keyClick(firms, Qt.Key.Key_Return)
    with qtbot.waitSignal(firms.edit_wanted) as edited:
        qtbot.keyClick(firms, Qt.Key.Key_F2)
    with qtbot.waitSignal(firms.delete_wanted):
        qtbot.keyClick(firms, Qt.Key.Key_Delete)
    assert opened.args == edited.args == [3]


def test_a_press_on_a_title_asks_for_the_order_and_again_for_the_other_way(
    firms: Table, qtbot: QtBot
) -> None:
    head = firms.head.viewport()
    asked: list[tuple[str, bool]] = []
    firms.order_changed.connect(lambda key, descending: asked.append((key, descending)))
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(100, 17))
    size_column = firms.columnViewportPosition(3) + 20
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(size_column, 17))
    nip_column = firms.columnViewportPosition(2) + 20
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(nip_column, 17))
    assert asked == [("name", True), ("size", False)]


def test_copied_rows_are_a_table_for_a_spreadsheet(firms: Table, qtbot: QtBot) -> None:
    firms.records.tick((3, 5))
    qtbot.keyClick(firms, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0] == "Firma\tNIP\tWielkość\tSkładka 2026"
    assert lines[1] == "Doradztwo Biznesowe Kwadrans Anna Żółkiewska\t999-398-25-90\tmikro\tzaległa"
    assert len(lines) == 3
    assert "<th>NIP</th>" in data.html()
    assert data.html().count("<tr>") == 3


def test_markup_in_names_is_copied_as_it_is_written(look: Look, qtbot: QtBot) -> None:
    rows = [{"name": "A & <b>B</b>", "nip": "0012345678"}]
    table = gallery.firms_table(look, rows)
    qtbot.addWidget(table)
    table.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert "A &amp; &lt;b&gt;B&lt;/b&gt;" in data.html()
    assert "A & <b>B</b>" in data.text()


def test_columns_come_back_as_they_were_left(look: Look, firms: Table, qtbot: QtBot) -> None:
    firms.columns.show("town", on=True)
    firms.columns.show("nip", on=False)
    firms.head.moveSection(firms.head.visualIndex(5), 1)
    firms.set_order("size", descending=True)
    again = gallery.firms_table(look)
    qtbot.addWidget(again)
    again.restore_state(firms.save_state())
    assert [column.key for column in again.columns.shown()] == ["town", "name", "size", "fee"]
    assert again.head.order == ("size", True)


def test_a_state_with_columns_that_are_gone_does_no_harm(look: Look, qtbot: QtBot) -> None:
    table = gallery.firms_table(look)
    qtbot.addWidget(table)
    table.restore_state({"columns": ["gone", "nip"], "widths": {"gone": 3}})
    assert [column.key for column in table.columns.shown()] == ["nip"]


def test_the_last_column_cannot_be_hidden(firms: Table) -> None:
    for column in gallery.COLUMNS:
        firms.columns.show(column.key, on=False)
    assert len(firms.columns.shown()) == 1


def test_a_screen_reader_hears_the_title_and_the_word(firms: Table) -> None:
    model = firms.records
    role = Qt.ItemDataRole.AccessibleTextRole.value
    assert model.data(model.index(3, 4), role) == "Składka 2026: zaległa"
    assert model.data(model.index(5, 4), role) == "Składka 2026: brak"
    assert model.data(model.index(0, 0), role) == "niezaznaczony"


def test_numbers_stand_at_the_right(table: Table) -> None:
    alignment = table.records.data(table.records.index(0, 2), Qt.ItemDataRole.TextAlignmentRole.value)
    assert Qt.AlignmentFlag(alignment) & Qt.AlignmentFlag.AlignRight  # pyright: ignore[reportArgumentType]


def test_rows_grow_with_the_text(look: Look, firms: Table) -> None:
    assert firms.rowHeight(0) == 48
    look.theme.choose(scale=200)
    assert firms.rowHeight(0) == 96


def test_the_columns_menu_shows_and_hides(firms: Table) -> None:
    menu = firms.columns.menu()
    town = next(action for action in menu.actions() if action.text() == "Miejscowość")
    assert not town.isChecked()
    town.trigger()
    assert "town" in {column.key for column in firms.columns.shown()}


def test_a_row_has_a_menu_by_the_keyboard(firms: Table, qtbot: QtBot) -> None:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication, QMenu

    opened: list[QMenu] = []

    def menu() -> QMenu:
        made = QMenu(firms)
        made.addAction("Otwórz")
        opened.append(made)
        return made

    firms.row_menu = menu
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(firms, event)
    assert opened[0].isVisible()
    opened[0].close()


def test_a_fixed_table_reads_its_own_rows(look: Look, qtbot: QtBot) -> None:
    source = FixedRows(COLUMNS, [{"name": "A"}, {"name": "B"}])
    table = Table(look, source, Text("Mała"), tickable=False)
    qtbot.addWidget(table)
    table.show_rows(range(2))
    assert table.records.columnCount() == 3
    assert table.records.text(1, COLUMNS[0]) == "B"


def test_the_dots_of_a_row_open_its_menu(firms: Table, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QMenu

    opened: list[QMenu] = []

    def menu() -> QMenu:
        opened.append(QMenu(firms))
        opened[-1].addAction("Otwórz")
        return opened[-1]

    firms.row_menu = menu
    firms.grab()
    dots = firms._dots(2).center()
    QTest.mouseClick(firms.viewport(), Qt.MouseButton.LeftButton, pos=dots)
    assert firms.current_id == 2
    assert opened[0].isVisible()
    opened[0].close()
