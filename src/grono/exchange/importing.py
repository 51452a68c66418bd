"""Writing a plan: one step, undone as a whole; stopped in the middle it leaves nothing."""

from __future__ import annotations

from collections.abc import Callable

from grono.domain.text import Text, n_
from grono.exchange.plan import Plan, Progress
from grono.exchange.rows import Outcome
from grono.store.rows import batches
from grono.store.store import Store

_AT_ONCE = 5000


def carry_out(
    store: Store, plan: Plan, message: Callable[[int], Text], progress: Progress | None = None
) -> bool:
    """Write a plan as one step named by how many records it touches; False when there was nothing to write.

    What progress raises takes everything back.
    """
    if not plan.entities and plan.then is None:
        return False
    touched = {row.id for row in plan.rows if row.outcome in (Outcome.CREATED, Outcome.CHANGED)}
    with store.step(message(len(touched))):
        done = 0
        for chunk in batches(plan.entities, _AT_ONCE):
            store.save_many(chunk)
            done += len(chunk)
            if progress:
                progress(done, len(plan.entities))
        if plan.then is not None:
            plan.then()
    return True


def members_message(source: str) -> Callable[[int], Text]:
    """The name of the step that imports a list of members."""
    return lambda n: n_("Import {n} member from {file}", "Import {n} members from {file}", n, file=source)


def people_message(source: str) -> Callable[[int], Text]:
    """The name of the step that imports a list of people."""
    return lambda n: n_("Import {n} person from {file}", "Import {n} people from {file}", n, file=source)
