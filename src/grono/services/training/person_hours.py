"""The ledger of person-hours: who was taught how long in a period, counted from attendance in one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from grono.domain.folding import sort_key
from grono.domain.organisation import SizeClass
from grono.domain.text import Labelled, Text, _
from grono.domain.training import Edition
from grono.services.as_of import holds
from grono.store.store import Store

_UNIT = 180
"""A training hour of 45 or 60 minutes is a whole number of minutes times 4 or 3 of these parts."""


class By(Labelled):
    """What the hours are added up for."""

    PERSON = "person", _("person")
    FIRM = "firm", _("organisation")
    SIZE = "size", _("size of the enterprise")
    PROGRAMME = "programme", _("programme")
    PROJECT = "project", _("project")
    MONTH = "month", _("month")


@dataclass(frozen=True, kw_only=True)
class Hours:
    """One line of the ledger. key: the id of the record, where there is one, or its value. name: empty Text
    stands for what is not given. people: different persons; activities: different editions or events.
    minutes: of the clock; units: parts of training hours, see hours."""

    key: str
    name: str | Text | Labelled
    people: int
    activities: int
    minutes: int
    units: int

    @property
    def hours(self) -> Decimal:
        """Person-hours as the programmes count them, of 45 or 60 minutes, to the hundredth."""
        return (Decimal(self.units) / _UNIT).quantize(Decimal("0.01"))

    @property
    def clock_hours(self) -> Decimal:
        """Person-hours of 60 minutes, to the hundredth."""
        return (Decimal(self.minutes) / 60).quantize(Decimal("0.01"))


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Hours of a period by line, and of all together; one person in two lines is one person in the total."""

    begins: date
    ends: date
    by: By
    rows: tuple[Hours, ...]
    total: Hours


def ledger(
    store: Store, begins: date, ends: date, by: By = By.PERSON, tables: Sequence[str] = (Edition.table,)
) -> Ledger:
    """Hours attended in a period, both days included, by name in Polish order, months in time.

    tables: which activities count, by default editions of training. Sizes are those of the firm's last day in
    the month. An activity of several projects counts for each of them, and once in the total.
    """
    key, name, joined = _KEYS[by]
    kinds = ", ".join(f"'{table}'" for table in tables)
    sql = f"""
        WITH held AS MATERIALIZED (
            SELECT a.registration_id AS registration, s.subject_table AS kind, s.subject_id AS activity,
                   substr(s.day, 1, 7) AS month, max(s.day) AS last, sum(a.minutes) AS minutes
            FROM session s CROSS JOIN attendance a ON a.session_id = s.id
            WHERE s.day BETWEEN :begins AND :ends AND s.deleted_at IS NULL AND s.subject_table IN ({kinds})
              AND a.deleted_at IS NULL AND a.minutes > 0
            GROUP BY a.registration_id, month),
        counted AS MATERIALIZED (
            SELECT h.*, coalesce(g.person_id, g.id) AS who, g.person_id, g.organisation_id,
                   g.guest_family_name, g.guest_given_name, g.guest_organisation, e.programme_id,
                   h.minutes * ({_UNIT} / coalesce(p.minutes_per_hour, 60)) AS units
            FROM held h JOIN registration g ON g.id = h.registration AND g.deleted_at IS NULL
            LEFT JOIN edition e ON e.id = h.activity LEFT JOIN programme p ON p.id = e.programme_id)
        SELECT 0 AS total, {key} AS key, {name} AS name, {_SUMS} FROM counted c {joined} GROUP BY {key}
        UNION ALL SELECT 1, '', '', {_SUMS} FROM counted c"""
    found = store.query(sql, {"begins": begins.isoformat(), "ends": ends.isoformat()})
    rows = [_hours(by, *tuple(row)[1:]) for row in found if not row["total"]]
    [total] = [_hours(By.MONTH, *tuple(row)[1:]) for row in found if row["total"]]
    rows.sort(key=lambda row: _order(by, row))
    return Ledger(begins=begins, ends=ends, by=by, rows=tuple(rows), total=total)


_SUMS = """count(DISTINCT c.who) AS people, count(DISTINCT c.activity) AS activities,
           coalesce(sum(c.minutes), 0) AS minutes, coalesce(sum(c.units), 0) AS units"""
_SIZE = f"""(SELECT f.size FROM organisation_size f WHERE f.organisation_id = c.organisation_id
             AND {holds("f").replace(":day", "c.last")} ORDER BY f.valid_from DESC LIMIT 1)"""
_TITLE = "LEFT JOIN _rownum t ON t.id = {}"
_KEYS = {
    By.PERSON: (
        "c.who",
        "coalesce(t.title, trim(c.guest_family_name || ' ' || c.guest_given_name))",
        _TITLE.format("c.person_id"),
    ),
    By.FIRM: (
        "coalesce(c.organisation_id, c.guest_organisation)",
        "coalesce(t.title, c.guest_organisation)",
        _TITLE.format("c.organisation_id"),
    ),
    By.SIZE: (f"coalesce({_SIZE}, '')", f"coalesce({_SIZE}, '')", ""),
    By.PROGRAMME: (
        "coalesce(c.programme_id, '')",
        "coalesce(t.title, '')",
        _TITLE.format("c.programme_id"),
    ),
    By.PROJECT: (
        "coalesce(l.project_id, '')",
        "coalesce(t.title, '')",
        "LEFT JOIN served_project l ON l.subject_id = c.activity AND l.deleted_at IS NULL "
        + _TITLE.format("l.project_id"),
    ),
    By.MONTH: ("c.month", "c.month", ""),
}
_NONE = {
    By.FIRM: _("no organisation"),
    By.SIZE: _("size not given"),
    By.PROGRAMME: _("no programme"),
    By.PROJECT: _("no project"),
}


def _hours(by: By, key: str, name: str, people: int, activities: int, minutes: int, units: int) -> Hours:
    named: str | Text | Labelled = name or _NONE.get(by, "")
    if by is By.SIZE and name:
        named = SizeClass(name)
    return Hours(key=key, name=named, people=people, activities=activities, minutes=minutes, units=units)


def _order(by: By, row: Hours) -> tuple[bool, object]:
    if isinstance(row.name, SizeClass):
        return False, list(SizeClass).index(row.name)
    if by is By.SIZE:
        return True, 0
    return isinstance(row.name, Text), sort_key(str(row.name))
