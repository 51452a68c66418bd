"""What the page of an event shows: the event, its days, everybody on its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from grono.domain.activity import RegistrationState, Session
from grono.domain.event import Event
from grono.domain.seats import free_seats
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import Participant, participants
from grono.store.store import Store
from grono.ui.pages.events import card
from grono.ui.records.kinds import Told

_OFF_THE_LIST = (RegistrationState.INVITED, RegistrationState.RESIGNED)


@dataclass(frozen=True)
class Shown:
    """An event at one moment; told is what its pane says, too."""

    event: Event
    sessions: list[Session]
    people: list[Participant]
    told: Told

    @property
    def expected(self) -> list[Participant]:
        """Those who have a seat or wait for one: the list of attendance."""
        return [one for one in self.people if one.registration.state not in _OFF_THE_LIST]

    @property
    def free(self) -> int | None:
        """Seats that are left; None where there is no limit."""
        return free_seats(self.event.capacity, [one.registration for one in self.people])

    def present(self, session: Session) -> list[Participant]:
        """Who was at a session."""
        return [one for one in self.people if one.minutes.get(session.id)]

    def session_of(self, day: date) -> Session | None:
        """The session of a day; else the next one, else the last one."""
        later = (one for one in self.sessions if one.day >= day)
        return next(later, self.sessions[-1] if self.sessions else None)


def read(store: Store, id: str, tr: Callable[..., str]) -> Shown | None:
    """An event as it is now; None when it is gone."""
    told = card.tell(store, id, tr)
    event = store.get(Event, id)
    if told is None or event is None:
        return None
    return Shown(event, sessions_of(store, Event.table, id), participants(store, Event.table, id), told)
