"""A calendar that paints itself: weeks of days with what falls on them, moved through by the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.text import Text, _, n_
from grono.ui.announce import announce
from grono.ui.calendar_entry import LINE, Entry, entry_height, paint_count, paint_entry
from grono.ui.look import Look
from grono.ui.moments import DAYS, SHORT_DAYS, day_of_month, long_day
from grono.ui.widgets import paint

WEEK = 7
_HEAD = 28
_LEAST_WIDTH = 84  # of a day in which words can be read
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class Calendar(QWidget):
    """Whole weeks from Monday; one day is chosen. tall: one week, whose entries take several lines."""

    chosen = Signal(object)  # a date
    entered = Signal(object)  # a date: Enter or a double click

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self.look = look
        self.today = today
        self.day = today
        self.month: int | None = None
        self.weeks: Sequence[Sequence[date]] = ()
        self.entries: Mapping[date, Sequence[Entry]] = {}
        self.holidays: Mapping[date, str] = {}
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_days(
        self,
        weeks: Sequence[Sequence[date]],
        entries: Mapping[date, Sequence[Entry]],
        holidays: Mapping[date, str],
        month: int | None = None,
    ) -> None:
        """Weeks of seven days each, with what falls on them; month: the days of others are faint."""
        self.weeks, self.entries, self.holidays, self.month = weeks, entries, holidays, month
        self._tell()
        self.updateGeometry()
        self.update()

    def choose(self, day: date) -> None:
        """Mark a day, without a signal."""
        self.day = day
        self._tell()
        self.update()

    # What a screen reader is told

    def told(self, day: date) -> str:
        """A day in words: "Tuesday, 24 November, 2 deadlines: …"."""
        entries = self.entries.get(day, ())
        count: Text = n_("{n} deadline", "{n} deadlines", len(entries))
        parts = [self.look.tr(long_day(day, date.min)), self.holidays.get(day, "")]
        parts.append(self.look.tr(count if entries else _("nothing")))
        return ", ".join(filter(None, (*parts, *(f"{one.time} {one.words}".strip() for one in entries))))

    def _tell(self) -> None:
        self.setAccessibleDescription(self.told(self.day))

    # Where things are

    def _cell(self, day: date) -> QRectF:
        """The box of a day; empty where it is not shown."""
        for line, week in enumerate(self.weeks):
            if day in week:
                height = self._height()
                width = self.width() / WEEK
                top = self.look.px(_HEAD) + line * height
                return QRectF(week.index(day) * width, top, width, height)
        return QRectF()

    def _height(self) -> float:
        return (self.height() - self.look.px(_HEAD)) / max(1, len(self.weeks))

    def _day_at(self, point: QPointF) -> date | None:
        return next((day for week in self.weeks for day in week if self._cell(day).contains(point)), None)

    def sizeHint(self) -> QSize:
        look = self.look
        lines = max(1, len(self.weeks))
        return QSize(look.px(7 * _LEAST_WIDTH), look.px(_HEAD) + lines * look.px(300 if lines == 1 else 96))

    def minimumSizeHint(self) -> QSize:
        look = self.look
        lines = max(1, len(self.weeks))
        return QSize(look.px(7 * 40), look.px(_HEAD) + lines * look.px(120 if lines == 1 else 52))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        look = self.look
        paint.rounded(painter, QRectF(self.rect()), look.px(8), look.colour("surface"), look.colour("border"))
        self._paint_head(painter)
        for week in self.weeks:
            for day in week:
                self._paint_day(painter, day)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        look = self.look
        width = self.width() / WEEK
        narrow = width < look.px(_LEAST_WIDTH)
        for place in range(WEEK):
            box = QRectF(place * width + look.px(8), 0, width - look.px(10), look.px(_HEAD))
            words = look.tr(SHORT_DAYS[place] if narrow else DAYS[place])
            paint.text(painter, box, words, look.font("caption-strong"), look.colour("text-2"))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        look, box = self.look, self._cell(day)
        free = day.weekday() == WEEK - 1 or day in self.holidays
        other = self.month is not None and day.month != self.month
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if free or other:
            painter.fillRect(inner.adjusted(1, 1, -1, -1), look.colour("sunken"))
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), look.colour("line"))
        if day.weekday():
            painter.fillRect(QRectF(box.left(), box.top(), 1, box.height()), look.colour("line"))
        if day == self.day:
            chosen = look.colour("selected" if self.hasFocus() else "selected-quiet")
            paint.rounded(painter, inner.adjusted(2, 2, -2, -2), look.px(6), chosen)
        top = self._paint_number(painter, day, box, faint=other)
        self._paint_entries(painter, day, box, top)
        if day == self.day and self._ring and self.hasFocus():
            paint.ring(painter, inner.adjusted(2, 2, -2, -2), look.px(6), look.colour("focus"))

    def _paint_number(self, painter: QPainter, day: date, box: QRectF, *, faint: bool) -> float:
        """The number of a day, and the holiday below it; returns where the entries begin."""
        look = self.look
        free = day.weekday() == WEEK - 1 or day in self.holidays
        font = look.font("caption-strong")
        words = look.tr(day_of_month(day)) if day.day == 1 or self.month is None else str(day.day)
        if paint.width_of(words, font) > box.width() - look.px(16):
            words = str(day.day)
        ink = "bad.text" if free else "text-3" if faint else "text"
        line = QRectF(box.left() + look.px(8), box.top() + look.px(4), box.width() - look.px(12), look.px(20))
        if day == self.today:
            pill = QRectF(line.left() - look.px(3), line.top(), paint.width_of(words, font) + look.px(8), 0)
            pill.setHeight(look.px(20))
            paint.rounded(painter, pill, look.px(6), look.colour("accent"))
            ink = "on-accent"
            line.translate(look.px(1), 0)
        paint.text(painter, line, words, font, look.colour(ink))
        name = self.holidays.get(day)
        if name and box.width() >= look.px(_LEAST_WIDTH):
            line.translate(0, look.px(LINE))
            paint.text(painter, line, name, look.font("caption"), look.colour("bad.text"))
        return line.bottom() + look.px(4)

    def _paint_entries(self, painter: QPainter, day: date, box: QRectF, top: float) -> None:
        """As many entries as there is room for, and how many more there are."""
        look = self.look
        entries = self.entries.get(day, ())
        if box.width() < look.px(_LEAST_WIDTH) or box.bottom() - top < look.px(2 * LINE):
            corner = QPointF(box.left() + look.px(6), top)
            paint_count(look, painter, len(entries), corner, "surface" if day == self.day else "selected")
            return
        below = box.bottom() - look.px(4)
        width = box.width() - look.px(10)
        for place, entry in enumerate(entries):
            high = entry_height(look, entry, width, tall=len(self.weeks) == 1)
            last = place == len(entries) - 1
            if top + high + (0 if last else look.px(LINE)) > below:
                rest = n_("{n} more", "{n} more", len(entries) - place)
                line = QRectF(box.left() + look.px(8), top, box.width(), look.px(LINE))
                paint.text(painter, line, look.tr(rest), look.font("caption-strong"), look.colour("text-2"))
                return
            place_of_entry = QRectF(box.left() + look.px(5), top, width, high)
            paint_entry(look, painter, entry, place_of_entry, tall=len(self.weeks) == 1)
            top += high + look.px(2)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(self._day_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day:
            self.entered.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self.day + timedelta(days=_STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self._go(self.day - timedelta(days=self.day.weekday()))
        elif key == Qt.Key.Key_End:
            self._go(self.day + timedelta(days=WEEK - 1 - self.day.weekday()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _go(self, day: date | None) -> None:
        if day is None:
            return
        self._ring = True
        self.choose(day)
        self.chosen.emit(day)
        announce(self, self.told(day))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
