"""Which reader reads which field, and what a list may hold that is no single field."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from grono.domain.text import Text, _
from grono.exchange.sheets import Cell
from grono.exchange.values import addresses, choices, contacts, dates, identifiers, lists, names, numbers
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.words import plain, says_nothing
from grono.services.fields import Field, FieldKind
from grono.services.reference.legal_forms import recognise_legal_form
from grono.services.reference.tables import key
from grono.services.reference.territory import gminas, normalise_voivodeship

Values = dict[str, object]
Reader = Callable[[Cell, Context], Values]
"""From a cell that is not empty to the values of some fields; raises CellProblem."""


@dataclass(frozen=True)
class Target:
    """What a column can be mapped to: a field, or several that one cell fills."""

    key: str
    title: Text
    read: Reader
    fields: tuple[str, ...]
    many: bool = False

    def values(self, cell: Cell, context: Context) -> Values:
        """The values of a cell; nothing when it is empty or only says that there is nothing."""
        if cell is None or (type(cell) is str and says_nothing(cell.strip())):
            return {}
        return self.read(cell, context)


def field_target(field: Field) -> Target:
    """The target that fills one field."""
    return Target(field.key, field.title, _reader(field), (field.key,), field.many)


def _reader(field: Field) -> Reader:
    if field.key in _OWN_READERS:
        return _OWN_READERS[field.key]
    if field.kind is FieldKind.NIP:
        return identifiers.nip
    if field.kind is FieldKind.CHOICE and field.choices is not None:
        options = field.choices
        return lambda cell, _context: {field.key: choices.choice(cell, options)}
    if field.kind is FieldKind.DATE and field.key.endswith("_on"):
        return lambda cell, context: {field.key: dates.whole_date(cell, context)}
    read = _VALUES.get(field.kind, lists.values if field.many else _text)
    if field.many and field.kind is FieldKind.LONG_TEXT:
        read = lists.notes
    return lambda cell, context: {field.key: read(cell, context)}


def _text(cell: Cell, _context: Context) -> str:
    return plain(cell)


def _long_text(cell: Cell, _context: Context) -> str:
    return cell.replace("\r\n", "\n").strip() if isinstance(cell, str) else plain(cell)


def _number_of_house(field: str, cell: Cell, _context: Context) -> Values:
    if isinstance(cell, date):
        raise CellProblem(
            _(
                "A spreadsheet took this number for the date {value}. Type it again as text.",
                value=plain(cell),
            )
        )
    return {field: plain(cell)}


def _voivodeship(cell: Cell, _context: Context) -> str:
    text = plain(cell)
    found = normalise_voivodeship(text)
    if found is None:
        raise CellProblem(_("“{value}” is no voivodeship. Correct it or leave the cell empty.", value=text))
    return found


def _gmina(cell: Cell, _context: Context) -> str:
    """A commune by its code; a lost zero comes back. A name of several waits for the town to tell which."""
    text = plain(cell)
    code = text.zfill(7) if text.isdecimal() and len(text) == 6 else text
    if code in gminas():
        return code
    name = re.sub(r"^(?:gmina|gm|miasto|m st) ", "", key(text))
    named = [gmina for gmina in gminas().values() if key(gmina.name) == name]
    if not named:
        raise CellProblem(_("“{value}” is no commune. Correct it or leave the cell empty.", value=text))
    return named[0].code if len(named) == 1 else ""


def _legal_form(cell: Cell, _context: Context) -> str:
    text = plain(cell)
    code = recognise_legal_form(text)
    if code is None:
        raise CellProblem(
            _(
                "“{value}” is no legal form that the program knows. Choose one or leave the cell empty.",
                value=text,
            )
        )
    return code


@cache
def _countries() -> dict[str, str]:
    """Names of countries in Polish and English, and their codes."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in ("en", "pl"):
        territories = Locale(language).territories
        found |= {key(name): code for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    return found | {code.lower(): code for code in set(found.values())}


def _country(cell: Cell, _context: Context) -> str:
    text = plain(cell)
    return _countries().get(key(text), text)


_VALUES: dict[FieldKind, Callable[[Cell, Context], object]] = {
    FieldKind.LONG_TEXT: _long_text,
    FieldKind.DATE: dates.partial_date,
    FieldKind.DAY: dates.whole_date,
    FieldKind.TIME: dates.clock,
    FieldKind.NUMBER: numbers.whole,
    FieldKind.MONEY: numbers.grosz,
    FieldKind.YES_NO: choices.yes_no,
    FieldKind.REGON: identifiers.regon,
    FieldKind.KRS: identifiers.krs,
    FieldKind.EU_VAT: identifiers.eu_vat,
    FieldKind.PHONE: contacts.phones,
    FieldKind.EMAIL: contacts.emails,
    FieldKind.WWW: contacts.websites,
    FieldKind.POSTCODE: contacts.postcode,
    FieldKind.GMINA: _gmina,
    FieldKind.VOIVODESHIP: _voivodeship,
    FieldKind.LEGAL_FORM: _legal_form,
    FieldKind.PKD_2007: lambda cell, _context: lists.pkd_codes(cell, "2007"),
    FieldKind.PKD_2025: lambda cell, _context: lists.pkd_codes(cell, "2025"),
    FieldKind.YEAR_COUNTS: numbers.headcounts,
}

_OWN_READERS: dict[str, Reader] = {
    "town": addresses.postcode_and_town,
    "mail_town": lambda cell, context: _mail(addresses.postcode_and_town(cell, context)),
    "house": partial(_number_of_house, "house"),
    "flat": partial(_number_of_house, "flat"),
    "mail_house": partial(_number_of_house, "mail_house"),
    "mail_flat": partial(_number_of_house, "mail_flat"),
    "country": lambda cell, context: {"country": _country(cell, context)},
    "person_name": lambda cell, context: _contact_person(cell, context),
}


def _contact_person(cell: Cell, context: Context) -> Values:
    parts = names.person_name(cell, context)
    words = (parts.get(part, "") for part in ("academic_title", "given_name", "family_name"))
    found: Values = {"person_name": " ".join(filter(None, words))}
    if function := parts.get("function"):
        found["person_function"] = function
    return found


def _mail(values: Values) -> Values:
    """The parts of an address as those of the correspondence address, which has no voivodeship."""
    return {f"mail_{part}": value for part, value in values.items() if part != "voivodeship"}


_ADDRESS = ("street", "house", "flat", "postcode", "town", "voivodeship")
_LINE = ("street", "house", "flat")

ORGANISATION_COMPOSITES: tuple[Target, ...] = (
    Target("address", _("Address in one cell"), addresses.address, _ADDRESS),
    Target("street_line", _("Street and number"), addresses.street_line, _LINE),
    Target("postcode_town", _("Postcode and town"), addresses.postcode_and_town, ("postcode", "town")),
    Target(
        "mail_address",
        _("Correspondence address in one cell"),
        lambda cell, context: _mail(addresses.address(cell, context)),
        tuple(f"mail_{part}" for part in _ADDRESS[:-1]),
    ),
    Target(
        "mail_street_line",
        _("Street and number (correspondence)"),
        lambda cell, context: _mail(addresses.street_line(cell, context)),
        tuple(f"mail_{part}" for part in _LINE),
    ),
    Target("pkd", _("PKD of either version"), lists.pkd_either, ("pkd_2025", "pkd_2007"), many=True),
)

PERSON_COMPOSITES: tuple[Target, ...] = (
    Target(
        "full_name",
        _("Given and family name"),
        lambda cell, context: dict(names.person_name(cell, context)),
        ("family_name", "given_name", "academic_title", "function"),
    ),
)
