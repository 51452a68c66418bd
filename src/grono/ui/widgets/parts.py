"""Parts of cards and panes: headings, key–value grids, tiles, banners, list rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row


def card(look: Look, *items: QWidget, title: object = None, action: QWidget | None = None) -> QFrame:
    """A card with a heading and, at its right, one action."""
    made = column(gap=look.px(8), margins=(look.px(16), look.px(14)))
    if title is not None:
        made.addLayout(row(label(look, title, "heading"), None, action or QLabel()))
    for item in items:
        made.addWidget(item)
    return holding(made, frame="card", name=look.tr(title) if title else "")


def lines(*buttons: QWidget) -> QWidget:
    """Lines of a card that stand close together, with hairlines between them."""
    return holding(column(*buttons, gap=0))


def tiles(look: Look, *buttons: QWidget) -> QWidget:
    """Tiles of equal width in a row; two to a row when the text is large."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(look.px(12))
    across = 2 if look.large else len(buttons)
    for place, button in enumerate(buttons):
        grid.addWidget(button, place // across, place % across)
        grid.setColumnStretch(place % across, 1)
    return holding(grid)


def section(look: Look, title: object, action: QWidget | None = None) -> QWidget:
    """The heading of a part of a pane, with one action at its right."""
    line = row(label(look, title, "strong"), None)
    if action:
        line.addWidget(action)
    return holding(line)


class Pairs(QWidget):
    """A grid of names and values; a value may be a widget, an empty one is a dash."""

    def __init__(
        self,
        look: Look,
        pairs: Iterable[tuple[object, object]] = (),
        *,
        width: int = 104,
        strong: bool = False,
    ) -> None:
        super().__init__()
        self.look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(8))
        self._grid.setVerticalSpacing(look.px(6))
        self._width = look.px(width)
        self._role = "subtle" if strong else "caption"
        self._grid.setColumnStretch(1, 1)
        for name, value in pairs:
            self.add(name, value)

    def add(self, name: object, value: object) -> None:
        """Add a line."""
        line = self._grid.rowCount()
        key = label(self.look, name, self._role, wrap=True)
        key.setFixedWidth(self._width)
        key.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(key, line, 0)
        if isinstance(value, PaintedButton):
            self._grid.addWidget(value, line, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(value if isinstance(value, QWidget) else self._words(value), line, 1)

    def _words(self, value: object) -> QLabel:
        words = self.look.tr(value)
        made = label(self.look, words or "—", "" if words else "caption", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return made


class Tile(PaintedButton):
    """A number with its name; pressing it opens what was counted."""

    def __init__(
        self, look: Look, number: object, name: object, run: Callable[[], object] | None = None
    ) -> None:
        self._number = look.tr(number)
        super().__init__(look, name, run)
        self.setAccessibleName(f"{self._number} {self.words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if run is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def content_size(self) -> QSize:
        look = self.look
        wide = max(
            paint.width_of(self.words, look.font("caption")),
            paint.width_of(self._number, look.font("heading")),
        )
        return QSize(wide + look.px(16), look.px(54))

    def ring_radius(self) -> float:
        return self.look.px(8)

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        hovered = self.underMouse() and self.focusPolicy() != Qt.FocusPolicy.NoFocus
        fill = look.colour("hover" if hovered else "sunken")
        paint.rounded(painter, box, look.px(8), fill, look.colour("border"))
        middle = Qt.AlignmentFlag.AlignHCenter
        upper = QRectF(0, look.px(7), box.width(), look.px(22))
        lower = QRectF(0, look.px(29), box.width(), look.px(18))
        paint.text(painter, upper, self._number, look.font("heading"), look.colour("text"), middle)
        paint.text(painter, lower, self.words, look.font("caption"), look.colour("text-3"), middle)


class CountTile(PaintedButton):
    """A large tile with icon, number, word and a line below; one of a group filters what follows."""

    def __init__(
        self, look: Look, number: object, name: object, note: object, icon: str, state: str = "neutral"
    ) -> None:
        self._number = look.tr(number)
        self._note = look.tr(note)
        self._symbol = icon
        self._state = state
        super().__init__(look, name)
        self.setAccessibleName(f"{self._number} {self.words}, {self._note}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, note: object) -> None:
        """Change the line below."""
        self._note = self.look.tr(note)
        self.setAccessibleName(f"{self._number} {self.words}, {self._note}")
        self.update()

    def set_number(self, number: object) -> None:
        """Change the number."""
        self._number = self.look.tr(number)
        self.setAccessibleName(f"{self._number} {self.words}, {self._note}")
        self.update()

    def ring_box(self) -> QRectF:
        inset = self.look.px(5) if self.isChecked() else 0
        return self.box().adjusted(inset, inset, -inset, -inset)

    def ring_radius(self) -> float:
        return self.look.px(8)

    def content_size(self) -> QSize:
        return QSize(self.look.px(180), self.look.px(70))

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        on = self.isChecked()
        fill = look.colour("hover" if self.underMouse() and not on else "surface")
        paint.rounded(
            painter, box, look.px(8), fill, look.colour("focus" if on else "border"), 2 if on else 1
        )
        side = look.px(24)
        square = QRectF(look.px(16), box.center().y() - side / 2, side, side)
        look.draw_icon(painter, self._symbol, square, f"{self._state}.mark")
        left = look.px(54)
        line = QRectF(left, look.px(12), box.width() - left - look.px(8), look.px(26))
        paint.text(painter, line, self._number, look.font("title"), look.colour("text"))
        line.setLeft(left + paint.width_of(self._number, look.font("title")) + look.px(8))
        paint.text(painter, line, self.words, look.font("strong"), look.colour("text"))
        lower = QRectF(left, look.px(39), box.width() - left - look.px(8), look.px(18))
        paint.text(painter, lower, self._note, look.font("caption"), look.colour("text-3"))


class Picture(QWidget):
    """One icon, standing alone as a sign."""

    def __init__(self, look: Look, icon: str, colour: str = "text-2", size: int = 20) -> None:
        super().__init__()
        self.look = look
        self._icon = icon
        self._colour = colour
        self.setFixedSize(look.px(size), look.px(size))

    def show_icon(self, icon: str, colour: str) -> None:
        """Change it."""
        self._icon, self._colour = icon, colour
        self.update()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        self.look.draw_icon(painter, self._icon, QRectF(self.rect()), self._colour)
        painter.end()


_SIGNS = {
    "info": "info",
    "warn": "warning-fill",
    "bad": "warning-circle-fill",
    "ok": "check-circle-fill",
}


def banner(
    look: Look,
    text: object,
    state: str = "info",
    *,
    note: object = None,
    action: QWidget | None = None,
    icon: str = "",
) -> QFrame:
    """One or two sentences inside the page, with one action; at most one on a page."""
    words = column(label(look, text, "strong" if note else "", wrap=True), gap=look.px(2))
    if note is not None:
        words.addWidget(label(look, note, "caption", wrap=True))
    sign = Picture(look, icon or _SIGNS[state], f"{state}.mark")
    line = row(sign, gap=look.px(12), margins=(look.px(16), look.px(10)))
    line.addLayout(words, 1)
    if action:
        line.addWidget(action)
    return holding(line, frame=state, name=look.tr(text))


class RowButton(PaintedButton):
    """A line of a card that opens something: icon, words, a second line, a value at the right, a caret.

    Where a button stands beside it, it has no caret; where one might, it leaves room for it.
    """

    caret = True
    room = 0  # before the caret, at 100 %

    def __init__(
        self,
        look: Look,
        text: object,
        run: Callable[[], object],
        *,
        icon: str = "",
        note: object = None,
        value: object = None,
        first: bool = False,
    ) -> None:
        self._symbol = icon
        self._note = look.tr(note)
        self._value = look.tr(value)
        self._first = first
        super().__init__(look, text, run)
        self.setAccessibleName(", ".join(part for part in (self.words, self._note, self._value) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(52 if self._note else 34))

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        if self.underMouse():
            paint.rounded(painter, box, look.px(6), look.colour("hover"))
        elif not self._first:
            painter.fillRect(QRectF(0, 0, box.width(), 1), look.colour("line"))
        inner = box.adjusted(look.px(4), 0, -look.px(4), 0)
        side = look.px(18)
        if self._symbol:
            square = QRectF(inner.left(), box.center().y() - side / 2, side, side)
            look.draw_icon(painter, self._symbol, square)
            inner.setLeft(inner.left() + look.px(28))
        if self.caret:
            corner = QRectF(
                inner.right() - look.px(12), box.center().y() - look.px(7), look.px(14), look.px(14)
            )
            look.draw_icon(painter, "caret-right", corner, "text-3")
            inner.setRight(corner.left() - look.px(8 + self.room))
        right = Qt.AlignmentFlag.AlignRight
        paint.text(painter, inner, self._value, look.font("strong"), look.colour("text"), right)
        inner.setRight(inner.right() - paint.width_of(self._value, look.font("strong")) - look.px(8))
        self._draw_words(painter, inner)

    def _draw_words(self, painter: QPainter, inner: QRectF) -> None:
        look = self.look
        if not self._note:
            paint.text(painter, inner, self.words, look.font("body"), look.colour("text"))
            return
        upper = QRectF(inner.left(), inner.top() + look.px(7), inner.width(), look.px(20))
        lower = QRectF(inner.left(), inner.top() + look.px(27), inner.width(), look.px(17))
        paint.text(painter, upper, self.words, look.font("strong"), look.colour("text"))
        paint.text(painter, lower, self._note, look.font("caption"), look.colour("text-3"))
