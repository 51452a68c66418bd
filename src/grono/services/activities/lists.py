"""Lists of events, programmes, editions and projects: columns, filters, orders."""

from __future__ import annotations

from datetime import date

from grono.domain.event import EventKind, EventState
from grono.domain.text import Labelled, Text, _, n_, p_
from grono.domain.training import EditionState
from grono.services.activities import rows
from grono.services.activities.fields import EDITION_FIELDS, EVENT_FIELDS, PROGRAMME_FIELDS, PROJECT_FIELDS
from grono.services.columns import Column, of_fields
from grono.services.filters import Filter, closed, present, tagged
from grono.services.lists import RecordList
from grono.store.store import Store
from grono.wording import Kind

_DAYS = (
    Column("first_day", _("First day"), Kind.DATE, width=110, shown=True),
    Column("last_day", _("Last day"), Kind.DATE, width=110),
)
_COUNTS = (
    Column("sessions", _("Sessions"), Kind.NUMBER, width=90),
    Column("seated", p_("column", "Registered"), Kind.NUMBER, width=110, shown=True),
    Column("waiting", p_("column", "Waiting"), Kind.NUMBER, width=90),
    Column("present", p_("column", "Present"), Kind.NUMBER, width=90),
    Column("invited", p_("column", "Invited"), Kind.NUMBER, width=90),
)

EVENT_COLUMNS = (
    *_DAYS,
    *of_fields(EVENT_FIELDS, {"title": 320, "kind": 150, "state": 150, "place": 180, "capacity": 80}),
    *_COUNTS,
)
PROGRAMME_COLUMNS = (
    *of_fields(PROGRAMME_FIELDS, {"title": 320, "target_group": 240}),
    Column("modules", _("Modules"), Kind.NUMBER, width=90, shown=True),
    Column("minutes", _("Minutes of teaching"), Kind.NUMBER, width=120, shown=True),
    Column("editions", _("Editions"), Kind.NUMBER, width=90, shown=True),
)
EDITION_COLUMNS = (
    *_DAYS,
    *of_fields(EDITION_FIELDS, {"title": 320, "state": 150, "place": 180, "maximum": 80}),
    Column("programme", _("Programme"), width=240),
    Column("number", p_("column", "Number"), Kind.IDENTIFIER, width=80),
    *_COUNTS,
)
PROJECT_COLUMNS = of_fields(
    PROJECT_FIELDS,
    {"title": 320, "code": 120, "number": 200, "programme": 160, "starts_on": 110, "ends_on": 110},
)


def _ranks(table: str, column: str, values: type[Labelled]) -> str:
    cases = " ".join(f"WHEN '{value}' THEN {rank}" for rank, value in enumerate(values))
    return f"SELECT id, CASE {column} {cases} END FROM {table}"


def _own(table: str, *columns: str) -> dict[str, str]:
    return {column: f"SELECT id, {column} FROM {table}" for column in columns}


def _day_orders(table: str) -> dict[str, str]:
    days = f"SELECT subject_id, {{which}}(day) FROM {_sessions(table)} GROUP BY 1"
    seated = f"""SELECT subject_id, count(*) FROM registration WHERE subject_table = '{table}'
        AND deleted_at IS NULL AND state IN ('registered', 'confirmed', 'present', 'absent') GROUP BY 1"""
    return {"first_day": days.format(which="min"), "last_day": days.format(which="max"), "seated": seated}


def _sessions(table: str) -> str:
    return f"session WHERE subject_table = '{table}' AND deleted_at IS NULL"


def _column_is(table: str, column: str) -> str:
    return f"r.id IN (SELECT id FROM {table} WHERE {column} IN {{values}})"


def _when(table: str) -> Filter:
    """Whether something is still to come, goes on, or is over."""
    days = f"SELECT subject_id FROM {_sessions(table)} GROUP BY 1 HAVING"
    cases = {
        "coming": (_("to come"), "min(day) > :day"),
        "now": (_("under way"), "min(day) <= :day AND max(day) >= :day"),
        "over": (_("over"), "max(day) < :day"),
    }
    condition = " OR ".join(
        f"('{key}' IN {{values}} AND r.id IN ({days} {having}))" for key, (_words, having) in cases.items()
    )
    known: list[tuple[str, Text | str]] = [(key, words) for key, (words, _having) in cases.items()]
    return Filter("when", _("When"), f"({condition})", lambda _store, _day: known)


def _year(table: str) -> Filter:
    of_year = f"SELECT subject_id FROM {_sessions(table)} AND substr(day, 1, 4) IN {{values}}"
    years = f"SELECT DISTINCT substr(day, 1, 4) FROM {_sessions(table)}"
    return Filter("year", _("Year"), f"r.id IN ({of_year})", present(years))


def _projects(store: Store, _day: date) -> list[tuple[str, Text | str]]:
    sql = "SELECT p.id, p.code, p.title FROM project p WHERE p.deleted_at IS NULL ORDER BY p.code, p.title"
    return [(row[0], row[1] or row[2]) for row in store.query(sql)]


def _serves(table: str) -> Filter:
    return Filter(
        "project",
        _("Project"),
        f"r.id IN (SELECT subject_id FROM served_project WHERE subject_table = '{table}'"
        " AND deleted_at IS NULL AND project_id IN {values})",
        _projects,
    )


def _programmes(store: Store, _day: date) -> list[tuple[str, Text | str]]:
    sql = "SELECT id, title FROM _rownum WHERE kind = 'programme' ORDER BY sort_key, id"
    return [(row[0], row[1]) for row in store.query(sql)]


EVENTS = RecordList(
    "events",
    "event",
    _("Events"),
    lambda n: n_("{n} event", "{n} events", n),
    EVENT_COLUMNS,
    (
        _when("event"),
        Filter("kind", _("Kind"), _column_is("event", "kind"), closed(EventKind)),
        Filter("state", _("State"), _column_is("event", "state"), closed(EventState)),
        _year("event"),
        _serves("event"),
        tagged("event"),
    ),
    {
        **_day_orders("event"),
        **_own("event", "kind", "place", "capacity", "registration_until", "series", "in_charge"),
        "state": _ranks("event", "state", EventState),
    },
    rows.event_rows,
)

PROGRAMMES = RecordList(
    "programmes",
    "programme",
    _("Training programmes"),
    lambda n: n_("{n} programme", "{n} programmes", n),
    PROGRAMME_COLUMNS,
    (tagged("programme"),),
    {
        "minutes": "SELECT programme_id, sum(minutes) FROM module WHERE deleted_at IS NULL GROUP BY 1",
        "editions": "SELECT programme_id, count(*) FROM edition WHERE deleted_at IS NULL GROUP BY 1",
    },
    rows.programme_rows,
)

EDITIONS = RecordList(
    "editions",
    "edition",
    _("Editions of training"),
    lambda n: n_("{n} edition", "{n} editions", n),
    EDITION_COLUMNS,
    (
        _when("edition"),
        Filter("programme", _("Programme"), _column_is("edition", "programme_id"), _programmes),
        Filter("state", _("State"), _column_is("edition", "state"), closed(EditionState)),
        _year("edition"),
        _serves("edition"),
        tagged("edition"),
    ),
    {
        **_day_orders("edition"),
        **_own("edition", "place", "maximum", "recruitment_until", "number", "price"),
        "state": _ranks("edition", "state", EditionState),
        "programme": "SELECT e.id, t.title FROM edition e JOIN _rownum t ON t.id = e.programme_id",
    },
    rows.edition_rows,
)

PROJECTS = RecordList(
    "projects",
    "project",
    _("Projects"),
    lambda n: n_("{n} project", "{n} projects", n),
    PROJECT_COLUMNS,
    (
        Filter(
            "programme",
            _("Programme"),
            _column_is("project", "programme"),
            present("SELECT DISTINCT programme FROM project WHERE deleted_at IS NULL"),
        ),
        tagged("project"),
    ),
    _own("project", "code", "number", "programme", "starts_on", "ends_on"),
    rows.project_rows,
)
