"""Moments as people say them: today, 8:02; Friday, 20 November, 15:47."""

from __future__ import annotations

from datetime import date, datetime

from grono.domain.text import Text, _, p_

_DAYS = (
    p_("weekday", "Monday"),
    p_("weekday", "Tuesday"),
    p_("weekday", "Wednesday"),
    p_("weekday", "Thursday"),
    p_("weekday", "Friday"),
    p_("weekday", "Saturday"),
    p_("weekday", "Sunday"),
)

_MONTHS = (
    p_("day of month", "{day} January"),
    p_("day of month", "{day} February"),
    p_("day of month", "{day} March"),
    p_("day of month", "{day} April"),
    p_("day of month", "{day} May"),
    p_("day of month", "{day} June"),
    p_("day of month", "{day} July"),
    p_("day of month", "{day} August"),
    p_("day of month", "{day} September"),
    p_("day of month", "{day} October"),
    p_("day of month", "{day} November"),
    p_("day of month", "{day} December"),
)


def day(value: date, today: date) -> Text:
    """A day: today, yesterday, "20 November", and with its year when that is another one."""
    if value == today:
        return p_("day", "today")
    if (today - value).days == 1:
        return p_("day", "yesterday")
    named = Text(_MONTHS[value.month - 1].msgid, {"day": value.day}, context="day of month")
    return named if value.year == today.year else _("{day} {year}", day=named, year=str(value.year))


def long_day(value: date, today: date) -> Text:
    """A day with its weekday, unless it is today or yesterday."""
    if 0 <= (today - value).days <= 1:
        return day(value, today)
    return _("{weekday}, {day}", weekday=_DAYS[value.weekday()], day=day(value, today))


def moment(value: datetime, today: date, *, weekday: bool = False) -> Text:
    """A moment of this computer's clock: "today, 8:02"."""
    local = value.astimezone() if value.tzinfo else value
    said = long_day if weekday else day
    return _("{day}, {time}", day=said(local.date(), today), time=f"{local.hour}:{local.minute:02}")
