"""To whom letters go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from grono.domain.activity import RegistrationState
from grono.reports.choosing import EDITION, EVENT
from grono.reports.events import activity as about
from grono.reports.language import Language, Voice
from grono.reports.letters.fields import Letter
from grono.services.activities import attending
from grono.services.activities.taking_part import Participant
from grono.store.store import Store

WHO: dict[str, Callable[[Participant], bool]] = {
    "all": lambda one: one.registration.state is not RegistrationState.RESIGNED,
    "seated": lambda one: one.registration.seated,
    "invited": lambda one: one.registration.state is RegistrationState.INVITED,
}
"""The groups that letters go to, by name."""


def addressed(
    store: Store, key: str, typed: str, *, who: str, rows: str, today: date, language: str
) -> list[Letter]:
    """Letters to some people of an event or an edition (key), by row number. Raises UserError."""
    subject = EDITION if key == EDITION.key else EVENT
    activity = about.loaded(store, subject, subject.find(store, typed))
    wanted = attending.rows(rows)
    voice = Voice(Language(language))
    return [
        Letter(activity, one, today, voice)
        for one in activity.participants()
        if WHO[who](one) and (not wanted or one.registration.number in wanted)
    ]
