"""Parts for consents, notes and the contact person that lists name beside an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from grono.domain.attached import Note
from grono.domain.consent import Consent, ConsentState, Information, Purpose
from grono.domain.entity import Entity
from grono.services.parts.base import Edit, Held, Values


def latest(consents: list[Consent], purpose: Purpose) -> Consent | None:
    """The answer that holds: the one decided last, the one recorded last among equals."""
    rows = [row for row in consents if row.purpose is purpose]
    return max(rows, key=lambda row: (row.decided_on or date.min, row.id)) if rows else None


@dataclass(frozen=True)
class ConsentAnswer:
    """The answer to one question for consent and the day it was given; no row is *not asked*."""

    purpose: Purpose

    @property
    def keys(self) -> tuple[str, ...]:
        return (f"consent_{self.purpose}", f"consent_{self.purpose}_on")

    @property
    def entities(self) -> tuple[type[Entity], ...]:
        return (Consent,)

    def read(self, held: Held, day: date) -> Values:
        until = [row for row in held.of(Consent) if row.decided_on is None or row.decided_on <= day]
        row = latest(until, self.purpose)
        answered = row is not None and row.state is not ConsentState.NOT_ASKED
        return dict(zip(self.keys, (row.state, row.decided_on), strict=True)) if row and answered else {}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        answer, when = self.keys
        state = values.get(answer)
        row = latest(held.of(Consent), self.purpose)
        if answer not in values or (state or ConsentState.NOT_ASKED) == (
            row.state if row else ConsentState.NOT_ASKED
        ):
            return
        decided: Any = values.get(when)
        told_now = not held.new and (row is not None or not edit.listed)
        yield Consent(
            subject_table=held.table,
            subject_id=held.id,
            purpose=self.purpose,
            state=ConsentState(str(state)) if state else ConsentState.NOT_ASKED,
            decided_on=decided or (edit.on.first_day if edit.on and told_now else None),
        )


@dataclass(frozen=True)
class InformationGiven:
    """Which information clause a person was given, in which version, and when; the last one shows."""

    keys: tuple[str, ...] = ("clause", "clause_version", "clause_given_on")
    entities: tuple[type[Entity], ...] = (Information,)

    def read(self, held: Held, day: date) -> Values:
        rows = [row for row in held.of(Information) if row.given_on <= day]
        if not rows:
            return {}
        row = max(rows, key=lambda row: (row.given_on, row.id))
        return dict(zip(self.keys, (row.clause, row.text_version, row.given_on), strict=True))

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        clause, version, given_on = (values.get(key) for key in self.keys)
        if not clause and not given_on:
            return
        row = Information(
            person_id=held.id,
            clause=str(clause or ""),
            text_version=str(version or ""),
            given_on=given_on if isinstance(given_on, date) else edit.day,
        )
        known = {(old.clause, old.text_version, old.given_on) for old in held.of(Information)}
        if (row.clause, row.text_version, row.given_on) not in known:
            yield row


@dataclass(frozen=True)
class Notes:
    """Notes in the office's words; a note is added, never replaced by another list's note."""

    keys: tuple[str, ...] = ("notes",)
    entities: tuple[type[Entity], ...] = (Note,)

    def read(self, held: Held, day: date) -> Values:
        rows = held.of(Note)
        return {"notes": tuple(row.text for row in rows)} if rows else {}

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        known = {row.text for row in held.of(Note)}
        texts: Any = values.get("notes") or ()
        for text in dict.fromkeys(texts):
            if text not in known:
                yield Note(subject_table=held.table, subject_id=held.id, text=text)
