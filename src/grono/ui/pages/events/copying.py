"""Asking when the copies of an event take place."""

from __future__ import annotations

from datetime import date, timedelta

from grono.domain.text import _, n_
from grono.services.activities.copying import copy_event, make_series
from grono.services.fields import Field, FieldKind
from grono.ui.page import Desk
from grono.ui.pages.events.shown import Shown
from grono.ui.records.asking import FieldsDialog

_GROUP = _("Series")
_FIRST = Field("first", _("First day of the copy"), _GROUP, FieldKind.DAY, required=True)
_SERIES = (
    Field("first", _("First day of the series"), _GROUP, FieldKind.DAY, required=True),
    Field("count", _("How many events"), _GROUP, FieldKind.NUMBER, required=True),
    Field("every", _("Every how many days"), _GROUP, FieldKind.NUMBER, required=True),
)
_WEEK = 7


def _next(shown: Shown) -> date:
    """A week after the event, or today where it has no day."""
    return shown.sessions[0].day + timedelta(days=_WEEK) if shown.sessions else date.today()


def ask_copy(desk: Desk, shown: Shown) -> None:
    """Ask for a day, copy the event onto it and open the copy."""
    values: dict[str, object] = {"first": _next(shown)}
    dialog = FieldsDialog(desk.look, _("Copy the event"), (_FIRST,), _("Copy"), values=values)

    def then(key: str) -> None:
        day = dialog.values()["first"] if key == "save" else None
        if isinstance(day, date):
            made = copy_event(desk.store, shown.event.id, day)
            desk.show_record("event", made)
            desk.toast(_("This is the copy; its people are not copied."), undo=True)

    desk.ask(dialog, then=then)


def ask_series(desk: Desk, shown: Shown) -> None:
    """Ask for the rule of a series and make its events."""
    values: dict[str, object] = {"first": _next(shown), "count": 3, "every": _WEEK}
    dialog = FieldsDialog(desk.look, _("Make a series"), _SERIES, _("Make the events"), values=values)

    def then(key: str) -> None:
        if key != "save":
            return
        asked = dialog.values()
        first, count, every = asked["first"], asked["count"], asked["every"]
        if isinstance(first, date):
            made = make_series(desk.store, shown.event.id, first, int(str(count)), int(str(every)))
            desk.toast(n_("{n} event added", "{n} events added", len(made)), undo=True)

    desk.ask(dialog, then=then)
