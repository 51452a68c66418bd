"""Columns, declared once: the list on screen, the PDF, the workbook and the CSV show the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grono.domain.text import Text, _
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS, Field, FieldKind
from grono.wording import Kind

Row = Mapping[str, object]
"""A record's values by key; what is empty is left out."""

_KINDS = {
    FieldKind.DATE: Kind.DATE,
    FieldKind.DAY: Kind.DATE,
    FieldKind.NUMBER: Kind.NUMBER,
    FieldKind.MONEY: Kind.MONEY,
    FieldKind.NIP: Kind.NIP,
    FieldKind.REGON: Kind.IDENTIFIER,
    FieldKind.KRS: Kind.IDENTIFIER,
    FieldKind.EU_VAT: Kind.IDENTIFIER,
    FieldKind.ID: Kind.IDENTIFIER,
    FieldKind.POSTCODE: Kind.IDENTIFIER,
}


@dataclass(frozen=True)
class Column:
    """One column of a list. width: px at 100 %; shown: whether it stands there before anyone chooses."""

    key: str
    title: Text
    kind: Kind = Kind.TEXT
    width: int = 140
    shown: bool = False

    def value(self, row: Row) -> object:
        """The value of a record in this column; None when it is empty."""
        return row.get(self.key)

    @property
    def numeric(self) -> bool:
        """Whether it stands at the right edge."""
        return self.kind in (Kind.NUMBER, Kind.MONEY, Kind.PERCENT)


def of_fields(fields: tuple[Field, ...], shown: Mapping[str, int]) -> tuple[Column, ...]:
    """A column for every field; shown gives the ones that stand there at first, and their widths."""
    return tuple(
        Column(
            field.key,
            field.title,
            _KINDS.get(field.kind, Kind.TEXT),
            shown.get(field.key, 140),
            field.key in shown,
        )
        for field in fields
        if not field.hidden
    )


_DERIVED = (
    Column("region", _("Region"), width=150),
    Column("headcount", _("Employees"), Kind.NUMBER, width=100),
    Column("pkd", _("Main PKD"), width=150),
    Column("person", _("Contact person"), width=180),
)

ORGANISATION_COLUMNS: tuple[Column, ...] = (
    *of_fields(ORGANISATION_FIELDS, {"name": 320, "nip": 120, "size": 96, "state": 150}),
    *_DERIVED,
    *of_fields(CONTACT_PERSON_FIELDS, {}),
)

PERSON_COLUMNS: tuple[Column, ...] = (
    Column("title", _("Family and given name"), width=240, shown=True),
    *of_fields(PERSON_FIELDS, {"organisation": 260, "function": 200, "emails": 220, "phones": 140}),
)


def pick(columns: tuple[Column, ...], keys: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of some keys, in the order of the keys; unknown keys raise KeyError."""
    by_key = {column.key: column for column in columns}
    return tuple(by_key[key] for key in keys)
