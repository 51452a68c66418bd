"""The programme of an event: its days, and who speaks about what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtWidgets import QWidget

from grono.domain.activity import Session
from grono.domain.event import AgendaItem, Event
from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.services.activities import agenda
from grono.services.activities.sessions import clashes, save_sessions
from grono.services.fields import Field, FieldKind
from grono.ui.forms.rows import Given, RowsEditor
from grono.ui.page import Desk
from grono.ui.pages.events.shown import Shown
from grono.ui.records.record_or_text import RecordOrTextEditors, named
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, scrolling
from grono.ui.widgets.parts import card

_GROUP = _("Programme")
_DAY = Field("day", _("Day"), _GROUP, FieldKind.DAY, required=True)
_STARTS = Field("starts", _("From"), _GROUP, FieldKind.TIME, required=True)
_DAYS = (
    (_DAY, 3),
    (_STARTS, 1),
    (Field("ends", _("To"), _GROUP, FieldKind.TIME, required=True), 1),
    (Field("breaks", _("Breaks, min"), _GROUP, FieldKind.NUMBER), 1),
    (Field("topic", _("Topic"), _GROUP), 4),
    (Field("room", _("Room"), _GROUP), 2),
)
_AGENDA = (
    (_DAY, 3),
    (_STARTS, 1),
    (Field("ends", _("To"), _GROUP, FieldKind.TIME), 1),
    (Field("topic", _("Topic"), _GROUP, required=True), 4),
    (Field("speaker", _("Speaker"), _GROUP), 3),
    (Field("organisation", _("Organisation"), _GROUP), 3),
)
_FIRST_TIMES = {"starts": time(9), "ends": time(15)}


class ProgrammeView(QWidget):
    """Both tables; a cell that is left is saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = look = desk.look
        self.shown: Shown | None = None
        self.days = RowsEditor(look, _("Days of the event"), _DAYS, _("Add a day"), first=_FIRST_TIMES)
        self.items = RowsEditor(
            look,
            _("Programme"),
            _AGENDA,
            _("Add a row"),
            RecordOrTextEditors(look, desk.store, {"speaker": "person"}),
        )
        self.days.changed.connect(self._save_days)
        self.items.changed.connect(self._save_items)
        self._clashes = label(look, "", "caption", wrap=True, state="warn")
        self._clashes.hide()
        hint = label(look, _("What is typed is saved as soon as a cell is left."), "caption", wrap=True)
        px = look.px
        inside = column(
            card(look, self.days, self._clashes, title=_("Days of the event")),
            card(look, self.items, title=_("Programme")),
            hint,
            None,
            gap=px(16),
            margins=(px(24), px(16)),
        )
        body = QWidget()
        body.setLayout(inside)
        self.setLayout(column(scrolling(body, name=look.tr(_("Programme"))), gap=0))
        for editor in (self.days, self.items):
            editor.setEnabled(not desk.read_only)

    def show_event(self, shown: Shown) -> None:
        """Show the programme of an event."""
        self.shown = shown
        self.days.show_rows([(one.id, _day_values(one)) for one in shown.sessions])
        first = {"day": shown.sessions[0].day} if shown.sessions else {}
        items = agenda.agenda_of(self.desk.store, shown.event.id)
        self.items.show_rows([(one.id, _item_values(one)) for one in items], first=first)
        told = [self.look.tr(one.why) for one in clashes(self.desk.store, shown.sessions)]
        self._clashes.setText("\n".join(dict.fromkeys(told)))
        self._clashes.setVisible(bool(told))

    def _save_days(self, rows: Sequence[Given]) -> None:
        if self.shown is None:
            return
        known = {one.id: one for one in self.shown.sessions}
        made = [_session(self.shown.event.id, known.get(id), id, dict(values)) for id, values in rows]
        try:
            save_sessions(self.desk.store, Event.table, self.shown.event.id, made)
        except UserError:
            self.days.forget()
            self.show_event(self.shown)
            raise

    def _save_items(self, rows: Sequence[Given]) -> None:
        if self.shown is None:
            return
        event = self.shown.event.id
        made: list[AgendaItem] = []
        for id, values in rows:
            who = named(self.desk.store, values.get("speaker"))
            speaker_id = Id(who.id) if who.id else None
            cells: dict[str, Any] = {**values, "speaker": who.words, "speaker_id": speaker_id}
            cells["organisation"] = str(cells.get("organisation") or "")
            made.append(AgendaItem(id=id, event_id=event, **cells))
        agenda.save_agenda(self.desk.store, event, made)


def _session(event: Id, known: Session | None, id: Id, values: dict[str, Any]) -> Session:
    cells = {**values, "breaks": values.get("breaks") or 0}
    for key in ("topic", "room"):
        cells[key] = str(cells.get(key) or "")
    if known:
        return replace(known, **cells)
    return Session(id=id, subject_table=Event.table, subject_id=event, **cells)


def _day_values(one: Session) -> dict[str, object]:
    return {field.key: getattr(one, field.key) for field, _share in _DAYS}


def _item_values(one: AgendaItem) -> dict[str, object]:
    values: dict[str, object] = {field.key: getattr(one, field.key) for field, _share in _AGENDA}
    values["speaker"] = one.speaker_id or one.speaker
    return values
