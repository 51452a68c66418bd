"""In which form a list goes out of the program."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.text import Text, _
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.choices import draw_dot
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row

FULL = "full"

_WAYS: tuple[tuple[str, str, Text, Text], ...] = (
    ("xlsx", "table", _("Excel workbook"), _("What you see; dates and numbers can be counted with.")),
    ("pdf", "file-pdf", _("PDF to print"), _("What you see, on paper, with the filters in words.")),
    ("csv", "file-text", _("CSV table"), _("What you see, for other programs.")),
    (
        FULL,
        "arrows-clockwise",
        _("Workbook to import again"),
        _("All records with every field and their ids."),
    ),
)


class ExportDialog(Dialog):
    """Answers with the form: pdf, xlsx, csv, or full."""

    def __init__(self, look: Look, what: Text) -> None:
        super().__init__(look, _("Export the list"), width=480)
        self.body.addWidget(label(look, _("Export the list"), "heading"))
        self.body.addWidget(label(look, what, "secondary", wrap=True))
        self.ways = {key: WayLine(look, icon, title, note) for key, icon, title, note in _WAYS}
        self.body.addLayout(column(*self.ways.values(), gap=look.px(4)))
        self.ways["xlsx"].setChecked(True)
        self.default = Button(look, _("Choose the place…"), self._go, kind=Kind.PRIMARY)
        self.body.addLayout(row(None, Button(look, _("Cancel"), self.answer), self.default))

    def first_focus(self) -> QWidget:
        return self.ways["xlsx"]

    def _go(self) -> None:
        self.answer(next(key for key, line in self.ways.items() if line.isChecked()))


class WayLine(PaintedButton):
    """One of several, with a line about it."""

    def __init__(self, look: Look, icon: str, title: Text, note: Text) -> None:
        self._symbol = icon
        self._note = look.tr(note)
        super().__init__(look, title)
        self.setAccessibleName(f"{self.words}, {self._note}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        return QSize(self.look.px(280), self.look.px(52))

    def draw(self, painter: QPainter) -> None:
        look, box, on, px = self.look, self.box(), self.isChecked(), self.look.px
        if on or self.underMouse():
            paint.rounded(painter, box, px(6), look.colour("selected" if on else "hover"))
        middle, side = box.center().y(), px(17)
        draw_dot(look, painter, QRectF(px(12), middle - side / 2, side, side), on=on)
        look.draw_icon(painter, self._symbol, QRectF(px(42), middle - px(10), px(20), px(20)))
        room = box.width() - px(74) - px(8)
        upper, lower = QRectF(px(74), px(7), room, px(20)), QRectF(px(74), px(27), room, px(18))
        paint.text(painter, upper, self.words, look.font("strong"), look.colour("text"))
        paint.text(painter, lower, self._note, look.font("caption"), look.colour("text-3"))
