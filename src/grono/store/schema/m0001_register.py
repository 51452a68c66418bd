"""Migration 1: the cluster, organisations, people, consents, what hangs on records, and the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grono.store.schema import caches
from grono.store.schema.making import DATED, HANGS, create

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = {
    "attachment": f"{HANGS} file_name sha256 size# media_type",
    "register": "sample#",
    "cluster": "name brand founded? description_pl description_en colour logo_id?",
    "coordinator": "name nip regon krs street house flat postcode town phone email www",
    "organisation": "kind founded? profile_pl profile_en logo_id?",
    "organisation_name": f"organisation_id name short_name {DATED}",
    "legal_form": f"organisation_id code {DATED}",
    "identifier": "organisation_id scheme value country",
    "address": "organisation_id use street house flat postcode post_office town gmina voivodeship country "
    + DATED,
    "activity_code": f"organisation_id version code main# {DATED}",
    "trade": "organisation_id name position#",
    "product": "organisation_id name position#",
    "organisation_size": f"organisation_id size basis {DATED}",
    "headcount": "organisation_id year# people#",
    "membership": f"organisation_id state kind resolution {DATED}",
    "person": "family_name given_name academic_title gender?",
    "role": f"person_id organisation_id kind function department {DATED}",
    "contact": f"{HANGS} kind value position# {DATED}",
    "information": "person_id clause text_version given_on",
    "consent": f"{HANGS} purpose state decided_on? text_version channel",
    "publication_rule": "field basis source",
    "publication": "organisation_id field basis",
    "note": f"{HANGS} text written_on?",
    "task": f"{HANGS} title due_on? assignee done_on?",
    "tag": f"{HANGS} name",
    "saved_view": "list_key name search sort_by descending# position#",
    "saved_filter": "view_id field value",
    "import_layout": "importer headers_key source sheet",
    "import_column": "layout_id position# header field",
}
_POINTS_TO = {
    "organisation_id": "organisation",
    "person_id": "person",
    "view_id": "saved_view",
    "layout_id": "import_layout",
    "logo_id": "attachment",
}

_JOURNAL = (
    """CREATE TABLE step (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'seed', 'migrate')),
    undoes TEXT REFERENCES step (id),
    message TEXT NOT NULL
) STRICT""",
    "CREATE INDEX step_undoes ON step (undoes)",
    """CREATE TABLE change (
    step TEXT NOT NULL REFERENCES step (id),
    seq INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    key TEXT NOT NULL,
    subject TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX change_subject ON change (substr(subject, instr(subject, ':') + 1, 18))",
)


def apply(db: Database) -> None:
    """Make the tables of the first release."""
    db.execute(f"PRAGMA application_id = {0x47524F4E}")
    for table, columns in _TABLES.items():
        create(db, table, columns, _POINTS_TO, (*_POINTS_TO, "subject_id"))
    for statement in (*_JOURNAL, *caches.TABLES):
        db.execute(statement)
