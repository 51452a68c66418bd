"""The sample cluster: invented members, people and papers to try the program on."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from grono.domain.attached import Attachment
from grono.domain.cluster import Cluster, Register
from grono.domain.entities import ENTITIES
from grono.domain.entity import Entity
from grono.domain.organisation import Organisation
from grono.domain.project import Project
from grono.domain.text import _
from grono.paths import resources_dir
from grono.services import seeds
from grono.services.rules import seed_rules
from grono.store.files import Files
from grono.store.journal import StepKind
from grono.store.store import Store

NAMESPACE = "sample"


def fill_sample(store: Store) -> None:
    """Fill a new register with the sample cluster and mark it, so that every printout says so."""
    pictures = _pictures(store.files)
    with store.step(_("The sample cluster"), StepKind.SEED):
        seed_rules(store)
        store.save_many([replace(register, sample=True) for register in store.all(Register)])
        for entity in ENTITIES:
            if entity is not Attachment:
                store.save_many(map(_without_picture, _seeds(entity)))
        store.save_many(pictures)
        store.save_many([*_seeds(Cluster), *_seeds(Organisation), *_seeds(Project)])


def _seeds(entity: type[Entity]) -> list[Entity]:
    """What the files say about a class: those written by hand first, then the generated ones."""
    folder = resources_dir() / "sample"
    paths = [folder / f"{entity.table}.csv", folder / "activities" / f"{entity.table}.csv"]
    return list(seeds.read([path for path in paths if path.exists()], entity, NAMESPACE))


def _without_picture(entity: Entity) -> Entity:
    """A picture hangs on its record and the record points to it: the record comes first, then both."""
    if isinstance(entity, Cluster | Organisation):
        return replace(entity, logo_id=None)
    return replace(entity, strip_id=None) if isinstance(entity, Project) else entity


def _pictures(files: Files) -> list[Attachment]:
    """The drawn logos and the strip of signs, their bytes already kept."""
    folder = resources_dir() / "sample" / "logos"
    found: list[Attachment] = []
    for attachment in cast("list[Attachment]", _seeds(Attachment)):
        data = (folder / attachment.file_name).read_bytes()
        found.append(replace(attachment, sha256=files.put(data), size=len(data), media_type="image/png"))
    return found
