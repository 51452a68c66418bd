"""Which registration a name in a log means: said by hand, remembered, by e-mail, by the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from grono.domain.activity import AttendanceName
from grono.domain.folding import fold
from grono.domain.ids import Id
from grono.exchange.matching import person_key
from grono.exchange.rows import Candidate
from grono.services.activities.taking_part import Participant
from grono.store.store import Store

_ORIGINAL = re.compile(r"(.+?)\s*\((.+)\)\s*")
_ADDED = re.compile(
    r"\s*[|,]\s.*|\s*\((?:gość|guest|external|zewnętrzny|unverified|niezweryfikowany)\)\s*", re.I
)
_NEAR = 80
_OFFERED = 3


@dataclass(frozen=True)
class Named:
    """The registration that a name means, or those that it might mean. by_hand: a person said so."""

    registration: Id | None = None
    candidates: tuple[Candidate, ...] = ()
    by_hand: bool = False


@dataclass
class Names:
    """Knows the people registered for an activity by the names and addresses under which they may join."""

    people: Mapping[Id, Participant]
    by_hand: Mapping[str, Id | None] = field(default_factory=dict[str, "Id | None"])
    _shown: dict[str, set[Id]] = field(default_factory=dict[str, set[Id]])
    _emails: dict[str, set[Id]] = field(default_factory=dict[str, set[Id]])
    _names: dict[str, set[Id]] = field(default_factory=dict[str, set[Id]])

    @classmethod
    def of(cls, store: Store, people: Iterable[Participant], by_hand: Mapping[str, Id | None]) -> Names:
        """The people of an activity, with what was remembered of them here and elsewhere."""
        known = {one.registration.id: one for one in people}
        names = cls(known, {fold(name): id for name, id in by_hand.items()})
        for one in known.values():
            names._enter(one)
        for shown, id in remembered(store, known.values()):
            names._shown.setdefault(fold(shown), set()).add(id)
        return names

    def find(self, shown: str, email: str) -> Named:
        """Whom a name means; what is only nearly the same is offered and not taken."""
        if fold(shown) in self.by_hand:
            return Named(self.by_hand[fold(shown)], by_hand=True)
        for found in (self._shown.get(fold(shown)), self._emails.get(email.lower()), self._same(shown)):
            if found and len(found) == 1:
                return Named(next(iter(found)))
            if found:
                return Named(candidates=self._candidates(found))
        return Named(candidates=self._candidates(self._similar(shown)))

    def _enter(self, one: Participant) -> None:
        id = one.registration.id
        self._names.setdefault(person_key(one.family_name, one.given_name), set()).add(id)
        for email in {one.email, one.registration.guest_email} - {""}:
            self._emails.setdefault(email.lower(), set()).add(id)

    def _same(self, shown: str) -> set[Id]:
        found: set[Id] = set()
        for form in forms(shown):
            found |= self._names.get(person_key(form, ""), set())
        return found

    def _similar(self, shown: str) -> list[Id]:
        """Those whose names are nearly the same, the nearest first."""
        from rapidfuzz import fuzz, process

        near: dict[Id, None] = {}
        for form in forms(shown):
            asked = person_key(form, "")
            for name, _score, _at in process.extract(
                asked, list(self._names), scorer=fuzz.token_set_ratio, limit=_OFFERED, score_cutoff=_NEAR
            ):
                near |= dict.fromkeys(sorted(self._names[name]))
        return list(near)[:_OFFERED]

    def _candidates(self, ids: Iterable[Id]) -> tuple[Candidate, ...]:
        return tuple(Candidate(id, self.people[id].name) for id in sorted(ids))


def forms(shown: str) -> list[str]:
    """The names that a name shown may hold: "Ania (Anna Kowalska)" also means Anna Kowalska."""
    bare = _ADDED.sub("", shown)
    original = _ORIGINAL.fullmatch(bare)
    parts = (bare, original[2], original[1]) if original else (bare,)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def remembered(store: Store, people: Iterable[Participant]) -> Iterable[tuple[str, Id]]:
    """Names under which these people joined meetings before, here or at another activity."""
    by_person = {one.person_id: one.registration.id for one in people if one.person_id}
    own = {one.registration.id for one in people}
    sql = """SELECT n.shown_name AS shown, n.registration_id AS registration, g.person_id AS person
             FROM attendance_name n JOIN registration g ON g.id = n.registration_id
             WHERE n.deleted_at IS NULL AND g.deleted_at IS NULL"""
    for row in store.query(sql):
        if row["registration"] in own:
            yield row["shown"], Id(row["registration"])
        elif row["person"] in by_person:
            yield row["shown"], by_person[row["person"]]


def to_remember(names: Names, known: Iterable[AttendanceName], used: Iterable[str]) -> list[AttendanceName]:
    """What was said by hand about names that stand in the log, where it is not remembered already."""
    there = {(one.registration_id, fold(one.shown_name)) for one in known}
    return [
        AttendanceName(registration_id=id, shown_name=shown)
        for shown in used
        if (id := names.by_hand.get(fold(shown))) and (id, fold(shown)) not in there
    ]
