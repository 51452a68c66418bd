"""What a column holds, told by its cells where its header does not say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from stdnum.pl import nip as stdnum_nip
from stdnum.pl import regon as stdnum_regon

from grono.domain.organisation import OrganisationKind, SizeClass
from grono.exchange.importers import Importer
from grono.exchange.sheets import Cell
from grono.exchange.values import CellProblem, Context, contacts
from grono.exchange.values.choices import is_word_for
from grono.exchange.values.parsing import Target
from grono.exchange.values.words import given_names, plain, says_nothing
from grono.services.reference.legal_forms import recognise_legal_form, split_legal_form
from grono.services.reference.pkd import normalise_pkd, versions_with
from grono.services.reference.tables import key
from grono.services.reference.territory import normalise_voivodeship, places_named

SAMPLE = 200
MOST = 0.7
_FITTING = 30
_NAMES = ("person_name", "person_family_name", "person_given_name", "full_name", "family_name", "given_name")

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SITE = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:pl|com|eu|org|net|example)/?", re.IGNORECASE
)
_PHONE = re.compile(r"(?:\+?48)?[\s(]*0?[-\s]?\d{2,3}[-\s)./]*\d{2,3}[-\s.]*\d{2,3}[-\s.]*\d{0,3}")
_POSTCODE = re.compile(r"\d{2}-\d{3}")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}(?:\s*r\.?)?|(?:19|20)\d\d-\d\d-\d\d")
_ADDRESS = re.compile(r".*[^\W\d].*\d.*\b\d{2}-\d{3}\b.*|.*\b\d{2}-\d{3}\b.*[^\W\d].*\d.*", re.DOTALL)

Test = Callable[[str], bool]


def samples(cells: Sequence[Cell], most: int = SAMPLE) -> list[str]:
    """The first texts of a column that say something."""
    found: list[str] = []
    for cell in cells:
        text = cell.isoformat() if isinstance(cell, date) else plain(cell)
        if text and not says_nothing(text):
            found.append(text)
            if len(found) == most:
                break
    return found


def is_id(text: str) -> bool:
    """Whether a text is the id of a record."""
    return _ID.fullmatch(text) is not None


def meaning(cells: Sequence[Cell], importer: Importer) -> str:
    """What a column can be mapped to by what most of its cells are; "" when that is anybody's guess."""
    texts = samples(cells)
    if not texts:
        return ""
    for target, test in _TESTS.get(importer.key, {}).items():
        if sum(map(test, texts)) >= MOST * len(texts):
            return target
    names = sum(1 for text in texts if split_legal_form(text)[1])
    return "name" if importer.key == "members" and names * 2 >= len(texts) else ""


def fit(cells: Sequence[Cell], target: Target) -> float:
    """The share of a column's first cells that a target can read; 1 for a column of nothing."""
    texts = [cell for cell in cells[: SAMPLE * 5] if cell is not None][:_FITTING]
    read = 0
    for cell in texts:
        if target.key in _NAMES and any(map(str.isdigit, plain(cell))):
            continue
        try:
            target.values(cell, Context())
            read += 1
        except CellProblem:
            continue
    return read / len(texts) if texts else 1.0


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether a column only numbers its rows: 1, 2, 3."""
    numbers = [plain(cell).rstrip(".") for cell in cells if cell is not None]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _is_person(text: str) -> bool:
    words = key(text).split()
    return (
        2 <= len(words) <= 5
        and any(word in given_names() for word in words)
        and not any(map(str.isdigit, text))
    )


def _is_town(text: str) -> bool:
    return len(text) < 40 and bool(places_named(text))


def _is_email(text: str) -> bool:
    try:
        return "@" in text and bool(contacts.emails(text, Context()))
    except CellProblem:
        return False


def _is_phone(text: str) -> bool:
    """A whole number of a telephone: nine digits beside the country's code, and no date or REGON."""
    digits = re.sub(r"\D", "", text)
    whole = len(digits.removeprefix("48") if len(digits) == 11 else digits.removeprefix("0")) == 9
    return (
        whole
        and _PHONE.fullmatch(text) is not None
        and _DATE.fullmatch(text) is None
        and not stdnum_regon.is_valid(text)
    )


def _is_krs(text: str) -> bool:
    return len(text) == 10 and text.startswith("000") and text.isdecimal()


def _is_pkd(text: str) -> bool:
    return len(text) < 60 and bool(versions_with(normalise_pkd(text) or ""))


_COMMON: Mapping[str, Test] = {"id": is_id, "emails": _is_email}
_NUMBERS: Mapping[str, Test] = {
    "nip": stdnum_nip.is_valid,
    "krs": _is_krs,
    "regon": stdnum_regon.is_valid,
    "postcode": lambda text: _POSTCODE.fullmatch(text) is not None,
    "www": lambda text: _SITE.fullmatch(text) is not None,
    "pkd": _is_pkd,
    "joined": lambda text: _DATE.fullmatch(text) is not None,
}
_PHONES: Mapping[str, Test] = {"phones": lambda text: _is_phone(text)}
_TESTS: Mapping[str, Mapping[str, Test]] = {
    "members": {
        **_COMMON,
        **_NUMBERS,
        **_PHONES,
        "address": lambda text: _ADDRESS.fullmatch(text) is not None,
        "size": lambda text: is_word_for(text, SizeClass),
        "voivodeship": lambda text: not text.isdecimal() and normalise_voivodeship(text) is not None,
        "legal_form": lambda text: (
            len(text) < 60 and not split_legal_form(text)[0] and bool(recognise_legal_form(text))
        ),
        "kind": lambda text: is_word_for(text, OrganisationKind),
        "town": _is_town,
        "person_name": _is_person,
    },
    "people": {**_COMMON, "organisation_nip": stdnum_nip.is_valid, **_PHONES, "full_name": _is_person},
}
