"""A calendar in the making: events known again by their UID, new, changed or the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from grono.domain.activity import Session
from grono.domain.entity import Entity
from grono.domain.event import Event, EventState
from grono.domain.ids import Id, id_of
from grono.domain.text import Text, UserError, _, n_
from grono.exchange.calendars.reading import MOST_BYTES, OFFICE
from grono.exchange.calendars.writing import OURS
from grono.exchange.columns import Assignment, Confidence
from grono.exchange.importing import carry_out
from grono.exchange.plan import Plan, Progress
from grono.exchange.rows import Issue, OnMatch, Outcome, PlannedRow
from grono.exchange.sandbox import answers, size_of
from grono.exchange.sheets import Sheet
from grono.exchange.sheets.refusals import Refusal
from grono.exchange.table import Column, Line, Table
from grono.services.activities.sessions import attended_sessions, sessions_of
from grono.services.parts.single import trashed
from grono.store.store import Store

_SECONDS = 10.0
_COLUMNS = ("UID", "SUMMARY", "DTSTART", "LOCATION")
_FIELDS = ("uid", "title", "times", "place")


@dataclass(frozen=True)
class _Came:
    """An event of the calendar, its repetitions that were moved together with it."""

    number: int
    uid: str
    facts: Mapping[str, Any]
    times: tuple[tuple[datetime, datetime], ...]


class CalendarDraft:
    """What the window and the command line are told of a calendar; only carry_out changes the register."""

    mended: Mapping[tuple[int, int], str] = {}

    def __init__(self, store: Store, path: Path) -> None:
        self.store = store
        self.source = path.name
        self.on_match = OnMatch.UPDATE
        self._facts = _read(path)
        self.table = _table(path.stem, self._facts)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """What is taken of an event."""
        fields = zip(self.table.columns, _FIELDS, strict=True)
        return tuple(Assignment(column, field, Confidence.SURE) for column, field in fields)

    def plan(self, progress: Progress | None = None) -> Plan:
        """What would become of every event; nothing is written."""
        rows: list[PlannedRow] = []
        entities: list[Entity] = []
        for came in _together(self._facts):
            row, made = self._event(came)
            rows.append(row)
            entities.extend(made)
        if progress:
            progress(len(rows), len(rows))
        return Plan(tuple(rows), tuple(sorted(entities, key=lambda one: isinstance(one, Session))))

    def carry_out(self, plan: Plan, progress: Progress | None = None) -> bool:
        """Write a plan as one step; False when there was nothing to write."""
        return carry_out(self.store, plan, self._message, progress)

    def beside(self, plan: Plan) -> dict[str, object]:  # noqa: ARG002 - as every import is asked
        """Nothing beside the rows."""
        return {}

    def _message(self, n: int) -> Text:
        return n_("Import {n} event from {file}", "Import {n} events from {file}", n, file=self.source)

    def _event(self, came: _Came) -> tuple[PlannedRow, list[Entity]]:
        title = str(came.facts["title"])
        if issue := _refusal(came):
            return PlannedRow(came.number, Outcome.REFUSED, None, title, (issue,)), []
        if came.uid.endswith(OURS):
            return self._own(came, self.store.get(Session, came.uid.removesuffix(OURS)))
        old = self.store.get(Event, id_of(f"calendar/{came.uid}"))
        notes = tuple(_notes(came.facts))
        if old is not None and (old.deleted_at or self.on_match is OnMatch.SKIP):
            return PlannedRow(came.number, Outcome.SKIPPED, old.id, title, notes), []
        event = self._made(came, old)
        made = [*([event] if event != old else []), *self._times(came, event.id)]
        outcome = Outcome.CREATED if old is None else Outcome.CHANGED if made else Outcome.UNCHANGED
        return PlannedRow(came.number, outcome, event.id, title, notes), made

    def _own(self, came: _Came, session: Session | None) -> tuple[PlannedRow, list[Entity]]:
        """A meeting of ours that came back may have been moved; deadlines are made anew by themselves."""
        title = str(came.facts["title"])
        if session is None or session.deleted_at or self.on_match is not OnMatch.UPDATE:
            return PlannedRow(came.number, Outcome.SKIPPED, session.id if session else None, title), []
        begin, end = came.times[0]
        moved = replace(session, day=begin.date(), starts=begin.time(), ends=end.time())
        if moved == session:
            return PlannedRow(came.number, Outcome.UNCHANGED, session.id, title), []
        return PlannedRow(came.number, Outcome.CHANGED, session.id, title), [moved]

    def _made(self, came: _Came, old: Event | None) -> Event:
        facts = came.facts
        zone = str(facts["zone"]) if facts["zone"] in available_timezones() else OFFICE
        event = old or Event(id=id_of(f"calendar/{came.uid}"), title=str(facts["title"]), zone=zone)
        told = {name: str(facts[key]) for name, key in _TAKEN.items() if facts[key]}
        if self.on_match is OnMatch.FILL:
            told = {name: value for name, value in told.items() if not getattr(event, name)}
        state = EventState.CANCELLED if facts["cancelled"] else event.state
        return replace(event, **told, zone=zone, state=state)

    def _times(self, came: _Came, event: Id) -> list[Entity]:
        """The days of an event as they are to be; those that fell away go, unless somebody attended them."""
        known = {one.id: one for one in sessions_of(self.store, Event.table, event)}
        made: dict[Id, Session] = {}
        for place, (begin, end) in enumerate(came.times, start=1):
            id = id_of(f"calendar/{came.uid}/{place}")
            day = known.get(id) or Session(
                id=id,
                subject_table=Event.table,
                subject_id=event,
                day=begin.date(),
                starts=begin.time(),
                ends=end.time(),
            )
            made[id] = replace(day, day=begin.date(), starts=begin.time(), ends=end.time())
        ours = {id_of(f"calendar/{came.uid}/{place}") for place in range(1, len(known) + len(made) + 1)}
        gone = [one for id, one in known.items() if id in ours and id not in made]
        kept = attended_sessions(self.store, gone)
        changed = [one for id, one in made.items() if known.get(id) != one]
        return [*changed, *(trashed(one) for one in gone if one.id not in kept)]


_TAKEN = {"title": "title", "place": "place", "link": "link", "aim": "about"}


def _read(path: Path) -> list[Mapping[str, Any]]:
    try:
        size_of(path, MOST_BYTES)
        found: list[Mapping[str, Any]] = []
        for frame in answers(path, "calendar", _SECONDS):
            event: Any = frame.get("event")
            if event is not None:
                found.append(event)
    except Refusal as refusal:
        raise _refused(refusal.code, path.name) from refusal
    if not found:
        raise UserError(_("{file} holds no event.", file=path.name))
    return found


def _refused(code: str, name: str) -> UserError:
    if code == "missing":
        return UserError(_("There is no file {file}; check its name and place.", file=name))
    if code == "kind":
        return UserError(
            _("{file} is no calendar.", file=name), todo=_("Export the calendar as iCalendar (.ics).")
        )
    if code in ("damaged", "empty", "denied"):
        return UserError(_("{file} is damaged or cannot be read.", file=name), todo=_("Export it anew."))
    return UserError(
        _("{file} holds more than any calendar of an office, so for safety it was not read.", file=name),
        todo=_("Export only the events that are meant."),
    )


def _table(name: str, events: list[Mapping[str, Any]]) -> Table:
    """The events as a list, for the report and for the rows that are given back."""
    columns = tuple(Column(index, header) for index, header in enumerate(_COLUMNS))
    lines = tuple(
        Line(one["number"], [one["uid"], one["title"], (one.get("times") or [[""]])[0][0], one["place"]])
        for one in events
    )
    return Table(Sheet(name=name), 0, columns, lines, ())


def _together(events: list[Mapping[str, Any]]) -> Iterator[_Came]:
    """Events in their order; a repetition that was moved by itself stands with its series."""
    by_uid: dict[str, list[Mapping[str, Any]]] = {}
    for one in events:
        by_uid.setdefault(one["uid"] or f"#{one['number']}", []).append(one)
    for uid, found in by_uid.items():
        first = next((one for one in found if not one["moved"]), found[0])
        pairs = {(begin, end) for one in found for begin, end in one.get("times", ())}
        times = sorted((datetime.fromisoformat(begin), datetime.fromisoformat(end)) for begin, end in pairs)
        yield _Came(first["number"], "" if uid.startswith("#") else uid, first, tuple(times))


def _refusal(came: _Came) -> Issue | None:
    if not came.uid:
        return Issue(
            "uid", "", _("The event has no UID, so it could not be told from another the next time.")
        )
    if not came.facts["title"]:
        return Issue("title", "", _("The event has no title."))
    if came.facts.get("wrong") or not came.times or any(end <= begin for begin, end in came.times):
        return Issue("times", "", _("The times of the event are not understood."))
    return None


def _notes(facts: Mapping[str, Any]) -> Iterator[Issue]:
    if facts["whole_days"]:
        yield Issue("times", "", _("Whole days: set the hours."), refuses=False)
    if facts["cut"]:
        yield Issue("times", "", _("It repeats without end; the first times were taken."), refuses=False)
