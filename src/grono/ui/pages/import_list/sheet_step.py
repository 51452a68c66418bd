"""Step 2: which sheet, and in which row its headers stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from grono.domain.text import Text, _, n_
from grono.exchange.draft import Draft
from grono.exchange.sheets import Cell, Sheet
from grono.exchange.table import letter
from grono.services.columns import Column, Row
from grono.ui.look import Look
from grono.ui.table import Cell as CellLook
from grono.ui.table import FixedRows, Table
from grono.ui.widgets import paint
from grono.ui.widgets.badge import badge_width, draw_badge
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.choices import draw_dot
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling

_ROWS, _COLUMNS = 40, 12
_LONGEST = 60


class SheetStep(QWidget):
    """The sheets at the left, the first rows of the chosen one at the right; Enter makes a row the header."""

    sheet_chosen = Signal(str)
    header_chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        px = look.px
        self._sheets: QVBoxLayout = column(gap=px(4))
        left = column(label(look, _("Sheet"), "heading"), self._sheets, None, gap=px(8))
        side = holding(left)
        self.lines: dict[str, SheetLine] = {}
        self._note = label(look, "", "secondary", wrap=True)
        self._table = QWidget()
        self._right = column(
            label(look, _("Row with the headers"), "heading"), self._note, self._table, gap=px(8)
        )
        self._right.setStretch(2, 1)
        both = row(gap=px(24), margins=(px(24), px(20)))
        area = scrolling(side, name=look.tr(_("Sheets")))
        area.setFixedWidth(px(280))
        both.addWidget(area)
        both.addLayout(self._right, 1)
        self.setLayout(both)
        self.table: Table | None = None

    def show_draft(self, draft: Draft) -> None:
        """The sheets of the file, and the rows of the chosen one."""
        clear(self._sheets)
        self.lines.clear()
        for sheet in draft.book.sheets:
            line = SheetLine(self.look, sheet)
            line.setChecked(sheet is draft.sheet)
            line.clicked.connect(lambda _on=False, name=sheet.name: self.sheet_chosen.emit(name))
            self._sheets.addWidget(line)
            self.lines[sheet.name] = line
        self._show_rows(draft)

    def _show_rows(self, draft: Draft) -> None:
        header = draft.table.header_row
        said: Text = _("Row {row} was found. Press Enter on another row if that is not the one.", row=header)
        none = _("No headers were found. Press Enter on the row that holds them.")
        self._note.setText(self.look.tr(said if header else none))
        rows = [_row(number, cells) for number, cells in enumerate(draft.sheet.rows[:_ROWS], 1)]
        width = max((len(cells) for cells in draft.sheet.rows[:_ROWS]), default=1)
        columns = (
            Column("number", _("Row"), width=64, shown=True),
            *(Column(f"c{n}", Text(letter(n)), width=150, shown=True) for n in range(min(width, _COLUMNS))),
        )
        looks = {
            "number": CellLook(
                icon=lambda line: ("check-circle-fill", "ok.mark") if line["number"] == header else None
            )
        }
        table = Table(
            self.look, FixedRows(columns, rows), _("First rows of the sheet"), cells=looks, tickable=False
        )
        table.show_rows(range(len(rows)), keep=max(header - 1, 0))
        table.opened.connect(lambda place: self.header_chosen.emit(place + 1))
        old = self._right.takeAt(2)
        if old and (widget := old.widget()):
            widget.hide()
            widget.deleteLater()
        framed = holding(row(table, margins=1), frame="card")
        self._right.insertWidget(2, framed, 1)
        self.table = table


def _row(number: int, cells: Sequence[Cell]) -> Row:
    values: dict[str, object] = {"number": number}
    for place, cell in enumerate(cells[:_COLUMNS]):
        if cell is not None:
            text = str(cell).replace("\n", " ")
            values[f"c{place}"] = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return values


class SheetLine(PaintedButton):
    """A sheet: its name, how many rows, whether it is hidden."""

    def __init__(self, look: Look, sheet: Sheet) -> None:
        self._note = look.tr(n_("{n} row", "{n} rows", len(sheet.rows)))
        self._badge = look.tr(_("hidden")) if sheet.hidden else ""
        super().__init__(look, sheet.name)
        self.setAccessibleName(", ".join(filter(None, (sheet.name, self._note, self._badge))))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        return QSize(self.look.px(180), self.look.px(52))

    def draw(self, painter: QPainter) -> None:
        look, box, on, px = self.look, self.box(), self.isChecked(), self.look.px
        if on or self.underMouse():
            paint.rounded(painter, box, px(6), look.colour("selected" if on else "hover"))
        side = px(17)
        draw_dot(look, painter, QRectF(px(12), box.center().y() - side / 2, side, side), on=on)
        room = box.width() - px(42) - px(8)
        if self._badge:
            wide = badge_width(look, self._badge, mark=False)
            corner = QRectF(box.right() - wide - px(8), px(7), 0, 0).topLeft()
            draw_badge(look, painter, corner, self._badge, "neutral", dot=False)
            room -= wide
        upper, lower = QRectF(px(40), px(7), room, px(20)), QRectF(px(40), px(27), room, px(18))
        paint.text(
            painter, upper, self.words, look.font("strong"), look.colour("text"), Qt.AlignmentFlag.AlignLeft
        )
        paint.text(painter, lower, self._note, look.font("caption"), look.colour("text-3"))
