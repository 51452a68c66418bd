"""The page of events: what the office invites to, by date, with seats."""

from __future__ import annotations

from grono.domain.event import EventState
from grono.domain.text import Text, _, n_, p_
from grono.services.activities.lists import EVENTS
from grono.services.lists import Query
from grono.ui.page import Desk, Where
from grono.ui.pages.events import card
from grono.ui.records.kinds import Part, RecordKind, Words
from grono.ui.records.page import RecordPage
from grono.ui.records.page_commands import page_commands
from grono.ui.records.states import EVENT_COLOURS
from grono.ui.table import Cell


def _counted(shown: int, total: int, _query: Query) -> Text:
    if shown == total:
        return n_("{n} event", "{n} events", total)
    return n_("{shown} of {n} event", "{shown} of {n} events", total, shown=shown)


def _parts() -> tuple[Part, ...]:
    from grono.ui.records import files, history, notes

    return (
        Part("data", _("Data"), card.build),
        Part("notes", p_("tab", "Notes"), notes.build, notes.count),
        Part("files", _("Files"), files.build, files.count),
        Part("history", _("History"), history.build),
    )


KIND = RecordKind(
    records=EVENTS,
    place="events",
    form="event_form",
    imported_as="",
    icon="ticket",
    words=Words(
        title=_("Events"),
        new=_("New event"),
        hint=_("Title, place…"),
        counted=_counted,
        ticked=lambda n: n_("{n} event ticked", "{n} events ticked", n),
        deleted=lambda n: n_("{n} event is in the trash", "{n} events are in the trash", n),
        nothing=_("No event matches the filters"),
        empty=_("The events of the cluster will be here"),
        about=_(
            "Meetings, conferences, missions and fairs, with their seats and lists."
            " From them come the sign-in sheets, the badges and the report of the event."
        ),
        first=_("Add the first event"),
    ),
    cells={
        "title": Cell(second=lambda row: row.get("place"), stretch=True),
        "state": Cell(badge=lambda row: EVENT_COLOURS[EventState(str(row["state"]))]),
    },
    always=("title", "place"),
    chips=("when", "kind", "state"),
    shown=("first_day", "title", "state", "seated", "capacity"),
    tell=card.tell,
    parts=_parts,
    changeable=("state", "kind", "place", "in_charge", "series", "registration_until"),
    recipients=card.recipients,
)


class EventsPage(RecordPage):
    """Every event; each opens as a page of its own."""

    declared = page_commands(KIND)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, KIND)

    def open(self, where: Where) -> None:
        super().open({key: value for key, value in where.items() if key != "card"})

    def open_card(self) -> None:
        if id := self.current_id():
            self.desk.show_record("event", id)
