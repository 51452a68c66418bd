"""Rules and thresholds that ship with the program, copied into a register where the office may edit them."""

from __future__ import annotations

from grono.domain.cluster import Register
from grono.domain.entities import ENTITIES
from grono.domain.text import _
from grono.paths import resources_dir
from grono.services import seeds
from grono.store.journal import StepKind
from grono.store.store import Store


def seed_rules(store: Store) -> None:
    """Add the rules that the register does not have yet; those it has stay, edited or deleted as they are.

    A rule whose subject is "register" hangs on the register's own row.
    """
    folder = resources_dir() / "rules"
    own = {row.table: row.id for row in store.all(Register)}
    with store.step(_("Rules of the program"), StepKind.SEED):
        for entity in ENTITIES:
            path = folder / f"{entity.table}.csv"
            if path.exists():
                rules = seeds.read([path], entity, "rules", own)
                store.save_many([rule for rule in rules if store.get(entity, rule.id) is None])
