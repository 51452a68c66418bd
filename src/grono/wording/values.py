"""How each kind of value is written in Polish and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from grono.domain.dates import PartialDate
from grono.domain.text import Coded, Labelled, Text, UserError, _, fill
from grono.wording.catalogue import template
from grono.wording.numbers import file_size, grouped, money, percent

NBSP = "\N{NO-BREAK SPACE}"

_MONTHS = {
    "pl": "stycznia lutego marca kwietnia maja czerwca "
    "lipca sierpnia września października listopada grudnia",
    "en": "January February March April May June July August September October November December",
}
_MONTHS_ALONE = {
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "en": _MONTHS["en"],
}


class Kind(StrEnum):
    """What a value is, where its type does not say it; a column or a figure names one."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    LONG_DATE = "long_date"
    IDENTIFIER = "identifier"
    NIP = "nip"
    YEAR = "year"
    FILE_SIZE = "file_size"


def as_text(value: object, locale: str, kind: Kind | None = None) -> str:
    """The value in words of a language; None is empty, a sequence is joined by commas."""
    if value is None or value == "":
        return ""
    if isinstance(value, Text | Labelled | Coded | bool):
        return _named(value, locale)
    if isinstance(value, date | PartialDate):
        return _date(value, locale, long=kind is Kind.LONG_DATE)
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, int | float | Decimal):
        return _number(value, locale, kind)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(as_text(part, locale, kind) for part in value)
    return nip(str(value)) if kind is Kind.NIP else str(value)


def sentence(error: UserError, locale: str) -> str:
    """An error's sentences as one line."""
    return " ".join(as_text(part, locale) for part in error.sentences)


def nip(digits: str) -> str:
    """A tax number the way it is printed: 856-734-62-15."""
    if len(digits) != 10 or not digits.isdigit():
        return digits
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:8]}-{digits[8:]}"


def _named(value: Text | Labelled | Coded | bool, locale: str) -> str:
    if isinstance(value, Coded):
        return value.names[locale]
    if isinstance(value, bool):
        return _filled(_("yes") if value else _("no"), locale)
    return _filled(value.label if isinstance(value, Labelled) else value, locale)


def _filled(text: Text, locale: str) -> str:
    args: Mapping[str, object] = {name: _argument(value, locale) for name, value in text.args.items()}
    return fill(template(text, locale), args)


def _argument(value: object, locale: str) -> str:
    return grouped(value, locale) if type(value) is int else as_text(value, locale)


def _number(value: float | Decimal, locale: str, kind: Kind | None) -> str:
    if kind is Kind.MONEY:
        return money(int(value), locale)
    if kind is Kind.PERCENT:
        return percent(value, locale)
    if kind is Kind.FILE_SIZE:
        return file_size(int(value), locale)
    if kind in (Kind.YEAR, Kind.IDENTIFIER):
        return str(value)
    return grouped(value, locale)


def _date(value: date | PartialDate, locale: str, *, long: bool) -> str:
    if isinstance(value, datetime):
        return f"{_date(value.date(), locale, long=long)}, {value:%H:%M}"
    if isinstance(value, PartialDate) and len(value) < 10:
        return _partial(value, locale, long=long)
    day = value.first_day if isinstance(value, PartialDate) else value
    if long:
        return f"{day.day}{NBSP}{_MONTHS[locale].split()[day.month - 1]}{NBSP}{day.year}"
    return f"{day:%d.%m.%Y}" if locale == "pl" else f"{day:%d/%m/%Y}"


def _partial(value: PartialDate, locale: str, *, long: bool) -> str:
    if len(value) == 4:
        return str(value)
    year, month = value.split("-")
    if long:
        return f"{_MONTHS_ALONE[locale].split()[int(month) - 1]}{NBSP}{year}"
    return f"{month}.{year}" if locale == "pl" else f"{month}/{year}"
