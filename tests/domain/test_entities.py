"""What may be recorded, and what is told when it may not."""

from __future__ import annotations

from dataclasses import fields

import pytest

from grono.domain.attached import Note, Task
from grono.domain.cluster import Cluster, Coordinator
from grono.domain.dates import PartialDate
from grono.domain.entities import BY_TABLE, ENTITIES, REFERENCES
from grono.domain.entity import SUBJECT, Entity
from grono.domain.ids import Id
from grono.domain.membership import Membership
from grono.domain.organisation import (
    ActivityCode,
    Address,
    Headcount,
    Identifier,
    OrganisationName,
    PkdVersion,
    Scheme,
)
from grono.domain.person import Contact, ContactKind, Person
from grono.domain.views import SavedView

FIRM = Id("firm")
_ONE, _MAYBE = "Id", "Id | None"

WRONG: list[tuple[Entity, str]] = [
    (OrganisationName(organisation_id=FIRM, name=" "), "name"),
    (Identifier(organisation_id=FIRM, scheme=Scheme.NIP, value="1"), "nip"),
    (Address(organisation_id=FIRM, postcode="5820"), "postcode"),
    (ActivityCode(organisation_id=FIRM, version=PkdVersion.PKD_2025, code="6210B"), "code"),
    (Headcount(organisation_id=FIRM, year=2025, people=-1), "people"),
    (
        Membership(organisation_id=FIRM, valid_from=PartialDate("2020"), valid_to=PartialDate("2019-12-31")),
        "valid_to",
    ),
    (Person(family_name=""), "family_name"),
    (Contact(subject_table="person", subject_id=FIRM, kind=ContactKind.EMAIL, value="a@b"), "email"),
    (Note(subject_table="person", subject_id=FIRM, text=""), "text"),
    (Task(subject_table="person", subject_id=FIRM, title=""), "title"),
    (Cluster(name="", colour="#1F4E79"), "name"),
    (Cluster(name="K", colour="blue"), "colour"),
    (Coordinator(name=""), "name"),
    (SavedView(list_key="people", name=""), "name"),
]


@pytest.mark.parametrize(("entity", "field"), WRONG, ids=lambda value: getattr(value, "table", value))
def test_what_is_wrong_is_named(entity: Entity, field: str) -> None:
    assert list(entity.problems()) == [field]


def test_a_period_may_begin_and_end_in_the_same_year() -> None:
    year = PartialDate("2020")
    assert Membership(organisation_id=FIRM, valid_from=year, valid_to=year).problems() == {}


def test_a_foreign_address_has_its_own_postcode() -> None:
    assert Address(organisation_id=FIRM, postcode="10115", country="DE").problems() == {}


@pytest.mark.parametrize("address", ["biuro@firma.example", "jan.kowalski+x@a-b.example.pl"])
def test_e_mail_addresses_pass(address: str) -> None:
    contact = Contact(subject_table="person", subject_id=FIRM, kind=ContactKind.EMAIL, value=address)
    assert contact.problems() == {}


def test_whatever_points_to_a_record_says_to_which_table() -> None:
    owners = {entity.owner for entity in ENTITIES} - {"id", SUBJECT}
    pointing = {field.name for entity in ENTITIES for field in fields(entity) if field.type in (_ONE, _MAYBE)}
    assert owners <= pointing - {"id", SUBJECT} == set(REFERENCES)
    assert set(REFERENCES.values()) <= set(BY_TABLE)
