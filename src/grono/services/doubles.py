"""Records that may be the same as one that is being typed: by number, or by name without its legal form."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from grono.domain.folding import fold
from grono.domain.identifiers import Scheme, compact
from grono.domain.text import Text, _
from grono.services import rows
from grono.services.parts.base import Values
from grono.services.reference.legal_forms import split_legal_form
from grono.store.store import Store

_SAME_ENOUGH = 88
_TELLING = 5
_SHORTEST = 3
_MOST = 3
_SCHEMES = {"nip": Scheme.NIP, "regon": Scheme.REGON, "krs": Scheme.KRS}


@dataclass(frozen=True)
class Double:
    """A record that may be the same one. certain: it has the same official number."""

    id: str
    title: str
    note: str
    why: Text
    certain: bool


def organisations(store: Store, values: Values, but: str | None = None) -> list[Double]:
    """Organisations with the same number or nearly the same name, the surest first."""
    reasons: dict[str, tuple[Text, bool]] = {}
    for key, scheme in _SCHEMES.items():
        number = compact(scheme, str(values.get(key) or ""))
        if number:
            for id in _with_number(store, scheme, number):
                reasons.setdefault(id, (_("the same {number}", number=scheme.label), True))
    for id in _named_alike(store, "organisation", split_legal_form(str(values.get("name") or ""))[0]):
        reasons.setdefault(id, (_("a similar name"), False))
    reasons.pop(but or "", None)
    ids = list(reasons)[:_MOST]
    told = rows.organisation_rows(store, ids, date.today(), ("name", "town", "state"))
    return [
        Double(id, str(row.get("name") or ""), str(row.get("town") or ""), *reasons[id])
        for id, row in zip(ids, told, strict=True)
    ]


def people(store: Store, values: Values, but: str | None = None) -> list[Double]:
    """People with nearly the same names."""
    name = " ".join(str(values.get(key) or "") for key in ("family_name", "given_name"))
    ids = [id for id in _named_alike(store, "person", name) if id != but][:_MOST]
    told = rows.person_rows(store, ids, date.today(), ())
    return [
        Double(id, str(row["title"]), str(row.get("organisation") or ""), _("a similar name"), certain=False)
        for id, row in zip(ids, told, strict=True)
    ]


def titled(store: Store, table: str, values: Values, but: str | None = None) -> list[Double]:
    """Records of other kinds with nearly the same title."""
    ids = [id for id in _named_alike(store, table, str(values.get("title") or "")) if id != but][:_MOST]
    found = store.query(
        "SELECT id, title FROM _rownum WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return [Double(id, title, "", _("a similar title"), certain=False) for id, title in found]


def events(store: Store, values: Values, but: str | None = None) -> list[Double]:
    """Events of nearly the same title; on another day they are others, such as those of a series."""
    day = values.get("day")
    if not isinstance(day, date):
        return titled(store, "event", values, but)
    on_it = store.query(
        "SELECT DISTINCT subject_id FROM session WHERE day = ? AND deleted_at IS NULL", (day.isoformat(),)
    )
    same_day = {row[0] for row in on_it}
    alike = (double for double in titled(store, "event", values, but) if double.id in same_day)
    return [replace(double, why=_("a similar title on the same day")) for double in alike]


def _with_number(store: Store, scheme: Scheme, number: str) -> list[str]:
    found = store.query(
        """SELECT organisation_id FROM identifier JOIN organisation o ON o.id = organisation_id
           WHERE scheme = ? AND value = ? AND identifier.deleted_at IS NULL AND o.deleted_at IS NULL""",
        (scheme, number),
    )
    return [row[0] for row in found]


def _named_alike(store: Store, kind: str, name: str) -> list[str]:
    from rapidfuzz import fuzz, process

    wanted = fold(name).strip()
    if len(wanted) < _SHORTEST:
        return []
    known = {row[0]: row[1] for row in store.query("SELECT id, title FROM _rownum WHERE kind = ?", (kind,))}
    bare = {
        id: fold(split_legal_form(title)[0] if kind == "organisation" else title)
        for id, title in known.items()
    }
    best = process.extract(wanted, bare, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME_ENOUGH, limit=_MOST)
    alike = [id for _name, _score, id in best]
    return list(dict.fromkeys([*alike, *_same_beginning(wanted, bare)]))


def _same_beginning(wanted: str, bare: dict[str, str]) -> list[str]:
    """Records whose name begins with the same telling word, unless there are many of them."""
    word = wanted.split()[0]
    if len(word) < _TELLING:
        return []
    found = [id for id, name in bare.items() if name.split()[:1] == [word]]
    return found if len(found) <= _MOST else []
