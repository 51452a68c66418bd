"""The people of an event as rows of a table; their numbers are those of the printed list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from grono.domain.activity import ParticipantRole, RegistrationState
from grono.domain.folding import sort_key
from grono.domain.text import Text, _, p_
from grono.services.activities.taking_part import Participant
from grono.services.columns import Column, Row
from grono.ui.records.states import REGISTRATION_COLOURS
from grono.ui.table import Cell
from grono.wording import Kind

NUMBER = Column("number", _("No."), Kind.NUMBER, width=64, shown=True)
NAME = Column("name", _("Family and given name"), width=240, shown=True)
FIRM = Column("organisation", _("Organisation"), width=200, shown=True)
ROLE = Column("role", _("Role"), width=156, shown=True)
STATE = Column("state", _("State"), width=130, shown=True)
EMAIL = Column("email", _("E-mail"), width=210, shown=True)
ARRIVED = Column("arrived", p_("column", "Came"), width=84, shown=True)

_ROLE_COLOURS = {
    ParticipantRole.SPEAKER: "violet",
    ParticipantRole.PANELLIST: "violet",
    ParticipantRole.HOST: "violet",
    ParticipantRole.STAFF: "teal",
}
_WAITING = _("waiting list")
_OUTSIDE = _("outside the cluster")

CELLS = {
    "name": Cell(strong=True, stretch=True),
    "role": Cell(badge=lambda row: str(row.get("role_colour") or "")),
    "state": Cell(badge=lambda row: REGISTRATION_COLOURS[RegistrationState(str(row["state"]))]),
}


def role_of(one: Participant) -> tuple[Text | ParticipantRole, str]:
    """What stands in the column of roles, and its colour: also who waits, and who is no member."""
    registration = one.registration
    if registration.state is RegistrationState.WAITING:
        return _WAITING, "warn"
    if registration.role is ParticipantRole.PARTICIPANT and not one.member:
        return _OUTSIDE, "warn"
    return registration.role, _ROLE_COLOURS.get(registration.role, "")


class PeopleRows:
    """A source of a table over some people; found again by their numbers."""

    def __init__(self, columns: Sequence[Column], more: Callable[[Participant], Row]) -> None:
        self.columns = tuple(columns)
        self.sortable: Collection[str] = [column.key for column in columns]
        self._more = more
        self._rows: dict[int, Row] = {}
        self.people: dict[int, Participant] = {}

    def tell(self, people: Sequence[Participant]) -> None:
        """Have these people."""
        self.people = {one.registration.number: one for one in people}
        self._rows = {number: self._row(one) for number, one in self.people.items()}

    def _row(self, one: Participant) -> Row:
        role, colour = role_of(one)
        return {
            "number": one.registration.number,
            "name": one.name,
            "organisation": one.organisation,
            "role": role,
            "role_colour": colour,
            "state": one.registration.state,
            "email": one.email,
            **self._more(one),
        }

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        """The rows of these numbers."""
        return [self._rows[number] for number in numbers]

    def numbers(self, key: str, *, descending: bool) -> list[int]:
        """All numbers in the order of a column; what is empty comes last."""
        filled = [n for n, row in self._rows.items() if row.get(key) not in (None, "")]
        filled.sort(key=lambda n: (_rank(self._rows[n][key]), n), reverse=descending)
        known = set(filled)
        return [*filled, *(n for n in self._rows if n not in known)]


def _rank(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, sort_key(str(value)))
