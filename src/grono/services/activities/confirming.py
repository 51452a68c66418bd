"""Numbers of confirmations of attendance: given before they are printed, and never taken back."""

from __future__ import annotations

from datetime import date

from grono.domain.activity import Registration
from grono.domain.certificate import IssuedNumber, Series
from grono.services import numbering
from grono.services.activities.taking_part import participants
from grono.store.store import Store


def numbers(store: Store) -> dict[str, IssuedNumber]:
    """The latest number of a confirmation, by registration."""
    found = store.all(IssuedNumber, "series = ?", (Series.CONFIRMATION,), order="year, no")
    return {one.subject_id: one for one in found}


def give(store: Store, table: str, id: str, on: date) -> list[IssuedNumber]:
    """A number for everybody who was there and has none yet, by row number."""
    known = numbers(store)
    there = [one.registration.id for one in participants(store, table, id) if any(one.minutes.values())]
    wanted = [(Registration.table, one) for one in there if one not in known]
    return numbering.give(store, Series.CONFIRMATION, wanted, on) if wanted else []
