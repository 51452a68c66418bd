"""What an event or an edition comes to in numbers: who was registered, who was there, and who they were."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from grono.domain.activity import RegistrationState, Session
from grono.domain.organisation import OrganisationKind
from grono.domain.person import Gender
from grono.domain.text import _
from grono.services import statistics
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import Participant, participants
from grono.services.statistics import Share
from grono.store.store import Store

OUTSIDE = _("outside the register")
WOMEN, MEN = _("women"), _("men")


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Numbers of people. counted: whether attendance is known; the groups are of those who were there, or
    of those with a seat where nothing is known yet. Each grouping sums to people."""

    invited: int
    registered: int
    waiting: int
    resigned: int
    counted: bool
    people: int
    organisations: int
    members: int
    by_kind: tuple[Share, ...]
    by_size: tuple[Share, ...]
    by_sex: tuple[Share, ...]
    by_region: tuple[Share, ...]
    by_session: tuple[tuple[Session, int], ...]

    @property
    def absent(self) -> int:
        """How many had a seat and did not come."""
        return max(0, self.registered - self.people) if self.counted else 0

    @property
    def share_of_members(self) -> float:
        """The share of people from members of the cluster, between 0 and 1."""
        return self.members / self.people if self.people else 0.0


def figures(store: Store, table: str, id: str) -> Figures:
    """The numbers of an event or an edition, its people as they were on its first day."""
    sessions = sessions_of(store, table, id)
    everybody = participants(store, table, id, sessions[0].day if sessions else date.today())
    states = Counter(one.registration.state for one in everybody)
    counted = any(one.minutes for one in everybody)
    there = [one for one in everybody if _counts(one, counted=counted)]
    kinds = _kinds(store, {one.organisation_id for one in there if one.organisation_id})
    sexes = {Gender.FEMININE: WOMEN, Gender.MASCULINE: MEN, None: None}
    return Figures(
        invited=states[RegistrationState.INVITED],
        registered=sum(one.registration.seated for one in everybody),
        waiting=states[RegistrationState.WAITING],
        resigned=states[RegistrationState.RESIGNED],
        counted=counted,
        people=len(there),
        organisations=len({one.organisation_id or one.organisation for one in there if one.organisation}),
        members=sum(one.member for one in there),
        by_kind=_shares(kinds.get(one.organisation_id or "", OUTSIDE) for one in there),
        by_size=_shares(one.size.label if one.size else None for one in there),
        by_sex=_shares(sexes[one.gender] for one in there),
        by_region=_shares(one.voivodeship or None for one in there),
        by_session=tuple((day, sum(bool(one.minutes.get(day.id)) for one in everybody)) for day in sessions),
    )


def _counts(one: Participant, *, counted: bool) -> bool:
    return any(one.minutes.values()) if counted else one.registration.seated


def _kinds(store: Store, ids: Iterable[str]) -> dict[str, object]:
    sql = "SELECT id, kind FROM organisation WHERE id IN (SELECT value FROM json_each(?))"
    return {
        id: OrganisationKind(kind).label if kind else None for id, kind in store.query(sql, (_json(ids),))
    }


def _json(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))


def _shares(names: Iterable[object]) -> tuple[Share, ...]:
    """Groups by size, the largest first; what is not given comes last."""
    counts = Counter(names)
    total = counts.total()
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1], str(pair[0])))
    return tuple(
        Share(statistics.OTHER if name is None else name, n, n / total)  # type: ignore[arg-type]
        for name, n in ordered
    )
