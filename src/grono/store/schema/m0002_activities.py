"""Migration 2: events, training, who took part, questionnaires, issued numbers, projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grono.store.schema.making import DATED, HANGS, create

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = {
    "clause": "key version title title_en text text_en source",
    "project": "code title title_en number programme authority starts_on? ends_on? strip_id?",
    "event": "title title_en kind state zone place platform link capacity#? registration_until?"
    " target_group aim accessibility catering in_charge results conclusions series",
    "agenda_item": "event_id day starts ends? topic speaker speaker_id? organisation",
    "programme": "title title_en aims aims_en target_group methods entry validation qualification_code"
    " minutes_per_hour# breaks_count# threshold# pass_mark#?",
    "module": "programme_id position# title title_en minutes# content",
    "learning_outcome": "programme_id position# kind text text_en criteria validation",
    "edition": "programme_id number# title state delivery place platform link price#? minimum#? maximum#?"
    " recruitment_until? certificate bur_number bur_title support_id in_charge reported_on?"
    " conclusions",
    "session": f"{HANGS} day starts ends breaks# topic module_id? trainer_id? room online# closed_on?",
    "served_project": f"{HANGS} project_id position#",
    "cost_item": f"{HANGS} name planned#? actual#? position#",
    "registration": f"{HANGS} number# registered_at? state role person_id? guest_family_name guest_given_name"
    " guest_email guest_phone organisation_id? guest_organisation delegated# overbooked#"
    " walk_in# needs agreed_on? outcome?",
    "attendance": "session_id registration_id minutes# source arrived?",
    "attendance_name": "registration_id shown_name",
    "question": f"{HANGS} questionnaire kind position# text text_en points#",
    "question_option": "question_id position# text text_en right#",
    "survey_answer": f"{HANGS} sheet# question_id mark#? words",
    "test_result": "registration_id phase points# maximum#",
    "test_answer": "registration_id phase question_id marked#",
    "issued_number": f"{HANGS} series year# no# given_on",
    "certificate": "registration_id number_id issued_on layout person_name organisation_name minutes#"
    " scheduled# voided_on? void_reason",
    "certificate_duplicate": "certificate_id issued_on reason",
    "certificate_rule": "variant field source",
    "meeting_plan": "event_id day starts minutes# pause# slots# tables#",
    "meeting_wish": "registration_id wanted_id",
    "meeting": "event_id slot# desk# first_id second_id held#?",
    "participant_record": "person_id project_id kind citizenship pesel other_identifier technical_id sex"
    " born_on? education country voivodeship powiat gmina town postcode degurba phone email joined_on?"
    " left_on? status status_detail education_ends_on? situation on_path support_scope"
    " support_kind support_detail support_from? business_since? foreign_origin third_country"
    " minority homeless disability remarks",
    "dictionary_value": "dictionary value under position# source",
    "export_column": "layout position# heading field required# source",
    "deadline_rule": f"kind days# source {DATED}",
}
_POINTS_TO = {
    "strip_id": "attachment",
    "event_id": "event",
    "speaker_id": "person",
    "programme_id": "programme",
    "module_id": "module",
    "trainer_id": "person",
    "project_id": "project",
    "person_id": "person",
    "organisation_id": "organisation",
    "session_id": "session",
    "registration_id": "registration",
    "wanted_id": "registration",
    "first_id": "registration",
    "second_id": "registration",
    "question_id": "question",
    "number_id": "issued_number",
    "certificate_id": "certificate",
}
_INDEXED = (*_POINTS_TO, "subject_id", "day")

# Who was where, answered from the index alone: a person's history, a session's list, a year's hours.
_COVERING = (
    "CREATE INDEX attendance_of_session ON attendance (session_id, deleted_at, registration_id, minutes)",
    "CREATE INDEX attendance_of_person ON attendance (registration_id, deleted_at, session_id, minutes)",
)

# What is open and how long it has been so, without looking at what is settled.
_OPEN = (
    "CREATE INDEX session_of_subject ON session (subject_id, deleted_at, day, starts)",
    "CREATE INDEX session_unclosed ON session (day) WHERE closed_on IS NULL AND deleted_at IS NULL",
    "CREATE INDEX task_due ON task (due_on) WHERE deleted_at IS NULL",
)


def apply(db: Database) -> None:
    """Make the tables of events and training."""
    for table, columns in _TABLES.items():
        create(db, table, columns, _POINTS_TO, () if table == "attendance" else _INDEXED)
    for statement in (*_COVERING, *_OPEN):
        db.execute(statement)
