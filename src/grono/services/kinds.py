"""Every kind of record: its fields, the parts it is made of, and the lists that it stands in."""

from __future__ import annotations

from collections.abc import Mapping

from grono.services.activities import fields as activities
from grono.services.activities import records as activity_records
from grono.services.activities.lists import EDITIONS, EVENTS, PROGRAMMES, PROJECTS
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS, Field
from grono.services.lists import MEMBERS, ORGANISATIONS, PEOPLE, RecordList
from grono.services.records import ORGANISATION, PERSON, RecordType

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "organisation": (*ORGANISATION_FIELDS, *CONTACT_PERSON_FIELDS),
    "person": PERSON_FIELDS,
    **activities.FIELDS,
}

RECORDS: Mapping[str, RecordType] = {
    "organisation": ORGANISATION,
    "person": PERSON,
    **activity_records.RECORDS,
}

LISTS: tuple[RecordList, ...] = (MEMBERS, ORGANISATIONS, PEOPLE, EVENTS, PROGRAMMES, EDITIONS, PROJECTS)
