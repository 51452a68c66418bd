"""Finding any record by what was typed, those whose title it is first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.folding import fold
from grono.domain.text import Text, _
from grono.services import rows
from grono.services.activities import rows as activity_rows
from grono.services.columns import Row
from grono.store.search import Hit
from grono.store.store import Store
from grono.wording.values import as_text, nip

_LOOKED_AT = 200
_TOLD = ("title", "place", "number", "code")
_ROWS = {
    "event": activity_rows.event_rows,
    "edition": activity_rows.edition_rows,
    "programme": activity_rows.programme_rows,
    "project": activity_rows.project_rows,
}
KINDS = ("organisation", "person", "event", "edition", "programme", "project")


@dataclass(frozen=True)
class Found:
    """A record that was found and one line that tells it from others of its name."""

    kind: str
    id: str
    title: str
    note: Text | str


def find(store: Store, text: str, limit: int = 6) -> list[Found]:
    """The records of every kind that hold all words of a text; of each kind at most so many."""
    words = fold(text).split()
    found: list[Found] = []
    for kind in KINDS:
        hits = store.search(text, (kind,), _LOOKED_AT)
        hits.sort(key=lambda hit: not _titled(hit, words))
        found += _told(store, kind, hits[:limit])
    return found


def _titled(hit: Hit, words: Sequence[str]) -> bool:
    """Whether every typed word begins a word of the title."""
    title = fold(hit.title).replace("-", " ").replace("„", "").split()
    return all(any(part.startswith(word) for part in title) for word in words)


def _told(store: Store, kind: str, hits: Sequence[Hit]) -> list[Found]:
    ids = [hit.id for hit in hits]
    if kind == "organisation":
        values = rows.organisation_rows(store, ids, date.today(), ("name", "town", "nip"))
        notes = [_place_and_number(row) for row in values]
    elif kind == "person":
        values = rows.person_rows(store, ids, date.today(), ())
        notes = [_function_and_firm(row) for row in values]
    else:
        values = _ROWS[kind](store, ids, date.today(), _TOLD)
        notes = [_day_and_place(row) for row in values]
    return [Found(kind, hit.id, hit.title, note) for hit, note in zip(hits, notes, strict=True)]


def _day_and_place(row: Row) -> str:
    """An activity is told by its first day and its place, a project by its number."""
    told = [row.get(key) for key in ("first_day", "place", "number", "code")]
    return " · ".join(as_text(one, "pl") for one in told if one not in (None, "")) if row else ""


def _place_and_number(row: Row) -> Text | str:
    town, number = str(row.get("town") or ""), str(row.get("nip") or "")
    if town and number:
        return _("{town} · NIP {number}", town=town, number=nip(number))
    return _("NIP {number}", number=nip(number)) if number else town


def _function_and_firm(row: Row) -> str:
    return " · ".join(str(row[key]) for key in ("function", "organisation") if row.get(key))
