"""Everything that is recorded, by name: the one list that the store, the check and the tests read."""

from __future__ import annotations

from grono.domain.attached import Attachment, Note, Tag, Task
from grono.domain.cluster import Cluster, Coordinator, Register
from grono.domain.consent import Consent, Information, Publication, PublicationRule
from grono.domain.entity import Entity
from grono.domain.membership import Membership
from grono.domain.organisation import (
    ActivityCode,
    Address,
    Headcount,
    Identifier,
    LegalForm,
    Organisation,
    OrganisationName,
    OrganisationSize,
    Product,
    Trade,
)
from grono.domain.person import Contact, Person, Role
from grono.domain.views import ImportColumn, ImportLayout, SavedFilter, SavedView

ENTITIES: tuple[type[Entity], ...] = (
    Register,
    Cluster,
    Coordinator,
    Organisation,
    OrganisationName,
    LegalForm,
    Identifier,
    Address,
    ActivityCode,
    Trade,
    Product,
    OrganisationSize,
    Headcount,
    Membership,
    Person,
    Role,
    Contact,
    Information,
    Consent,
    PublicationRule,
    Publication,
    Note,
    Attachment,
    Task,
    Tag,
    SavedView,
    SavedFilter,
    ImportLayout,
    ImportColumn,
)

BY_TABLE = {entity.table: entity for entity in ENTITIES}

OWNER_TABLES = {
    "organisation_id": "organisation",
    "person_id": "person",
    "view_id": "saved_view",
    "layout_id": "import_layout",
}
"""Which table an owner field points to."""

REFERENCES = {**OWNER_TABLES, "logo_id": "attachment"}
"""Which table a field points to that holds the id of a record."""
