"""What keeps a form from being saved, at its top, with links to the fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame

from grono.domain.text import Text
from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, row
from grono.ui.widgets.parts import Picture

_LINKS = 5


class Summary(QFrame):
    """Gets the focus after a vain attempt to save."""

    def __init__(self, look: Look, go: Callable[[str], object]) -> None:
        super().__init__()
        self.look = look
        self._go = go
        self.setProperty("frame", "bad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = label(look, "", "strong", state="bad")
        self._links = row(gap=look.px(16))
        words = column(self._words, self._links, gap=look.px(2))
        line = row(Picture(look, "warning-circle-fill", "bad.mark", 20), gap=look.px(16))
        line.addLayout(words, 1)
        line.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        self.setLayout(line)
        self.hide()

    def tell(self, fields: Mapping[str, Text], words: Text | None) -> None:
        """The fields that are wrong; none hides it."""
        clear(self._links)
        self._words.setText(self.look.tr(words))
        self.setAccessibleName(self.look.tr(words))
        for key, title in list(fields.items())[:_LINKS]:
            self._links.addWidget(LinkButton(self.look, title, lambda key=key: self._go(key)))
        self._links.addStretch(1)
        self.setVisible(bool(fields))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = paint.painter_on(self)
            paint.ring(painter, QRectF(self.rect()), self.look.px(8), self.look.colour("focus"))
            painter.end()
