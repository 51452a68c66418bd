"""A list given back in the layout in which it came: its headers, their order, the name of its sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from grono.exchange.importers import Importer
from grono.exchange.layouts import Layout, parts
from grono.exchange.own import to_cell
from grono.exchange.refused import header_rows
from grono.exchange.sheets import Cell
from grono.exchange.values.numbers import year_in
from grono.exchange.workbook import OutSheet, write_workbook
from grono.services import contact_person, rows
from grono.services.addresses import one_line
from grono.services.columns import Row
from grono.services.fields import Field, FieldKind
from grono.services.lists import MEMBERS, PEOPLE, Listing, Query
from grono.services.reference.legal_forms import legal_forms
from grono.services.reference.tables import key
from grono.services.reference.territory import powiat_of
from grono.store.store import Store
from grono.wording import as_text

_NUMBERING = frozenset(("lp", "l p", "liczba porzadkowa", "nr porzadkowy", "no"))


def give_back(
    store: Store, importer: Importer, layout: Layout, path: Path, locale: str, day: date | None = None
) -> int:
    """Write the members, or the people, in a remembered layout; returns how many."""
    on = day or date.today()
    records, make = (
        (PEOPLE, rows.person_rows) if importer.key == "people" else (MEMBERS, rows.organisation_rows)
    )
    found = make(store, Listing(store, records).ids(Query(day=on)), on)
    headers, merges = header_rows([parts(column) for column in layout.columns])
    cells = [
        [_cell(importer, column.field, parts(column)[1], row, number, locale) for column in layout.columns]
        for number, row in enumerate(found, 1)
    ]
    write_workbook(path, OutSheet(layout.entity.sheet, headers, cells, merges))
    return len(found)


def _cell(importer: Importer, target: str, header: str, row: Row, number: int, locale: str) -> Cell:
    if not target:
        return number if key(header) in _NUMBERING else None
    if target in importer.field:
        return _field_cell(importer.field[target], header, row.get(target), locale)
    made = _MADE.get(target)
    return (made(row) or None) if made else None


def _field_cell(field: Field, header: str, value: object, locale: str) -> Cell:
    """A value as an office writes it; reading it again gives the same."""
    if field.kind is FieldKind.YEAR_COUNTS and isinstance(value, tuple):
        return _people(value, year_in(header))
    if field.kind is FieldKind.LEGAL_FORM and str(value) in legal_forms():
        form = legal_forms()[str(value)]
        return form.abbreviation or form.name_pl
    if field.kind is FieldKind.DATE and value is not None and len(str(value)) < 10:
        return as_text(value, locale)
    return to_cell(field, value, locale)


def _people(counts: tuple[tuple[int, int], ...], year: int | None) -> Cell:
    return dict(counts).get(year) if year else (counts[0][1] if counts else None)


def _street(row: Row, prefix: str = "") -> str:
    street, house, flat = (str(row.get(f"{prefix}{part}") or "") for part in ("street", "house", "flat"))
    number = f"{house}/{flat}" if house and flat else house or flat
    return " ".join(filter(None, (street, number)))


def _of_county(row: Row) -> str:
    found = powiat_of(str(row.get("gmina") or ""))
    return found.name if found else ""


def _of_name(part: str) -> Callable[[Row], str]:
    return lambda row: (
        contact_person.split_name(str(row["person_name"])).get(part, "") if row.get("person_name") else ""
    )


def _joined(*keys: str) -> Callable[[Row], str]:
    return lambda row: " ".join(str(row[key]) for key in keys if row.get(key))


def _pkd(row: Row) -> str:
    codes = row.get("pkd_2025") or row.get("pkd_2007") or ()
    return "; ".join(codes) if isinstance(codes, tuple) else ""


_MADE: Mapping[str, Callable[[Row], str]] = {
    "address": one_line,
    "mail_address": lambda row: one_line(row, "mail_"),
    "street_line": _street,
    "mail_street_line": lambda row: _street(row, "mail_"),
    "postcode_town": _joined("postcode", "town"),
    "pkd": _pkd,
    "powiat": _of_county,
    "person_given_name": _of_name("given_name"),
    "person_family_name": _of_name("family_name"),
    "full_name": _joined("academic_title", "given_name", "family_name"),
    "organisation_id": _joined("organisation_id"),
}
