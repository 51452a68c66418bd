"""Telephones, e-mails, websites and postcodes out of cells that hold one or several."""

from __future__ import annotations

import re
from collections.abc import Iterable

from grono.domain.person import is_email
from grono.domain.text import _
from grono.exchange.sheets import Cell
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.words import plain, says_nothing
from grono.services.fields import ORGANISATION_FIELDS, FieldKind

_BREAKS = re.compile(r"[;\n\r|]+")
_PHONE_BREAKS = re.compile(r"[;,\n\r|]+|\s/\s|\s(?:lub|oraz|albo|i|or)\s")
_PHONE_LABEL = re.compile(
    r"^(?:(?:nr|tel|telefon|phone|kom|komórka|mobile|mob|biuro|centrala|fax|faks|t|m)\b[.\s:/]*)+(?=[\d+(])",
    re.IGNORECASE,
)
_FAX_ONLY = re.compile(r"(?:fax|faks)[.\s:]*", re.IGNORECASE)
_EXTENSION = re.compile(r"[\s,]*\b(?:wewn|wew|w|ext)\.?\s*(\d{1,5})\s*$", re.IGNORECASE)
_PHONE = re.compile(r"[\d\s()+\-./\u2013]+")
_GROUPED = re.compile(r"\d\d \d{3} \d\d \d\d")
_MOBILE = ("45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88")
_EMAIL_BREAKS = re.compile(r"[;,\s|]+")
_EMAIL_IN_BRACKETS = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_SITE = re.compile(r"(?:https?://)?[^\s/@]+\.[^\s/@.]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_POSTCODE = re.compile(r"(\d{2})\s?[-\u2010-\u2015\u2212 ]?\s?(\d{3})")
_PLAIN_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def phones(cell: Cell, _context: Context) -> tuple[str, ...]:
    """Telephone numbers, Polish ones grouped as they are dialled: 22 555 01 10, 601 234 567."""
    if type(cell) is int:
        return (_dialled(str(cell)),)
    text = str(cell if isinstance(cell, str) else plain(cell)).replace("\N{NO-BREAK SPACE}", " ")
    if _GROUPED.fullmatch(text) and not text.startswith(_MOBILE):
        return (text,)
    parts = (plain(part) for part in _PHONE_BREAKS.split(text))
    return _distinct(phone(part) for part in parts if part and not says_nothing(part))


def phone(text: str) -> str:
    """One telephone number; what is no Polish number stays as it was typed."""
    label = _PHONE_LABEL.match(text)
    bare = text[label.end() :] if label else text
    extension = _EXTENSION.search(bare)
    number = bare[: extension.start()] if extension else bare
    if sum(char.isdigit() for char in number) < 3:
        raise CellProblem(
            _("“{value}” is no telephone number. Correct it or leave the cell empty.", value=text)
        )
    dialled = _dialled(number) if _PHONE.fullmatch(number) else number.strip()
    dialled = f"{dialled} wew. {extension[1]}" if extension else dialled
    return f"faks {dialled}" if label and _FAX_ONLY.fullmatch(label[0]) else dialled


def _dialled(text: str) -> str:
    digits = "".join(filter(str.isdigit, text))
    abroad = text.lstrip(" (").startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if abroad else digits
    national = digits.removeprefix("48") if abroad or len(digits) == 11 else digits.removeprefix("0")
    if len(national) != 9 or (abroad and not digits.startswith("48")):
        return " ".join(text.split())
    cuts = (3, 6) if national.startswith(_MOBILE) else (2, 5, 7)
    grouped = " ".join(national[begin:end] for begin, end in zip((0, *cuts), (*cuts, 9), strict=True))
    return f"+48 {grouped}" if abroad or len(digits) == 11 else grouped


def emails(cell: Cell, _context: Context) -> tuple[str, ...]:
    """E-mail addresses, however many and however separated."""
    text = plain(cell)
    if _PLAIN_MAIL.fullmatch(text):
        return (text,)
    text = " ".join(_EMAIL_IN_BRACKETS.findall(text)) or text
    words = (word.removeprefix("mailto:").strip("<>()\"'.:") for word in _EMAIL_BREAKS.split(text))
    found = [
        word
        for word in words
        if word and word.casefold() not in ("e-mail", "email", "mail", "lub", "i", "oraz", "/")
    ]
    wrong = next((word for word in found if not is_email(word)), None)
    if wrong is not None:
        raise _problem(FieldKind.EMAIL, wrong)
    return _distinct(found)


def websites(cell: Cell, _context: Context) -> tuple[str, ...]:
    """Websites; the sign of the protocol may be missing."""
    found = [word.strip(",") for part in _BREAKS.split(str(cell)) for word in part.split()]
    found = [word for word in found if word and not says_nothing(word)]
    wrong = next((word for word in found if not _SITE.fullmatch(word)), None)
    if wrong is not None:
        raise CellProblem(
            _("“{value}” is no website. Write it like www.alfa.pl or leave the cell empty.", value=wrong)
        )
    return _distinct(found)


def postcode(cell: Cell, context: Context) -> str:
    """A Polish postcode: 05-820, also out of 5820 when a spreadsheet took it for a number."""
    text = plain(cell)
    if text.isdecimal() and len(text) < 5 and (type(cell) is int or not context.typed):
        text = text.zfill(5)
    found = _POSTCODE.fullmatch(text)
    if not found:
        raise _problem(FieldKind.POSTCODE, text)
    return f"{found[1]}-{found[2]}"


def _problem(kind: FieldKind, text: str) -> CellProblem:
    """What the form says about the same value."""
    field = next(field for field in ORGANISATION_FIELDS if field.kind is kind)
    return CellProblem(field.problem(text) or field.title)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
