"""The cluster itself and the legal entity that speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from grono.domain.dates import PartialDate
from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import _

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, kw_only=True)
class Register(Entity):
    """This file: one row. sample marks every printout as made from invented data."""

    table: ClassVar[str] = "register"

    sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Cluster(Entity):
    """The cluster as a brand: it has a name and a colour but seldom a legal personality."""

    table: ClassVar[str] = "cluster"

    name: str
    brand: str = ""
    founded: PartialDate | None = None
    description_pl: str = ""
    description_en: str = ""
    colour: str = "#1F4E79"
    logo_id: Id | None = None

    def problems(self) -> Problems:
        found: Problems = {}
        if not self.name.strip():
            found["name"] = _("The cluster has no name. Type one.")
        if not _COLOUR.fullmatch(self.colour):
            found["colour"] = _("A colour looks like #1F4E79. Correct it.")
        return found


@dataclass(frozen=True, kw_only=True)
class Coordinator(Entity):
    """The legal entity that issues every document of the cluster."""

    table: ClassVar[str] = "coordinator"

    name: str
    nip: str = ""
    regon: str = ""
    krs: str = ""
    street: str = ""
    house: str = ""
    flat: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    www: str = ""

    def problems(self) -> Problems:
        return {} if self.name.strip() else {"name": _("The coordinator has no name. Type one.")}
