"""The colours of states; each also stands there as a word."""

from __future__ import annotations

from grono.domain.activity import RegistrationState
from grono.domain.consent import ConsentState
from grono.domain.event import EventState
from grono.domain.membership import BELONGING, CANDIDATES, MemberState

CONSENT_COLOURS = {
    ConsentState.GIVEN: "ok",
    ConsentState.REFUSED: "bad",
    ConsentState.NOT_ASKED: "neutral",
}


EVENT_COLOURS = {
    EventState.PLANNED: "neutral",
    EventState.OPEN: "info",
    EventState.HELD: "ok",
    EventState.SETTLED: "teal",
    EventState.CANCELLED: "bad",
}

REGISTRATION_COLOURS = {
    RegistrationState.INVITED: "neutral",
    RegistrationState.REGISTERED: "info",
    RegistrationState.CONFIRMED: "teal",
    RegistrationState.WAITING: "warn",
    RegistrationState.PRESENT: "ok",
    RegistrationState.ABSENT: "bad",
    RegistrationState.RESIGNED: "neutral",
}


def state_colour(state: object) -> str:
    """How a membership looks: members green, candidates blue, suspended amber, former grey."""
    if state is MemberState.SUSPENDED:
        return "warn"
    if state in BELONGING:
        return "ok"
    return "info" if state in CANDIDATES else "neutral"
