"""The meetings of an event or an edition: planned by a rule, checked for clashes, changed in one step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache

from grono.domain.activity import Session
from grono.domain.ids import Id
from grono.domain.text import Text, UserError, _, n_
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.store import Store

_COUNTRY = "PL"
_LANGUAGES = {"pl": "pl", "en": "en_US"}


@dataclass(frozen=True, kw_only=True)
class Series:
    """A rule for sessions: the first day, how many, every so many days, from when to when.

    Days that are public holidays are left out and the series goes on after them.
    """

    first: date
    count: int = 1
    every: int = 7
    starts: time = time(9)
    ends: time = time(15)
    breaks: int = 0
    room: str = ""
    trainer_id: Id | None = None
    online: bool = False


@dataclass(frozen=True)
class Clash:
    """Why a session cannot well take place as it is planned."""

    session: Session
    why: Text


def sessions_of(store: Store, table: str, id: str) -> list[Session]:
    """The sessions of an activity by day and time."""
    where = "subject_table = ? AND subject_id = ?"
    return store.all(Session, where, (table, id), order="day, starts, id")


@cache
def public_holidays(year: int, locale: str = "pl") -> dict[date, str]:
    """The public holidays of Poland in a year with their names (act of 18 January 1951)."""
    import holidays

    found = holidays.country_holidays(_COUNTRY, years=year, language=_LANGUAGES[locale])
    return {day: str(name) for day, name in found.items()}


def holiday(day: date) -> str:
    """The name of the public holiday on a day; empty on other days."""
    return public_holidays(day.year).get(day, "")


def planned(rule: Series, table: str, id: str) -> list[Session]:
    """The sessions of a rule, not saved yet."""
    if rule.count < 1 or rule.every < 1:
        raise UserError(
            _("A series has at least one session, and at least one day from one to the next."),
            todo=_("Correct the numbers."),
        )
    days: list[date] = []
    day = rule.first
    while len(days) < rule.count:
        if not holiday(day) or day == rule.first:
            days.append(day)
        day += timedelta(days=rule.every)
    return [
        Session(
            subject_table=table,
            subject_id=Id(id),
            day=day,
            starts=rule.starts,
            ends=rule.ends,
            breaks=rule.breaks,
            room=rule.room,
            trainer_id=rule.trainer_id,
            online=rule.online,
        )
        for day in days
    ]


def clashes(store: Store, sessions: Sequence[Session]) -> list[Clash]:
    """What stands against some sessions: public holidays, a trainer or a room that is taken."""
    if not sessions:
        return []
    days = json.dumps(sorted({session.day.isoformat() for session in sessions}))
    ours = {session.id for session in sessions}
    others = [
        other
        for other in store.all(Session, "day IN (SELECT value FROM json_each(?))", (days,))
        if other.id not in ours and _stands(store, other)
    ]
    found: list[Clash] = []
    for place, session in enumerate(sessions):
        if name := holiday(session.day):
            found.append(Clash(session, _("{day} is a public holiday: {name}.", day=session.day, name=name)))
        for other in (*sessions[:place], *others):
            if session.overlaps(other):
                found.extend(Clash(session, why) for why in _same(store, session, other))
    return found


def _same(store: Store, session: Session, other: Session) -> Iterable[Text]:
    """What two sessions at the same time have in common."""
    what = title_of(store, other.subject_id)
    if session.trainer_id and session.trainer_id == other.trainer_id:
        who = title_of(store, session.trainer_id)
        yield _("{day}: {who} is taken by “{what}”.", day=session.day, who=who, what=what)
    if session.room and session.room.casefold() == other.room.casefold():
        yield _("{day}: {room} is taken by “{what}”.", day=session.day, room=session.room, what=what)


def _stands(store: Store, session: Session) -> bool:
    """Whether a session's activity is neither cancelled nor in the trash."""
    sql = f"SELECT state <> 'cancelled' AND deleted_at IS NULL FROM {session.subject_table} WHERE id = ?"
    found = store.query(sql, (session.subject_id,))
    return bool(found and found[0][0])


def save_sessions(store: Store, table: str, id: str, sessions: Sequence[Session]) -> None:
    """Let an activity have exactly these sessions; those that fall away go to the trash, in one step.

    A session at which attendance was entered stays: raises UserError that names its day.
    """
    for session in sessions:
        for problem in session.problems().values():
            raise UserError(problem)
    kept = {session.id for session in sessions}
    gone = [session for session in sessions_of(store, table, id) if session.id not in kept]
    for session in gone:
        if attended_sessions(store, [session]):
            raise UserError(
                _("On {day} attendance is entered; the session was not deleted.", day=session.day),
                todo=_("Clear its attendance first, or keep the session."),
            )
    owned = [replace(session, subject_table=table, subject_id=Id(id)) for session in sessions]
    title = title_of(store, id)
    with store.step(n_("Plan {n} session of {name}", "Plan {n} sessions of {name}", len(owned), name=title)):
        store.save_many([*owned, *map(trashed, gone)])


def attended_sessions(store: Store, sessions: Sequence[Session]) -> set[Id]:
    """Which sessions have attendance entered."""
    ids = json.dumps([session.id for session in sessions])
    sql = """SELECT DISTINCT session_id FROM attendance
             WHERE deleted_at IS NULL AND session_id IN (SELECT value FROM json_each(?))"""
    return {Id(row[0]) for row in store.query(sql, (ids,))}
