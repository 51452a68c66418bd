"""Official numbers of organisations and how they are checked, by the rules of their registers."""

from __future__ import annotations

import re

from grono.domain.text import Labelled, Text, _, n_

_NOISE = re.compile(r"[\s\-./]+")


class Scheme(Labelled):
    """Which register a number comes from."""

    NIP = "nip", _("NIP")
    REGON = "regon", _("REGON")
    KRS = "krs", _("KRS")
    EU_VAT = "eu_vat", _("EU VAT number")
    FOREIGN = "foreign", _("Foreign registration number")


def compact(scheme: Scheme, text: str) -> str:
    """The number as it is stored: without spaces and dashes, a NIP without PL, a KRS with its zeros.

    A REGON of 14 digits whose last five are zeros is the nine-digit number that the KRS extract pads.
    """
    value = _NOISE.sub("", text).upper()
    if scheme is Scheme.NIP:
        return value.removeprefix("PL")
    if scheme is Scheme.KRS and value.isdigit():
        return value.zfill(10)
    if scheme is Scheme.REGON and len(value) == 14 and value.endswith("00000"):
        return value[:9]
    return value


def problem(scheme: Scheme, value: str) -> Text | None:
    """What is wrong with a compacted number, or None."""
    return _CHECKS[scheme](value)


def _nip(value: str) -> Text | None:
    if not value.isdigit():
        return _("The NIP may hold only digits. Compare with the contract.")
    if len(value) != 10:
        return n_(
            "The NIP has {n} digit instead of 10. Add the missing digits or delete the number.",
            "The NIP has {n} digits instead of 10. Correct it or delete the number.",
            len(value),
        )
    from stdnum.pl import nip

    if not nip.is_valid(value):
        return _("The NIP check digit is wrong. Compare with the contract; two digits are often swapped.")
    return None


def _regon(value: str) -> Text | None:
    if not value.isdigit() or len(value) not in (9, 14):
        return n_(
            "A REGON has 9 or 14 digits; {n} was typed. Correct it or leave the field empty.",
            "A REGON has 9 or 14 digits; {n} were typed. Correct it or leave the field empty.",
            len(value),
        )
    from stdnum.pl import regon

    if not regon.is_valid(value):
        return _("The REGON check digit is wrong. Compare with the register; two digits are often swapped.")
    return None


def _krs(value: str) -> Text | None:
    if not value.isdigit() or len(value) != 10:
        return _("A KRS number has 10 digits. Correct it or leave the field empty.")
    return None


def _eu_vat(value: str) -> Text | None:
    from stdnum import get_cc_module
    from stdnum.exceptions import ValidationError

    country = "gr" if value[:2] == "EL" else value[:2].lower()
    module = get_cc_module(country, "vat") if country.isalpha() and len(country) == 2 else None
    try:
        if module is not None:
            module.validate(value)
            return None
    except ValidationError:
        pass
    return _("An EU VAT number has two letters of the country, then its number. Correct it or delete it.")


def _foreign(value: str) -> Text | None:
    return None if value else _("Type the number or delete the line.")


_CHECKS = {
    Scheme.NIP: _nip,
    Scheme.REGON: _regon,
    Scheme.KRS: _krs,
    Scheme.EU_VAT: _eu_vat,
    Scheme.FOREIGN: _foreign,
}
