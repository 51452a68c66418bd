"""A log in the making: whose name is whose, how many minutes each was there, and all of it as one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grono.domain.activity import Attendance, AttendanceName, AttendanceSource, Session
from grono.domain.folding import fold
from grono.domain.ids import Id
from grono.domain.text import Text, UserError, _, n_
from grono.exchange.attendance.log import Join, days_of, read_log
from grono.exchange.attendance.naming import Named, Names, to_remember
from grono.exchange.attendance.stays import together, whole_minutes
from grono.exchange.columns import Assignment, Confidence
from grono.exchange.plan import Plan, Progress
from grono.exchange.rows import Issue, Outcome, PlannedRow
from grono.exchange.sandbox import read_book
from grono.services import attached
from grono.services.activities import attending
from grono.services.activities.taking_part import Participant, participants
from grono.services.editing import title_of
from grono.store.files import digest
from grono.store.store import Store


def session_of(store: Store, id: str) -> Session:
    """The session of an id; raises UserError when there is none."""
    found = store.get(Session, id)
    if found is None or found.deleted_at:
        raise UserError(
            _("There is no session “{id}”.", id=id), todo=_("List them with: grono list FILE sessions.")
        )
    return found


@dataclass(frozen=True)
class _Shown:
    """A name in the log with its joins, and whom it means."""

    name: str
    joins: tuple[Join, ...]
    named: Named


class LogDraft:
    """What the window shows and the command line is told of a log; only carry_out changes the register."""

    mended: Mapping[tuple[int, int], str] = {}

    def __init__(self, store: Store, session: str, path: Path) -> None:
        self.store = store
        self.session = session_of(store, session)
        self.path = path
        self.book = read_book(path)
        self.source = self.book.source
        self._log = read_log(self.book, self.session.day, self.session.ends)
        self.table = self._log.table
        self.matches: dict[str, Id | None] = {}
        self._refuse_other_days()

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """What each column of the log holds."""
        fields = self._log.fields
        return tuple(
            Assignment(column, fields.get(column.index, ""), _SURE if column.index in fields else _SKIPPED)
            for column in self.table.columns
        )

    def match(self, shown: str, registration: str | None) -> None:
        """Say by hand whom a name means; None leaves the name out (a trainer, a second device)."""
        if registration is not None and registration not in {one.registration.id for one in self._people()}:
            raise UserError(
                _("“{id}” is nobody who is registered here.", id=registration),
                todo=_("Take the id of a registration of this event or edition: grono list FILE enrolments."),
            )
        names = {fold(join.name) for join in self._log.joins}
        if fold(shown) not in names:
            raise UserError(
                _("There is no “{name}” in {file}.", name=shown, file=self.source),
                todo=_("Write the name as the log shows it."),
            )
        self.matches[shown] = Id(registration) if registration else None

    def plan(self, progress: Progress | None = None) -> Plan:
        """What would become of every name; nothing is written."""
        shown = self._shown()
        minutes, known = self._minutes(shown), attending.minutes_in(self.store, self.session)
        rows = tuple(_row(one, minutes, known) for one in sorted(shown, key=lambda one: one.joins[0].number))
        if progress:
            progress(len(rows), len(rows))
        return Plan(rows, ())

    def minutes(self) -> dict[Id, int]:
        """The minutes of everybody whose name is known, by registration."""
        return self._minutes(self._shown())

    def unmatched(self, plan: Plan) -> list[str]:
        """The names that nobody could be found for."""
        return [row.title for row in plan.rows if row.outcome is Outcome.REFUSED]

    def beside(self, plan: Plan) -> dict[str, object]:
        """What the report says beside its rows."""
        people = self._by_id()
        told = [{"id": id, "name": people[id].name, "minutes": n} for id, n in self.minutes().items()]
        return {"unmatched": self.unmatched(plan), "people": told}

    def carry_out(self, plan: Plan, progress: Progress | None = None) -> bool:
        """Enter the minutes, remember the names said by hand, file the log; one step."""
        shown = self._shown()
        minutes = self._minutes(shown)
        names = self._names()
        known = [row for rows in self.store.of(AttendanceName, list(names.people)).values() for row in rows]
        with self.store.step(self.message(len(minutes))):
            attending.mark(self.store, self.session, {**minutes}, AttendanceSource.LOG)
            self.store.save_many(to_remember(names, known, (one.name for one in shown)))
            self._file()
        if progress:
            progress(len(plan.rows), len(plan.rows))
        return True

    def message(self, n: int) -> Text:
        """The name of the step."""
        what = title_of(self.store, self.session.subject_id)
        return n_(
            "Attendance of {n} person at {name} on {day} from {file}",
            "Attendance of {n} people at {name} on {day} from {file}",
            n,
            name=what,
            day=self.session.day,
            file=self.source,
        )

    def _file(self) -> None:
        """The log among the session's files, once."""
        there = attached.hanging(self.store, self.session.id).files
        if digest(self.path.read_bytes()) not in {one.sha256 for one in there}:
            attached.attach(self.store, Session.table, self.session.id, [self.path])

    def _refuse_other_days(self) -> None:
        days = days_of(self._log)
        if days and self.session.day not in days:
            raise UserError(
                _(
                    "{file} is the log of {day}, and the session takes place on {other}.",
                    file=self.source,
                    day=days[0],
                    other=self.session.day,
                ),
                todo=_("Choose the session of that day."),
            )

    def _people(self) -> list[Participant]:
        return participants(self.store, self.session.subject_table, self.session.subject_id)

    def _by_id(self) -> dict[Id, Participant]:
        return {one.registration.id: one for one in self._people()}

    def _names(self) -> Names:
        return Names.of(self.store, self._people(), self.matches)

    def _shown(self) -> list[_Shown]:
        names = self._names()
        by_name: dict[tuple[str, str], list[Join]] = {}
        for join in self._log.joins:
            by_name.setdefault((fold(join.name), join.email.lower()), []).append(join)
        return [
            _Shown(joins[0].name, tuple(joins), names.find(joins[0].name, joins[0].email))
            for joins in by_name.values()
        ]

    def _minutes(self, shown: Iterable[_Shown]) -> dict[Id, int]:
        """The union of everything that means the same person, at most what the session is scheduled for."""
        day = self.session.day
        begin, end = datetime.combine(day, self.session.starts), datetime.combine(day, self.session.ends)
        most = attending.full_minutes(self.store, self.session)
        joins: dict[Id, list[Join]] = {}
        for one in shown:
            if one.named.registration:
                joins.setdefault(one.named.registration, []).extend(one.joins)
        return {
            id: min(most, whole_minutes(together((join.stay for join in found), begin, end)))
            for id, found in joins.items()
        }


_SURE, _SKIPPED = Confidence.SURE, Confidence.SKIPPED


def _row(one: _Shown, minutes: Mapping[Id, int], known: Mapping[str, Attendance]) -> PlannedRow:
    id = one.named.registration
    number = one.joins[0].number
    if id is None:
        if one.named.by_hand:
            return PlannedRow(number, Outcome.SKIPPED, None, one.name)
        issue = Issue("name", one.name, _DOUBT if one.named.candidates else _UNKNOWN)
        return PlannedRow(number, Outcome.REFUSED, None, one.name, (issue,), one.named.candidates)
    entered = known.get(id)
    if entered is None:
        return PlannedRow(number, Outcome.CREATED, id, one.name)
    same = entered.minutes == minutes[id] and entered.source is AttendanceSource.LOG
    change = {} if same else {"minutes": (entered.minutes, minutes[id])}
    return PlannedRow(
        number, Outcome.UNCHANGED if same else Outcome.CHANGED, id, one.name, changes=dict(change)
    )


_DOUBT = _("This may be one of several people. Say who it is.")
_UNKNOWN = _("Nobody of this name is registered. Say who it is, or leave the name out.")
