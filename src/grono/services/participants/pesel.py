"""The PESEL: its check digit, what it says about birth and sex, and how it is masked."""

from __future__ import annotations

from datetime import date

from stdnum.exceptions import ValidationError
from stdnum.pl import pesel as stdnum_pesel

from grono.domain.text import Text, UserError, _, n_

FEMALE, MALE = "Kobieta", "Mężczyzna"
"""The sexes as the dictionary of the funder's system has them."""

_SHOWN = 4


def problem(text: str) -> Text | None:
    """What is wrong with a PESEL, or None; the number itself is never repeated."""
    if not text.isdecimal():
        return _("The PESEL may hold only digits. Compare with the participant's statement.")
    if len(text) != 11:
        return n_(
            "The PESEL has {n} digit instead of 11. Compare with the participant's statement.",
            "The PESEL has {n} digits instead of 11. Compare with the participant's statement.",
            len(text),
        )
    if not stdnum_pesel.is_valid(text):
        return _("The PESEL's check digit or date is wrong; two digits are often swapped.")
    return None


def born(text: str) -> date | None:
    """The day of birth that a PESEL holds; None where it holds none."""
    try:
        return stdnum_pesel.get_birth_date(text)
    except ValidationError:
        return None


def sex_of(text: str) -> str:
    """The sex that a right PESEL holds, in the word of the dictionary."""
    return MALE if stdnum_pesel.get_gender(text) == "M" else FEMALE


def masked(text: str) -> str:
    """A PESEL as it may be shown: "4405*******"."""
    return text[:_SHOWN] + "*" * (len(text) - _SHOWN) if text else ""


def refused_in_plain() -> UserError:
    """Why a PESEL is not kept in a register without a passphrase, and what to do."""
    return UserError(
        _("PESEL numbers are kept only in a register that is protected with a passphrase."),
        _("This register is plain, so nothing was written."),
        _("Set a passphrase (grono encrypt, or Settings, Security), or leave the PESEL out."),
    )
