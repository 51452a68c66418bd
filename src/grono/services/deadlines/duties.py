"""What falls due by itself after a day or an edition: attendance, tests, the report, certificates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from grono.domain.deadline import DeadlineKind
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.text import Text, _, n_, p_
from grono.domain.training import Edition
from grono.services.deadlines.model import Deadline, Scope, Settle

_SEATED = "r.state IN ('registered', 'confirmed', 'present', 'absent')"

_SHEETS = f"""
    SELECT s.id, s.day, s.subject_table, s.subject_id, coalesce(e.title, d.title) AS title,
           coalesce(e.in_charge, d.in_charge) AS in_charge,
           s.closed_on IS NOT NULL AS closed,
           s.closed_on IS NOT NULL OR coalesce(e.state, d.state) = 'settled' AS done,
           EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id AND a.deleted_at IS NULL) AS entered
    FROM session s
    LEFT JOIN event e ON s.subject_table = 'event' AND e.id = s.subject_id
    LEFT JOIN edition d ON s.subject_table = 'edition' AND d.id = s.subject_id
    WHERE s.deleted_at IS NULL AND s.day BETWEEN :first AND :last
      AND coalesce(e.state, d.state) <> 'cancelled'
      AND (e.id IS NULL OR e.deleted_at IS NULL) AND (d.id IS NULL OR d.deleted_at IS NULL)
      AND EXISTS (SELECT 1 FROM registration r
                  WHERE r.subject_id = s.subject_id AND r.deleted_at IS NULL AND {_SEATED})"""

_OPEN_SHEETS = " AND s.closed_on IS NULL AND coalesce(e.state, d.state) <> 'settled'"

_ENDED = """
    SELECT d.id, d.title, d.in_charge, d.reported_on, d.state,
           (SELECT max(s.day) FROM session s WHERE s.subject_id = d.id AND s.deleted_at IS NULL) AS ended
    FROM edition d WHERE d.deleted_at IS NULL AND d.state <> 'cancelled'"""

_IN_PERIOD = """ AND d.id IN (SELECT i.subject_id FROM session i
    WHERE i.subject_table = 'edition' AND i.deleted_at IS NULL AND i.day BETWEEN :first AND :last)"""

_WANTED = "(SELECT value FROM json_each(:ids))"

_TESTS = f"""
    SELECT r.subject_id AS id, count(*) AS expected, sum(NOT EXISTS (
               SELECT 1 FROM test_result t
               WHERE t.registration_id = r.id AND t.phase = 'post' AND t.deleted_at IS NULL)) AS missing
    FROM registration r
    JOIN edition d ON d.id = r.subject_id
    JOIN programme p ON p.id = d.programme_id
    WHERE r.subject_id IN {_WANTED} AND r.deleted_at IS NULL AND {_SEATED}
      AND (p.pass_mark IS NOT NULL OR EXISTS (
           SELECT 1 FROM question q
           WHERE q.subject_id = p.id AND q.questionnaire = 'test' AND q.deleted_at IS NULL))
      AND EXISTS (SELECT 1 FROM attendance a
                  WHERE a.registration_id = r.id AND a.deleted_at IS NULL AND a.minutes > 0)
    GROUP BY r.subject_id"""

_CERTIFICATES = f"""
    WITH held AS (
        SELECT s.subject_id AS id, sum(
            substr(s.ends, 1, 2) * 60 + substr(s.ends, 4, 2)
            - substr(s.starts, 1, 2) * 60 - substr(s.starts, 4, 2)
            - CASE WHEN p.breaks_count THEN 0 ELSE s.breaks END) * p.threshold AS needed, p.pass_mark
        FROM session s
        JOIN edition d ON d.id = s.subject_id
        JOIN programme p ON p.id = d.programme_id
        WHERE s.subject_id IN {_WANTED} AND s.deleted_at IS NULL GROUP BY s.subject_id)
    SELECT r.subject_id AS id, count(*) AS expected, sum(NOT EXISTS (
               SELECT 1 FROM certificate c WHERE c.registration_id = r.id
               AND c.deleted_at IS NULL AND c.voided_on IS NULL)) AS missing
    FROM held h
    JOIN registration r ON r.subject_id = h.id
    WHERE r.deleted_at IS NULL AND {_SEATED} AND coalesce(r.outcome, 'completed') = 'completed'
      AND (SELECT sum(a.minutes) FROM attendance a
           WHERE a.registration_id = r.id AND a.deleted_at IS NULL) * 100 >= h.needed
      AND (h.pass_mark IS NULL OR EXISTS (
           SELECT 1 FROM test_result t WHERE t.registration_id = r.id AND t.phase = 'post'
           AND t.deleted_at IS NULL AND t.points * 100 >= h.pass_mark * t.maximum))
    GROUP BY r.subject_id"""

_CLOSE = Settle(p_("verb", "Close"), ticks=True)
_SHEET_TABS = {Event.table: "attendance", Edition.table: "journal"}


def sheets(scope: Scope) -> Iterator[Deadline]:
    """Sign-in sheets of days that are over: attendance to be entered, and the sheet to be closed."""
    latest = min(scope.last or scope.today, scope.today - timedelta(days=1))
    for row in scope.store.query(
        _SHEETS + (_OPEN_SHEETS if scope.open_only else ""), _earlier(scope) | {"last": latest.isoformat()}
    ):
        held = date.fromisoformat(row["day"])
        days = scope.days(DeadlineKind.SHEET, held)
        if days is not None and scope.holds(held + timedelta(days=days)):
            yield _sheet(row, held, held + timedelta(days=days))


def _sheet(row: Any, held: date, due: date) -> Deadline:
    """A sheet on which attendance was entered is closed by a tick."""
    if row["entered"]:
        title, settle = _("Close the sign-in sheet of {day}", day=held), _CLOSE
    else:
        where = {"tab": _SHEET_TABS[row["subject_table"]], "session": row["id"]}
        title = _("Enter the attendance of {day}", day=held)
        settle = Settle(p_("verb", "Complete"), where=where)
    return Deadline(
        key=f"sheet/{row['id']}",
        day=due,
        kind=DeadlineKind.SHEET,
        title=title,
        subject_table=row["subject_table"],
        subject_id=Id(row["subject_id"]),
        subject=row["title"],
        settle=settle,
        done=bool(row["done"]),
        ticked=bool(row["closed"] or (row["entered"] and not row["done"])),
        person=row["in_charge"],
    )


def reports(scope: Scope) -> Iterator[Deadline]:
    """The report of an edition, within seven days of its end."""
    for row in _ended(scope):
        done = row["reported_on"] is not None
        if done and scope.open_only:
            continue
        settle = Settle(p_("verb", "Prepare"), "reports", _paper(row["id"]))
        yield from _after(
            scope, row, DeadlineKind.REPORT, _("Report of the edition"), settle, done=done, ticked=True
        )


def tests(scope: Scope) -> Iterator[Deadline]:
    """Results of the test after a training."""
    settle = Settle(p_("verb", "Complete"), where={"tab": "tests"})
    yield from _counted(
        scope,
        DeadlineKind.TESTS,
        _TESTS,
        lambda n: n_("{n} test result is missing", "{n} test results are missing", n),
        settle,
    )


def certificates(scope: Scope) -> Iterator[Deadline]:
    """Certificates of those who have reached what the programme asks for."""
    settle = Settle(p_("verb", "Issue"), where={"tab": "journal"})
    yield from _counted(
        scope,
        DeadlineKind.CERTIFICATES,
        _CERTIFICATES,
        lambda n: n_("{n} certificate is not issued", "{n} certificates are not issued", n),
        settle,
    )


def _paper(edition: str) -> dict[str, object]:
    return {"name": "edition-report", "options": {"edition": edition}}


def _counted(
    scope: Scope, kind: DeadlineKind, sql: str, words: Callable[[int], Text], settle: Settle
) -> Iterator[Deadline]:
    """A deadline for every edition that is over and for whose people something is missing."""
    over = {row["id"]: row for row in _ended(scope) if row["ended"] < scope.today.isoformat()}
    for counted in scope.store.query(sql, {"ids": json.dumps(list(over))}):
        missing = counted["missing"]
        if missing or not scope.open_only:
            done = not missing
            title = kind.label if done else words(missing)
            yield from _after(scope, over[counted["id"]], kind, title, settle, done=done)


def _ended(scope: Scope) -> list[Any]:
    """The editions whose end lies so that something after it may fall into the period."""
    period = _earlier(scope)
    narrowed = " AND d.state <> 'settled'" if scope.open_only else _IN_PERIOD
    sql = f"SELECT * FROM ({_ENDED}{narrowed}) WHERE ended BETWEEN :first AND :last"
    return scope.once(sql, period)


def _after(
    scope: Scope,
    row: Any,
    kind: DeadlineKind,
    title: Text,
    settle: Settle,
    *,
    done: bool,
    ticked: bool = False,
) -> Iterator[Deadline]:
    """What is due so many days after the end of an edition, where a rule holds and the period has the day."""
    ended = date.fromisoformat(row["ended"])
    days = scope.days(kind, ended)
    if days is None or not scope.holds(ended + timedelta(days=days)):
        return
    yield Deadline(
        key=f"{kind}/{row['id']}",
        day=ended + timedelta(days=days),
        kind=kind,
        title=title,
        subject_table=Edition.table,
        subject_id=Id(row["id"]),
        subject=row["title"],
        settle=settle,
        note=_("ended {day}", day=ended),
        done=done or row["state"] == "settled",
        ticked=ticked,
        person=row["in_charge"],
    )


def _earlier(scope: Scope) -> dict[str, object]:
    """The period in which ends lie that something in the asked period follows from."""
    first = (scope.first - timedelta(days=scope.longest)).isoformat() if scope.first else ""
    return {"first": first, "last": scope.period["last"]}
