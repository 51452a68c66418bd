"""The form of an event: what it is and when, where, for whom; afterwards what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.event import Event, EventKind, EventState
from grono.domain.text import _, p_
from grono.services import doubles
from grono.services.doubles import Double
from grono.services.parts.base import Values
from grono.ui.forms import Section
from grono.ui.page import Where
from grono.ui.records.own_form import OwnRowFormPage

_EVENT = Section(
    "event",
    _("Event"),
    (
        (("title", 12),),
        (("kind", 6), ("state", 6)),
        (("day", 4), ("starts", 4), ("ends", 4)),
        (("title_en", 6), ("series", 6)),
        (("aim", 12),),
    ),
)
_PLACE = Section("place", _("Place"), ((("place", 6), ("platform", 6)), (("link", 6), ("zone", 6))))
_PEOPLE = Section(
    "people",
    _("People"),
    (
        (("capacity", 4), ("registration_until", 4), ("in_charge", 4)),
        (("target_group", 12),),
        (("accessibility", 12),),
        (("catering", 12),),
    ),
)
_AFTER = Section("after", _("After the event"), ((("results", 12),), (("conclusions", 12),)))


class EventFormPage(OwnRowFormPage):
    """A title and a day are enough to begin with; further days are planned on the event's own page."""

    table = "event"
    list_place = "events"
    list_title = _("Events")
    new_title = _("New event")
    save_words = _("Save the event")
    next_words = p_("event", "Save and add another")
    hint = _("The title is enough. The rest can wait.")
    similar_hint = _("Check whether it is in the register already.")
    looked_at = ("title", "day")

    def sections(self, *, new: bool, values: Values) -> Sequence[Section]:
        return (_EVENT, _PLACE, _PEOPLE, *(() if new else (_AFTER,)))

    def first_values(self, where: Where) -> dict[str, object]:
        return {"kind": EventKind.MEETING, "state": EventState.PLANNED, "zone": Event.zone}

    def doubles(self, values: Values, but: str | None) -> list[Double]:
        return doubles.events(self.desk.store, values, but)
