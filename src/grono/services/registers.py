"""Making a register ready for use, and what it says about itself: cluster, coordinator, sample or not."""

from __future__ import annotations

from datetime import date

from grono.domain.cluster import Cluster, Coordinator, Register
from grono.domain.text import _
from grono.services import trash_emptying
from grono.services.rules import seed_rules
from grono.store.journal import StepKind
from grono.store.store import Store


def prepare(store: Store, name: str = "") -> None:
    """Add what an opened register lacks: its own row, a new cluster under a name, the program's rules.

    What has lain in the trash for too long leaves it.
    """
    if store.read_only:
        return
    with store.step(_("Prepare the register"), StepKind.SEED):
        if not store.all(Register):
            store.save(Register())
        if name and not store.all(Cluster):
            store.save(Cluster(name=name))
        seed_rules(store)
    trash_emptying.empty(store, date.today())


def cluster(store: Store) -> Cluster:
    """The cluster that the register is about; without a name while nobody typed one."""
    return next(iter(store.all(Cluster)), Cluster(name=""))


def coordinator(store: Store) -> Coordinator:
    """The legal entity that issues the papers; without a name while nobody typed one."""
    return next(iter(store.all(Coordinator)), Coordinator(name=""))


def is_sample(store: Store) -> bool:
    """Whether the register holds the invented cluster; every printout says so."""
    return any(register.sample for register in store.all(Register))


def save_cluster(store: Store, row: Cluster) -> None:
    """Change the cluster's name, description, colour or logo."""
    with store.step(_("Change the cluster")):
        store.save(row)


def save_coordinator(store: Store, row: Coordinator) -> None:
    """Change the coordinator."""
    with store.step(_("Change the coordinator")):
        store.save(row)
