"""Whom somebody at the door means: found by name or firm, first on the list, then in the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.activity import Registration
from grono.domain.folding import fold
from grono.services import contact_person
from grono.services.activities.taking_part import Participant
from grono.services.rows import person_rows
from grono.store.store import Store

_LOOKED_AT = 50
_FIRMS = 5


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant; registration is None for a person who is not on the list."""

    name: str
    organisation: str
    registration: Registration | None = None
    person_id: str | None = None
    organisation_id: str | None = None


def candidates(store: Store, listed: Sequence[Participant], typed: str, limit: int = 8) -> list[Candidate]:
    """Who fits what was typed: every word begins a word of the name or of the firm; names come first."""
    wanted = fold(typed).split()
    if not wanted:
        return []
    found = sorted(
        (one for one in listed if _fits(wanted, f"{one.name} {one.organisation}")),
        key=lambda one: not _fits(wanted, one.name),
    )
    on_list = [
        Candidate(one.name, one.organisation, one.registration, one.person_id, one.organisation_id)
        for one in found[:limit]
    ]
    known = {one.person_id for one in listed}
    ids = [id for id in dict.fromkeys(_people(store, typed)) if id not in known][: limit - len(on_list)]
    rows = person_rows(store, ids, date.today(), ("organisation",))
    return [
        *on_list,
        *(
            Candidate(
                str(row.get("title") or ""),
                str(row.get("organisation") or ""),
                person_id=str(row["id"]),
                organisation_id=str(row["organisation_id"]) if row.get("organisation_id") else None,
            )
            for row in rows
        ),
    ]


def _fits(wanted: Sequence[str], text: str) -> bool:
    words = fold(text).replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _people(store: Store, typed: str) -> Iterator[str]:
    """People by their own names, then those of firms by the firms' names."""
    hits = store.search(typed, ("person",), _LOOKED_AT)
    wanted = fold(typed).split()
    yield from (hit.id for hit in sorted(hits, key=lambda hit: not _fits(wanted, hit.title)))
    firms = [hit.id for hit in store.search(typed, ("organisation",), _FIRMS)]
    for people in contact_person.people_of(store, firms, date.today()).values():
        yield from (one.person.id for one in people)
