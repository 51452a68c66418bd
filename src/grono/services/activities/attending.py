"""Who was there, and for how long: marked on the screen, from a signed sheet, or from a meeting's log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from grono.domain.activity import (
    Attendance,
    AttendanceSource,
    Registration,
    RegistrationState,
    Session,
)
from grono.domain.event import Event
from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.domain.training import Edition, Programme
from grono.services.activities import registering
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import registrations_of
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.store import Store

_HERE = (RegistrationState.PRESENT, RegistrationState.ABSENT)


@dataclass(frozen=True)
class Attended:
    """Minutes of one person in an activity, of the minutes that were held."""

    minutes: int
    scheduled: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 where nothing was held."""
        return min(1.0, self.minutes / self.scheduled) if self.scheduled else 0.0


def with_breaks(store: Store, session: Session) -> bool:
    """Whether breaks count as teaching: the programme of an edition says so; an event counts them out."""
    if session.subject_table != Edition.table:
        return False
    edition = store.get(Edition, session.subject_id)
    programme = store.get(Programme, edition.programme_id) if edition else None
    return bool(programme and programme.breaks_count)


def full_minutes(store: Store, session: Session) -> int:
    """The minutes of somebody who was there from the beginning to the end."""
    return session.scheduled(with_breaks=with_breaks(store, session))


def minutes_in(store: Store, session: Session) -> dict[str, Attendance]:
    """The attendance entered for a session, by registration."""
    found = store.all(Attendance, "session_id = ?", (session.id,))
    return {one.registration_id: one for one in found}


def mark(
    store: Store,
    session: Session,
    minutes: Mapping[str, int | None],
    source: AttendanceSource = AttendanceSource.SCREEN,
) -> None:
    """Enter minutes by registration, None to clear what was entered; one step.

    More than the session lasts is refused. For an event, whoever was at any of its days is present.
    """
    most = full_minutes(store, session)
    if any(value is not None and not 0 <= value <= most for value in minutes.values()):
        raise UserError(
            _("Somebody would have been there longer than the session lasts: {n} minutes.", n=most),
            todo=_("Correct the minutes, or the session's times."),
        )
    known = minutes_in(store, session)
    what = title_of(store, session.subject_id)
    with store.step(_("Attendance of {day}: {name}", day=session.day, name=what)):
        store.save_many(_rows(session, minutes, known, source))
        if session.subject_table == Event.table:
            _settle_states(store, session, minutes)


def present(store: Store, session: Session, registrations: Iterable[str], *, here: bool = True) -> None:
    """Mark people as present for the whole session, or as absent."""
    value = full_minutes(store, session) if here else 0
    mark(store, session, dict.fromkeys(registrations, value))


def rows(text: str) -> list[int]:
    """The row numbers of a printed sheet: "1-12, 15 18" are 1 to 12, 15 and 18. Raises UserError."""
    numbers: list[int] = []
    for part in text.replace(",", " ").replace(";", " ").replace("–", "-").split():
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()) or len(part) > 11:
            raise UserError(
                _("“{part}” is no row number.", part=part), todo=_("Type row numbers such as 1-12, 15, 18.")
            )
        begin, end = int(first), int(last or first)
        if end < begin or end - begin > 5000:
            raise UserError(_("“{part}” ends before it begins, or is too long.", part=part))
        numbers.extend(range(begin, end + 1))
    return list(dict.fromkeys(numbers))


def present_rows(store: Store, session: Session, text: str) -> list[Registration]:
    """Mark the people of some sheet rows as present. Raises UserError that names rows without a person."""
    by_number = {
        one.number: one for one in registrations_of(store, session.subject_table, session.subject_id)
    }
    wanted = rows(text)
    unknown = [str(number) for number in wanted if number not in by_number]
    if unknown:
        raise UserError(
            _("Nobody stands in row {rows}.", rows=", ".join(unknown)),
            todo=_("Look at the printed sheet; whoever wrote a name on a blank row is a walk-in."),
        )
    found = [by_number[number] for number in wanted]
    present(store, session, [one.id for one in found])
    return found


def walk_in(store: Store, session: Session, newcomer: registering.Newcomer) -> Registration:
    """Register somebody who came without being on the list, and mark them as present; one step.

    A walk-in has come: where no seat is free, that is recorded as overbooked.
    """
    table, id = session.subject_table, session.subject_id
    with store.step(_("{name} came in", name=_name_of(store, newcomer))):
        made = registering.register(store, table, id, [newcomer], overbook=True)
        one = replace(made[0], walk_in=True) if made else _registered(store, table, id, newcomer)
        store.save(one)
        present(store, session, [one.id])
    return one


def arrived(store: Store, session: Session, registration: str, at: time) -> None:
    """Mark somebody as present who came at a time."""
    with store.step(
        _("Attendance of {day}: {name}", day=session.day, name=title_of(store, session.subject_id))
    ):
        present(store, session, [registration])
        store.save(replace(minutes_in(store, session)[registration], arrived=at))


def close(store: Store, session: Session, on: date | None = None) -> None:
    """Close a sheet: whoever was expected and is not marked was absent; unused rows are struck through."""
    known = minutes_in(store, session)
    expected = [
        one.id
        for one in registrations_of(store, session.subject_table, session.subject_id)
        if one.seated and one.id not in known
    ]
    with store.step(_("Close the list of {day}", day=session.day)):
        present(store, session, expected, here=False)
        store.save(replace(session, closed_on=on or date.today()))


def reopen(store: Store, session: Session) -> None:
    """Open a closed sheet again."""
    with store.step(_("Open the list of {day} again", day=session.day)):
        store.save(replace(session, closed_on=None))


def attended(store: Store, table: str, id: str, until: date | None = None) -> dict[Id, Attended]:
    """Minutes of everybody registered, of the sessions up to a day; by default of all sessions."""
    sessions = [one for one in sessions_of(store, table, id) if until is None or one.day <= until]
    breaks = bool(sessions) and with_breaks(store, sessions[0])
    scheduled = sum(one.scheduled(with_breaks=breaks) for one in sessions)
    days = {one.id for one in sessions}
    sums: dict[str, int] = {}
    for one in store.of(Attendance, days).values():
        for entry in one:
            sums[entry.registration_id] = sums.get(entry.registration_id, 0) + entry.minutes
    return {one.id: Attended(sums.get(one.id, 0), scheduled) for one in registrations_of(store, table, id)}


def _rows(
    session: Session,
    minutes: Mapping[str, int | None],
    known: Mapping[str, Attendance],
    source: AttendanceSource,
) -> list[Attendance]:
    changed: list[Attendance] = []
    for id, value in minutes.items():
        old = known.get(id)
        if value is None:
            changed += [trashed(old)] if old else []
        elif old is None:
            made = Attendance(session_id=session.id, registration_id=Id(id), minutes=value, source=source)
            changed.append(made)
        else:
            changed.append(replace(old, minutes=value, source=source))
    return changed


def _settle_states(store: Store, session: Session, touched: Mapping[str, object]) -> None:
    """An event's registration is present when any day has minutes, absent when all that is known is 0."""
    totals: dict[str, list[int]] = {id: [] for id in touched}
    for day in sessions_of(store, session.subject_table, session.subject_id):
        for id, entry in minutes_in(store, day).items():
            if id in totals:
                totals[id].append(entry.minutes)
    by_id = {one.id: one for one in registrations_of(store, session.subject_table, session.subject_id)}
    changed = [replace(by_id[Id(id)], state=_state(by_id[Id(id)], values)) for id, values in totals.items()]
    store.save_many(changed)


def _state(one: Registration, minutes: Sequence[int]) -> RegistrationState:
    if not minutes:
        return RegistrationState.REGISTERED if one.state in _HERE else one.state
    return RegistrationState.PRESENT if any(minutes) else RegistrationState.ABSENT


def _registered(store: Store, table: str, id: str, newcomer: registering.Newcomer) -> Registration:
    found = registrations_of(store, table, id)
    return next(one for one in found if one.person_id == newcomer.person_id)


def _name_of(store: Store, newcomer: registering.Newcomer) -> str:
    if newcomer.person_id:
        return title_of(store, newcomer.person_id)
    return f"{newcomer.family_name} {newcomer.given_name}".strip()


def now() -> time:
    """The time on the office's clock, to the minute."""
    return datetime.now().astimezone().time().replace(second=0, microsecond=0, tzinfo=None)
