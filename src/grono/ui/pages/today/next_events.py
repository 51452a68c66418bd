"""What takes place next: the day on a tile, the seats, and the sign-in sheet of that day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from grono.domain.dates import PartialDate
from grono.domain.text import Text, _, n_, p_
from grono.services.coming import Coming, coming
from grono.ui.look import Look
from grono.ui.moments import DAYS, day_of_month
from grono.ui.page import Desk
from grono.ui.pages.today.calm import calm
from grono.ui.widgets import paint
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.labels import Line
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.meter import Meter
from grono.ui.widgets.parts import RowButton, card, lines
from grono.wording import Kind as Wording

SHEET = "sign-in-sheet"
_MOST = 4


class DayTile(QWidget):
    """A day as on a tear-off calendar: its number over its month."""

    def __init__(self, look: Look, day: date) -> None:
        super().__init__()
        self.look = look
        self._number = str(day.day)
        self._month = look.tr(PartialDate(f"{day.year}-{day.month:02}"), Wording.LONG_DATE)[:3].upper()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(44), self.look.px(42))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = paint.painter_on(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, look.px(6), look.colour("sunken"), look.colour("border"))
        upper = QRectF(0, look.px(3), box.width(), look.px(20))
        lower = QRectF(0, look.px(22), box.width(), look.px(16))
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, upper, self._number, look.font("heading"), look.colour("text"), middle)
        paint.text(painter, lower, self._month, look.font("small-strong"), look.colour("text-2"), middle)
        painter.end()


def events_card(desk: Desk) -> QFrame:
    """The next few sessions of events and editions."""
    look = desk.look
    found = coming(desk.store, date.today(), _MOST)
    title = _("Next events")
    if not found:
        return calm(look, _("No event is planned."), title)
    action = LinkButton(look, _("Calendar"), lambda: desk.go("deadlines", view="month"))
    rows = [_line(desk, one, first=place == 0) for place, one in enumerate(found)]
    return card(look, lines(*rows), title=title, action=action)


def _line(desk: Desk, one: Coming, *, first: bool) -> QWidget:
    look = desk.look
    note = " · ".join(filter(None, (look.tr(_when(one, date.today())), look.tr(one.note))))
    line = RowButton(look, one.title, lambda: desk.show_record(one.table, one.id), note=note, first=first)
    line.caret = False
    sheet = Button(
        look,
        p_("button", "Sheet"),
        lambda: print_sheet(desk, one.session_id),
        icon="printer",
        kind=Kind.QUIET,
    )
    sheet.setAccessibleName(look.tr(_("Sign-in sheet: {title}, {day}", title=one.title, day=one.day)))
    parts = row(DayTile(look, one.day), line, gap=look.px(8))
    if not look.large:
        parts.addWidget(_seats(look, one))
    parts.addWidget(sheet)
    return holding(parts)


def print_sheet(desk: Desk, session: str = "") -> None:
    """The sign-in sheet of a session on the page of prints; without one, of the next session."""
    desk.go("reports", name=SHEET, options={"session": session})


def _seats(look: Look, one: Coming) -> QWidget:
    words: Text = n_("{n} person", "{n} people", one.taken)
    if one.seats is not None:
        words = n_("{taken} of {n} seat", "{taken} of {n} seats", one.seats, taken=one.taken)
    parts = column(Line(look, words, "caption", "text-2"), gap=look.px(4))
    if one.seats:
        over = one.taken > one.seats
        parts.addWidget(Meter(look, one.taken / one.seats, words, "warn" if over else ""))
    made = holding(parts)
    made.setFixedWidth(look.px(104))
    return made


def _when(one: Coming, today: date) -> Text:
    clock = f"{one.starts.hour}:{one.starts.minute:02}"
    if one.day <= today + timedelta(days=1):
        said = p_("due", "today") if one.day == today else p_("due", "tomorrow")
    elif one.day < today + timedelta(days=7):
        said = DAYS[one.day.weekday()]
    else:
        said = day_of_month(one.day)
    return _("{day}, {time}", day=said, time=clock)
