"""From what is typed to a value and back, by the same readers that imports use."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.text import Text
from grono.services.fields import Field, FieldKind
from grono.ui.look import Look
from grono.wording import Kind

_READ = frozenset(
    {
        FieldKind.NIP,
        FieldKind.REGON,
        FieldKind.KRS,
        FieldKind.EU_VAT,
        FieldKind.DATE,
        FieldKind.DAY,
        FieldKind.TIME,
        FieldKind.NUMBER,
        FieldKind.MONEY,
        FieldKind.PHONE,
        FieldKind.EMAIL,
        FieldKind.WWW,
        FieldKind.POSTCODE,
    }
)


_WRITTEN = {FieldKind.NIP: Kind.NIP, FieldKind.NUMBER: Kind.IDENTIFIER}


class Unread(Exception):
    """What is typed cannot be understood."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


def read(field: Field, typed: str) -> object:
    """The value of a typed text, None when it is empty; raises Unread with the sentence to show."""
    text = typed.strip()
    if not text:
        return None
    if field.kind not in _READ:
        return text
    from grono.exchange.values.context import CellProblem, Context
    from grono.exchange.values.parsing import field_target

    try:
        found = field_target(field).values(text, Context())
    except CellProblem as problem:
        raise Unread(problem.message) from problem
    return found.get(field.key, text) if found else None


def show(look: Look, field: Field, value: object) -> str:
    """A value as it stands in its line."""
    if value is None:
        return ""
    if field.kind is FieldKind.MONEY and isinstance(value, int):
        return f"{value / 100:.2f}".replace(".", "," if look.locale == "pl" else ".")
    return look.tr(value, _WRITTEN.get(field.kind))


def right_form(look: Look, field: Field, typed: str) -> str | None:
    """The text in its right form once it has become right; None while it is not."""
    try:
        value = read(field, typed)
    except Unread:
        return None
    if value is None or (isinstance(value, Sequence) and not isinstance(value, str)):
        return None
    return None if field.problem(value) else show(look, field, value)
