"""Events of an iCalendar file, read in the child: bounded in size, number and repetition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from grono.exchange.sheets.refusals import Refusal

MOST_BYTES = 10 << 20
MOST_EVENTS = 5_000
MOST_TIMES = 100
"""So many times of one event are taken; a meeting that repeats for ever is cut."""

OFFICE = "Europe/Warsaw"
_CALM = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_LONGEST = 10_000
_LAST_MINUTE = time(23, 59)

Frame = dict[str, object]
Times = list[tuple[datetime, datetime]]


def frames(path: Path) -> Iterator[Frame]:
    """A frame an event; raises Refusal for what is no calendar or an absurd one."""
    from icalendar import Calendar

    data = path.read_bytes()
    if b"BEGIN:VCALENDAR" not in data[:4096].upper():
        raise Refusal("kind")
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError) as reason:
        raise Refusal("damaged") from reason
    events: list[Any] = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(events) > MOST_EVENTS:
        raise Refusal("events")
    for number, event in enumerate(events, start=1):
        yield {"event": _told(number, event)}
    yield {"end": True}


def _told(number: int, event: Any) -> Frame:
    """What an event says; "wrong" where its times are not understood."""
    told: Frame = {
        "number": number,
        "uid": _text(event, "UID"),
        "title": _text(event, "SUMMARY"),
        "about": _text(event, "DESCRIPTION"),
        "place": _text(event, "LOCATION"),
        "link": _text(event, "URL"),
        "cancelled": _text(event, "STATUS").upper() == "CANCELLED",
        "moved": "RECURRENCE-ID" in event,
    }
    try:
        zone, first, length, whole = _span(event)
        times, cut = _repeated(event, first)
        found = [pair for begin in times for pair in _by_days(begin, begin + length)]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return {**told, "wrong": True}
    cut = cut or len(found) > MOST_TIMES
    days = [[begin.isoformat(), end.isoformat()] for begin, end in found[:MOST_TIMES]]
    return {**told, "zone": zone, "times": days, "whole_days": whole, "cut": cut}


def _text(event: Any, name: str) -> str:
    value: Any = event.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)[:_LONGEST].strip()


def _span(event: Any) -> tuple[str, datetime, timedelta, bool]:
    """The zone, the beginning on its clocks, the length, and whether whole days are meant."""
    begin: Any = event["DTSTART"].dt
    given: Any = event["DTEND"].dt if "DTEND" in event else None
    length: Any = event["DURATION"].dt if "DURATION" in event else None
    if not isinstance(begin, datetime):
        last = given - timedelta(days=1) if given else begin
        days = max(0, (last - begin).days)
        first = datetime.combine(begin, time())
        return OFFICE, first, timedelta(days=days, hours=23, minutes=59), True
    zone = getattr(begin.tzinfo, "key", None) or OFFICE
    zone = OFFICE if zone in ("UTC", "Etc/UTC") else zone
    first = _local(begin, zone)
    if isinstance(given, datetime):
        length = _local(given, zone) - first
    if length is None or length <= timedelta():
        length = timedelta(hours=1)
    return zone, first, length, False


def _local(moment: datetime, zone: str) -> datetime:
    """A moment on the clocks of a zone; one without a zone is meant there."""
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _repeated(event: Any, first: datetime) -> tuple[list[datetime], bool]:
    """Every beginning, and whether there would be more; what repeats by the hour is taken once."""
    rule: Any = event.get("RRULE")
    if not rule:
        return [first], False
    if str(rule.get("FREQ", [""])[0]).upper() not in _CALM:
        return [first], True
    from dateutil.rrule import rrulestr

    text = rule.to_ical().decode("utf-8").replace("Z", "")
    found = list(islice(rrulestr(text, dtstart=first), MOST_TIMES + 1))
    left_out = set(_left_out(event))
    kept = [begin for begin in found[:MOST_TIMES] if begin.date() not in left_out]
    return kept or [first], len(found) > MOST_TIMES


def _left_out(event: Any) -> Iterator[date]:
    given: Any = event.get("EXDATE", [])
    for entry in given if isinstance(given, list) else [given]:
        for one in getattr(entry, "dts", []):
            moment: Any = one.dt
            with suppress(AttributeError, ValueError):
                utc = isinstance(moment, datetime) and moment.tzinfo is UTC
                yield _local(moment, OFFICE).date() if utc else getattr(moment, "date", lambda m=moment: m)()


def _by_days(begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """A time that reaches over midnight as one time a day."""
    for _day in range(MOST_TIMES):
        last = datetime.combine(begin.date(), _LAST_MINUTE)
        if end <= last + timedelta(minutes=1):
            yield begin, min(end, last)
            return
        yield begin, last
        begin = datetime.combine(begin.date() + timedelta(days=1), time())
