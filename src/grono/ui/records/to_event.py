"""Putting people onto the list of an event, as invited or as registered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from grono.domain.event import Event
from grono.domain.text import Labelled, Text, _, n_
from grono.services.activities import registering
from grono.services.activities.lists import EVENTS
from grono.services.activities.registering import Newcomer
from grono.services.fields import Field, FieldKind
from grono.services.lists import Listing, Query
from grono.services.rows import person_rows
from grono.ui.forms.choosing import FindEditor
from grono.ui.forms.editor import Editor
from grono.ui.forms.options import Editors
from grono.ui.page import Desk
from grono.ui.records.asking import FieldsDialog
from grono.ui.widgets.typeahead import among

_GROUP = _("Event")


class _As(Labelled):
    """How people come onto the list."""

    INVITED = "invited", _("as invited")
    REGISTERED = "registered", _("as registered")


_EVENT = Field("event", _("Event"), _GROUP, required=True)
_HOW = Field("how", _("Onto the list"), _GROUP, FieldKind.CHOICE, choices=_As, required=True)


class _EventEditors(Editors):
    """Finds an event by its title or day; those to come stand first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk

    def make(self, field: Field) -> Editor:
        if field.key != _EVENT.key:
            return super().make(field)
        known = _events(self._desk)
        names = dict(known)
        return FindEditor(
            self._look, field, among(known, self._look), words_of=lambda key: names.get(key, key)
        )


def _events(desk: Desk) -> list[tuple[str, str]]:
    listing = Listing(desk.store, EVENTS)
    coming = listing.ids(Query(filters=(("when", ("coming", "now")),), sort="first_day"))
    others = listing.ids(Query(sort="first_day", descending=True))
    ids = list(dict.fromkeys([*coming, *others]))
    rows = listing.rows(ids, date.today(), ("title", "first_day"))
    tr = desk.look.tr
    return [
        (str(row["id"]), " · ".join(filter(None, (str(row["title"]), tr(row.get("first_day"))))))
        for row in rows
    ]


def ask(desk: Desk, ids: Sequence[str]) -> None:
    """Ask for the event, and put people of the register onto its list."""
    known = _events(desk)
    title: Text = n_("{n} person to an event", "{n} people to an event", len(ids))
    values: dict[str, object] = {"how": _As.INVITED}
    if known:
        values["event"] = known[0][0]
    dialog = FieldsDialog(
        desk.look, title, (_EVENT, _HOW), _("Put onto the list"), editors=_EventEditors(desk), values=values
    )

    def then(key: str) -> None:
        if key == "save":
            chosen = dialog.values()
            _put(desk, str(chosen["event"]), ids, registered=chosen["how"] == _As.REGISTERED)

    desk.ask(dialog, then=then)


def _put(desk: Desk, event: str, ids: Sequence[str], *, registered: bool) -> None:
    store = desk.store
    if registered:
        rows = person_rows(store, ids, date.today(), ("organisation",))
        people = [
            Newcomer(person_id=str(row["id"]), organisation_id=str(row.get("organisation_id") or "") or None)
            for row in rows
        ]
        made = registering.register(store, Event.table, event, people)
    else:
        made = registering.invite(store, Event.table, event, ids)
    opens = (_("Open the event"), lambda: desk.show_record(Event.table, event, tab="people"))
    if made:
        desk.toast(n_("{n} person is on the list", "{n} people are on the list", len(made)), action=opens)
    else:
        desk.toast(_("Everybody is on the list already."), action=opens)
