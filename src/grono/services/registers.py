"""Making a register ready for use: its own row, the cluster, and the rules that the program brings."""

from __future__ import annotations

import csv

from grono import paths
from grono.domain.cluster import Cluster, Coordinator, Register
from grono.domain.consent import Basis, PublicationRule, PublishedField
from grono.domain.entity import Entity
from grono.domain.ids import id_of
from grono.domain.text import _
from grono.store.journal import StepKind
from grono.store.store import Store

REGISTER_ID = id_of("register")
CLUSTER_ID = id_of("cluster")
COORDINATOR_ID = id_of("coordinator")


def prepare(store: Store, name: str = "") -> None:
    """Add what a register lacks: its row, the cluster under a name, new rules; what is there stays."""
    rows: list[Entity] = [Register(id=REGISTER_ID), Cluster(id=CLUSTER_ID, name=name), *_publication_rules()]
    missing = [row for row in rows if store.get(type(row), row.id) is None]
    if missing and not store.read_only:
        with store.step(_("Prepare the register"), StepKind.SEED):
            store.save_many(sorted(missing, key=lambda row: row.table))


def cluster(store: Store) -> Cluster:
    """The cluster that the register is about."""
    return store.get(Cluster, CLUSTER_ID) or Cluster(id=CLUSTER_ID, name="")


def coordinator(store: Store) -> Coordinator:
    """The legal entity that issues the papers; without a name while nobody typed one."""
    return store.get(Coordinator, COORDINATOR_ID) or Coordinator(id=COORDINATOR_ID, name="")


def is_sample(store: Store) -> bool:
    """Whether the register holds the invented cluster; every printout says so."""
    register = store.get(Register, REGISTER_ID)
    return register is not None and register.sample


def save_cluster(store: Store, row: Cluster) -> None:
    """Change the cluster's name, description, colour or logo."""
    with store.step(_("Change the cluster")):
        store.save(row)


def save_coordinator(store: Store, row: Coordinator) -> None:
    """Change the coordinator."""
    with store.step(_("Change the coordinator")):
        store.save(row)


def _publication_rules() -> list[PublicationRule]:
    with (paths.resources_dir() / "rules" / "publication.csv").open(encoding="utf-8", newline="") as file:
        return [
            PublicationRule(
                id=id_of(f"publication_rule/{row['field']}"),
                field=PublishedField(row["field"]),
                basis=Basis(row["basis"]),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        ]
