"""B2B meetings of an event: the room for them, who wants to meet whom, and the schedule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtWidgets import QWidget

from grono.domain.ids import Id
from grono.domain.meetings import MeetingPlan, MeetingWish
from grono.domain.text import Text, UserError, _, n_
from grono.services.activities import b2b
from grono.services.activities.taking_part import Participant
from grono.services.fields import Field, FieldKind
from grono.ui.forms import Form, Section
from grono.ui.forms.options import Editors
from grono.ui.forms.rows import Given, RowsEditor
from grono.ui.page import Desk
from grono.ui.pages.events.shown import Shown
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import card
from grono.ui.widgets.typeahead import Options, among

_ROOM = _("Room for meetings")
_ROOM_FIELDS = (
    Field("day", _("Day"), _ROOM, FieldKind.DAY, required=True),
    Field("starts", _("From"), _ROOM, FieldKind.TIME, required=True),
    Field("minutes", _("Minutes of a meeting"), _ROOM, FieldKind.NUMBER, required=True),
    Field("pause", _("Minutes in between"), _ROOM, FieldKind.NUMBER),
    Field("slots", _("Rounds"), _ROOM, FieldKind.NUMBER, required=True),
    Field("tables", _("Tables"), _ROOM, FieldKind.NUMBER, required=True),
)
_ROOM_CARD = Section(
    "room",
    _ROOM,
    ((("day", 4), ("starts", 4), ("minutes", 4)), (("pause", 4), ("slots", 4), ("tables", 4))),
)
_WISH = _("Wishes to meet")
_WISH_FIELDS = (
    (Field("registration_id", _("Who"), _WISH, FieldKind.PERSON, required=True), 6),
    (Field("wanted_id", _("Wants to meet"), _WISH, FieldKind.PERSON, required=True), 6),
)
_MORNING = time(9)


class MeetingsView(QWidget):
    """The room and the wishes are typed; the schedule follows, free of clashes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = look = desk.look
        self.shown: Shown | None = None
        self.room = Form(look, _ROOM_FIELDS, check=lambda _fields, _values: {}, sections=(_ROOM_CARD,))
        self.wishes = RowsEditor(look, _WISH, _WISH_FIELDS, _("Add a wish"), Editors(look, find=self._people))
        self.wishes.changed.connect(self._save_wishes)
        self.plan = Button(look, _("Plan the meetings"), self.arrange, icon="shuffle", kind=Kind.PRIMARY)
        self.print = Button(look, _("Print the schedule"), self._print, icon="printer", kind=Kind.QUIET)
        for part in (self.room, self.wishes, self.plan):
            part.setEnabled(not desk.read_only)
        self._schedule = column(gap=look.px(6))
        px = look.px
        inside = column(
            self.room,
            card(look, self.wishes, title=_WISH),
            row(self.plan, self.print, None, gap=px(8)),
            card(look, holding(self._schedule), title=_("Schedule")),
            None,
            gap=px(16),
            margins=(px(24), px(16)),
        )
        body = QWidget()
        body.setLayout(inside)
        self.setLayout(column(scrolling(body, name=look.tr(_("Meetings"))), gap=0))

    def show_event(self, shown: Shown) -> None:
        """Show the meetings of an event."""
        self.shown = shown
        if not self.room.changed:
            plan = self._plan(shown)
            self.room.set_values({field.key: getattr(plan, field.key) for field in _ROOM_FIELDS})
        known = b2b.wishes_of(self.desk.store, shown.event.id)
        self.wishes.show_rows(
            [(one.id, {"registration_id": one.registration_id, "wanted_id": one.wanted_id}) for one in known]
        )
        self._tell(shown)

    def _plan(self, shown: Shown) -> MeetingPlan:
        first = shown.sessions[0] if shown.sessions else None
        return b2b.plan_of(self.desk.store, shown.event.id) or MeetingPlan(
            event_id=shown.event.id,
            day=first.day if first else date.today(),
            starts=first.starts if first else _MORNING,
        )

    def _people(self, _field: Field, typed: str) -> Options:
        people = self.shown.people if self.shown else []
        if typed.startswith("="):
            return [_named(one) for one in people if one.registration.id == typed[1:]]
        return among([_named(one) for one in people if one.registration.seated], self.look)(typed)

    def _save_wishes(self, rows: Sequence[Given]) -> None:
        if self.shown is None:
            return
        wishes = [
            MeetingWish(
                id=id,
                registration_id=Id(str(values["registration_id"])),
                wanted_id=Id(str(values["wanted_id"])),
            )
            for id, values in rows
            if values.get("registration_id") and values.get("wanted_id")
        ]
        b2b.save_wishes(self.desk.store, self.shown.event.id, wishes)

    def arrange(self) -> None:
        """Keep the room and plan the meetings anew."""
        if self.shown is None or not self.room.validate():
            return
        values: dict[str, Any] = {
            key: value for key, value in self.room.read()[0].items() if value is not None
        }
        plan = replace(self._plan(self.shown), **values)
        try:
            found = b2b.arrange(self.desk.store, plan)
        except UserError as error:
            self.desk.error(error)
            return
        self.room.set_values({field.key: getattr(plan, field.key) for field in _ROOM_FIELDS})
        said: Text = n_("{n} meeting planned", "{n} meetings planned", len(found.meetings))
        unmet = len(found.unmet_mutual) + len(found.unmet)
        if unmet:
            left = n_("{n} wish found no room", "{n} wishes found no room", unmet)
            said = _("{said}; {left}", said=said, left=left)
        self.desk.toast(said, undo=True)

    def _tell(self, shown: Shown) -> None:
        clear(self._schedule)
        plan = b2b.plan_of(self.desk.store, shown.event.id)
        meetings = b2b.meetings_of(self.desk.store, shown.event.id) if plan else []
        self.print.setEnabled(bool(meetings))
        if plan is None or not meetings:
            words = _("Nothing is planned yet. Note the wishes, then plan the meetings.")
            self._schedule.addWidget(label(self.look, words, "secondary", wrap=True))
            return
        slots = {slot.number: slot for slot in b2b.slots_of(plan)}
        names = {str(one.registration.id): one.name for one in shown.people}
        for one in meetings:
            line = _(
                "{time}, table {table}: {first} – {second}",
                time=f"{slots[one.slot].starts:%H:%M}",
                table=one.desk,
                first=names.get(one.first_id, "—"),
                second=names.get(one.second_id, "—"),
            )
            self._schedule.addWidget(label(self.look, line, wrap=True))

    def _print(self) -> None:
        if self.shown:
            self.desk.go("reports", name="b2b-schedule", options={"event": self.shown.event.id})


def _named(one: Participant) -> tuple[str, str]:
    """Somebody on the list, with their firm; those who have resigned are named, but not offered."""
    return one.registration.id, " · ".join(filter(None, (one.name, one.organisation)))
