"""The calendar that other programs read: days of events, sessions of training, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from grono.domain.activity import Session
from grono.domain.event import Event, EventState
from grono.domain.training import Edition, EditionState
from grono.exchange.calendars import zones
from grono.exchange.calendars.reading import OFFICE
from grono.services import registers
from grono.services.deadlines import deadlines
from grono.services.editing import title_of
from grono.store.store import Store
from grono.wording import as_text

if TYPE_CHECKING:
    from icalendar import Event as Entry

PRODUCT = "-//Grono//Grono//PL"
OURS = "@grono"
"""What the names of our own entries end with; before it stands the id of a session."""

_CHANGED = """SELECT c.key AS key, count(*) AS times, max(s.at) AS at
              FROM change c JOIN step s ON s.id = c.step
              WHERE c.table_name IN ('session', 'event', 'edition') GROUP BY c.key"""
_NEVER = (0, datetime(2020, 1, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Written:
    """A calendar as bytes, and how many entries it has."""

    data: bytes
    entries: int


def calendar(store: Store, locale: str, today: date | None = None) -> Written:
    """Every day of every event and edition, and every deadline that is still open."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", registers.cluster(store).name or "Grono")
    entries = [*_sessions(store), *_due(store, locale, today or date.today())]
    used = {getattr(moment.tzinfo, "key", "") for one in entries if isinstance(moment := one.start, datetime)}
    for part in (*map(zones.told, sorted(used)), *entries):
        made.add_component(part)
    return Written(made.to_ical(), len(entries))


def _sessions(store: Store) -> Iterator[Entry]:
    activities: dict[tuple[str, str], Event | Edition] = {
        (kind.table, one.id): one for kind in (Event, Edition) for one in store.all(kind)
    }
    changed = {row["key"]: (row["times"], _moment(row["at"])) for row in store.query(_CHANGED)}
    for session in store.all(Session, order="day, starts, id"):
        activity = activities.get((session.subject_table, session.subject_id))
        if activity is not None:
            yield _entry(session, activity, [changed.get(key, _NEVER) for key in (session.id, activity.id)])


def _entry(session: Session, activity: Event | Edition, changes: list[tuple[int, datetime]]) -> Entry:
    """One meeting; its sequence grows with every change of it or of what it belongs to."""
    from icalendar import Event as Entry

    zone = ZoneInfo(activity.zone if isinstance(activity, Event) else OFFICE)
    entry = Entry()
    entry.add("uid", session.id + OURS)
    entry.add("sequence", sum(times for times, _at in changes))
    entry.add("dtstamp", max(at for _times, at in changes))
    entry.add("summary", _title(session, activity))
    entry.add("dtstart", datetime.combine(session.day, session.starts, zone))
    entry.add("dtend", datetime.combine(session.day, session.ends, zone))
    _add(
        entry,
        "location",
        ", ".join(dict.fromkeys(filter(None, (activity.place, session.room)))) or activity.platform,
    )
    _add(entry, "url", activity.link)
    _add(entry, "description", activity.aim if isinstance(activity, Event) else session.topic)
    cancelled = activity.state in (EventState.CANCELLED, EditionState.CANCELLED)
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return entry


def _title(session: Session, activity: Event | Edition) -> str:
    """What a meeting is called; a session of a training names its topic, too."""
    return f"{activity.title}: {session.topic}" if session.topic else activity.title


def _due(store: Store, locale: str, today: date) -> Iterator[Entry]:
    """What waits to be done, as whole days that leave the day free."""
    from icalendar import Event as Entry

    for one in deadlines(store, None, None, today):
        if not one.waits:
            continue
        entry = Entry()
        entry.add("uid", one.key.replace("/", "-") + OURS)
        entry.add("sequence", 0)
        entry.add("dtstamp", _NEVER[1])
        subject = one.subject or title_of(store, one.subject_id)
        entry.add("summary", ": ".join(filter(None, (as_text(one.title, locale), subject))))
        entry.add("dtstart", one.day)
        entry.add("dtend", one.day + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        _add(entry, "description", as_text(one.note, locale))
        yield entry


def _add(entry: Any, name: str, value: str) -> None:
    if value:
        entry.add(name, value)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
