"""What the funder's system (SM EFS) wants to know about a participant of a project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from grono.domain.entity import Entity
from grono.domain.ids import Id


@dataclass(frozen=True, kw_only=True)
class ParticipantRecord(Entity):
    """A person's record in one project; texts are values of the dictionaries, exactly as the system has them.

    pesel is kept in encrypted registers only. Source: SM EFS participant import, 43 columns.
    """

    table: ClassVar[str] = "participant_record"
    owner: ClassVar[str] = "person_id"

    person_id: Id
    project_id: Id
    kind: str = ""
    citizenship: str = ""
    pesel: str = ""
    other_identifier: str = ""
    technical_id: str = ""
    sex: str = ""
    born_on: date | None = None
    education: str = ""
    country: str = ""
    voivodeship: str = ""
    powiat: str = ""
    gmina: str = ""
    town: str = ""
    postcode: str = ""
    degurba: str = ""
    phone: str = ""
    email: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    status: str = ""
    status_detail: str = ""
    education_ends_on: date | None = None
    situation: str = ""
    on_path: str = ""
    support_scope: str = ""
    support_kind: str = ""
    support_detail: str = ""
    support_from: date | None = None
    business_since: date | None = None
    foreign_origin: str = ""
    third_country: str = ""
    minority: str = ""
    homeless: str = ""
    disability: str = ""
    remarks: str = ""


@dataclass(frozen=True, kw_only=True)
class DictionaryValue(Entity):
    """A value that a field of the funder's system takes; the office may edit the list.

    under: the value of another field that it belongs to, for the "of which" fields.
    """

    table: ClassVar[str] = "dictionary_value"

    dictionary: str
    value: str
    under: str = ""
    position: int = 0
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class ExportColumn(Entity):
    """A column of the file for the funder's system: its heading and the field that fills it."""

    table: ClassVar[str] = "export_column"

    layout: str
    position: int
    heading: str
    field: str = ""
    required: bool = False
    source: str = ""
