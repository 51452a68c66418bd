"""What the printed directory may say about whom, field by field, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from grono.domain.consent import (
    Basis,
    Consent,
    ConsentState,
    Publication,
    PublicationRule,
    PublishedField,
    Purpose,
)
from grono.domain.membership import MemberState
from grono.domain.text import Text, _
from grono.services.parts.attached import latest
from grono.store.store import Store


@dataclass(frozen=True)
class Permission:
    """What may be printed about an organisation. left_out: why nothing may, or None.

    reduced: what is kept back for want of a consent, and why.
    """

    fields: frozenset[PublishedField]
    left_out: Text | None
    reduced: tuple[tuple[PublishedField, Text], ...]


def permissions(store: Store, organisations: Sequence[str], day: date) -> dict[str, Permission]:
    """What may be printed about each organisation on a day."""
    rules = {rule.field: rule.basis for rule in store.all(PublicationRule)}
    own = store.of(Publication, organisations)
    answers = _answers(store, organisations, day)
    found: dict[str, Permission] = {}
    for id in organisations:
        bases = rules | {row.field: row.basis for row in own.get(id, [])}
        found[id] = _permission(bases, answers.get(id, ConsentState.NOT_ASKED))
    return found


def may_print_people(store: Store, people: Sequence[str], day: date) -> dict[str, bool]:
    """Whether each person agreed to stand in the printed directory by the day."""
    answers = _answers(store, people, day)
    return {id: answers.get(id) is ConsentState.GIVEN for id in people}


def left_out_state(state: MemberState) -> Text | None:
    """Why an organisation in a state is not in the directory at all."""
    if state is MemberState.SUSPENDED:
        return _("membership suspended")
    return None


def _answers(store: Store, subjects: Sequence[str], day: date) -> dict[str, ConsentState]:
    answers: dict[str, ConsentState] = {}
    for id, rows in store.of(Consent, subjects).items():
        until = [row for row in rows if row.decided_on is None or row.decided_on <= day]
        if row := latest(until, Purpose.DIRECTORY):
            answers[id] = row.state
    return answers


def _permission(bases: Mapping[PublishedField, Basis], answer: ConsentState) -> Permission:
    if answer is ConsentState.REFUSED:
        return Permission(frozenset(), _("refused publication in the directory"), ())
    if bases.get(PublishedField.NAME) is Basis.WITHHELD:
        return Permission(frozenset(), _("the office decided not to publish it"), ())
    kept_back = {field: why for field in PublishedField if (why := _kept_back(field, bases, answer))}
    if PublishedField.NAME in kept_back:
        return Permission(frozenset(), kept_back[PublishedField.NAME], ())
    printed = frozenset(PublishedField) - kept_back.keys()
    return Permission(printed, None, tuple(kept_back.items()))


def _kept_back(
    field: PublishedField, bases: Mapping[PublishedField, Basis], answer: ConsentState
) -> Text | None:
    """Why a field is not printed. The contact person is asked in person (may_print_people)."""
    basis = bases.get(field, Basis.CONSENT)
    if basis is Basis.WITHHELD:
        return _("not published")
    asks = basis is Basis.CONSENT and field is not PublishedField.PERSON
    return _("not asked for consent") if asks and answer is not ConsentState.GIVEN else None
