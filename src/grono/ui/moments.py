"""Moments as people say them: today, 8:02; Friday, 20 November, 15:47."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from grono.domain.text import Text, _, p_

DAYS = (
    p_("weekday", "Monday"),
    p_("weekday", "Tuesday"),
    p_("weekday", "Wednesday"),
    p_("weekday", "Thursday"),
    p_("weekday", "Friday"),
    p_("weekday", "Saturday"),
    p_("weekday", "Sunday"),
)

SHORT_DAYS = (
    p_("weekday", "Mon"),
    p_("weekday", "Tue"),
    p_("weekday", "Wed"),
    p_("weekday", "Thu"),
    p_("weekday", "Fri"),
    p_("weekday", "Sat"),
    p_("weekday", "Sun"),
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
    named = day_of_month(value)
    return named if value.year == today.year else _("{day} {year}", day=named, year=str(value.year))


def day_of_month(value: date, number: object = None) -> Text:
    """A day without its year: "20 November"; number stands in its place where it is given."""
    said = value.day if number is None else number
    return Text(_MONTHS[value.month - 1].msgid, {"day": said}, context="day of month")


def week_of(monday: date) -> Text:
    """The days of a week: "23–29 November", "30 November – 6 December"."""
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return day_of_month(monday, f"{monday.day}–{sunday.day}")
    return _("{first} – {last}", first=day_of_month(monday), last=day_of_month(sunday))


def long_day(value: date, today: date) -> Text:
    """A day with its weekday, unless it is today or yesterday."""
    if 0 <= (today - value).days <= 1:
        return day(value, today)
    return _("{weekday}, {day}", weekday=DAYS[value.weekday()], day=day(value, today))


def moment(value: datetime, today: date, *, weekday: bool = False) -> Text:
    """A moment of this computer's clock: "today, 8:02"."""
    local = value.astimezone() if value.tzinfo else value
    said = long_day if weekday else day
    return _("{day}, {time}", day=said(local.date(), today), time=f"{local.hour}:{local.minute:02}")
