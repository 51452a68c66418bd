"""What an event or an edition costs: planned and actual, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grono.domain.activity import CostItem
from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.store import Store


@dataclass(frozen=True)
class Total:
    """Sums in grosz; None where no item says anything."""

    planned: int | None
    actual: int | None

    @property
    def over(self) -> int:
        """By how much the actual costs are above the planned ones, in grosz; 0 where they are not."""
        return max(0, (self.actual or 0) - (self.planned or 0)) if self.planned is not None else 0


def costs_of(store: Store, table: str, id: str) -> list[CostItem]:
    """The cost items of an activity in their order."""
    where = "subject_table = ? AND subject_id = ?"
    return store.all(CostItem, where, (table, id), order="position, id")


def total(items: Iterable[CostItem]) -> Total:
    """The sums of some items."""
    known = list(items)
    planned = [one.planned for one in known if one.planned is not None]
    actual = [one.actual for one in known if one.actual is not None]
    return Total(sum(planned) if planned else None, sum(actual) if actual else None)


def save_costs(store: Store, table: str, id: str, items: Sequence[CostItem]) -> None:
    """Let an activity have exactly these cost items, in this order; one step. Raises UserError."""
    for item in items:
        for problem in item.problems().values():
            raise UserError(problem)
    kept = {item.id for item in items}
    gone = [trashed(item) for item in costs_of(store, table, id) if item.id not in kept]
    owned = [
        replace(item, subject_table=table, subject_id=Id(id), position=place)
        for place, item in enumerate(items)
    ]
    with store.step(_("Costs of {name}", name=title_of(store, id))):
        store.save_many([*owned, *gone])
