"""Which record of the register a row means: by id, by official number, by name without its legal form."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from grono.domain.folding import fold
from grono.domain.ids import Id
from grono.exchange.rows import Candidate
from grono.services.parts.base import Values
from grono.services.reference.legal_forms import split_legal_form
from grono.store.store import Store

_NO_WORD = re.compile(r"[\W_]+")
_NUMBERS = ("nip", "regon", "krs", "eu_vat", "foreign_number")
_SCHEMES = {"foreign": "foreign_number"}


@dataclass(frozen=True)
class Match:
    """The record that a row means, or the several that it might mean; neither is a new record."""

    id: Id | None = None
    candidates: tuple[Id, ...] = ()


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """A name as it is compared: folded, without legal form, quotes and punctuation."""
    bare, _form = split_legal_form(name)
    return _NO_WORD.sub(" ", fold(bare)).strip()


@dataclass
class OrganisationIndex:
    """The organisations of a register, and those added while a list is planned, by what they are known by."""

    numbers: dict[tuple[str, str], set[Id]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    known: dict[Id, dict[str, str]] = field(default_factory=dict[Id, dict[str, str]])

    @classmethod
    def of(cls, store: Store) -> OrganisationIndex:
        """Every organisation that is not deleted, under all names that it ever had."""
        index = cls()
        for row in store.query("SELECT id, title FROM _rownum WHERE kind = 'organisation'"):
            index.known[Id(row["id"])] = {"title": row["title"]}
        for id, scheme, value in store.query(
            "SELECT organisation_id, scheme, value FROM identifier WHERE deleted_at IS NULL"
        ):
            index._add(id, _SCHEMES.get(scheme) or scheme, value)
        for id, name in store.query(
            "SELECT organisation_id, name FROM organisation_name WHERE deleted_at IS NULL"
        ):
            if id in index.known:
                index.names[name_key(name)].add(id)
        for id, town in store.query(
            """SELECT organisation_id, town FROM address
               WHERE deleted_at IS NULL AND use = 'seat' AND valid_to IS NULL"""
        ):
            if id in index.known:
                index.known[id]["town"] = town
        return index

    def add(self, id: Id, values: Values) -> None:
        """Know a record by the values that a row gave it, so that a later row of the list finds it."""
        entry = self.known.setdefault(id, {})
        if name := str(values.get("name") or ""):
            entry["title"] = name
            self.names[name_key(name)].add(id)
        if town := str(values.get("town") or ""):
            entry["town"] = town
        for scheme in _NUMBERS:
            if value := str(values.get(scheme) or ""):
                self._add(id, scheme, value)

    def match(self, values: Values) -> Match:
        """What a row means. Numbers that point to different records are a doubt; so is a name of several."""
        own = Id(str(values.get("id") or ""))
        if own:
            return Match(own if own in self.known else None)
        found: dict[Id, None] = {}
        for scheme in _NUMBERS:
            if (value := values.get(scheme)) and (ids := self.numbers.get((scheme, str(value)))):
                found |= dict.fromkeys(sorted(ids))
        if found:
            (first, *others) = found
            return Match(candidates=tuple(found)) if others else Match(first)
        return self._by_name(values)

    def candidates(self, ids: Iterable[Id]) -> tuple[Candidate, ...]:
        """Records to choose from, with their names."""
        return tuple(Candidate(id, self.known[id].get("title", "")) for id in ids)

    def is_called(self, id: Id, name: str) -> bool:
        """Whether a record is, or was, called that."""
        return id in self.names.get(name_key(name), ())

    def similar(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Records of nearly the same name, the nearest first."""
        from rapidfuzz import fuzz, process

        near = process.extract(
            name_key(name), list(self.names), scorer=fuzz.token_sort_ratio, limit=limit, score_cutoff=88
        )
        return self.candidates(
            dict.fromkeys(id for found, _score, _at in near for id in sorted(self.names[found]))
        )

    def _by_name(self, values: Values) -> Match:
        same = sorted(self.names.get(name_key(str(values.get("name") or "")), ()))
        if not same:
            return Match()
        town = fold(str(values.get("town") or ""))
        if town and len(same) > 1:
            same = [id for id in same if fold(self.known[id].get("town", "")) == town] or same
        contradicted = [id for id in same if self._contradicts(id, values)]
        if len(same) == 1 and not contradicted:
            return Match(same[0])
        elsewhere = [id for id in contradicted if town and fold(self.known[id].get("town", town)) != town]
        return Match(candidates=tuple(id for id in same if id not in elsewhere))

    def _contradicts(self, id: Id, values: Values) -> bool:
        """Whether a record has another number of a scheme than the row; then a name proves nothing."""
        known = self.known[id]
        return any(
            values.get(scheme) and known.get(scheme, values[scheme]) != values[scheme] for scheme in _NUMBERS
        )

    def _add(self, id: Id, scheme: str, value: str) -> None:
        if id in self.known:
            self.numbers[scheme, value].add(id)
            self.known[id][scheme] = value


@dataclass
class PersonIndex:
    """The people of a register by name and e-mail."""

    names: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    emails: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    firms: dict[Id, set[str]] = field(default_factory=lambda: defaultdict(set))
    known: dict[Id, str] = field(default_factory=dict[Id, str])

    @classmethod
    def of(cls, store: Store) -> PersonIndex:
        """Everybody who is not deleted."""
        index = cls()
        for id, family, given in store.query(
            "SELECT id, family_name, given_name FROM person WHERE deleted_at IS NULL"
        ):
            index.known[id] = f"{family} {given}".strip()
            index.names[person_key(family, given)].add(id)
        people = json.dumps(list(index.known))
        for id, email in store.query(
            "SELECT subject_id, value FROM contact WHERE kind = 'email' AND deleted_at IS NULL"
            " AND subject_id IN (SELECT value FROM json_each(?))",
            (people,),
        ):
            index.emails[email.lower()].add(id)
        for id, firm in store.query("SELECT person_id, organisation_id FROM role WHERE deleted_at IS NULL"):
            index.firms[id].add(firm)
        return index

    def add(self, id: Id, values: Values) -> None:
        """Know a person by the values of a row."""
        family, given = str(values.get("family_name") or ""), str(values.get("given_name") or "")
        self.known.setdefault(id, f"{family} {given}".strip())
        if family:
            self.names[person_key(family, given)].add(id)
        emails = values.get("emails")
        for email in emails if isinstance(emails, tuple) else ():
            self.emails[str(email).lower()].add(id)
        if firm := values.get("organisation"):
            self.firms[id].add(str(firm))

    def match(self, values: Values) -> Match:
        """Who a row means: the same name with the same e-mail or firm, else the only one of the name."""
        own = Id(str(values.get("id") or ""))
        if own:
            return Match(own if own in self.known else None)
        key = person_key(str(values.get("family_name") or ""), str(values.get("given_name") or ""))
        same = sorted(self.names.get(key, ()))
        emails = values.get("emails")
        reached = {
            id for email in (emails if isinstance(emails, tuple) else ()) for id in self._at(str(email))
        }
        firm = str(values.get("organisation") or "")
        sure = [id for id in same if id in reached or (firm and firm in self.firms[id])]
        if len(sure) == 1:
            return Match(sure[0])
        if sure or len(same) > 1:
            return Match(candidates=tuple(sure or same))
        if same and firm and self.firms[same[0]]:
            return Match(candidates=(same[0],))
        return Match(same[0]) if same else Match()

    def candidates(self, ids: Iterable[Id]) -> tuple[Candidate, ...]:
        """People to choose from, with their names."""
        return tuple(Candidate(id, self.known[id]) for id in ids)

    def _at(self, email: str) -> set[Id]:
        return self.emails.get(email.lower(), set())


def person_key(family: str, given: str) -> str:
    """A person's name as it is compared, whichever part comes first."""
    return " ".join(sorted(fold(f"{family} {given}").split()))
