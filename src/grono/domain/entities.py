"""Everything that is recorded, by name: the one list that the store, the check and the tests read."""

from __future__ import annotations

from grono.domain.activity import (
    Attendance,
    AttendanceName,
    CostItem,
    Registration,
    ServedProject,
    Session,
)
from grono.domain.attached import Attachment, Note, Tag, Task
from grono.domain.certificate import Certificate, CertificateDuplicate, CertificateRule, IssuedNumber
from grono.domain.cluster import Cluster, Coordinator, Register
from grono.domain.consent import Consent, Information, Publication, PublicationRule
from grono.domain.deadline import DeadlineRule
from grono.domain.entity import Entity
from grono.domain.event import AgendaItem, Event
from grono.domain.meetings import Meeting, MeetingPlan, MeetingWish
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
from grono.domain.participant import DictionaryValue, ExportColumn, ParticipantRecord
from grono.domain.person import Contact, Person, Role
from grono.domain.project import Clause, Project
from grono.domain.questions import Question, QuestionOption, SurveyAnswer
from grono.domain.training import Edition, LearningOutcome, Module, Programme, TestAnswer, TestResult
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
    Clause,
    Project,
    Event,
    AgendaItem,
    Programme,
    Module,
    LearningOutcome,
    Edition,
    Session,
    ServedProject,
    CostItem,
    Registration,
    Attendance,
    AttendanceName,
    Question,
    QuestionOption,
    SurveyAnswer,
    TestResult,
    TestAnswer,
    IssuedNumber,
    Certificate,
    CertificateDuplicate,
    CertificateRule,
    MeetingPlan,
    MeetingWish,
    Meeting,
    ParticipantRecord,
    DictionaryValue,
    ExportColumn,
    DeadlineRule,
)

BY_TABLE = {entity.table: entity for entity in ENTITIES}

REFERENCES = {
    "organisation_id": "organisation",
    "person_id": "person",
    "speaker_id": "person",
    "trainer_id": "person",
    "logo_id": "attachment",
    "strip_id": "attachment",
    "view_id": "saved_view",
    "layout_id": "import_layout",
    "project_id": "project",
    "event_id": "event",
    "programme_id": "programme",
    "module_id": "module",
    "session_id": "session",
    "registration_id": "registration",
    "wanted_id": "registration",
    "first_id": "registration",
    "second_id": "registration",
    "question_id": "question",
    "number_id": "issued_number",
    "certificate_id": "certificate",
}
"""Which table a field points to that holds the id of a record."""
