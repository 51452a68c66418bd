"""Every kind of list that can be imported, listed by hand, and what its columns can be mapped to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from grono.domain.text import Text, UserError, _
from grono.exchange.values import names
from grono.exchange.values.parsing import (
    ORGANISATION_COMPOSITES,
    PERSON_COMPOSITES,
    Target,
    field_target,
)
from grono.exchange.values.words import plain
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS, Field


@dataclass(frozen=True)
class Importer:
    """A kind of list: the records it makes, their fields, and what else its columns may hold.

    like: other kinds of lists whose headers mean the same here. words: further headers and what they mean.
    """

    key: str
    title: Text
    table: str
    fields: tuple[Field, ...]
    composites: tuple[Target, ...]
    like: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Everything a column can be mapped to, by key: the fields, then what fills several of them."""
        own = [field_target(field) for field in self.fields]
        return {target.key: target for target in (*own, *self.composites)}

    @cached_property
    def field(self) -> Mapping[str, Field]:
        """The fields by key."""
        return {field.key: field for field in self.fields}


def hint(key: str, title: Text) -> Target:
    """A column that no field keeps but that helps to understand the others."""
    return Target(key, title, lambda cell, _context: {key: plain(cell)}, ())


def _part_of_name(key: str, part: str, title: Text) -> Target:
    return Target(key, title, lambda cell, _context: {key: names.cased(plain(cell))}, (part,))


MEMBERS = Importer(
    "members",
    _("Members"),
    "organisation",
    (*ORGANISATION_FIELDS, *CONTACT_PERSON_FIELDS),
    (
        *ORGANISATION_COMPOSITES,
        hint("powiat", _("County")),
        _part_of_name("person_given_name", "person_name", _("Given name of the contact person")),
        _part_of_name("person_family_name", "person_name", _("Family name of the contact person")),
    ),
)

PEOPLE = Importer(
    "people",
    _("People"),
    "person",
    PERSON_FIELDS,
    (
        *PERSON_COMPOSITES,
        hint("organisation_nip", _("NIP of the organisation")),
        hint("organisation_id", _("Record id of the organisation")),
    ),
)

IMPORTERS: tuple[Importer, ...] = (MEMBERS, PEOPLE)
"""What is imported into the register itself; what belongs to an event or an edition is in activities."""


def importer(key: str) -> Importer:
    """The importer of a name; raises UserError when there is none."""
    for known in IMPORTERS:
        if known.key == key:
            return known
    raise UserError(
        _("There is no import of “{name}”.", name=key),
        todo=_("Use one of: {known}.", known=", ".join(known.key for known in IMPORTERS)),
    )
