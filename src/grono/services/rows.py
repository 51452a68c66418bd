"""The values that lists show: a record's own fields and what follows from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from grono.domain.dates import covers
from grono.domain.person import Role
from grono.domain.text import Coded, _
from grono.services import contact_person
from grono.services.columns import Row
from grono.services.records import ORGANISATION, PERSON
from grono.services.reference.legal_forms import legal_forms
from grono.services.reference.territory import gminas, voivodeships
from grono.store.store import Store

_NEEDS = {
    "region": ("voivodeship",),
    "headcount": ("headcounts",),
    "pkd": ("pkd_2025", "pkd_2007"),
}


def _legal_form(code: str) -> str:
    form = legal_forms().get(code)
    return Coded(code, form.abbreviation or form.name_pl, form.abbreviation or form.name_en) if form else code


def _gmina(code: str) -> str:
    gmina = gminas().get(code)
    return Coded(code, gmina.name) if gmina else code


def _voivodeship(name: str) -> str:
    english = {one.name: one.name_en for one in voivodeships().values()}.get(name)
    return Coded(name, name, english) if english else name


_NAMED = {"legal_form": _legal_form, "gmina": _gmina, "voivodeship": _voivodeship}
"""Fields that hold a code of an official dictionary, and how the code gets its name."""


def organisation_rows(
    store: Store, ids: Sequence[str], day: date, keys: Iterable[str] | None = None
) -> list[Row]:
    """Organisations with their fields, the derived columns and the contact person."""
    wanted = None if keys is None else {part for key in keys for part in _NEEDS.get(key, (key,))} | {"name"}
    held = ORGANISATION.load(store, ids, wanted)
    with_people = wanted is None or any(key.startswith("person") for key in wanted)
    people = contact_person.people_of(store, ids, day) if with_people else {}
    rows: list[Row] = []
    for id in ids:
        values = ORGANISATION.read(held[id], day, wanted)
        values.update(contact_person.read(people.get(id, []), day))
        _derive(values, day)
        rows.append(values)
    return rows


def person_rows(store: Store, ids: Sequence[str], day: date, keys: Iterable[str] | None = None) -> list[Row]:
    """People with their fields and the role that holds on the day."""
    held = PERSON.load(store, ids, None if keys is None else {*keys, "family_name"})
    roles = store.of(Role, ids)
    firms = _titles(store, {role.organisation_id for group in roles.values() for role in group})
    rows: list[Row] = []
    for id in ids:
        values = PERSON.read(held[id], day)
        values["title"] = f"{values.get('family_name', '')} {values.get('given_name', '')}".strip()
        current = [role for role in roles.get(id, []) if covers(role.valid_from, role.valid_to, day)]
        if current:
            role = current[0]
            values |= {
                "organisation": firms.get(role.organisation_id, ""),
                "organisation_id": role.organisation_id,
                "role_kind": role.kind,
            }
            values |= {key: text for key in ("function", "department") if (text := getattr(role, key))}
        rows.append(values)
    return rows


def _derive(values: dict[str, Any], day: date) -> None:
    for key, named in _NAMED.items():
        if code := values.get(key):
            values[key] = named(str(code))
    if region := values.get("voivodeship"):
        values["region"] = region
    counts = [people for year, people in values.get("headcounts", ()) if year <= day.year]
    if counts:
        values["headcount"] = counts[0]
    for version in ("2025", "2007"):
        if codes := values.get(f"pkd_{version}"):
            values["pkd"] = _("{code} (PKD {version})", code=codes[0], version=version)
            return


def _titles(store: Store, ids: Iterable[str]) -> dict[str, str]:
    sql = "SELECT id, title FROM _rownum WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in store.query(sql, (json.dumps(list(ids)),))}
