"""Numbers of documents: running in a series and a year, given once and never taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from grono.domain.certificate import IssuedNumber, Series
from grono.domain.ids import Id
from grono.domain.text import n_
from grono.store.journal import StepKind
from grono.store.store import Store


def give(store: Store, series: Series, subjects: Sequence[tuple[str, str]], on: date) -> list[IssuedNumber]:
    """The next numbers of the day's year, one for each (table, id), in a step of their own.

    The step is the program's and not the person's: undo never reaches it, so a number that has left the
    office is not given again. Raises RuntimeError inside another step, which undo would reach.
    """
    if store.connection.in_transaction:
        raise RuntimeError("numbers are given in a step of their own")
    last = store.query(
        "SELECT coalesce(max(no), 0) FROM issued_number WHERE series = ? AND year = ?", (series, on.year)
    )[0][0]
    made = [
        IssuedNumber(
            subject_table=table, subject_id=Id(id), series=series, year=on.year, no=last + place, given_on=on
        )
        for place, (table, id) in enumerate(subjects, start=1)
    ]
    with store.step(n_("Give {n} number", "Give {n} numbers", len(made)), StepKind.SEED):
        store.save_many(made)
    return made
