"""Tables written row by row, however long: sessions, enrolments, attendance, certificates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from grono.domain.activity import (
    AttendanceSource,
    Outcome,
    ParticipantRole,
    RegistrationState,
)
from grono.domain.entities import BY_TABLE
from grono.domain.text import Labelled, Text, UserError, _, p_
from grono.services.columns import Column, Row
from grono.services.lists import Listing, Query, RecordList
from grono.store.rows import batches
from grono.store.store import Store
from grono.wording import Kind

_AT_ONCE = 500


class ActivityKind(Labelled):
    """What people take part in."""

    EVENT = "event", p_("kind", "event")
    EDITION = "edition", p_("kind", "edition of a training")


@dataclass(frozen=True)
class Asked:
    """Which rows are wanted: those up to a day, those of one event or edition, by table and id."""

    day: date | None = None
    activity: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """A table that can be written. The keys of the columns are stable; rows come one after another.

    narrowed: whether it can be asked for one event or edition.
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: Callable[[Store, Asked], Iterator[Row]]
    narrowed: bool = True


def of_list(records: RecordList) -> Table:
    """The table of a list of records, in the order of their names."""

    def rows(store: Store, asked: Asked) -> Iterator[Row]:
        listing, day = Listing(store, records), asked.day or date.today()
        for ids in batches(listing.ids(Query(day=day)), _AT_ONCE):
            yield from listing.rows(ids, day)

    return Table(records.key, records.title, (_ID, *records.columns), rows, narrowed=False)


@dataclass(frozen=True)
class _Select:
    """The rows of a query. day: the column that says from which day a row is; reads: from stored to typed.

    Whether the activity is there is looked up at once, before the first row is asked for.
    """

    sql: str
    day: str
    order: str
    reads: Mapping[str, Callable[[Any], object]]

    def __call__(self, store: Store, asked: Asked) -> Iterator[Row]:
        table, id = _known(store, asked)
        day = asked.day.isoformat() if asked.day else ""
        upto = f" AND ({self.day} IS NULL OR {self.day} <= :day)" if day else ""
        one = " AND o.subject_id = :id AND o.subject_table = :table" if id else ""
        found = store.stream(
            f"{self.sql}{one}{upto} ORDER BY {self.order}", {"table": table, "id": id, "day": day}
        )
        return map(self._typed, found)

    def _typed(self, row: Any) -> Row:
        reads = self.reads
        return {
            key: reads[key](value) if key in reads else value
            for key, value in zip(row.keys(), row, strict=True)
            if value is not None and value != ""
        }


def _known(store: Store, asked: Asked) -> tuple[str, str]:
    """The table and id of the activity asked for; raises UserError when it is not there."""
    table, id = asked.activity or ("", "")
    if table and store.get(BY_TABLE[table], id) is None:
        raise UserError(
            _("There is no event or edition “{id}”.", id=id),
            todo=_("List them with: grono list FILE events, or editions."),
        )
    return table, id


_ALIVE = "o.deleted_at IS NULL"
_ACTIVITY = "o.subject_table AS activity_kind, o.subject_id AS activity_id, n.title AS activity"
_PERSON = """r.id AS registration_id, r.number, r.person_id,
    coalesce(p.family_name, r.guest_family_name) AS family_name,
    coalesce(p.given_name, r.guest_given_name) AS given_name, r.organisation_id,
    coalesce(f.title, r.guest_organisation) AS organisation"""
_PEOPLE = """LEFT JOIN person p ON p.id = r.person_id
    LEFT JOIN _rownum f ON f.id = r.organisation_id"""

_ID = Column("id", _("Record id"), Kind.IDENTIFIER)
_OF_ACTIVITY = (
    Column("activity_kind", _("Event or edition")),
    Column("activity_id", _("Record id of the event or edition"), Kind.IDENTIFIER),
    Column("activity", _("Title")),
)
_OF_PERSON = (
    Column("registration_id", _("Record id of the registration"), Kind.IDENTIFIER),
    Column("number", p_("column", "No."), Kind.IDENTIFIER),
    Column("person_id", _("Record id of the person"), Kind.IDENTIFIER),
    Column("family_name", _("Family name")),
    Column("given_name", _("Given name")),
    Column("organisation_id", _("Record id of the organisation"), Kind.IDENTIFIER),
    Column("organisation", _("Organisation")),
)
_KIND: Mapping[str, Callable[[Any], object]] = {"activity_kind": ActivityKind}
_DAY = {"day": date.fromisoformat}

SESSIONS = Table(
    "sessions",
    _("Sessions"),
    (
        _ID,
        *_OF_ACTIVITY,
        Column("day", _("Day"), Kind.DATE),
        Column("starts", _("Beginning")),
        Column("ends", _("End")),
        Column("breaks", _("Minutes of breaks"), Kind.NUMBER),
        Column("topic", _("Topic")),
        Column("module", _("Module")),
        Column("trainer", _("Trainer")),
        Column("room", _("Room")),
        Column("online", _("Online")),
        Column("closed_on", _("Sheet closed on"), Kind.DATE),
    ),
    _Select(
        f"""SELECT o.id, {_ACTIVITY}, o.day, o.starts, o.ends, o.breaks, o.topic, m.title AS module,
                   trim(t.given_name || ' ' || t.family_name) AS trainer, o.room, o.online, o.closed_on
            FROM session o LEFT JOIN _rownum n ON n.id = o.subject_id
            LEFT JOIN module m ON m.id = o.module_id LEFT JOIN person t ON t.id = o.trainer_id
            WHERE {_ALIVE}""",
        "o.day",
        "o.day, o.starts, o.id",
        {
            **_KIND,
            **_DAY,
            "starts": time.fromisoformat,
            "ends": time.fromisoformat,
            "online": bool,
            "closed_on": date.fromisoformat,
        },
    ),
)

ENROLMENTS = Table(
    "enrolments",
    _("Registrations and enrolments"),
    (
        *_OF_ACTIVITY,
        *_OF_PERSON,
        Column("state", _("State")),
        Column("role", _("Role")),
        Column("registered_on", _("Registered on"), Kind.DATE),
        Column("delegated", _("Delegated by the firm")),
        Column("overbooked", _("Overbooked")),
        Column("walk_in", _("Came unregistered")),
        Column("agreed_on", _("Agreement of"), Kind.DATE),
        Column("outcome", _("Outcome")),
    ),
    _Select(
        f"""SELECT {_ACTIVITY}, {_PERSON.replace("r.", "o.")}, o.state, o.role,
                   substr(o.registered_at, 1, 10) AS registered_on, o.delegated, o.overbooked, o.walk_in,
                   o.agreed_on, o.outcome
            FROM registration o LEFT JOIN _rownum n ON n.id = o.subject_id {_PEOPLE.replace("r.", "o.")}
            WHERE {_ALIVE}""",
        "substr(o.registered_at, 1, 10)",
        "o.subject_id, o.number, o.id",
        {
            **_KIND,
            "state": RegistrationState,
            "role": ParticipantRole,
            "registered_on": date.fromisoformat,
            "delegated": bool,
            "overbooked": bool,
            "walk_in": bool,
            "agreed_on": date.fromisoformat,
            "outcome": Outcome,
        },
    ),
)

ATTENDANCE = Table(
    "attendance",
    _("Attendance"),
    (
        *_OF_ACTIVITY,
        Column("session_id", _("Record id of the session"), Kind.IDENTIFIER),
        Column("day", _("Day"), Kind.DATE),
        *_OF_PERSON,
        Column("minutes", _("Minutes"), Kind.NUMBER),
        Column("source", _("Known from")),
        Column("arrived", _("Arrived")),
    ),
    _Select(
        f"""SELECT {_ACTIVITY}, o.id AS session_id, o.day, {_PERSON}, a.minutes, a.source, a.arrived
            FROM session o JOIN attendance a ON a.session_id = o.id AND a.deleted_at IS NULL
            JOIN registration r ON r.id = a.registration_id AND r.deleted_at IS NULL
            LEFT JOIN _rownum n ON n.id = o.subject_id {_PEOPLE}
            WHERE {_ALIVE}""",
        "o.day",
        "o.day",
        {**_KIND, **_DAY, "source": AttendanceSource, "arrived": time.fromisoformat},
    ),
)

CERTIFICATES = Table(
    "certificates",
    _("Certificates"),
    (
        Column("certificate_id", _("Record id"), Kind.IDENTIFIER),
        Column("certificate_number", _("Number of the certificate"), Kind.IDENTIFIER),
        Column("issued_on", _("Issued on"), Kind.DATE),
        *_OF_ACTIVITY,
        *_OF_PERSON,
        Column("person_name", _("Name on the certificate")),
        Column("minutes", _("Minutes"), Kind.NUMBER),
        Column("scheduled", _("Minutes of teaching"), Kind.NUMBER),
        Column("void", _("Void")),
        Column("voided_on", _("Voided on"), Kind.DATE),
        Column("void_reason", _("Reason")),
        Column("duplicates", _("Duplicates"), Kind.NUMBER),
    ),
    _Select(
        f"""SELECT c.id AS certificate_id, i.no || '/' || i.year AS certificate_number,
                   coalesce(c.issued_on, i.given_on) AS issued_on, o.subject_table AS activity_kind,
                   o.subject_id AS activity_id, n.title AS activity, {_PERSON.replace("r.", "o.")},
                   c.person_name, c.minutes, c.scheduled, c.id IS NULL OR c.voided_on IS NOT NULL AS void,
                   c.voided_on, c.void_reason,
                   (SELECT count(*) FROM certificate_duplicate d
                    WHERE d.certificate_id = c.id AND d.deleted_at IS NULL) AS duplicates
            FROM issued_number i LEFT JOIN certificate c ON c.number_id = i.id AND c.deleted_at IS NULL
            LEFT JOIN registration o ON o.id = coalesce(c.registration_id, i.subject_id)
            LEFT JOIN _rownum n ON n.id = o.subject_id {_PEOPLE.replace("r.", "o.")}
            WHERE i.deleted_at IS NULL AND i.series = 'certificate'""",
        "i.given_on",
        "i.year, i.no",
        {**_KIND, "issued_on": date.fromisoformat, "void": bool, "voided_on": date.fromisoformat},
    ),
)

TABLES: tuple[Table, ...] = (SESSIONS, ENROLMENTS, ATTENDANCE, CERTIFICATES)
