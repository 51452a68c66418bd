"""A page with nothing on it yet: a small drawing, what will be here, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row


class Illustration(QWidget):
    """Three cards, the middle one in front with the page's sign."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self.look = look
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(204), self.look.px(104))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        self._card(painter, 1, 26, back=True)
        self._card(painter, 102, 26, back=True)
        self._card(painter, 52, 2, back=False)
        painter.end()

    def _card(self, painter: QPainter, left: int, top: int, *, back: bool) -> None:
        look = self.look
        px = look.px
        box = QRectF(px(left), px(top), px(100), px(76))
        fill = look.colour("selected-quiet" if back else "surface")
        edge = look.colour("border" if back else "control")
        paint.rounded(painter, box, px(8), fill, edge, 1 if back else 1.5)
        for line, width in ((46, 60), (58, 40)):
            bar = QRectF(box.left() + px(14), box.top() + px(line), px(width), px(6))
            paint.rounded(painter, bar, px(3), look.colour("border"))
        if not back:
            sign = QRectF(box.left() + px(14), box.top() + px(12), px(22), px(22))
            look.draw_icon(painter, self._icon, sign, "accent")


def empty_state(
    look: Look,
    icon: str,
    title: object,
    text: object,
    actions: tuple[QWidget, ...] = (),
    link: QWidget | None = None,
) -> QWidget:
    """The middle of an empty page."""
    centre = Qt.AlignmentFlag.AlignHCenter
    words = label(look, text, "secondary", wrap=True)
    words.setAlignment(centre)
    words.setFixedWidth(look.px(440))
    heading = label(look, title, "title")
    heading.setAlignment(centre)
    made = QWidget()
    box = column(None, gap=look.px(8), margins=look.px(24))
    for item in (Illustration(look, icon), heading):
        box.addWidget(item, 0, centre)
    box.addLayout(row(None, words, None))  # an aligned label would not be asked for its height
    if actions:
        box.addSpacing(look.px(8))
        box.addLayout(row(None, *actions, None))
    if link:
        box.addWidget(link, 0, centre)
    box.addStretch(2)
    made.setLayout(box)
    made.setAccessibleName(look.tr(title))
    return made
