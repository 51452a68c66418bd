"""Official numbers out of cells: as numbers, with PL, with dashes, without their leading zeros."""

from __future__ import annotations

import re
import unicodedata

from stdnum.pl import nip as stdnum_nip
from stdnum.pl import regon as stdnum_regon

from grono.domain.identifiers import Scheme, compact, problem
from grono.domain.text import _
from grono.exchange.sheets import Cell
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.words import plain, words
from grono.services.reference.tables import key

_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_LABEL = re.compile(r"^(?:nip|regon|krs|vat|ue|nr)[\s.:]*", re.IGNORECASE)
_FOREIGN_NIP = re.compile(r"[A-Z]{2}[0-9A-Z]{6,12}")


def nip(cell: Cell, context: Context) -> dict[str, object]:
    """A tax number; one of another country becomes the EU VAT number."""
    text = _digits(cell)
    value = compact(Scheme.NIP, text)
    if _FOREIGN_NIP.fullmatch(value) and problem(Scheme.EU_VAT, value) is None:
        return {"eu_vat": value}
    if len(value) < 10 and _may_have_lost_zeros(cell, context) and stdnum_nip.is_valid(value.zfill(10)):
        value = value.zfill(10)
    return {"nip": _checked(Scheme.NIP, value)}


def regon(cell: Cell, context: Context) -> str:
    """A REGON of 9 or 14 digits."""
    value = compact(Scheme.REGON, _digits(cell))
    if len(value) in (7, 8, 12, 13) and _may_have_lost_zeros(cell, context):
        padded = compact(Scheme.REGON, value.zfill(9 if len(value) < 9 else 14))
        value = padded if stdnum_regon.is_valid(padded) else value
    return _checked(Scheme.REGON, value)


def krs(cell: Cell, _context: Context) -> str:
    """A KRS number with all its zeros; a word that says "entered elsewhere" is no number."""
    text = _digits(cell)
    if key(text) in words("no_krs"):
        return ""
    return _checked(Scheme.KRS, compact(Scheme.KRS, text))


def eu_vat(cell: Cell, _context: Context) -> str:
    """An EU VAT number."""
    return _checked(Scheme.EU_VAT, compact(Scheme.EU_VAT, plain(cell)))


def _digits(cell: Cell) -> str:
    if type(cell) is int:
        return str(cell) if cell else ""
    if type(cell) is str and cell.isascii() and cell.isdecimal():
        return cell if cell.strip("0") else ""
    text = unicodedata.normalize("NFKC", plain(cell))
    if _SHORTENED.fullmatch(text.replace(" ", "")):
        raise CellProblem(
            _(
                "A spreadsheet shortened this number to “{value}”: its digits are lost. Type it in full.",
                value=text,
            )
        )
    text = _LABEL.sub("", text).removesuffix(".0")
    return text if text.strip("0 -.") else ""


def _may_have_lost_zeros(cell: Cell, context: Context) -> bool:
    return type(cell) is int or (not context.typed and isinstance(cell, str) and cell.strip().isdecimal())


def _checked(scheme: Scheme, value: str) -> str:
    wrong = problem(scheme, value) if value else None
    if wrong:
        raise CellProblem(wrong)
    return value
