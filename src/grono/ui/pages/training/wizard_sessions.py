"""The second step: a rule at the left, the sessions that follow from it at the right, clashes below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from grono.domain.activity import Session, times
from grono.domain.dates import PartialDate
from grono.domain.ids import Id
from grono.domain.text import Text, _, n_, p_
from grono.domain.training import Programme
from grono.services import known
from grono.services.activities import sessions as planning
from grono.services.activities.sessions import Clash, Series, sessions_of
from grono.services.editing import title_of
from grono.services.fields import Field, FieldKind
from grono.services.training import courses, editions
from grono.ui.forms.lines import DateEditor
from grono.ui.forms.reading import Unread
from grono.ui.moments import DAYS
from grono.ui.page import Desk
from grono.ui.table.rows import Line, Typed
from grono.ui.table.rows_editor import RowsEditor
from grono.ui.widgets.button import Button
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import Picture, banner
from grono.ui.widgets.select import Select
from grono.ui.widgets.typeahead import TypeAhead, among

_GROUP = _("Sessions")
_HOURS = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?\s*")
_EVERY = (7, 14, 1)
_MOST = 200
_ROOMS = """SELECT room FROM session WHERE deleted_at IS NULL AND room <> ''
    GROUP BY room ORDER BY count(*) DESC, room"""
_COLUMNS = (
    Typed(Field("day", p_("column", "Day"), _GROUP, FieldKind.DAY), 112),
    Typed(Field("weekday", _("Weekday"), _GROUP), 104, fixed=True),
    Typed(Field("starts", _("From"), _GROUP, FieldKind.TIME), 72),
    Typed(Field("ends", _("To"), _GROUP, FieldKind.TIME), 72),
    Typed(Field("topic", _("Topic"), _GROUP)),
    Typed(Field("room", _("Room"), _GROUP), 120),
)


class SessionsStep(QWidget):
    """What the latest edition did is done again; only the first day is asked."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.sessions: list[Session] = []
        self._programme: Programme | None = None
        self._breaks = 0
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        look = self.look
        self.first = DateEditor(look, Field("first", _("First session"), _GROUP, FieldKind.DAY))
        self.count = QLineEdit("1")
        self.every = Select(look, _("Repeat"))
        self.hours = QLineEdit("9:00–15:00")
        self.room = TypeAhead(look, _("Place"), among(self._rooms, look), free=True)
        self.trainer = TypeAhead(
            look,
            _("Taught by"),
            lambda typed: known.records(self.desk.store, "person", typed),
            words_of=lambda key: title_of(self.desk.store, key),
        )
        self._show_every(date.today())
        self.first.edited.connect(self.plan)
        self.every.chosen.connect(lambda _key: self.plan())
        for field in (self.count, self.hours):
            field.textEdited.connect(lambda _text: self.plan())
        for field in (self.room, self.trainer):
            field.chosen.connect(lambda _key: self.plan())
            field.editingFinished.connect(self.plan)
        self.table = RowsEditor(look, _COLUMNS, _("Planned sessions"), movable=False)
        self.table.edited.connect(self._typed)

    def _lay_out(self) -> None:
        look, px = self.look, self.look.px
        rows = (
            ((_("First session"), self.first), (_("How many sessions"), self.count)),
            ((_("Repeat"), self.every), (_("Hours"), self.hours)),
            ((_("Place"), self.room),),
            ((_("Taught by"), self.trainer),),
        )
        body = column(label(look, _("When and where"), "heading"), gap=px(14), margins=(px(20), px(16)))
        for fields in rows:
            line = row(gap=px(16))
            for words, field in fields:
                field.setAccessibleName(look.tr(words))
                line.addLayout(column(label(look, words, "strong"), field, gap=px(4)), 1)
            body.addLayout(line)
        self._sum = column(gap=0)
        body.addLayout(self._sum)
        self._copied: QFrame = banner(look, _("Everything begins empty."), "info", icon="copy")
        self._copied_box = column(self._copied)
        left = column(holding(body, frame="card"), gap=px(12))
        left.addLayout(self._copied_box)
        left.addStretch(1)
        self._head = label(look, "", "heading")
        hint = label(look, _("type over a cell to change one session"), "caption")
        right = column(row(self._head, None, hint), gap=px(10))
        right.addWidget(holding(column(self.table, margins=1), frame="card"), 1)
        self._clashes = column(gap=px(8))
        right.addLayout(self._clashes)
        both = column(gap=px(16)) if look.large else row(gap=px(16))
        both.setContentsMargins(px(24), px(16), px(24), px(16))
        both.addLayout(left, 5)
        both.addLayout(right, 8)
        self.setLayout(column(scrolling(holding(both), name=look.tr(_("Sessions"))), gap=0))

    # What is known

    def show_programme(self, id: str) -> None:
        """Begin with what the latest edition of a programme did."""
        store = self.desk.store
        self._programme = store.get(Programme, id)
        latest = (editions.editions_of(store, id) or [None])[-1]
        before = sessions_of(store, "edition", latest.id) if latest else []
        if before:
            first = before[0]
            self.count.setText(str(len(before)))
            self.hours.setText(self.look.tr(times(first)))
            self.room.set_value(first.room)
            self.trainer.set_value(first.trainer_id or "")
            self._breaks = first.breaks
            if len(before) > 1:
                self._every_days = (before[1].day - before[0].day).days
                self._show_every(before[0].day)
                self.every.set_value(str(self._every_days))
        else:
            self._breaks = 0
        clear(self._copied_box)
        if latest:
            words = _("Topics, conditions and costs are copied from “{edition}”.", edition=latest.title)
            self._copied_box.addWidget(banner(self.look, words, "info", icon="copy"))
        self.plan()

    def forget(self) -> None:
        """The day is asked anew."""
        self.first.set_value(None)
        self.plan()

    def raw(self) -> dict[str, Any]:
        """What is typed, for a draft."""
        return {
            "first": self.first.raw(),
            "count": self.count.text(),
            "every": self.every.value,
            "hours": self.hours.text(),
            "room": self.room.value,
            "trainer": self.trainer.value,
        }

    def set_raw(self, raw: dict[str, Any]) -> None:
        """What stood in a draft."""
        self.first.set_raw(raw.get("first"))
        self.count.setText(str(raw.get("count") or "1"))
        self.every.set_value(str(raw.get("every") or "7"))
        self.hours.setText(str(raw.get("hours") or ""))
        self.room.set_value(str(raw.get("room") or ""))
        self.trainer.set_value(str(raw.get("trainer") or ""))
        self.plan()

    def _rooms(self) -> Sequence[tuple[str, object]]:
        return [(found[0], found[0]) for found in self.desk.store.query(_ROOMS)]

    _every_days = 7

    def _show_every(self, day: date) -> None:
        """The ways to repeat, told with the weekday of the first session."""
        value = self.every.value or str(self._every_days)
        weekday = DAYS[day.weekday()]
        options: list[tuple[str, object]] = [
            ("7", _("every week: {weekday}", weekday=weekday)),
            ("14", _("every two weeks: {weekday}", weekday=weekday)),
            ("1", _("every day")),
        ]
        if self._every_days not in _EVERY:
            days = self._every_days
            options.append((str(days), n_("every {n} day", "every {n} days", days)))
        self.every.set_options(options)
        self.every.set_value(value if value in dict(options) else "7")

    # Planning

    @property
    def ready(self) -> bool:
        """Whether there is a session, and nothing in the table is wrong."""
        return bool(self.sessions) and not self.table.rows.wrong

    def rule(self) -> Series | None:
        """The rule as it is typed; None while it says too little."""
        try:
            day = self.first.value()
        except Unread:
            return None
        first = day.first_day if isinstance(day, PartialDate) else day
        hours = _HOURS.fullmatch(self.hours.text())
        count = self.count.text().strip()
        if not isinstance(first, date) or hours is None or not count.isdecimal():
            return None
        starts, ends = _clock(hours[1], hours[2]), _clock(hours[3], hours[4])
        if starts is None or ends is None or ends <= starts or not 1 <= int(count) <= _MOST:
            return None
        return Series(
            first=first,
            count=int(count),
            every=int(self.every.value or 7),
            starts=starts,
            ends=ends,
            breaks=self._breaks,
            room=self.room.value,
            trainer_id=Id(self.trainer.value) if self.trainer.value else None,
        )

    def plan(self) -> None:
        """The sessions that follow from the rule."""
        rule = self.rule()
        if rule is None or self._programme is None:
            self.sessions = []
        else:
            self._show_every(rule.first)
            made = planning.planned(rule, "edition", "")
            self.sessions = editions.arranged(self.desk.store, self._programme.id, made)
        self._show()

    def _typed(self) -> None:
        """One session was changed in the table."""
        by_id = {one.id: one for one in self.sessions}
        kept: list[Session] = []
        for line in self.table.lines:
            like = by_id.get(Id(str(line.get("id") or ""))) or (self.sessions[-1] if self.sessions else None)
            if like is None or not line.get("day"):
                continue
            kept.append(_changed(like, line, new=not line.get("id")))
        self.sessions = sorted(kept, key=lambda one: (one.day, one.starts))
        self._show()

    def _show(self) -> None:
        look = self.look
        count = len(self.sessions)
        asked = _("Type the day of the first session")
        self._head.setText(look.tr(n_("{n} session", "{n} sessions", count) if count else asked))
        self.table.show_rows([self._line(one) for one in self.sessions], read_only=not count)
        self._tell_sum()
        self._tell_clashes()
        self.changed.emit()

    def _line(self, one: Session) -> Line:
        shown: Line = {column.key: getattr(one, column.key, None) for column in _COLUMNS}
        topic = one.topic
        if not topic and one.module_id and self._programme:
            titles = {row.id: row.title for row in courses.modules_of(self.desk.store, self._programme.id)}
            topic = titles.get(one.module_id, "")
        return shown | {
            "id": one.id,
            "weekday": self.look.tr(DAYS[one.day.weekday()]),
            "topic": topic,
        }

    def _tell_sum(self) -> None:
        """Whether the sessions last as long as the programme says."""
        clear(self._sum)
        programme = self._programme
        if not self.sessions or programme is None:
            return
        look = self.look
        minutes = sum(one.scheduled(with_breaks=programme.breaks_count) for one in self.sessions)
        planned = courses.in_hours(minutes, programme.minutes_per_hour)
        wanted = courses.hours(self.desk.store, programme)
        same = planned == wanted or not wanted
        words: Text = _("{hours} h altogether, as in the programme.", hours=planned)
        if not wanted:
            words = _("{hours} h altogether.", hours=planned)
        elif not same:
            words = _("{hours} h altogether; the programme has {wanted} h.", hours=planned, wanted=wanted)
        sign = Picture(
            look, *(("check-circle-fill", "ok.mark") if same else ("warning-fill", "warn.mark")), 16
        )
        line = row(sign, gap=look.px(8))
        line.addWidget(label(look, words, wrap=True), 1)
        self._sum.addWidget(holding(line))

    # Clashes

    def _tell_clashes(self) -> None:
        clear(self._clashes)
        for clash in planning.clashes(self.desk.store, self.sessions)[:2]:
            self._clashes.addWidget(self._remedies(clash))

    def _remedies(self, clash: Clash) -> QWidget:
        look = self.look
        ways = row(gap=look.px(8))
        if day := self._free_day(clash.session):
            move = _("Move to {day}", day=look.tr(day))
            ways.addWidget(Button(look, move, lambda: self._move(clash.session, day), small=True))
        if clash.session.room:
            room = _("Change the room")
            ways.addWidget(Button(look, room, lambda: self._change_room(clash.session), small=True))
        return banner(look, clash.why, "warn", action=holding(ways))

    def _free_day(self, session: Session) -> date | None:
        """The next working day on which nothing stands in the way."""
        taken = {one.day for one in self.sessions}
        for ahead in range(1, 15):
            moved = replace(session, day=session.day + timedelta(days=ahead))
            weekend = moved.day.weekday() > 4
            if not weekend and moved.day not in taken and not planning.clashes(self.desk.store, [moved]):
                return moved.day
        return None

    def _move(self, session: Session, day: date) -> None:
        moved = (replace(one, day=day) if one.id == session.id else one for one in self.sessions)
        self.sessions = sorted(moved, key=lambda one: (one.day, one.starts))
        self._show()

    def _change_room(self, session: Session) -> None:
        place = next((at for at, one in enumerate(self.sessions) if one.id == session.id), 0)
        at = self.table.rows.index(place, len(_COLUMNS) - 1)
        self.table.setFocus()
        self.table.setCurrentIndex(at)
        self.table.edit(at)


def _clock(hour: str, minute: str | None) -> time | None:
    if int(hour) > 23 or int(minute or 0) > 59:
        return None
    return time(int(hour), int(minute or 0))


def _changed(like: Session, line: Line, *, new: bool) -> Session:
    """A session as its row says."""
    from grono.domain.ids import new_id

    day, starts, ends = line.get("day"), line.get("starts"), line.get("ends")
    return replace(
        like,
        id=new_id() if new else like.id,
        day=day if isinstance(day, date) else like.day,
        starts=starts if isinstance(starts, time) else like.starts,
        ends=ends if isinstance(ends, time) else like.ends,
        topic=str(line.get("topic") or ""),
        room=str(line.get("room") or ""),
    )
