"""The cluster's own colour: used on paper and in charts there, never for the controls of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QColorDialog, QLineEdit, QWidget

from grono.domain.text import Text, _
from grono.services import own_data, registers
from grono.ui.look import Look
from grono.ui.page import Desk
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row

LEGIBLE = 4.5
READY = ("#1F4E79", "#17683F", "#8A1C3B", "#6338AC", "#0C6464", "#7E4B00", "#30343F")


def contrast_with_white(colour: QColor) -> float:
    """How well text in a colour is read on paper (WCAG 2.2, 1.4.3); 4.5 is enough."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    light = 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())
    return 1.05 / (light + 0.05)


class Colour(QWidget):
    """Ready colours, a field for a code, the system's chooser, and how well it is read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.look = look = desk.look
        self._swatches = [Swatch(look, code) for code in READY]
        for swatch in self._swatches:
            swatch.clicked.connect(lambda _on=False, code=swatch.code: self._choose(code))
        self.code = QLineEdit()
        self.code.setAccessibleName(look.tr(_("Code of the colour")))
        self.code.setFixedWidth(look.px(110))
        self.code.editingFinished.connect(lambda: self._choose(self.code.text().strip()))
        other = Button(look, _("Other…"), self._ask, icon="palette", kind=Kind.QUIET)
        self._told = label(look, "", "caption", wrap=True)
        swatches = row(*self._swatches, None, gap=look.px(6))
        self.setLayout(column(swatches, row(self.code, other, None), self._told, None, gap=look.px(10)))
        self.setEnabled(not desk.read_only)

    def refresh(self) -> None:
        """Show the colour that is recorded."""
        self._show(registers.cluster(self._desk.store).colour)

    def _show(self, code: str) -> None:
        self.code.setText(code.upper())
        for swatch in self._swatches:
            swatch.setChecked(swatch.code == code.upper())
        ratio = contrast_with_white(QColor(code))
        state = "ok" if ratio >= LEGIBLE else "warn"
        self._told.setText(self.look.tr(_words(ratio)))
        self._told.setProperty("state", state)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)

    def _choose(self, code: str) -> None:
        code = code if code.startswith("#") else f"#{code}"
        if code.upper() == registers.cluster(self._desk.store).colour.upper():
            self._show(code)
            return
        own_data.choose_colour(self._desk.store, code)
        self._desk.toast(_("Colour of papers: {code}", code=code.upper()), undo=True)

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(
            QColor(self.code.text()), self.window(), self.look.tr(_("Colour on paper"))
        )
        if chosen.isValid():
            self._choose(chosen.name())


def _words(ratio: float) -> Text:
    told = f"{ratio:.1f}".replace(".", ",")
    if ratio >= LEGIBLE:
        return _("Contrast with paper {ratio} : 1, easy to read.", ratio=told)
    return _(
        "Contrast with paper {ratio} : 1, too pale for text. Papers use a darker shade of it for words.",
        ratio=told,
    )


class Swatch(PaintedButton):
    """One ready colour."""

    def __init__(self, look: Look, code: str) -> None:
        self.code = code
        super().__init__(look)
        self.setCheckable(True)
        self.name_it(_("Colour {code}", code=code))

    def content_size(self) -> QSize:
        return QSize(self.look.px(30), self.look.px(30))

    def nextCheckState(self) -> None:
        pass  # what is recorded is checked, not what was clicked

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        inner = box.adjusted(look.px(3), look.px(3), -look.px(3), -look.px(3))
        paint.rounded(painter, inner, look.px(6), QColor(self.code))
        if self.isChecked():
            side = look.px(14)
            square = QRectF(0, 0, side, side)
            square.moveCenter(inner.center())
            painter.setPen(Qt.PenStyle.NoPen)
            look.draw_icon(painter, "check-bold", square, "on-accent")
