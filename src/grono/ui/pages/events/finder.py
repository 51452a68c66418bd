"""The one big field at the door: a name or a firm is typed, and whoever is meant is chosen by Enter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from grono.domain.text import Text, _
from grono.services.activities.candidates import Candidate
from grono.ui.look import Look
from grono.ui.overlay import draw_shadow
from grono.ui.palette_list import split
from grono.ui.widgets import paint
from grono.ui.widgets.labels import draw_key, key_names, key_width

_NUMBERS = re.compile(r"[\d\s,;–-]*\d[\d\s,;–-]*")
_LEAST = 520
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Found:
    """A line of the list: words, a quiet note, the icon, the keys; candidate is None for an action."""

    words: str
    note: str
    icon: str
    shortcut: str
    candidate: Candidate | None = None


class PersonFinder(QLineEdit):
    """Enter takes the chosen line, Ctrl+Enter somebody new; Down goes through the lines."""

    chosen = Signal(object)  # a Candidate
    new_wanted = Signal(str)  # what was typed
    rows_wanted = Signal(str)  # row numbers of a printed sheet
    down = Signal()
    next_day = Signal()

    def __init__(
        self,
        look: Look,
        hint: Text,
        search: Callable[[str], Sequence[Candidate]],
        note: Callable[[Candidate], Text],
        *,
        by_rows: bool = False,
    ) -> None:
        super().__init__()
        self.look = look
        self._search = search
        self._note = note
        self._by_rows = by_rows
        self.stage: QWidget | None = None  # what the list of lines may cover
        self.found: list[Found] = []
        self.at = 0
        self._list: _List | None = None
        self.setPlaceholderText(look.tr(hint))
        self.setAccessibleName(look.tr(hint))
        self.setTextMargins(look.px(26), 0, 0, 0)
        self.setMinimumHeight(look.px(34))
        self.textEdited.connect(self.offer)

    def offer(self, typed: str) -> None:
        """Offer whoever fits."""
        text = typed.strip()
        self.found = self._lines(text) if text else []
        self._go(0)
        self._show()

    def _lines(self, text: str) -> list[Found]:
        tr = self.look.tr
        if self._by_rows and _NUMBERS.fullmatch(text):
            return [
                Found(
                    tr(_("Present: rows {rows} of the printed list", rows=text)), "", "list-checks", "Return"
                )
            ]
        found = [self._line(one) for one in self._search(text)]
        new = tr(_("Add a new person “{typed}…”", typed=text))
        return [*found, Found(new, "", "user-plus", "Ctrl+Return")]

    def _line(self, one: Candidate) -> Found:
        note = " · ".join(filter(None, (one.organisation, self.look.tr(self._note(one)))))
        return Found(one.name, note, "user", "Return", one)

    def forget(self) -> None:
        """Empty again, ready for the next person."""
        self.clear()
        self.offer("")

    def take(self, at: int) -> None:
        """Take a line, as Enter on it would."""
        if not 0 <= at < len(self.found):
            return
        line, typed = self.found[at], self.text().strip()
        self.forget()
        if line.candidate:
            self.chosen.emit(line.candidate)
        elif line.shortcut == "Return":
            self.rows_wanted.emit(typed)
        else:
            self.new_wanted.emit(typed)

    def _go(self, at: int) -> None:
        self.at = max(0, min(at, len(self.found) - 1))
        line = self.found[self.at] if self.found else None
        self.setAccessibleDescription(f"{line.words}, {line.note}".strip(", ") if line else "")
        if self._list:
            self._list.update()

    def _show(self) -> None:
        if not self.found or self.stage is None:
            if self._list:
                self._list.hide()
            return
        if self._list is None:
            self._list = _List(self, self.stage)
        self._list.fit()
        self._list.show()
        self._list.raise_()

    # Keys

    def event(self, event: QEvent) -> bool:
        about = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if about and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        """Keys that are about what was typed and no shortcuts of the window."""
        return bool(self.text()) and event.key() in (*_ENTER, Qt.Key.Key_Escape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in _ENTER and control:
            self.take(len(self.found) - 1) if self._can_add() else None
        elif key in _ENTER:
            self.take(self.at)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.text():
            self.forget()
        elif key == Qt.Key.Key_Right and control and self.cursorPosition() == len(self.text()):
            self.next_day.emit()
        else:
            super().keyPressEvent(event)

    def _can_add(self) -> bool:
        return bool(self.found) and self.found[-1].shortcut == "Ctrl+Return"

    def _move(self, by: int) -> None:
        if self.found:
            self._go(self.at + by)
        elif by > 0:
            self.down.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._list and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._list.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = paint.painter_on(self)
        side = self.look.px(18)
        square = QRectF(self.look.px(9), (self.height() - side) / 2, side, side)
        self.look.draw_icon(painter, "user-plus", square, "accent-text" if self.hasFocus() else "text-2")
        painter.end()


class _List(QWidget):
    """The lines under the field; the field keeps the focus."""

    def __init__(self, finder: PersonFinder, page: QWidget) -> None:
        super().__init__(page)
        self._finder = finder
        self._page = page
        self.look = finder.look
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(finder.accessibleName())

    def _margin(self) -> int:
        return self.look.px(24)  # for the shadow

    def _height(self) -> int:
        return self.look.px(36)

    def fit(self) -> None:
        """Stand under the field, as high as its lines."""
        finder, margin = self._finder, self._margin()
        corner = finder.mapTo(self._page, finder.rect().bottomLeft())
        room = self._page.width() - corner.x() - margin
        width = max(finder.width(), min(self.look.px(_LEAST), room))
        height = len(finder.found) * self._height() + self.look.px(8)
        self.setGeometry(
            corner.x() - margin,
            corner.y() + self.look.px(4) - margin,
            width + 2 * margin,
            height + 2 * margin,
        )
        self.update()

    def _box(self) -> QRectF:
        margin = self._margin()
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def _place(self, y: float) -> int:
        return int((y - self._box().top() - self.look.px(4)) // self._height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position().y())
        if 0 <= place < len(self._finder.found) and place != self._finder.at:
            self._finder.at = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._box().contains(event.position()):
            self._finder.take(self._place(event.position().y()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, box = self.look, self._box()
        painter = paint.painter_on(self)
        draw_shadow(look, painter, box, 8)
        paint.rounded(painter, box, look.px(8), look.colour("surface"), look.colour("border"))
        for place, line in enumerate(self._finder.found):
            top = box.top() + look.px(4) + place * self._height()
            strip = QRectF(box.left() + look.px(4), top, box.width() - look.px(8), self._height())
            self._paint_line(painter, strip, line, chosen=place == self._finder.at)
        painter.end()

    def _paint_line(self, painter: QPainter, box: QRectF, line: Found, *, chosen: bool) -> None:
        look, px = self.look, self.look.px
        if chosen:
            paint.rounded(painter, box, px(6), look.colour("selected"))
        square = QRectF(box.left() + px(10), box.center().y() - px(8), px(16), px(16))
        look.draw_icon(painter, line.icon, square, "accent-text" if chosen else "text-2")
        right = box.right() - px(10)
        for key in reversed(key_names(line.shortcut) if chosen or not line.candidate else ()):
            width = key_width(look, key)
            draw_key(look, painter, QRectF(right - width, box.center().y() - px(10), width, px(20)), key)
            right -= width + px(4)
        left = box.left() + px(38)
        typed = self._finder.text() if line.candidate else ""
        for words, bold in split(line.words, typed):
            font = look.font("strong" if bold else "body")
            part = QRectF(left, box.top(), max(right - left, 1), box.height())
            paint.text(painter, part, words, font, look.colour("text"))
            left += paint.width_of(words, font) - 1
        rest = QRectF(left + px(10), box.top(), max(right - left - px(18), 1), box.height())
        if line.note and rest.width() > px(30):
            paint.text(painter, rest, line.note, look.font("caption"), look.colour("text-2"))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(400), self._height())
