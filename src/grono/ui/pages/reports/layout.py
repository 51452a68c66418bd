"""Where the three parts stand: side by side, or one at a time where the text is large."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.layout import column, holding, row, rule

_GALLERY, _SIDE = 366, 286
_NARROW_GALLERY = 262


class Beside(QWidget):
    """Gallery, paper, options; the gallery gives way first."""

    def __init__(self, look: Look, gallery: QWidget, paper: QWidget, side: QWidget) -> None:
        super().__init__()
        self._look = look
        self._gallery = gallery
        side.setFixedWidth(look.px(_SIDE))
        line = row(gallery, rule(upright=True), gap=0)
        line.addWidget(paper, 1)
        line.addWidget(side)
        self.setLayout(line)

    def resizeEvent(self, event: object) -> None:
        wide = self.width() >= self._look.px(1120)
        self._gallery.setFixedWidth(self._look.px(_GALLERY if wide else _NARROW_GALLERY))


def arranged(look: Look, gallery: QWidget, paper: QWidget, side: QWidget) -> QWidget:
    """The parts of the page."""
    if not look.large:
        return Beside(look, gallery, paper, side)
    parts = {"gallery": gallery, "paper": paper, "options": side}
    words = (("gallery", _("Prints")), ("paper", _("Preview")), ("options", _("Options")))
    stack = QStackedWidget()
    for part in parts.values():
        stack.addWidget(part)
    switch = Segmented(look, _("Part of the page"), words)
    switch.chosen.connect(lambda key: stack.setCurrentWidget(parts[key]))
    switch.choose("paper")
    head = row(switch, None, margins=(look.px(24), look.px(8)))
    whole = column(head, gap=0)
    whole.addWidget(stack, 1)
    return holding(whole)
