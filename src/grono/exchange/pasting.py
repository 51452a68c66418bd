"""What stands in a text copied from an extract of the KRS or CEIDG, a letter's footer or a website."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grono.domain.identifiers import Scheme, compact, problem
from grono.domain.person import is_email
from grono.exchange.values.addresses import address
from grono.exchange.values.contacts import phone
from grono.exchange.values.context import CellProblem, Context
from grono.services.reference.legal_forms import split_legal_form

_LONGEST = 10_000
_NIP = re.compile(r"(?<![\d-])(?:PL)?(\d{3}-?\d{3}-?\d{2}-?\d{2}|\d{3}-?\d{2}-?\d{2}-?\d{3})(?![\d-])")
_NIP_NAMED = re.compile(r"\bNIP\b\D{0,12}((?:PL)?[\d][\d\s-]{8,14}\d)", re.IGNORECASE)
_REGON = re.compile(r"\bREGON\b\D{0,12}(\d{9}(?:\d{5})?)(?!\d)", re.IGNORECASE)
_KRS = re.compile(r"(?:\bKRS\b\D{0,20}|(?<!\d))(\d{10})(?!\d)", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_SITE = re.compile(r"\b(?:https?://)?www\.[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:tel|telefon|phone|kom)\b[.:\s]*(\+?[\d][\d\s()-]{6,16}\d)", re.IGNORECASE)
_NAME = re.compile(
    r"(?:firma,? pod którą \w+ działa|firma przedsiębiorcy|nazwa)\s*[:\n]?\s*(.+)", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b\d{2}-\d{3}\b")
_EXTRACT = re.compile(
    r"ul\.\s*(?P<street>[^,\n]{1,80}),\s*nr\s*(?P<house>[\w/-]+)(?:,\s*lok\.\s*(?P<flat>[\w/-]+))?"
    r",\s*miejsc\.\s*(?P<town>[^,\n]{1,80}),\s*kod\s*(?P<postcode>\d{2}-\d{3})",
    re.IGNORECASE,
)

Values = dict[str, object]


def recognise(text: str) -> Values:
    """The values of an organisation's fields that a text gives; people are left out on purpose."""
    text = text[:_LONGEST]
    found: Values = {}
    for key, value in (*_numbers(text), *_contacts(text)):
        found.setdefault(key, value)
    found.update(_address(text))
    if name := _name(text):
        found["name"] = name
    return found


def _numbers(text: str) -> Iterator[tuple[str, object]]:
    for key, scheme, patterns in (
        ("nip", Scheme.NIP, (_NIP_NAMED, _NIP)),
        ("regon", Scheme.REGON, (_REGON,)),
        ("krs", Scheme.KRS, (_KRS,)),
    ):
        for pattern in patterns:
            for match in pattern.finditer(text):
                number = compact(scheme, match[1])
                named = scheme is not Scheme.KRS or "krs" in match[0].casefold() or number.startswith("000")
                if named and problem(scheme, number) is None:
                    yield key, number


def _contacts(text: str) -> Iterator[tuple[str, object]]:
    mails = [mail for mail in dict.fromkeys(_MAIL.findall(text)) if is_email(mail)]
    if mails:
        yield "emails", tuple(mails)
    sites = tuple(dict.fromkeys(site.rstrip(".,;)") for site in _SITE.findall(text)))
    if sites:
        yield "www", sites
    phones: list[str] = []
    for match in _PHONE.finditer(text):
        try:
            phones.append(phone(match[1].strip()))
        except CellProblem:
            continue
    if phones:
        yield "phones", tuple(dict.fromkeys(phones))


def _address(text: str) -> Values:
    extract = _EXTRACT.search(text)
    if extract:
        parts = {key: value.strip() for key, value in extract.groupdict().items() if value}
        parts["street"] = f"ul. {_spoken(parts['street'])}"
        parts["town"] = _spoken(parts["town"])
        return dict(parts)
    lines = [line.strip() for line in text.splitlines()]
    for place, line in enumerate(lines):
        if _POSTCODE.search(line) and len(line) <= 120:
            before = lines[place - 1] if place and line.startswith(_POSTCODE.search(line).group()) else ""  # pyright: ignore[reportOptionalMemberAccess]
            whole = f"{before}, {line}" if before and len(before) <= 80 else line
            found = address(whole, Context())
            return {key: value for key, value in found.items() if value}
    return {}


def _spoken(text: str) -> str:
    """MODEMOWA as Modemowa; what is not shouted stays as it is."""
    return text.title() if text.isupper() else text


def _name(text: str) -> str:
    named = _NAME.search(text)
    lines = [named[1]] if named else text.splitlines()[:5]
    for line in lines:
        bare = " ".join(line.split()).strip(' "„”,;')
        if named or (bare and len(bare) <= 200 and split_legal_form(bare)[1]):
            return bare
    return ""
