"""An event in words: the line of day, time and place; its facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from grono.domain.activity import Session, times
from grono.domain.event import Event
from grono.domain.text import Text, _
from grono.services.columns import Row
from grono.services.kinds import FIELDS
from grono.ui.moments import DAYS, SHORT_DAYS, day_of_month
from grono.wording import Kind

_TOLD = (
    "kind",
    "series",
    "aim",
    "target_group",
    "platform",
    "link",
    "registration_until",
    "in_charge",
    "accessibility",
    "catering",
    "results",
    "conclusions",
)


def day_line(event: Event, sessions: Sequence[Session], tr: Callable[..., str]) -> str:
    """Its days, times and place: "Tuesday, 24 November 2026, 9:00–12:00 · Piastów, Dom Kultury"."""
    parts = [_days(sessions, tr), event.place, event.platform]
    return " · ".join(filter(None, parts)) or tr(_("no day yet"))


def _days(sessions: Sequence[Session], tr: Callable[..., str]) -> str:
    if not sessions:
        return ""
    first, last = sessions[0], sessions[-1]
    if first.day == last.day:
        return f"{long_day(first.day, tr)}, {tr(times(first))}"
    if (first.day.year, first.day.month) == (last.day.year, last.day.month):
        return f"{first.day.day}–{tr(last.day, Kind.LONG_DATE)}"
    return f"{tr(first.day, Kind.LONG_DATE)} – {tr(last.day, Kind.LONG_DATE)}"


def long_day(day: date, tr: Callable[..., str]) -> str:
    """A day with its weekday and year: "Tuesday, 24 November 2026"."""
    said = _("{weekday}, {day}", weekday=DAYS[day.weekday()], day=tr(day, Kind.LONG_DATE))
    return tr(said)


def short_day(day: date) -> Text:
    """A day among others of an event: "Tue, 24 November"."""
    return _("{weekday}, {day}", weekday=SHORT_DAYS[day.weekday()], day=day_of_month(day))


def facts(row: Row) -> list[tuple[Text, object]]:
    """What is recorded about an event, without what is empty."""
    titles = {field.key: field.title for field in FIELDS["event"]}
    return [(titles[key], row[key]) for key in _TOLD if row.get(key)]
