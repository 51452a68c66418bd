"""A person as the card tells them: the line below the name, and the badges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from grono.domain.consent import ConsentState
from grono.domain.person import Person
from grono.domain.text import _
from grono.services import rows
from grono.services.columns import Row
from grono.services.contact_person import full_name
from grono.store.store import Store
from grono.ui.records.kinds import Mark, Told


def tell(store: Store, id: str, tr: Callable[..., str]) -> Told | None:
    """The person of an id as they are today; None when they are gone."""
    person = store.get(Person, id)
    if person is None or person.deleted_at:
        return None
    row = rows.person_rows(store, [id], date.today())[0]
    line = " · ".join(str(row[key]) for key in ("function", "organisation") if row.get(key))
    return Told("person", id, full_name(person), line or tr(_("without a role")), tuple(_marks(row)), row)


def _marks(row: Row) -> Iterator[Mark]:
    if kind := row.get("role_kind"):
        yield Mark(kind, "violet", dot=False)
    if "clause_given_on" not in row and "clause" not in row:
        yield Mark(_("not informed"), "warn", icon="warning-fill")
    if row.get("consent_directory") is ConsentState.REFUSED:
        yield Mark(_("refused the directory"), "warn", icon="warning-fill")
