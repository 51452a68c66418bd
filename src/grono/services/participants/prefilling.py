"""What the register knows already of a participant's record: contacts, firm, address, days of support."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.organisation import Address, AddressUse
from grono.domain.person import Gender
from grono.services.activities.taking_part import Participant
from grono.services.as_of import current
from grono.services.participants.pesel import FEMALE, MALE
from grono.services.reference.territory import gminas, voivodeship_of
from grono.store.store import Store

OF_FIRM = "Pracownik lub przedstawiciel instytucji/podmiotu"
BY_ONESELF = "Indywidualny"
POLAND = "Polska"

_SEXES = {Gender.FEMININE: FEMALE, Gender.MASCULINE: MALE}

_SUPPORTED = """
    SELECT g.person_id AS person, min(s.day) AS first, max(s.day) AS last,
           min(CASE WHEN s.subject_id = :edition THEN s.day END) AS here
    FROM served_project p
    JOIN session s ON s.subject_id = p.subject_id AND s.subject_table = p.subject_table
        AND s.deleted_at IS NULL
    JOIN attendance a ON a.session_id = s.id AND a.deleted_at IS NULL AND a.minutes > 0
    JOIN registration g ON g.id = a.registration_id AND g.deleted_at IS NULL
    WHERE p.project_id = :project AND p.subject_table = 'edition' AND p.deleted_at IS NULL
        AND g.person_id IN (SELECT value FROM json_each(:people))
    GROUP BY g.person_id"""

_HELD_UNTIL = """
    SELECT max(s.day) FROM session s WHERE s.subject_table = 'edition' AND s.subject_id = ?
        AND s.deleted_at IS NULL"""


@dataclass(frozen=True)
class _Support:
    """The first and last day of support in the project, and the first of this edition."""

    first: date
    last: date
    here: date | None


def prefilled(
    store: Store, edition: str, project: str, participants: Sequence[Participant]
) -> dict[str, dict[str, object]]:
    """Values by registration; what is not known is not there. The address is the seat of the firm."""
    days = _support(store, edition, project, [one.person_id for one in participants if one.person_id])
    over = _is_over(store, edition)
    seats = _seats(store, {one.organisation_id for one in participants if one.organisation_id})
    found: dict[str, dict[str, object]] = {}
    for one in participants:
        values: dict[str, object] = {
            "kind": OF_FIRM if one.organisation else BY_ONESELF,
            "email": one.email,
            "phone": one.phone,
            "sex": _SEXES[one.gender] if one.gender else "",
            **seats.get(one.organisation_id or "", {}),
            **_days(days.get(one.person_id or ""), over=over),
        }
        found[one.registration.id] = {key: value for key, value in values.items() if value}
    return found


def _days(support: _Support | None, *, over: bool) -> dict[str, object]:
    """A person joins with the first support; with the last one they leave, once it is over."""
    if support is None:
        return {}
    return {
        "joined_on": support.first,
        "support_from": support.here,
        "left_on": support.last if over else None,
    }


def _support(store: Store, edition: str, project: str, people: Sequence[str]) -> dict[str, _Support]:
    params: dict[str, object] = {"edition": edition, "project": project, "people": json.dumps(list(people))}
    day = date.fromisoformat
    return {
        row["person"]: _Support(
            day(row["first"]), day(row["last"]), day(row["here"]) if row["here"] else None
        )
        for row in store.query(_SUPPORTED, params)
    }


def _is_over(store: Store, edition: str) -> bool:
    last = store.query(_HELD_UNTIL, (edition,))[0][0]
    return last is not None and date.fromisoformat(last) < date.today()


def _seats(store: Store, organisations: set[str]) -> Mapping[str, dict[str, object]]:
    """The seats of some firms in the words of the official register of territory."""
    found: dict[str, dict[str, object]] = {}
    for id, rows in store.of(Address, sorted(organisations)).items():
        seat = current([row for row in rows if row.use is AddressUse.SEAT], date.today())
        if seat is not None and seat.country == "PL":
            found[id] = _in_words(seat)
    return found


def _in_words(seat: Address) -> dict[str, object]:
    gmina, region = gminas().get(seat.gmina), voivodeship_of(seat.gmina)
    return {
        "country": POLAND,
        "voivodeship": region.name if region else seat.voivodeship,
        "powiat": gmina.powiat if gmina else "",
        "gmina": gmina.name if gmina else "",
        "town": seat.town,
        "postcode": seat.postcode,
    }
