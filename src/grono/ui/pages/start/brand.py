"""The coloured panel of the start screen: a drawn network and what the program is for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.layout import column
from grono.wording import tied

_GROUND = {False: "#1F4E79", True: "#17304C"}
_NODE = "#A9C6E6"
_WORDS = "#FFFFFF"
_QUIET = "#DCE7F3"

# Places and sizes of the nodes in a field of 460 by 580, and which of them are linked.
_NODES = (
    (130, 52, 5), (415, 53, 7), (348, 68, 5), (271, 100, 4), (182, 110, 4), (39, 175, 5), (233, 177, 11),
    (174, 204, 11), (374, 190, 5), (319, 244, 11), (248, 254, 4), (404, 270, 5), (38, 284, 4), (142, 329, 7),
    (345, 318, 11), (220, 385, 5), (134, 424, 11), (359, 413, 7), (42, 444, 5), (287, 448, 7), (224, 484, 5),
    (111, 513, 5), (384, 514, 5), (52, 547, 5), (169, 555, 5), (281, 553, 4),
)  # fmt: skip
_LINKS = (
    (0, 3), (0, 4), (0, 5), (1, 2), (1, 3), (1, 8), (2, 3), (2, 8), (3, 4), (3, 6), (4, 6), (4, 7),
    (5, 7), (5, 12), (6, 7), (6, 10), (7, 10), (7, 12), (8, 9), (8, 11), (9, 10), (9, 11), (9, 14),
    (11, 14), (12, 13), (13, 15), (13, 16), (14, 17), (15, 16), (15, 19), (16, 18), (16, 21), (17, 19),
    (17, 22), (18, 21), (18, 23), (19, 20), (19, 22), (19, 25), (20, 24), (20, 25), (21, 23), (21, 24),
    (22, 25), (23, 24), (24, 25),
)  # fmt: skip
_FIELD = (460, 580)


class _Network(QWidget):
    """Firms and their links, as dots and lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        scale = min(self.width() / _FIELD[0], self.height() / _FIELD[1])
        painter.translate((self.width() - _FIELD[0] * scale) / 2, (self.height() - _FIELD[1] * scale) / 3)
        painter.scale(scale, scale)
        line = QColor(_NODE)
        line.setAlphaF(0.5)
        painter.setPen(QPen(line, 1))
        for one, other in _LINKS:
            painter.drawLine(QPointF(*_NODES[one][:2]), QPointF(*_NODES[other][:2]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_NODE))
        for x, y, size in _NODES:
            painter.drawEllipse(QPointF(x, y), size, size)
        painter.end()


class _Words(QWidget):
    """A text on the coloured ground, wrapped; the style sheet knows no colour for it."""

    def __init__(self, look: Look, text: object, role: str, colour: str) -> None:
        super().__init__()
        self._look = look
        self._text = tied(look.tr(text), look.locale)
        self._role = role
        self._colour = colour
        self.setAccessibleName(look.tr(text))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _bounds(self, width: int) -> QRectF:
        from PySide6.QtGui import QFontMetrics

        metrics = QFontMetrics(self._look.font(self._role))
        return QRectF(metrics.boundingRect(0, 0, max(width, 1), 4000, Qt.TextFlag.TextWordWrap, self._text))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._bounds(width).height()) + 2

    def sizeHint(self) -> QSize:
        width = self._look.px(300)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        painter.setFont(self._look.font(self._role))
        painter.setPen(QColor(self._colour))
        painter.drawText(QRectF(self.rect()), Qt.TextFlag.TextWordWrap, self._text)
        painter.end()


class Brand(QFrame):
    """The left third of the start screen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        px = look.px
        words = column(gap=px(14), margins=(px(46), px(8), px(40), px(72)))
        for text, role, colour in (
            (_("The cluster in one place"), "display", _WORDS),
            (
                _("Members, people, directories and lists for funders. No internet, no accounts."),
                "body",
                _QUIET,
            ),
            (_("The data stays on this computer."), "body", _QUIET),
        ):
            words.addWidget(_Words(look, text, role, colour))
        whole = column(_Network(look), gap=0)
        whole.setStretch(0, 1)
        whole.addLayout(words)
        self.setLayout(whole)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        painter.fillRect(self.rect(), QColor(_GROUND[self._look.theme.dark]))
        painter.end()
